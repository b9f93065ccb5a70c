"""A roster as it lies: its rows, what becomes of them, whether it can still be changed."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.entries.identity import SchoolClass
from competition.entries.roster.errors import RosterClosedError
from competition.entries.roster.models import OPEN, Roster
from competition.entries.roster.plan import Plan, SentFile, make_plan
from competition.entries.roster.reading import Setting
from competition.entries.roster.roles import Role
from competition.platform import audit


def open_rosters(session: Session, class_id: int) -> Sequence[Roster]:
    """Return the rosters of a class that lie half done, the latest first."""
    wanted = select(Roster).where(Roster.class_id == class_id, Roster.state.in_(OPEN))
    return session.scalars(wanted.order_by(Roster.id.desc())).all()


def rows_of(roster: Roster) -> list[list[str]]:
    """Return all rows of the table as they were read."""
    found: list[list[str]] = (roster.cells or {}).get("rows", [])
    return found


def setting_of(roster: Roster) -> Setting:
    """Return what holds for rows that do not say it."""
    return Setting(**roster.setting)


def plan_of(roster: Roster, categories: Sequence[Category]) -> Plan:
    """Return what becomes of a roster as its columns and files are placed now."""
    numbers = (roster.cells or {}).get("numbers", [])
    return make_plan(
        rows_of(roster)[roster.header :],
        numbers[roster.header :],
        [Role(role) for role in roster.roles],
        setting_of(roster),
        [SentFile(file.id, file.name) for file in roster.files],
        {int(id_): number for id_, number in roster.choices.items()},
        forms=[(category.form, category.takes_text) for category in categories],
    )


def lock_open(session: Session, roster: Roster) -> None:
    """Hold the roster as it is in the database; raise RosterClosedError when it can no longer be changed."""
    session.flush()
    session.refresh(roster, with_for_update=True)
    if roster.state not in OPEN:
        raise RosterClosedError


def record(session: Session, roster: Roster, action: str, actor: Account | None, now: datetime) -> None:
    """Write down what was done with a roster; `actor` None: by itself."""
    school_class = session.get_one(SchoolClass, roster.class_id)
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action=action,
        object_kind="roster",
        object_id=roster.id,
        campaign_id=school_class.campaign_id,
        now=now,
    )
