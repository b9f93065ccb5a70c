"""An entry with everything that belongs to it, for as many entries as a page shows, in four statements."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from competition.campaign.models import Campaign, Category
from competition.campaign.rules import Calendar
from competition.consent.models import Person, PersonKind
from competition.entries.checks import missing, remarks
from competition.entries.documents.models import ASKS
from competition.entries.documents.rules import DocumentState
from competition.entries.facts import Demands, MakerFacts, Missing, Note, PictureFacts
from competition.entries.identity import Author, Authorship, SchoolClass, later
from competition.entries.models import Entry, EntryImage
from competition.entries.picturing.print_size import PrintSize, print_size
from competition.entries.rules import EntryState, MadeBy, end_of_return, may_change, may_submit
from competition.entries.words import words_of


@dataclass(frozen=True)
class Dossier:
    """One entry: the work, its category, who made it. For teachers and the secretariat; never for judges."""

    campaign: Campaign
    category: Category
    entry: Entry
    class_id: int
    made_by: MadeBy
    people: tuple[Person, ...]
    open_until: datetime | None = None
    document: DocumentState | None = None
    """How a document stands that asks its teacher for something; known in the list of a class."""

    @property
    def calendar(self) -> Calendar:
        """The campaign's calendar as it is for this class."""
        return self.campaign.calendar.extended(self.open_until)

    @property
    def returned_until(self) -> datetime | None:
        """Until when the entry, if it was returned, may be changed."""
        return end_of_return(self.entry.returned_at, self.entry.returned_until)

    def may_change(self, now: datetime) -> bool:
        """Whether its teacher may change it and hand it in."""
        return may_change(self.entry.state, now=now, **self._facts)

    def may_submit(self, now: datetime) -> bool:
        """Whether its teacher may hand it in, in time or late."""
        return may_submit(self.entry.state, now=now, **self._facts)

    @property
    def _facts(self) -> dict[str, Any]:
        entry = self.entry
        return {
            "calendar": self.calendar,
            "returned_at": entry.returned_at,
            "returned_until": entry.returned_until,
        }

    @property
    def demands(self) -> Demands:
        """What the campaign and the category ask for."""
        category, campaign = self.category, self.campaign
        return Demands(
            category.limits,
            category.age_min,
            category.age_max,
            tuple(campaign.translation_languages),
            tuple(campaign.entry_languages or ()),
            campaign.ages_on,
        )

    @property
    def missing(self) -> list[Missing]:
        """What the entry lacks before it can be handed in."""
        makers = [maker_facts(person) for person in self.people]
        return missing(words_of(self.entry), self._pictures, self.made_by, makers, self.demands)

    @property
    def remarks(self) -> list[Note]:
        """What is worth a remark about its pictures."""
        return remarks(self._pictures)

    @property
    def _pictures(self) -> list[PictureFacts]:
        return [picture_facts(image, self.category) for image in self.entry.images]


def dossiers_of_class(session: Session, campaign: Campaign, class_id: int) -> list[Dossier]:
    """Return the entries of a class in the order of their making."""
    return dossiers_of_classes(session, [campaign], [class_id])


def dossiers_of_classes(
    session: Session,
    campaigns: Sequence[Campaign],
    class_ids: Sequence[int],
    *,
    states: Collection[EntryState] = tuple(EntryState),
) -> list[Dossier]:
    """Return the entries of these classes, which belong to these campaigns, in the order of their making."""
    return _load(session, campaigns, Authorship.class_id.in_(class_ids), states)


def dossier_of(
    session: Session, campaign: Campaign, entry: Entry, authorship: Authorship | None = None
) -> Dossier:
    """Return the dossier of one entry, whose authorship may be at hand already."""
    known = authorship or session.get_one(Authorship, entry.id)
    people = _people(session, Authorship.entry_id == entry.id)
    school_class = session.get_one(SchoolClass, known.class_id)
    return _dossier(campaign, entry, known, people.get(entry.id, ()), school_class.open_until)


def _load(
    session: Session,
    campaigns: Sequence[Campaign],
    wanted: ColumnElement[bool],
    states: Collection[EntryState],
) -> list[Dossier]:
    known = {campaign.id: campaign for campaign in campaigns}
    entries = session.execute(
        select(Entry, Authorship, ASKS, SchoolClass.extended_until, SchoolClass.typing_until)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .where(wanted, Entry.campaign_id.in_(known), Entry.state.in_(states))
        .order_by(Entry.created_at, Entry.id)
    ).all()
    people = _people(session, wanted)
    return [
        replace(
            _dossier(known[entry.campaign_id], entry, authorship, people.get(entry.id, ()), later(*until)),
            document=document,
        )
        for entry, authorship, document, *until in entries
    ]


def _people(session: Session, wanted: ColumnElement[bool]) -> dict[int, list[Person]]:
    """Return the people of the wanted entries in the order of the credits."""
    people: dict[int, list[Person]] = {}
    rows = session.execute(
        select(Author.entry_id, Person)
        .join(Person, Author.person_id == Person.id)
        .join(Authorship, Authorship.entry_id == Author.entry_id)
        .where(wanted)
        .order_by(Author.entry_id, Author.position)
        .options(joinedload(Person.consents))
    )
    for entry_id, person in rows.unique():
        people.setdefault(entry_id, []).append(person)
    return people


def _dossier(
    campaign: Campaign,
    entry: Entry,
    authorship: Authorship,
    people: Sequence[Person],
    open_until: datetime | None,
) -> Dossier:
    category = next(each for each in campaign.categories if each.id == entry.category_id)
    return Dossier(
        campaign=campaign,
        category=category,
        entry=entry,
        class_id=authorship.class_id,
        made_by=authorship.made_by,
        people=tuple(people),
        open_until=open_until,
    )


def maker_facts(person: Person) -> MakerFacts:
    """Return a person as the checks see one."""
    return MakerFacts(
        given_name=person.given_name,
        age=person.age,
        count=person.count,
        is_group=person.kind is PersonKind.GROUP,
        levels={consent.channel: consent.level for consent in person.consents},
        oldest=person.oldest,
    )


def picture_facts(image: EntryImage, category: Category) -> PictureFacts:
    """Return a picture as the checks see one."""
    return PictureFacts(alt=image.alt, state=image.state, size=size_in_print(image, category))


def size_in_print(image: EntryImage, category: Category) -> PrintSize | None:
    """Return how a picture would be printed, None while nobody has looked at it."""
    if not image.width or not image.height:
        return None
    return print_size(image.width, image.height, form=category.form, age_max=category.age_max)
