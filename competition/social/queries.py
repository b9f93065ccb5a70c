"""What a kit is made of, read from the frozen results, and the kit that stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from competition.campaign.colours import faces_of
from competition.campaign.likeness import fold
from competition.campaign.logo import logo_of
from competition.campaign.models import Campaign, Category, City, School
from competition.consent.rules import Channel
from competition.entries.credits import Credit, credits  # noqa: A004 - the word of the field
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import EntryState
from competition.platform.files import Rendition, StoredFile
from competition.platform.garland import DYES
from competition.platform.i18n import DEFAULT_LOCALE, available_locales, use_locale
from competition.platform.renditions import RenditionKind
from competition.results.models import Award, Freeze
from competition.social import wording
from competition.social.content import CardContent, Content, LeftOut, Picture, Plan, Sender, Words
from competition.social.models import Card, Kit, PostChoice
from competition.social.posts.messages import messages_of
from competition.social.posts.queries import choices_of, design_of, post_of

_KINDS = (RenditionKind.PRINT, RenditionKind.SCREEN)
"""Renditions a card can be made of, the best first."""
Pictures = Mapping[int, Picture]
Place = tuple[str, str, str]
"""Where a card belongs: the key of its post, the key of its format, the language around its words."""


def is_frozen(session: Session, campaign_id: int) -> bool:
    """Whether the campaign's results are frozen at this moment."""
    wanted = select(Freeze.id).where(Freeze.campaign_id == campaign_id, Freeze.lifted_at.is_(None)).limit(1)
    return session.scalar(wanted) is not None


def plan_of(session: Session, campaign: Campaign, *, works_only: bool = False) -> Plan:
    """Return what the cards would be at this moment, as consents allow; a fixed number of statements.

    With `works_only`, for before the freeze, neither what people say is asked nor what was chosen.
    """
    return included(*everything_of(session, campaign, works_only=works_only))


def included(plan: Plan, chosen: Mapping[str, PostChoice]) -> Plan:
    """Return the plan without the posts that somebody left out."""
    posts = tuple(post for post in plan.posts if post.key not in chosen or chosen[post.key].included)
    return replace(plan, posts=posts)


def everything_of(
    session: Session, campaign: Campaign, *, works_only: bool = False
) -> tuple[Plan, dict[str, PostChoice]]:
    """Return the plan with every post, also those that somebody left out, and what was chosen for them."""
    every = _awarded(session, campaign.id)
    rows = list({row.id: row for row in every}.values())
    standing, chosen = _standing(session, campaign.id), {} if works_only else choices_of(session, campaign.id)
    sender = _sender(campaign, standing.forms)
    with use_locale(sender.locale):
        works, left_out = _parted(session, rows, _pictures(every))
        figures = {**standing.figures, "works": len(works)}
        categories = list({row.Category.id: row.Category for row in rows}.values())
        messages = (
            [] if works_only else messages_of(session, campaign, works, categories, figures, standing.cities)
        )
    contents: list[Content] = [*works, *messages]
    design = design_of(campaign.brand)
    posts = tuple(post_of(content, chosen.get(content.key), design) for content in contents)
    ordered = tuple(sorted(left_out, key=lambda each: each.number))
    plan = Plan(sender, posts, ordered, languages_of(campaign), campaign.calendar, campaign.time_zone)
    return plan, chosen


def work_of(session: Session, campaign: Campaign, entry_id: int) -> tuple[CardContent | None, Sender]:
    """Return a work as it may be shown at this moment, None when it may not; the sender has no garland."""
    sender, every = _sender(campaign, ()), _awarded(session, campaign.id, entry_id)
    rows = list({row.id: row for row in every}.values())
    with use_locale(sender.locale):
        works, _ = _parted(session, rows, _pictures(every))
    return (works[0] if works else None), sender


def _parted(
    session: Session, rows: Sequence[Any], pictures: Pictures
) -> tuple[list[CardContent], list[LeftOut]]:
    """Return the works that get a card, and those that do not."""
    allowed = credits(session, entry_ids=[row.id for row in rows], channel=Channel.SOCIAL)
    works: list[CardContent] = []
    left_out: list[LeftOut] = []
    for row in rows:
        code = _obstacle(row, allowed[row.id], pictures)
        if code:
            left_out.append(_left_out(row, code, told=allowed[row.id].allowed))
        else:
            works.append(_content(row, allowed[row.id], pictures.get(row.id)))
    return works, left_out


def languages_of(campaign: Campaign) -> tuple[str, ...]:
    """Return the languages that captions are written in: those of the campaign that Garland speaks."""
    speaks = available_locales()
    return tuple(tag for tag in campaign.translation_languages if tag in speaks) or (DEFAULT_LOCALE,)


def sender_of(session: Session, campaign: Campaign) -> Sender:
    """Return the campaign as its cards name it."""
    return _sender(campaign, _standing(session, campaign.id).forms)


def sender_alone(campaign: Campaign, garland: tuple[str, ...]) -> Sender:
    """Return the campaign as cards name it, with a garland that is not grown from its entries."""
    return _sender(campaign, garland)


def _sender(campaign: Campaign, garland: tuple[str, ...]) -> Sender:
    own: Mapping[str, Mapping[str, str]] = campaign.brand.get("form", {})
    logo = logo_of(campaign)
    return Sender(
        name=campaign.name,
        slug=campaign.slug,
        year=campaign.year,
        organiser=campaign.organiser,
        hashtags=tuple(campaign.hashtags),
        locale=languages_of(campaign)[0],
        dyes={**DYES, **{form: colours["area"] for form, colours in own.items() if colours.get("area")}},
        garland=garland,
        faces=faces_of(campaign.brand),
        logo=Picture(logo.key, logo.width, logo.height, logo.alt) if logo else None,
    )


