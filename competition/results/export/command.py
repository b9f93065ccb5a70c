"""What `./garland export --what scores`, `standings` and `awards` do."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.config import Config
from competition.entries.export.leaving import ExportRefusedError, kind_of, named_campaign, write_out
from competition.judging.models import Assignment, Round, Scoresheet
from competition.judging.rules import SheetState
from competition.platform import audit
from competition.platform.db import Database
from competition.results.export.outcomes import COLUMNS, outcomes
from competition.results.export.scores import table_of
from competition.results.export.services import note_export
from competition.results.queries import gather, round_with_standings


def export_scores(config: Config, *, slug: str, number: int | None, out: Path | None, now: datetime) -> int:
    """Write the scoresheets handed in of a round (of the last that has any, without a `number`) to `out`.

    Returns how many there are. Raises ExportRefusedError.
    """
    kind = kind_of(out)
    database = Database(config.database_url)
    try:
        with database.reading() as session:
            campaign = named_campaign(session, slug)
            round_ = _round(session, campaign, number)
            table = table_of(gather(session, round_).facts)
            sheets = write_out(kind, table.columns, table.rows(), out)
        with database.writing() as session:
            _note(session, campaign.id, round_.id, kind, sheets, now)
    finally:
        database.engine.dispose()
    return sheets


def export_outcomes(config: Config, *, slug: str, awarded_only: bool, out: Path | None, now: datetime) -> int:
    """Write the latest standings with their awards to `out`, or only what has won; return how many works.

    Raises ExportRefusedError.
    """
    kind = kind_of(out)
    database = Database(config.database_url)
    try:
        with database.reading() as session:
            campaign = named_campaign(session, slug)
            round_ = round_with_standings(session, campaign.id)
            if round_ is None:
                raise ExportRefusedError("There are no standings yet. Compute them first.")
            rows = outcomes(session, round_, awarded_only=awarded_only)
            works = write_out(kind, COLUMNS, rows, out)
        with database.writing() as session:
            its = session.get_one(Campaign, campaign.id)
            note_export(session, campaign=its, kind=kind, number=works, actor=None, now=now)
    finally:
        database.engine.dispose()
    return works


def _round(session: Session, campaign: Campaign, number: int | None) -> Round:
    rounds = session.scalars(
        select(Round).where(Round.campaign_id == campaign.id).order_by(Round.number)
    ).all()
    if number is not None:
        found = next((each for each in rounds if each.number == number), None)
    else:
        scored = (
            select(Assignment.round_id)
            .join(Scoresheet, Scoresheet.assignment_id == Assignment.id)
            .where(Scoresheet.state == SheetState.SUBMITTED)
        )
        ids = set(session.scalars(scored.distinct()))
        found = next((each for each in reversed(rounds) if each.id in ids), None)
    if found is None:
        there = ", ".join(f"{each.number} ({each.name})" for each in rounds) or "none yet"
        what = "No round has scores yet." if number is None else f"There is no round {number}."
        raise ExportRefusedError(f"{what} Rounds: {there}.")
    return found


def _note(session: Session, campaign_id: int, round_id: int, kind: str, sheets: int, now: datetime) -> None:
    audit.record(
        session,
        actor_id=None,
        action="scores.export",
        object_kind="round",
        object_id=round_id,
        campaign_id=campaign_id,
        now=now,
        kind=kind,
        number=sheets,
    )
