"""The works that have won, who made them and what is settled of them, and whom a letter would reach."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, joinedload

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category, School
from competition.consent.models import Person
from competition.entries.identity import Author, Authorship, ClassTeacher, SchoolClass
from competition.entries.models import Entry
from competition.results.confidence.models import Confidence
from competition.results.confidence.rules import Settlement, settlement
from competition.results.models import Award, Freeze


@dataclass(frozen=True)
class WonWork:
    """A work with an award, and its class."""

    entry_id: int
    title: str
    language: str
    number: str
    kind: str
    form: str
    class_id: int
    class_ref: str
    class_name: str
    school: str


@dataclass(frozen=True)
class Settled:
    """A work with an award and what is settled of it."""

    work: WonWork
    state: Settlement


def won_works(session: Session, campaign_id: int, *, teacher_id: int | None = None) -> list[WonWork]:
    """Return the works with an award by category and place, perhaps of a teacher's classes alone."""
    wanted = _works(campaign_id)
    if teacher_id is not None:
        own = select(ClassTeacher.class_id).where(ClassTeacher.account_id == teacher_id)
        wanted = wanted.where(SchoolClass.id.in_(own))
    return [WonWork(*row) for row in session.execute(wanted)]


def _works(campaign_id: int) -> Select[int, str, str, str, str, str, int, str, str, str]:
    return (
        select(
            Entry.id,
            Entry.title,
            Entry.language,
            func.coalesce(Entry.number, ""),
            Award.kind,
            Category.form,
            SchoolClass.id,
            SchoolClass.ref,
            SchoolClass.name,
            School.name,
        )
        .join(Award, Award.entry_id == Entry.id)
        .join(Category, Category.id == Award.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .where(Award.campaign_id == campaign_id)
        .order_by(Category.position, Award.place)
    )


def with_consents(session: Session, works: Sequence[WonWork]) -> list[Settled]:
    """Return the works with what is settled of each; one statement."""
    people: defaultdict[int, list[Person]] = defaultdict(list)
    rows = session.execute(
        select(Author.entry_id, Person)
        .join(Person, Person.id == Author.person_id)
        .where(Author.entry_id.in_([work.entry_id for work in works]))
        .order_by(Author.entry_id, Author.position)
        .options(joinedload(Person.consents))
    ).unique()
    for entry_id, person in rows:
        people[entry_id].append(person)
    return [Settled(work, settlement([each.as_shown() for each in people[work.entry_id]])) for work in works]


def teachers_of_winners(session: Session, campaign_id: int) -> Sequence[Account]:
    """Return who looks after a class that has won something, by name; not who types in trust."""
    classes = (
        select(Authorship.class_id)
        .join(Award, Award.entry_id == Authorship.entry_id)
        .where(Award.campaign_id == campaign_id)
    )
    looking_after = select(ClassTeacher.account_id).where(
        ClassTeacher.class_id.in_(classes), ClassTeacher.in_trust.is_(False)
    )
    wanted = select(Account).where(Account.id.in_(looking_after))
    return session.scalars(wanted.order_by(Account.name, Account.id)).all()


def works_of_class(session: Session, campaign_id: int, class_id: int) -> list[WonWork]:
    """Return the works of a class that have an award."""
    rows = session.execute(_works(campaign_id).where(SchoolClass.id == class_id))
    return [WonWork(*row) for row in rows]


@dataclass(frozen=True)
class Holding:
    """A freeze that holds, and whether its winners' teachers were told."""

    freeze: Freeze
    told: Confidence | None

    @property
    def due_at(self) -> datetime | None:
        """Until when consents are to be settled, once that is said."""
        return self.told.due_at if self.told else None


def find_holding(session: Session, campaign: Campaign) -> Holding | None:
    """Return the freeze that holds with what was told of it; None where nothing is frozen."""
    row = session.execute(
        select(Freeze, Confidence)
        .outerjoin(Confidence, Confidence.freeze_id == Freeze.id)
        .where(Freeze.campaign_id == campaign.id, Freeze.lifted_at.is_(None))
    ).one_or_none()
    return Holding(row.Freeze, row.Confidence) if row else None
