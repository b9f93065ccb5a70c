"""What all tables have in common that an operator takes out: a campaign, and a file whole or not there."""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.entries.export.writing import WRITERS, Cells


class ExportRefusedError(Exception):
    """Nothing is written; the sentence says why."""


def kind_of(out: Path | None) -> str:
    """Return what the file is to be, by its ending; CSV without one. Raises ExportRefusedError."""
    kind = out.suffix.lower().lstrip(".") if out else "csv"
    if kind not in WRITERS:
        raise ExportRefusedError("The file should end in .xlsx, .csv or .json, which says what it becomes.")
    if out is not None and not out.parent.is_dir():
        raise ExportRefusedError(f"There is no folder {out.parent}.")
    return kind


def named_campaign(session: Session, slug: str) -> Campaign:
    """Return the campaign of this address. Raises ExportRefusedError, which names those there are."""
    campaign = session.scalar(select(Campaign).where(Campaign.slug == slug))
    if campaign is None:
        known = ", ".join(session.scalars(select(Campaign.slug).order_by(Campaign.slug))) or "none yet"
        raise ExportRefusedError(f"There is no campaign “{slug}” here. There are: {known}")
    return campaign


def write_out(kind: str, columns: Sequence[str], rows: Iterable[Cells], out: Path | None) -> int:
    """Write to the file, or to standard output; return how many rows. The file appears once it is whole."""
    if out is None:
        return WRITERS[kind](columns, rows, sys.stdout.buffer)
    aside = out.with_name(f".{out.name}.part")
    try:
        with aside.open("wb") as file:
            number = WRITERS[kind](columns, rows, file)
        aside.replace(out)
    finally:
        aside.unlink(missing_ok=True)
    return number
