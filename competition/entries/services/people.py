"""Who made an entry, and what they allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.consent.models import Person, PersonKind
from competition.consent.rules import Channel, Level
from competition.consent.services import record_consents
from competition.entries.identity import Author, Authorship
from competition.entries.models import Entry
from competition.entries.rules import MadeBy
from competition.entries.services.drafts import record
from competition.entries.services.guards import lock, lock_to_change, require_unchanged
from competition.entries.stamps import people_stamp
from competition.entries.texts import tidy_line
from competition.errors import NotFoundError

Levels = Mapping[Channel, Level]


@dataclass(frozen=True)
class Maker:
    """A pupil, or a group that is counted, of which `age` is the youngest's and `oldest` the oldest's.

    `ref` is that of the person who stands there already.
    """

    given_name: str = ""
    family_name: str = ""
    age: int | None = None
    oldest: int | None = None
    count: int = 1
    is_group: bool = False
    levels: Levels = field(default_factory=dict)
    ref: str | None = None


def set_people(
    session: Session,
    *,
    entry: Entry,
    made_by: MadeBy,
    makers: Sequence[Maker],
    actor: Account | None,
    now: datetime,
    seen: str | None = None,
) -> int:
    """Say who made a draft, in the order of the credit, with what each allows.

    Return how many family names were not kept, because no consent shows any of them. Who is not among the
    `makers` any more is forgotten. `seen` is the `stamp` of what the person had before the eyes.
    Raises ChangedElsewhereError, and what a change may raise.
    """
    lock_to_change(session, entry, now)
    authorship = session.get_one(Authorship, entry.id)
    before = people_of(session, entry.id)
    require_unchanged(seen, stamp(authorship.made_by, before))
    authorship.made_by = made_by
    known = {person.ref: person for person in before}
    people = [_keep(session, entry, known.pop(maker.ref or "", None), maker) for maker in makers]
    _set_authors(session, entry, people, gone=list(known.values()))
    for person, maker in zip(people, makers, strict=True):
        record_consents(session, person=person, levels=maker.levels, actor=actor, now=now)
    record(session, entry, "entry.set_people", actor, now, people=[person.id for person in people])
    return sum(
        bool(tidy_line(maker.family_name)) and not person.family_name
        for person, maker in zip(people, makers, strict=True)
    )


def set_consents(
    session: Session,
    *,
    entry: Entry,
    levels: Mapping[str, Levels],
    actor: Account | None,
    now: datetime,
    family_names: Mapping[str, str] | None = None,
) -> bool:
    """Write down what the people of an entry allow, by their refs; possible at any time, before and after.

    A family name is needed again where a consent is to show it and none is kept. Return whether anything
    changed. Raises NotFoundError for a ref that is not of this entry.
    """
    lock(session, entry)
    people = {person.ref: person for person in people_of(session, entry.id)}
    changed = False
    for ref, chosen in levels.items():
        if ref not in people:
            raise NotFoundError
        if family_name := tidy_line((family_names or {}).get(ref, "")):
            people[ref].family_name = family_name[:120]
        changed |= record_consents(session, person=people[ref], levels=chosen, actor=actor, now=now)
    return changed


def people_of(session: Session, entry_id: int) -> list[Person]:
    """Return the people of an entry in the order of the credit."""
    return list(
        session.scalars(
            select(Person)
            .join(Author, Author.person_id == Person.id)
            .where(Author.entry_id == entry_id)
            .order_by(Author.position)
        )
    )


def stamp(made_by: MadeBy, people: Sequence[Person]) -> str:
    """Return the stamp of who made an entry and what they allow."""
    return people_stamp(made_by, [_facts(person) for person in people])


def _facts(person: Person) -> list[str | int | None]:
    levels = sorted(f"{consent.channel.value}={consent.level.value}" for consent in person.consents)
    return [
        person.ref,
        person.given_name,
        person.family_name,
        person.age,
        person.oldest,
        person.count,
        *levels,
    ]


def _keep(session: Session, entry: Entry, known: Person | None, maker: Maker) -> Person:
    person = known or Person(campaign_id=entry.campaign_id)
    person.kind = PersonKind.GROUP if maker.is_group else PersonKind.PUPIL
    person.given_name = "" if maker.is_group else tidy_line(maker.given_name)[:120]
    person.family_name = "" if maker.is_group else tidy_line(maker.family_name)[:120]
    person.age = maker.age
    person.oldest = maker.oldest if maker.is_group else None
    person.count = maker.count if maker.is_group else 1
    session.add(person)
    session.flush()
    return person


def _set_authors(session: Session, entry: Entry, people: Sequence[Person], *, gone: Sequence[Person]) -> None:
    """Put the people in their order; those who are gone leave nothing behind."""
    authors = {
        author.person_id: author
        for author in session.scalars(select(Author).where(Author.entry_id == entry.id))
    }
    for position, person in enumerate(people, start=1):
        author = authors.get(person.id) or Author(entry_id=entry.id, person_id=person.id)
        author.position = position
        session.add(author)
    for person in gone:
        session.delete(authors[person.id])
    session.flush()
    for person in gone:
        session.delete(person)
    session.flush()
