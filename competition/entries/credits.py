"""Credits: what stands beside a work in a channel, asked anew by everything that goes out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from competition.campaign.models import City, School
from competition.consent.models import Person
from competition.consent.rules import Channel, Shown, shown
from competition.entries.identity import Author, Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState, MadeBy
from competition.entries.stamps import fingerprint


@dataclass(frozen=True)
class Credit:
    """What a channel may say of an entry. When it is not `allowed`, it says nothing at all.

    `unnamed` counts those who stay without a name. The class is told where the class or a group made the
    work, or somebody is named; for a single pupil without a name, school and city are enough.
    """

    allowed: bool
    names: tuple[str, ...] = ()
    unnamed: int = 0
    class_name: str = ""
    school: str = ""
    city: str = ""
    country: str = ""
    made_by: MadeBy | None = None


NOTHING = Credit(allowed=False)


def credits(  # noqa: A001 - the word of the field
    session: Session, *, entry_ids: Sequence[int], channel: Channel
) -> dict[int, Credit]:
    """Return what `channel` may say of each of these entries, in one statement at most.

    An entry that does not stand any more (withdrawn, returned, disqualified), or is set apart,
    is not allowed.
    """
    answers = dict.fromkeys(entry_ids, NOTHING)
    if not answers:
        return {}
    for entry_id, rows in groupby(_people(session, entry_ids), key=lambda row: row.id):
        behind = list(rows)
        answer = shown([row.Person.as_shown() for row in behind if row.Person is not None], channel)
        if answer.allowed:
            answers[entry_id] = _credit(behind[0], answer)
    return answers


def consent_fingerprint(session: Session, *, entry_ids: Sequence[int], channel: Channel) -> str:
    """Return the SHA-256 of what `channel` may say of these entries: it changes when any of it does."""
    return fingerprint_of_credits(credits(session, entry_ids=entry_ids, channel=channel))


def fingerprint_of_credits(answers: Mapping[int, Credit]) -> str:
    """Return the SHA-256 of what may be said of entries."""
    return fingerprint([[entry_id, asdict(answers[entry_id])] for entry_id in sorted(answers)])


def _people(session: Session, entry_ids: Sequence[int]) -> Sequence[Any]:
    """Return a row for everybody behind each entry that stands, with where it comes from, entry by entry."""
    return (
        session.execute(
            select(
                Entry.id,
                Authorship.made_by,
                SchoolClass.name.label("class_name"),
                School.name.label("school"),
                City.name.label("city"),
                City.country,
                Person,
            )
            .join(Authorship, Authorship.entry_id == Entry.id)
            .join(SchoolClass, SchoolClass.id == Authorship.class_id)
            .join(School, School.id == SchoolClass.school_id)
            .join(City, City.id == School.city_id)
            .outerjoin(Author, Author.entry_id == Entry.id)
            .outerjoin(Person, Person.id == Author.person_id)
            .where(
                Entry.id.in_(entry_ids),
                Entry.state == EntryState.ACCEPTED,
                Entry.set_apart_at.is_(None),
            )
            .order_by(Entry.id, Author.position)
            .options(joinedload(Person.consents))
        )
        .unique()
        .all()
    )


def _credit(row: Any, answer: Shown) -> Credit:
    anonymous_pupil = row.made_by is MadeBy.PUPIL and not answer.names
    return Credit(
        allowed=True,
        names=answer.names,
        unnamed=answer.unnamed,
        class_name="" if anonymous_pupil else row.class_name,
        school=row.school,
        city=row.city,
        country=row.country,
        made_by=row.made_by,
    )
