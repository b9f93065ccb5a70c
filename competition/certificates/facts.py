"""What the certificates of a class say: asked anew of the consents whenever they are set or given out."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from competition.campaign.models import Campaign, Category, City, School
from competition.certificates.models import CertificateSigning
from competition.certificates.rules import (
    CLASS_PAGE,
    WHOLE,
    Page,
    Signature,
    Work,
    said_place,
    signatures_of,
)
from competition.consent.models import Person, PersonKind
from competition.consent.rules import Channel, shown
from competition.entries.identity import Author, Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.entries.stamps import fingerprint
from competition.results.models import Award


@dataclass(frozen=True)
class Facts:
    """Everything that is set for a class; `works_in` are the languages of its works that stand."""

    campaign: str
    organiser: str
    campaign_language: str
    class_name: str
    school: str
    city: str
    country: str
    day: date | None
    signatures: tuple[Signature, ...]
    pages: tuple[Page, ...]
    works_in: tuple[str, ...] = ()

    def part(self, part: str) -> "Facts":
        """Return the certificates of one part alone; without a page where there is no such part any more."""
        if part == WHOLE:
            return self
        return replace(self, pages=tuple(page for page in self.pages if page.part == part))

    def stamp(self, language: str, design: str) -> str:
        """Return a hash that changes when anything does that is printed in a language, or how it looks."""
        said = asdict(self)
        return fingerprint([{**said, "day": str(self.day)}, language, design])


def facts_of(session: Session, school_class: SchoolClass) -> Facts:
    """Return the certificates of a class, its own first, then its pupils by name; two statements."""
    row = session.execute(
        select(Campaign, School, City, CertificateSigning)
        .join(City, City.campaign_id == Campaign.id)
        .join(School, School.city_id == City.id)
        .outerjoin(CertificateSigning, CertificateSigning.campaign_id == Campaign.id)
        .where(Campaign.id == school_class.campaign_id, School.id == school_class.school_id)
    ).one()
    behind = _behind(session, school_class.id)
    return Facts(
        **head_of(row.Campaign, row.CertificateSigning),
        class_name=school_class.name,
        school=row.School.name,
        city=city_beside(row.School.name, row.City.name),
        country=row.City.country,
        pages=(_of_class(behind), *_of_pupils(behind)) if behind else (),
        works_in=tuple({each.id: each.language for each in behind}.values()),
    )


def head_of(campaign: Campaign, signing: CertificateSigning | None) -> dict[str, Any]:
    """Return what stands on every certificate of a campaign."""
    announced = campaign.announced_at
    return {
        "campaign": f"{campaign.name} {campaign.year}",
        "organiser": campaign.organiser,
        "campaign_language": campaign.language,
        "day": announced.astimezone(ZoneInfo(campaign.time_zone)).date() if announced else None,
        "signatures": signatures_of(signing.signatures if signing else ()),
    }


def city_beside(school: str, city: str) -> str:
    """Return the city where the school's name does not say it."""
    return "" if city.casefold() in school.casefold() else city


def _behind(session: Session, class_id: int) -> Sequence[Any]:
    """Return a row for everybody behind each work of the class that stands, what has won first."""
    return (
        session.execute(
            select(Entry.id, Entry.title, Entry.language, Category, Award.kind, Award.place, Person)
            .join(Authorship, Authorship.entry_id == Entry.id)
            .join(Category, Category.id == Entry.category_id)
            .outerjoin(Award, Award.entry_id == Entry.id)
            .outerjoin(Author, Author.entry_id == Entry.id)
            .outerjoin(Person, Person.id == Author.person_id)
            .where(Authorship.class_id == class_id)
            .where(Entry.state == EntryState.ACCEPTED, Entry.set_apart_at.is_(None))
            .order_by(Award.place.is_(None), Category.position, Award.place, Entry.id, Author.position)
            .options(joinedload(Person.consents))
        )
        .unique()
        .all()
    )


def _works(rows: Sequence[Any], behind: Sequence[Any]) -> tuple[Work, ...]:
    """Return the works of these rows; a title only where the work itself may be printed."""
    people: dict[int, list[Person]] = {}
    for row in behind:
        people.setdefault(row.id, []).extend([row.Person] if row.Person else [])
    return tuple(_work(row, people[row.id]) for row in {row.id: row for row in rows}.values())


def _work(row: Any, people: Sequence[Person]) -> Work:
    allowed = shown([each.as_shown() for each in people], Channel.BOOK).allowed
    kinds = [each.key for each in row.Category.award_kinds]
    place = said_place(row.kind, row.place, kinds)
    return Work(row.title if allowed else "", row.language, row.Category.form, row.kind, place)


def _of_class(behind: Sequence[Any]) -> Page:
    """Return the page of the whole class, with everything it has won."""
    return Page(CLASS_PAGE, "", _works(behind, behind))


def _of_pupils(behind: Sequence[Any]) -> Iterator[Page]:
    """Yield a page for each pupil, by name; last those of whom none may be shown, who have the class's."""
    rows: dict[tuple[str, ...], list[Any]] = {}
    for row in behind:
        if row.Person and row.Person.kind is PersonKind.PUPIL:
            rows.setdefault(_who(row.Person), []).append(row)
    pages = [Page(own[0].Person.ref, _name(own[0].Person), _works(own, behind)) for own in rows.values()]
    yield from sorted(pages, key=lambda page: (not page.name, page.name.casefold()))


def _who(person: Person) -> tuple[str, ...]:
    """Return by what a pupil is known again in another work: the full name, as long as the same is allowed.

    Two who share a first name stay two: no child goes without.
    """
    if not person.family_name:
        return (person.ref,)
    return (person.given_name.casefold(), person.family_name.casefold(), str(person.age), _name(person))


def _name(person: Person) -> str:
    """Return as much of a name as may be printed, empty for none: nothing said is no."""
    return next(iter(shown([person.as_shown()], Channel.BOOK).names), "")
