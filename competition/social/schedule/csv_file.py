"""The schedule as CSV, for programs that post by themselves: a row for each post and platform."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

COLUMNS = ("date", "time", "timezone", "platform", "text", "image", "alt")
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Row:
    """What is posted where and when, with its audience's time zone; `image` names a file."""

    at: datetime
    zone: str
    platform: str
    text: str
    image: str
    alt: str


def schedule_csv(rows: Iterable[Row]) -> str:
    """Return rows in the order of time, day and clock as the audience's are.

    A byte order mark lets spreadsheets read every script.
    """
    out = io.StringIO()
    lines = csv.writer(out, lineterminator="\r\n")
    lines.writerow(COLUMNS)
    for row in sorted(rows, key=lambda row: row.at):
        local = row.at.astimezone(ZoneInfo(row.zone))
        said = (row.platform, row.text, row.image, row.alt)
        lines.writerow([f"{local:%Y-%m-%d}", f"{local:%H:%M}", row.zone, *map(_harmless, said)])
    return "\ufeff" + out.getvalue()


def _harmless(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULAS) else text
