"""Whose consent a class needs, and what was said so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from competition.campaign.models import Campaign, City, School
from competition.consent.models import Consent, GuardianLink, Person, PersonKind
from competition.consent.rules import Channel, Level, uses_family_name
from competition.entries.consents.models import ConsentPrint
from competition.entries.identity import Author, Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState


@dataclass(frozen=True)
class Asked:
    """A person of a class with one work of theirs, and the guardian's link where there is one."""

    person: Person
    entry_ref: str
    title: str
    language: str
    link: GuardianLink | None

    @property
    def is_group(self) -> bool:
        """Whether pupils are counted rather than named."""
        return self.person.kind is PersonKind.GROUP

    @property
    def said(self) -> dict[Channel, Consent]:
        """What was said, by channel."""
        return {consent.channel: consent for consent in self.person.consents}

    @property
    def is_complete(self) -> bool:
        """Whether something was said for every channel."""
        return len(self.said) == len(Channel)

    @property
    def lacks_family_name(self) -> bool:
        """Whether something of a family name may be shown that nobody has typed."""
        allowed = {channel: consent.level for channel, consent in self.said.items()}
        return uses_family_name(allowed) and not self.person.family_name

    def level(self, channel: Channel) -> Level | None:
        """Return what was said for a channel, None while nothing was."""
        consent = self.said.get(channel)
        return consent.level if consent else None


@dataclass(frozen=True)
class Child:
    """A child as its guardian's page shows it: the given name, the work, the class if any, the campaign."""

    person: Person
    title: str
    language: str
    school_class: SchoolClass | None
    school: str
    city: City
    campaign: Campaign


FindChild = Callable[[Session, GuardianLink], Child | None]
_elsewhere: list[FindChild] = []


def find_children(find: FindChild) -> FindChild:
    """Have `find(session, link)` asked for a child that stands behind no entry."""
    _elsewhere.append(find)
    return find


def people_of_class(session: Session, class_id: int) -> list[Asked]:
    """Return the people of the entries of a class that stand, by name; one statement."""
    rows = session.execute(
        select(Person, Entry.ref, Entry.title, Entry.language, GuardianLink)
        .join(Author, Author.person_id == Person.id)
        .join(Entry, Entry.id == Author.entry_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .outerjoin(
            GuardianLink,
            (GuardianLink.person_id == Person.id) & GuardianLink.called_back_at.is_(None),
        )
        .where(Authorship.class_id == class_id, Entry.state != EntryState.WITHDRAWN)
        .order_by(Person.kind.desc(), Person.given_name, Person.family_name, Entry.id, Author.position)
        .options(joinedload(Person.consents))
    ).unique()
    return [Asked(*row) for row in rows]


def child_behind(session: Session, link: GuardianLink) -> Child | None:
    """Return the child that a guardian's link is about; None once what it made no longer stands."""
    row = session.execute(
        select(Person, Entry.title, Entry.language, SchoolClass, School.name, City, Campaign)
        .join(Author, Author.person_id == Person.id)
        .join(Entry, Entry.id == Author.entry_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .join(Campaign, Campaign.id == Entry.campaign_id)
        .where(Person.id == link.person_id)
        .options(joinedload(Person.consents))
    ).first()
    if row:
        return Child(*row)
    return next((child for find in _elsewhere if (child := find(session, link))), None)


def prints_of_class(session: Session, class_id: int) -> Sequence[ConsentPrint]:
    """Return the printed forms of a class by language."""
    wanted = select(ConsentPrint).where(ConsentPrint.class_id == class_id)
    return session.scalars(wanted.order_by(ConsentPrint.language)).all()