def current_kit(session: Session, campaign_id: int) -> Kit | None:
    """Return the kit that stands, None before the first."""
    wanted = select(Kit).where(Kit.campaign_id == campaign_id).order_by(Kit.id.desc()).limit(1)
    return session.scalar(wanted)


def cards_of(session: Session, campaign_id: int) -> dict[Place, list[Card]]:
    """Return the cards that were drawn, slide by slide, by post, format and language."""
    found: dict[Place, list[Card]] = {}
    wanted = select(Card).where(Card.campaign_id == campaign_id).order_by(Card.slide)
    for card in session.scalars(wanted):
        found.setdefault((card.post, card.format, card.locale), []).append(card)
    return found


def card_of(session: Session, entry_id: int, format_key: str) -> Card | None:
    """Return a work's card in a format."""
    wanted = select(Card).where(Card.entry_id == entry_id, Card.format == format_key)
    return session.scalar(wanted.order_by(Card.id).limit(1))


def file_of(session: Session, file_id: int) -> StoredFile:
    """Return a stored file."""
    return session.get_one(StoredFile, file_id)


def _awarded(session: Session, campaign_id: int, entry_id: int | None = None) -> list[Any]:
    """Return awards whose kind gets a card in its category, in the order of categories and places.

    A work comes once for each rendition of each of its pictures.
    """
    found = session.execute(
        select(
            Entry.id, Entry.ref, Entry.number, Entry.state, Entry.language, Entry.title, Entry.text,
            Entry.translation_language, Entry.translation_title, Entry.translation,
            Award.kind, Award.place, Category, EntryImage.position, EntryImage.alt, Rendition,
        )
        .join(Award, Award.entry_id == Entry.id)
        .join(Category, Category.id == Award.category_id)
        .outerjoin(EntryImage, EntryImage.entry_id == Entry.id)
        .outerjoin(
            Rendition, (Rendition.original_id == EntryImage.file_id) & Rendition.kind.in_(_KINDS)
        )
        .where(
            Award.campaign_id == campaign_id, Entry.set_apart_at.is_(None),
            Entry.id == entry_id if entry_id is not None else true(),
        )
        .order_by(Category.position, Award.place, Entry.number)
    )  # fmt: skip
    return [row for row in found if row.kind in _kinds_with_card(row.Category)]


def _kinds_with_card(category: Category) -> frozenset[str]:
    return frozenset(kind.key for kind in category.award_kinds if kind.card)


def _left_out(row: Any, code: str, *, told: bool) -> LeftOut:
    return LeftOut(row.number or "", code, row.title, told, row.ref, row.language, row.state.value)


def _obstacle(row: Any, credit: Credit, pictures: Pictures) -> str:
    """Return why a work gets no card, empty when nothing stands against it."""
    if row.state is not EntryState.ACCEPTED:
        return "gone"
    if not credit.allowed:
        return "consent"
    if row.text or (row.Category.takes_text and row.title):
        return ""
    return "" if row.id in pictures else "words" if row.Category.takes_text else "picture"


def _content(row: Any, credit: Credit, picture: Picture | None) -> CardContent:
    translated = row.translation or row.translation_title
    return CardContent(
        entry_id=row.id,
        entry_ref=row.ref,
        number=row.number or "",
        form=row.Category.form,
        age_group=row.Category.age_group,
        award=row.kind,
        place=row.place,
        original=Words(row.language, row.title, row.text if row.Category.takes_text else ""),
        translation=Words(row.translation_language, row.translation_title, row.translation)
        if translated
        else None,
        picture=picture,
        who=wording.who(credit),
        school=credit.school,
        city=credit.city,
        country=credit.country,
    )


def _pictures(rows: Sequence[Any]) -> Pictures:
    """Return the first picture of each entry in its best rendition."""
    found: dict[int, Picture] = {}
    made = [row for row in rows if row.Rendition is not None]
    for row in sorted(made, key=lambda row: (row.position, _KINDS.index(row.Rendition.kind))):
        rendition = row.Rendition
        found.setdefault(row.id, Picture(rendition.key, rendition.width, rendition.height, row.alt))
    return found


@dataclass(frozen=True)
class Standing:
    """All entries that stand, in order of arrival: their forms, how many took part, and their cities."""

    forms: tuple[str, ...]
    figures: Mapping[str, int]
    cities: tuple[str, ...]


def _standing(session: Session, campaign_id: int) -> Standing:
    rows = session.execute(
        select(Category.form, Entry.language, School.id, City.name)
        .join(Entry, Entry.category_id == Category.id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .where(
            Entry.campaign_id == campaign_id, Entry.state == EntryState.ACCEPTED, Entry.set_apart_at.is_(None)
        )
        .order_by(Entry.submitted_at, Entry.id)
    ).all()
    forms, languages, schools, cities = zip(*rows, strict=True) if rows else ((), (), (), ())
    counted = {
        "entries": len(rows),
        "languages": len({tag for tag in languages if tag}),
        "schools": len(set(schools)),
        "cities": len(set(cities)),
    }
    return Standing(tuple(forms), counted, tuple(sorted(set(cities), key=fold)))
