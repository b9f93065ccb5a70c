"""What the page of entries on paper asks."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.campaign.models import City, School
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.entries.paper.models import PaperClass, PaperEntry
from competition.entries.rules import EntryState
from competition.entries.workspace import HANDED_IN

PAGE = 50


@dataclass(frozen=True)
class PaperLine:
    """A class on paper, and how far its typing is."""

    ref: str
    name: str
    school: str
    city: str
    received_on: date
    finished_at: datetime | None
    teachers: int
    mine: int
    entries: int
    handed_in: int


@dataclass(frozen=True)
class TypedEntry:
    """An entry that was typed from paper, the day on which it arrived, and whether that made it late."""

    ref: str
    title: str
    language: str
    received_on: date
    is_late: bool


def typed_entries(session: Session, class_id: int) -> list[TypedEntry]:
    """Return what of a class was typed from paper and stands, in the order of typing; one statement."""
    rows = session.execute(
        select(Entry.ref, Entry.title, Entry.language, PaperEntry.received_on, Entry.late_by)
        .join(PaperEntry, PaperEntry.entry_id == Entry.id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .where(Authorship.class_id == class_id, Entry.state != EntryState.WITHDRAWN)
        .order_by(Entry.id)
    )
    return [TypedEntry(*row[:4], is_late=row[4] is not None) for row in rows]


def paper_lines(
    session: Session, campaign_id: int, account_id: int, page: int = 1
) -> tuple[list[PaperLine], bool]:
    """Return the classes on paper, those being typed first, and whether more follow; one statement."""
    typed = (
        select(func.count())
        .select_from(PaperEntry)
        .join(Entry, Entry.id == PaperEntry.entry_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .where(Authorship.class_id == SchoolClass.id, Entry.state != EntryState.WITHDRAWN)
        .correlate(SchoolClass)
    )
    holders = (
        select(func.count(ClassTeacher.id))
        .where(ClassTeacher.class_id == SchoolClass.id)
        .correlate(SchoolClass)
    )
    rows = session.execute(
        select(
            SchoolClass.ref,
            SchoolClass.name,
            School.name,
            City.name,
            PaperClass.received_on,
            PaperClass.finished_at,
            holders.where(ClassTeacher.in_trust.is_(False)).scalar_subquery(),
            holders.where(ClassTeacher.account_id == account_id).scalar_subquery(),
            typed.scalar_subquery(),
            typed.where(Entry.state.in_(HANDED_IN)).scalar_subquery(),
        )
        .join(PaperClass, PaperClass.class_id == SchoolClass.id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .where(SchoolClass.campaign_id == campaign_id)
        .order_by(PaperClass.finished_at.is_not(None), SchoolClass.id.desc())
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE)
    ).all()
    return [PaperLine(*row) for row in rows[:PAGE]], len(rows) > PAGE
