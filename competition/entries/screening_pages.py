"""What the secretariat's page of one entry asks: the work, whose it is, what was decided before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

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
    teachers: tuple[Account, ...] = ()
    """Who looks after its class."""


@dataclass(frozen=True)
class Decided:
    """An earlier decision, with the name of who took it."""

    decision: ScreeningDecision
    reason: str
    at: datetime
    by: str
    taken_back: bool


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


def _subjects() -> Select[*tuple[Any, ...]]:
    """Return the statement for entries and what belongs to each, a row for each teacher."""
    place = (SchoolClass.name, School.name, City.name)
    return (
        select(Campaign, Entry, Authorship, Category, *place, number_alike(), Account)
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
    """Return what belongs to an entry, in three statements however many people are behind it."""
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
    decided, corrections = _history(session, entry.id)
    return Found(dossier, report, decided, corrections)


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


def _history(session: Session, entry_id: int) -> tuple[list[Decided], list[Corrected]]:
    """Return the decisions about an entry and its corrections, each the latest first; one statement.

    Corrections that were taken back are among them.
    """
    decider, corrector = aliased(Account), aliased(Account)
    rows = session.execute(
        select(Screening, decider, Correction, corrector)
        .select_from(Entry)
        .outerjoin(Screening, Screening.entry_id == Entry.id)
        .outerjoin(decider, decider.id == Screening.decided_by_id)
        .outerjoin(Correction, Correction.entry_id == Entry.id)
        .outerjoin(corrector, corrector.id == Correction.corrected_by_id)
        .where(Entry.id == entry_id)
        .order_by(Screening.id.desc(), Correction.id.desc())
    ).all()
    # Each decision stands beside each correction, and there are few of both.
    decided = {screening.id: _decided(screening, by) for screening, by, _made, _who in rows if screening}
    corrected = {made.id: Corrected(made, _called(by)) for _decision, _who, made, by in rows if made}
    return list(decided.values()), list(corrected.values())


def _decided(screening: Screening, by: Account) -> Decided:
    reason = whole_reason(screening.reasons or [], screening.reason)
    return Decided(
        screening.decision, reason, screening.decided_at, _called(by), screening.taken_back_at is not None
    )


def _called(account: Account) -> str:
    return account.name or account.address or ""
