"""A roster entered or put away; what it held is forgotten either way. None of it commits."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.entries.identity import SchoolClass
from competition.entries.roster.errors import NoRowsError, RosterClosedError
from competition.entries.roster.models import OPEN, Roster, RosterState
from competition.entries.roster.services.held import lock_open, plan_of, record
from competition.entries.services.guards import require_open
from competition.platform import files, jobs
from competition.platform.erasure import request_erasure

ENTER = "entries.enter_roster"


def request_entering(
    session: Session,
    *,
    roster: Roster,
    school_class: SchoolClass,
    categories: Sequence[Category],
    actor: Account,
    now: datetime,
) -> jobs.Job:
    """Ask for all rows to be entered; the moment of asking counts for the deadline.

    Raises NoRowsError, RosterClosedError, NotOpenYetError, DeadlinePassedError.
    """
    require_open(session.get_one(Campaign, school_class.campaign_id), now, school_class)
    lock_open(session, roster)
    if not plan_of(roster, categories).works:
        raise NoRowsError
    job = jobs.request(
        session,
        name=ENTER,
        args={"roster": roster.id, "at": now.isoformat()},
        key=f"roster.{roster.id}",
        actor_id=actor.id,
        campaign_id=school_class.campaign_id,
        now=now,
    )
    roster.state, roster.job_ref, roster.updated_at = RosterState.ENTERING, job.ref, now
    record(session, roster, "roster.enter", actor, now)
    return job


def finish(session: Session, *, roster: Roster, report: Mapping[str, Any], now: datetime) -> None:
    """Write down what came of a roster and forget what it held."""
    roster.state, roster.report, roster.updated_at = RosterState.DONE, dict(report), now
    forget(session, roster=roster, now=now)


def put_away(session: Session, *, roster: Roster, actor: Account | None, now: datetime) -> None:
    """Leave a roster; what it held is forgotten, what was entered before stays."""
    if roster.state not in OPEN:
        raise RosterClosedError
    roster.state, roster.updated_at = RosterState.PUT_AWAY, now
    forget(session, roster=roster, now=now)
    record(session, roster, "roster.put_away", actor, now)


def forget(session: Session, *, roster: Roster, now: datetime) -> None:
    """Drop the table, the names of the files and the register's rows of both.

    The bytes themselves are taken from the disk a day later, where nothing else needs them.
    """
    held = {file.file_id for file in roster.files} | ({roster.file_id} - {None})
    roster.cells, roster.choices, roster.file_id, roster.files = None, {}, None, []
    session.flush()
    originals = session.scalars(select(files.StoredFile).where(files.StoredFile.id.in_(held))).all()
    for original in originals:
        request_erasure(session, sha256=original.sha256, now=now)
    session.execute(delete(files.StoredFile).where(files.StoredFile.id.in_(held)))
