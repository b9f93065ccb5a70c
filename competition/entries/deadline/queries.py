"""What the pages of the deadline ask: who has more time, who is unfinished, who was reminded when."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, City, Milestone, School
from competition.campaign.rules import MilestoneKey
from competition.entries.deadline.models import Extension, Reminder
from competition.entries.deadline.rules import LEADS
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.paper.marks import IN_TRUST
from competition.entries.rules import EntryState

PAGE = 40
QUIET = timedelta(days=7)
UNFINISHED = (EntryState.DRAFT, EntryState.RETURNED)


@dataclass(frozen=True)
class Narrowed:
    """What the list of unfinished classes is narrowed to; `which`: unconfirmed, nothing-in, quiet or all."""

    which: str = ""
    search: str = ""


@dataclass(frozen=True)
class ClassAtWork:
    """A class with drafts: whose it is, when it was last worked on, when it was last reminded."""

    school_class: SchoolClass
    school: School
    city: City
    drafts: int
    active_at: datetime
    reminded_at: datetime | None
    is_in_trust: bool = False
    """The secretariat is still typing it from paper."""
    teachers: list[Account] = field(default_factory=list)


def extensions(session: Session, campaign_id: int) -> Sequence[tuple[Extension, School, City]]:
    """Return the extensions of a campaign with their schools, the earliest to end first."""
    rows = session.execute(
        select(Extension, School, City)
        .join(School, School.id == Extension.school_id)
        .join(City, City.id == School.city_id)
        .where(Extension.campaign_id == campaign_id)
        .order_by(Extension.until, School.name)
    )
    return [(extension, school, city) for extension, school, city in rows]


def find_extension(session: Session, campaign_id: int, school_id: int) -> Extension | None:
    """Return the later deadline of a school, if it was given one."""
    wanted = select(Extension).where(Extension.campaign_id == campaign_id, Extension.school_id == school_id)
    return session.scalars(wanted).one_or_none()


def closes_for_school(session: Session, campaign: Campaign, school_id: int) -> datetime | None:
    """Return the deadline of every class of a school."""
    found = find_extension(session, campaign.id, school_id)
    return campaign.calendar.extended(found.until if found else None).at(MilestoneKey.DEADLINE)


def classes_at_work(
    session: Session, campaign: Campaign, narrowed: Narrowed, *, now: datetime, page: int = 1
) -> tuple[list[ClassAtWork], int]:
    """Return a page of the classes with drafts, and how many there are in all; one statement."""
    counted = _drafts(campaign.id)
    last = _last_reminder()
    picked = (
        select(counted.c.class_id, func.count().over().label("whole"))
        .join(SchoolClass, SchoolClass.id == counted.c.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .where(*_conditions(narrowed, counted.c.active_at, now))
        .order_by(counted.c.active_at, counted.c.class_id)
        .limit(PAGE)
        .offset((page - 1) * PAGE)
        .subquery()
    )
    rows = session.execute(
        select(
            *(SchoolClass, School, City, Account),
            *(counted.c.drafts, counted.c.active_at, last, IN_TRUST, picked.c.whole),
        )
        .join(picked, picked.c.class_id == SchoolClass.id)
        .join(counted, counted.c.class_id == SchoolClass.id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .outerjoin(ClassTeacher, (ClassTeacher.class_id == SchoolClass.id) & ClassTeacher.in_trust.is_(False))
        .outerjoin(Account, Account.id == ClassTeacher.account_id)
        .order_by(counted.c.active_at, SchoolClass.id, Account.id)
    ).all()
    found: dict[int, ClassAtWork] = {}
    for school_class, school, city, teacher, drafts, active_at, *facts, _whole in rows:
        at_work = ClassAtWork(school_class, school, city, drafts, active_at, *facts)
        found.setdefault(school_class.id, at_work)
        if teacher is not None:
            found[school_class.id].teachers.append(teacher)
    return list(found.values()), rows[0].whole if rows else 0


def _drafts(campaign_id: int) -> Any:
    """Return, by class, how many entries are not handed in and when one was last changed."""
    return (
        select(
            Authorship.class_id,
            func.count(Entry.id).label("drafts"),
            func.max(Entry.updated_at, type_=Entry.updated_at.type).label("active_at"),
        )
        .join(Entry, Entry.id == Authorship.entry_id)
        .where(Entry.campaign_id == campaign_id, Entry.state.in_(UNFINISHED))
        .group_by(Authorship.class_id)
        .subquery()
    )


def _last_reminder() -> Any:
    return (
        select(func.max(Reminder.sent_at, type_=Reminder.sent_at.type))
        .where(Reminder.class_id == SchoolClass.id)
        .correlate(SchoolClass)
        .scalar_subquery()
    )


def _conditions(
    narrowed: Narrowed, active_at: ColumnElement[datetime], now: datetime
) -> Iterable[ColumnElement[bool]]:
    if narrowed.search:
        like = f"%{narrowed.search.replace('%', '').replace('_', '')}%"
        yield or_(*(column.ilike(like) for column in (SchoolClass.name, School.name, City.name)))
    if narrowed.which == "quiet":
        yield active_at < now - QUIET
    if narrowed.which == "nothing-in":
        yield ~_any_entry(Entry.submitted_at.is_not(None))
    if narrowed.which == "unconfirmed":
        yield ~exists().where(
            ClassTeacher.class_id == SchoolClass.id,
            Account.id == ClassTeacher.account_id,
            Account.email.is_not(None),
        ).correlate(SchoolClass)


def _any_entry(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return (
        exists()
        .where(Authorship.class_id == SchoolClass.id, Entry.id == Authorship.entry_id, condition)
        .correlate(SchoolClass)
    )


def unfinished_classes(
    session: Session,
    campaign_id: int,
    ids: Collection[int] = (),
    states: Collection[EntryState] = (EntryState.DRAFT,),
) -> list[SchoolClass]:
    """Return the classes that have a draft: a new one, or one that was opened again; or what `states` say.

    What the secretariat is still typing from paper is not among them.
    """
    wanted = select(SchoolClass).where(
        SchoolClass.campaign_id == campaign_id, _any_entry(Entry.state.in_(states)), ~IN_TRUST
    )
    wanted = wanted.where(SchoolClass.id.in_(ids)) if ids else wanted
    return list(session.scalars(wanted.order_by(SchoolClass.id)))


def teachers_of(session: Session, class_ids: Collection[int]) -> dict[int, list[Account]]:
    """Return the teachers of classes, by class; of one that is still typed from paper, nobody."""
    found: dict[int, list[Account]] = {}
    rows = session.execute(
        select(ClassTeacher.class_id, Account)
        .join(Account, Account.id == ClassTeacher.account_id)
        .join(SchoolClass, SchoolClass.id == ClassTeacher.class_id)
        .where(ClassTeacher.class_id.in_(class_ids), ~IN_TRUST)
        .order_by(ClassTeacher.class_id, Account.id)
    )
    for class_id, account in rows:
        found.setdefault(class_id, []).append(account)
    return found


def campaigns_closing(session: Session, now: datetime) -> Sequence[Campaign]:
    """Return the campaigns of which some class may be due: a deadline is near, or was moved."""
    longest = max(LEADS.values())
    deadline = and_(Milestone.campaign_id == Campaign.id, Milestone.key == MilestoneKey.DEADLINE)
    extended = exists().where(Extension.campaign_id == Campaign.id, Extension.until > now)
    near = and_(Milestone.at > now, Milestone.at <= now + longest)
    wanted = select(Campaign).join(Milestone, deadline)
    return session.scalars(
        wanted.where(or_(near, extended), Campaign.announced_at.is_(None)).order_by(Campaign.id)
    ).all()
