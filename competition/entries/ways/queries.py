"""What the secretariat's list of classes asks: who looks after which, and whose address is confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import City, School
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.entries.workspace import HANDED_IN

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What the list is narrowed to."""

    search: str = ""
    unconfirmed: bool = False
    city_id: int | None = None


@dataclass(frozen=True)
class ClassLine:
    """One class and one who looks after it; nobody where the secretariat alone holds it."""

    class_ref: str
    class_name: str
    school: str
    city: str
    teacher_ref: str | None
    teacher: str
    address: str
    confirmed: bool
    entries: int
    handed_in: int


def class_lines(
    session: Session, campaign_id: int, wanted: Wanted, page: int = 1
) -> tuple[list[ClassLine], bool]:
    """Return a page of the list, the newest class first, and whether more follow; in two statements."""
    rows = session.execute(
        _listed()
        .where(SchoolClass.campaign_id == campaign_id, *_conditions(wanted))
        .order_by(SchoolClass.id.desc(), ClassTeacher.id)
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE)
    ).all()
    counts = _counts(session, [row[0] for row in rows[:PAGE]])
    return [_line(row, *counts.get(row[0], (0, 0))) for row in rows[:PAGE]], len(rows) > PAGE


def count_lines(session: Session, campaign_id: int, wanted: Wanted) -> tuple[int, int]:
    """Return how many lines the narrowed list has, and how many addresses of the whole are not confirmed."""
    lines = _listed().where(SchoolClass.campaign_id == campaign_id)
    fitting = select(func.count()).select_from(lines.where(*_conditions(wanted)).subquery())
    waiting = select(func.count(func.distinct(Account.id))).select_from(Account)
    waiting = (
        waiting.join(ClassTeacher, ClassTeacher.account_id == Account.id)
        .join(SchoolClass, SchoolClass.id == ClassTeacher.class_id)
        .where(SchoolClass.campaign_id == campaign_id, Account.pending_email.is_not(None))
    )
    row = session.execute(select(fitting.scalar_subquery(), waiting.scalar_subquery())).one()
    return row[0], row[1]


def _listed() -> Select[*tuple[Any, ...]]:
    looks_after = and_(ClassTeacher.class_id == SchoolClass.id, ClassTeacher.in_trust.is_(False))
    return (
        select(
            SchoolClass.id,
            SchoolClass.ref.label("class_ref"),
            SchoolClass.name.label("class_name"),
            School.name.label("school"),
            City.name.label("city"),
            Account.ref.label("teacher_ref"),
            Account.name.label("teacher"),
            Account.email,
            Account.pending_email,
        )
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .outerjoin(ClassTeacher, looks_after)
        .outerjoin(Account, Account.id == ClassTeacher.account_id)
    )


def _line(row: Row[*tuple[Any, ...]], entries: int, handed_in: int) -> ClassLine:
    return ClassLine(
        class_ref=row.class_ref,
        class_name=row.class_name,
        school=row.school,
        city=row.city,
        teacher_ref=row.teacher_ref,
        teacher=row.teacher or "",
        address=row.email or row.pending_email or "",
        confirmed=row.email is not None,
        entries=entries,
        handed_in=handed_in,
    )


def _counts(session: Session, class_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Return of each class how many entries stand and how many of them are handed in."""
    if not class_ids:
        return {}
    handed_in = func.count(Entry.id).filter(Entry.state.in_(HANDED_IN))
    rows = session.execute(
        select(Authorship.class_id, func.count(Entry.id), handed_in)
        .join(Entry, Entry.id == Authorship.entry_id)
        .where(Authorship.class_id.in_(class_ids), Entry.state != EntryState.WITHDRAWN)
        .group_by(Authorship.class_id)
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.unconfirmed:
        found.append(Account.pending_email.is_not(None))
    if wanted.city_id is not None:
        found.append(School.city_id == wanted.city_id)
    for word in wanted.search.split():
        escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        columns = (
            SchoolClass.name,
            School.name,
            City.name,
            Account.name,
            Account.email,
            Account.pending_email,
        )
        found.append(or_(*(column.ilike(f"%{escaped}%", escape="\\") for column in columns)))
    return found
