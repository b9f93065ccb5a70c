"""What the secretariat's page of one entry asks: the work, whose it is, what was decided before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import Session, joinedload

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category, City, School
from competition.consent.models import Person
from competition.entries.blindness.queries import BlindnessReport, report_of
from competition.entries.corrections import Correction
from competition.entries.dossiers import Dossier
from competition.entries.identity import Author, Authorship, ClassTeacher, SchoolClass
from competition.entries.likeness.queries import number_alike
from competition.entries.models import Entry, Screening
from competition.entries.reasons import whole_reason
from competition.entries.rules import EntryState, ScreeningDecision

# What was never handed in is the class's own: it is counted, but nobody else opens it.
HANDED_IN_ONCE = or_(
    Entry.number.is_not(None), and_(Entry.state != EntryState.DRAFT, Entry.state != EntryState.WITHDRAWN)
)


@dataclass(frozen=True)
class Subject:
    """An entry that was handed in, with its category and where it comes from."""

    entry: Entry
    authorship: Authorship
    category: Category
    class_name: str
    school: str
    city: str
    alike: int = 0
    """How many others are like it."""
    corrected: int = 0
    """How often its language or category was corrected."""
    teachers: tuple[Account, ...] = ()
    """Who looks after its class."""


@dataclass(frozen=True)
class Decided:
    """An earlier decision, with the name of who took it."""

    decision: ScreeningDecision
    reason: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Corrected:
    """A correction, with the name of who made it."""

    correction: Correction
    by: str


@dataclass(frozen=True)
class Found:
    """All that the page of an entry shows beside the work; `names` stand in the work, or are to be masked."""

    dossier: Dossier
    report: BlindnessReport
    decided: list[Decided]
    corrections: list[Corrected]

    @property
    def names(self) -> list[str]:
        """The names that stand in the work, and further words ruled to be masked."""
        return self.report.names


def find_subject(session: Session, slug: str, ref: str) -> tuple[Campaign, Subject] | None:
    """Return an entry that was handed in, and its campaign; one statement with pictures and teachers."""
    wanted = _subjects().where(Campaign.slug == slug, Entry.ref == ref, HANDED_IN_ONCE)
    rows = session.execute(wanted.order_by(Account.id)).unique().all()
    if not rows:
        return None
    teachers = tuple(row.Account for row in rows if row.Account is not None)
    return rows[0].Campaign, replace(Subject(*rows[0][1:-1]), teachers=teachers)


def _subjects() -> Select[Any]:
    """Return the statement for entries and what belongs to each, a row for each teacher."""
    corrected = select(func.count(Correction.id)).where(Correction.entry_id == Entry.id).scalar_subquery()
    place = (SchoolClass.name, School.name, City.name)
    return (
        select(Campaign, Entry, Authorship, Category, *place, number_alike(), corrected, Account)
        .join(Entry, Entry.campaign_id == Campaign.id)
        .join(Category, Category.id == Entry.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .outerjoin(ClassTeacher, (ClassTeacher.class_id == SchoolClass.id) & ClassTeacher.in_trust.is_(False))
        .outerjoin(Account, Account.id == ClassTeacher.account_id)
        .options(joinedload(Entry.images))
    )


def find_out(session: Session, campaign: Campaign, subject: Subject) -> Found:
    """Return what belongs to an entry, in four statements however many people are behind it."""
    entry, people = subject.entry, _people(session, subject.entry.id)
    dossier = Dossier(
        campaign,
        subject.category,
        entry,
        subject.authorship.class_id,
        subject.authorship.made_by,
        tuple(people),
    )
    report = report_of(session, entry, people=people)
    corrections = corrected(session, entry.id) if subject.corrected else []
    return Found(dossier, report, _decided(session, entry.id), corrections)


def cities_of(session: Session, campaign_id: int) -> Sequence[City]:
    """Return the cities of a campaign by name."""
    return session.scalars(select(City).where(City.campaign_id == campaign_id).order_by(City.name)).all()


def _people(session: Session, entry_id: int) -> Sequence[Person]:
    """Return the people behind an entry in the order of the credit, with what they allow; one statement."""
    wanted = (
        select(Person)
        .join(Author, Author.person_id == Person.id)
        .where(Author.entry_id == entry_id)
        .order_by(Author.position)
        .options(joinedload(Person.consents))
    )
    return session.scalars(wanted).unique().all()


def _decided(session: Session, entry_id: int) -> list[Decided]:
    """Return the decisions about an entry, the latest first."""
    rows = session.execute(
        select(Screening, Account)
        .join(Account, Account.id == Screening.decided_by_id)
        .where(Screening.entry_id == entry_id)
        .order_by(Screening.id.desc())
    )
    return [
        Decided(
            screening.decision,
            whole_reason(screening.reasons or [], screening.reason),
            screening.decided_at,
            by.name or by.address or "",
        )
        for screening, by in rows
    ]


def corrected(session: Session, entry_id: int) -> list[Corrected]:
    """Return the corrections of an entry, the latest first, those taken back included."""
    rows = session.execute(
        select(Correction, Account)
        .join(Account, Account.id == Correction.corrected_by_id)
        .where(Correction.entry_id == entry_id)
        .order_by(Correction.id.desc())
    )
    return [Corrected(correction, by.name or by.address or "") for correction, by in rows]
