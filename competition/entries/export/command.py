"""What `./garland export` does: the same table, written by the operator."""

import sys
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.config import Config
from competition.entries.export.queries import lines
from competition.entries.export.rows import Line
from competition.entries.export.services import note_export
from competition.entries.export.writing import WRITERS
from competition.entries.listing import Filters
from competition.entries.models import Entry
from competition.platform.db import Database

WHAT = {"entries"}
SEEN = Entry.set_apart_at.is_(None)
"""What a concern sets apart is for those responsible alone: they take it out in the browser."""
COMING = {"scores", "standings", "awards"}


class ExportRefusedError(Exception):
    """Nothing is written; the sentence says why."""


def export(config: Config, *, slug: str, what: str, out: Path | None, now: datetime) -> int:
    """Write a campaign's entries to `out`, by its ending, or as CSV to standard output; return how many.

    Entries set apart for a concern stay out.

    The file appears under its name only when it is whole. Raises ExportRefusedError.
    """
    kind = _kind(what, out)
    database = Database(config.database_url)
    try:
        with database.reading() as session:
            campaign = _campaign(session, slug)
            number = _write(kind, lines(session, campaign.id, Filters(), SEEN), out)
        with database.writing() as session:
            its = session.get_one(Campaign, campaign.id)
            note_export(session, campaign=its, kind=kind, number=number, actor=None, now=now)
    finally:
        database.engine.dispose()
    return number


def _campaign(session: Session, slug: str) -> Campaign:
    campaign = session.scalar(select(Campaign).where(Campaign.slug == slug))
    if campaign is None:
        known = ", ".join(session.scalars(select(Campaign.slug).order_by(Campaign.slug))) or "none yet"
        raise ExportRefusedError(f"There is no campaign “{slug}” here. There are: {known}")
    return campaign


def _write(kind: str, found: Iterable[Line], out: Path | None) -> int:
    if out is None:
        return WRITERS[kind](found, sys.stdout.buffer)
    aside = out.with_name(f".{out.name}.part")
    try:
        with aside.open("wb") as file:
            number = WRITERS[kind](found, file)
        aside.replace(out)
    finally:
        aside.unlink(missing_ok=True)
    return number


def _kind(what: str, out: Path | None) -> str:
    if what in COMING:
        raise ExportRefusedError(
            f"The {what} cannot be exported yet; that comes with the results. What there is: entries."
        )
    if what not in WHAT:
        raise ExportRefusedError(f"There is nothing called “{what}” to export. What there is: entries.")
    kind = out.suffix.lower().lstrip(".") if out else "csv"
    if kind not in WRITERS:
        raise ExportRefusedError("The file should end in .xlsx, .csv or .json, which says what it becomes.")
    if out is not None and not out.parent.is_dir():
        raise ExportRefusedError(f"There is no folder {out.parent}.")
    return kind
