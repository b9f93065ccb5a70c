"""What the book is made of, read from the frozen results: works, pictures, and what may be said of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session, aliased

from competition.campaign.models import Campaign, Category
from competition.consent.rules import Channel
from competition.entries.credits import Credit
from competition.entries.credits import credits as credits_of
from competition.entries.identity import Authorship
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.platform.files import Rendition
from competition.platform.garland import DYES
from competition.platform.i18n import DEFAULT_LOCALE, available_locales
from competition.platform.languages import text_direction
from competition.platform.renditions import RenditionKind
from competition.publication.composing.arrangement import composed
from competition.publication.composing.queries import arrangement_of
from competition.publication.kinds import Kind, Spec
from competition.publication.manuscript import (
    Byline,
    Dye,
    Imprint,
    Manuscript,
    Picture,
    Section,
    Text,
    Work,
    ordered,
)
from competition.publication.models import Edition, EditionState
from competition.publication.proofing.models import PrintedCorrection
from competition.publication.proofing.printing import corrected
from competition.publication.proofing.queries import submitted
from competition.publication.proofing.rules import Printed
from competition.publication.queries_matter import translators, voices_and_matter
from competition.publication.wording import first_sentence
from competition.results.models import Award, Freeze

_YOUNGEST = 10
"""Works by pupils up to this age are set larger, their pictures over the edges of the page."""

NEWEST_FIRST = (Edition.started_at.desc(), Edition.number.desc())
Pictures = Mapping[int, Rendition]


def find_freeze(session: Session, campaign_id: int) -> Freeze | None:
    """Return the frozen results of a campaign, None while there are none or they were lifted."""
    wanted = select(Freeze).where(Freeze.campaign_id == campaign_id, Freeze.lifted_at.is_(None))
    return session.scalar(wanted.order_by(Freeze.id.desc()).limit(1))


def current_edition(session: Session, campaign_id: int, spec: Spec | None = None) -> Edition | None:
    """Return the edition that stands: the newest that is ready of this kind and format.

    Without them, the newest for the screen: that is what everybody is shown. The newest is the one whose
    manuscript was read last; one that was cut off and begun again may be newer than higher numbers.
    """
    wanted = select(Edition).where(Edition.campaign_id == campaign_id, Edition.state == EditionState.READY)
    if spec is None:
        wanted = wanted.where(Edition.kind == Kind.SCREEN)
    else:
        wanted = wanted.where(Edition.kind == spec.kind, Edition.format == spec.format)
    return session.scalar(wanted.order_by(*NEWEST_FIRST).limit(1))


def published_editions(session: Session, campaign_id: int) -> Sequence[Edition]:
    """Return what everybody is shown: the newest for the screen, then the newest EPUB; one statement."""
    ready = Edition.campaign_id == campaign_id, Edition.state == EditionState.READY
    newest = (
        select(Edition.id)
        .where(*ready, Edition.kind == kind)
        .order_by(*NEWEST_FIRST)
        .limit(1)
        .scalar_subquery()
        for kind in (Kind.SCREEN, Kind.EPUB)
    )
    found = session.scalars(select(Edition).where(or_(*(Edition.id == each for each in newest)))).all()
    return sorted(found, key=lambda each: not each.spec.has_pages)


def manuscript_of(session: Session, *, campaign: Campaign, freeze: Freeze) -> Manuscript:
    """Return the book's manuscript as it is composed, with what the consents allow at this moment.

    As many statements for a thousand works as for one.
    """
    found = awarded_works(session, campaign=campaign)
    arrangement = arrangement_of(session, campaign.id)
    voices, matter = voices_and_matter(session, campaign, arrangement.silenced)
    usual = Manuscript(
        name=campaign.name,
        year=campaign.year,
        organiser=campaign.organiser,
        language=language_of(campaign),
        imprint=Imprint(**{key: str(campaign.imprint.get(key, "")) for key in Imprint.__dataclass_fields__}),
        dyes=_dyes(campaign),
        garland=_garland(session, campaign.id),
        classes=0,
        seal=freeze.sha256,
        sections=found.sections,
        left_out=found.left_out,
        voices=voices,
        matter=matter,
        invitation=first_sentence(campaign.intro),
    )
    book = composed(usual, arrangement)
    works = list(book.works)
    return replace(
        book,
        classes=_classes(session, [work.entry_id for work in works]),
        matter=replace(matter, translators=translators(works, book.voices)),
    )


@dataclass(frozen=True)
class AwardedWorks:
    """The awarded works by category and place, the numbers of those that may not appear, and references."""

    sections: tuple[Section, ...]
    left_out: tuple[str, ...]
    refs: Mapping[int, str]


def awarded_works(session: Session, *, campaign: Campaign, pictures: bool = True) -> AwardedWorks:
    """Return the awarded works; without `pictures`, how many there are is known all the same."""
    rows, corrections, categories = _awarded(session, campaign.id)
    allowed = credits_of(session, entry_ids=[entry.id for _, entry in rows], channel=Channel.BOOK)
    printed = [(award, entry) for award, entry in rows if allowed[entry.id].allowed]
    left_out = [entry.number or "" for _, entry in rows if not allowed[entry.id].allowed]
    renditions = _renditions(session, [entry for _, entry in printed]) if pictures else {}
    return AwardedWorks(
        sections=tuple(
            corrected(each, corrections) for each in _sections(categories, printed, allowed, renditions)
        ),
        left_out=tuple(sorted(left_out)),
        refs={entry.id: entry.ref for _, entry in printed},
    )


def _awarded(
    session: Session, campaign_id: int
) -> tuple[list[tuple[Award, Entry]], Mapping[int, Printed], list[Category]]:
    """Return awards with their works, the corrections that count, and the categories; one statement."""
    every = aliased(PrintedCorrection)
    latest = (
        select(func.max(every.id))
        .where(every.entry_id == Entry.id, every.taken_back_at.is_(None))
        .correlate(Entry)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Award, Entry, PrintedCorrection, Category)
        .join(Entry, Entry.id == Award.entry_id)
        .join(Category, Category.id == Award.category_id)
        .outerjoin(PrintedCorrection, PrintedCorrection.id == latest)
        .where(Award.campaign_id == campaign_id, Entry.set_apart_at.is_(None))
    ).all()
    corrections = {
        entry.id: correction.over(submitted(entry)) for _, entry, correction, _ in rows if correction
    }
    categories = {category.id: category for *_, category in rows}
    in_order = sorted(categories.values(), key=lambda each: (each.position, each.id))
    return [(award, entry) for award, entry, *_ in rows], corrections, in_order


def _sections(
    categories: Sequence[Category],
    printed: Sequence[tuple[Award, Entry]],
    allowed: Mapping[int, Credit],
    renditions: Pictures,
) -> tuple[Section, ...]:
    """Return the sections in the order of the categories; those without a work are left out."""
    sections = []
    for category in categories:
        works = [
            (award.kind, award.place, _work(entry, category, award.kind, allowed[entry.id], renditions))
            for award, entry in printed
            if award.category_id == category.id
        ]
        kinds = tuple(kind.key for kind in category.award_kinds)
        young = category.age_max <= _YOUNGEST
        sections.append(Section(category.form, category.age_group, ordered(works, kinds), young))
    return tuple(section for section in sections if section.works)


def _work(entry: Entry, category: Category, award: str, credit: Credit, renditions: Pictures) -> Work:
    return Work(
        entry_id=entry.id,
        number=entry.number or "",
        form=category.form,
        original=_text(entry.language, entry.title, entry.text),
        translation=_translation(entry),
        pictures=tuple(
            Picture(made.key, made.width, made.height, image.alt)
            for image in entry.images
            if (made := renditions.get(image.file_id))
        ),
        byline=_byline(credit),
        award=award,
        young=category.age_max <= _YOUNGEST,
        pictures_sent=len(entry.images),
    )


def _translation(entry: Entry) -> Text | None:
    if not entry.translation and not entry.translation_title:
        return None
    text = _text(entry.translation_language, entry.translation_title, entry.translation)
    return replace(text, credit=entry.translation_credit)


def _text(language: str, title: str, text: str) -> Text:
    return Text(language, text_direction(language) if language else "ltr", title, text)


def _byline(credit: Credit) -> Byline:
    return Byline(
        names=credit.names,
        unnamed=credit.unnamed,
        class_name=credit.class_name,
        school=credit.school,
        city=credit.city,
        country=credit.country,
        made_by=credit.made_by.value if credit.made_by else "",
    )


def _renditions(session: Session, entries: Sequence[Entry]) -> Pictures:
    originals = [image.file_id for entry in entries for image in entry.images]
    made = session.scalars(
        select(Rendition).where(Rendition.original_id.in_(originals), Rendition.kind == RenditionKind.PRINT)
    )
    return {rendition.original_id: rendition for rendition in made}


def _garland(session: Session, campaign_id: int) -> tuple[str, ...]:
    """Return the form of every entry that stands, in order of arrival."""
    return tuple(
        session.scalars(
            select(Category.form)
            .join(Entry, Entry.category_id == Category.id)
            .where(
                Entry.campaign_id == campaign_id,
                Entry.state == EntryState.ACCEPTED,
                Entry.set_apart_at.is_(None),
            )
            .order_by(Entry.submitted_at, Entry.id)
        )
    )


def _classes(session: Session, entry_ids: Sequence[int]) -> int:
    wanted = select(func.count(Authorship.class_id.distinct())).where(Authorship.entry_id.in_(entry_ids))
    return session.scalar(wanted) or 0


def language_of(campaign: Campaign) -> str:
    """Return the book's own language: the campaign's first that Garland speaks."""
    speaks = available_locales()
    return next((tag for tag in campaign.translation_languages if tag in speaks), DEFAULT_LOCALE)


def _dyes(campaign: Campaign) -> tuple[Dye, ...]:
    """Return the colour of each form: the campaign's own, else the plant dye."""
    own: Mapping[str, Any] = campaign.brand.get("form", {})
    forms = dict.fromkeys(category.form for category in campaign.categories)
    return tuple(_dye(form, own.get(form, {})) for form in forms)


def _dye(form: str, own: Mapping[str, str]) -> Dye:
    area = own.get("area") or DYES.get(form, "#5E6B3A")
    weld = "#8A5A06"  # the area's yellow is too light for words
    return Dye(form, area, own.get("text") or (weld if form == "illustration" else area))
