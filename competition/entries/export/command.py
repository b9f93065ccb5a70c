"""What `./garland export` does: the same table, written by the operator."""

from datetime import datetime
from pathlib import Path

from competition.campaign.models import Campaign
from competition.config import Config
from competition.entries.export.leaving import kind_of, named_campaign, write_out
from competition.entries.export.queries import lines
from competition.entries.export.rows import COLUMNS, cells
from competition.entries.export.services import note_export
from competition.entries.listing import Filters
from competition.entries.models import Entry
from competition.platform.db import Database

SEEN = Entry.set_apart_at.is_(None)
"""What a concern sets apart is for those responsible alone: they take it out in the browser."""


def export(config: Config, *, slug: str, out: Path | None, now: datetime) -> int:
    """Write a campaign's entries to `out`, by its ending, or as CSV to standard output; return how many.

    Entries set apart for a concern stay out.

    The file appears under its name only when it is whole. Raises ExportRefusedError.
    """
    kind = kind_of(out)
    database = Database(config.database_url)
    try:
        with database.reading() as session:
            campaign = named_campaign(session, slug)
            number = write_out(kind, COLUMNS, map(cells, lines(session, campaign.id, Filters(), SEEN)), out)
        with database.writing() as session:
            its = session.get_one(Campaign, campaign.id)
            note_export(session, campaign=its, kind=kind, number=number, actor=None, now=now)
    finally:
        database.engine.dispose()
    return number
