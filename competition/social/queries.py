"""What a kit is made of, read from the frozen results, and the kit that stands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category
from competition.consent.rules import Channel
from competition.entries.credits import Credit, credits  # noqa: A004 - the word of the field
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import EntryState
from competition.platform.files import Rendition, StoredFile
from competition.platform.garland import DYES
from competition.platform.i18n import DEFAULT_LOCALE, available_locales, use_locale
from competition.platform.renditions import RenditionKind
from competition.results.models import Award, Freeze
from competition.social import wording
from competition.social.content import CardContent, LeftOut, Picture, Plan, Sender, Words
from competition.social.models import Card, Kit

_KINDS = (RenditionKind.PRINT, RenditionKind.SCREEN)
"""Renditions a card can be made of, the best first."""
Pictures = Mapping[int, Picture]


def is_frozen(session: Session, campaign_id: int) -> bool:
    """Whether the campaign's results are frozen at this moment."""
    wanted = select(Freeze.id).where(Freeze.campaign_id == campaign_id, Freeze.lifted_at.is_(None)).limit(1)
    return session.scalar(wanted) is not None


def plan_of(session: Session, campaign: Campaign) -> Plan:
    """Return what the cards would be at this moment, as consents allow; a fixed number of statements."""
    rows = _awarded(session, campaign.id)
    entry_ids = [row.id for row in rows]
    allowed = credits(session, entry_ids=entry_ids, channel=Channel.SOCIAL)
    pictures = _pictures(session, entry_ids)
    cards: list[CardContent] = []
    left_out: list[LeftOut] = []
    sender = sender_of(session, campaign)
    with use_locale(sender.locale):
        for row in rows:
            code = _obstacle(row, allowed[row.id], pictures)
            if code:
                left_out.append(LeftOut(row.number or "", code, row.title if allowed[row.id].allowed else ""))
            else:
                cards.append(_content(row, allowed[row.id], pictures.get(row.id)))
    return Plan(sender, tuple(cards), tuple(sorted(left_out, key=lambda each: each.number)))


def sender_of(session: Session, campaign: Campaign) -> Sender:
    """Return the campaign as its cards name it."""
    speaks = available_locales()
    locale = next((tag for tag in campaign.translation_languages if tag in speaks), DEFAULT_LOCALE)
    own: Mapping[str, Mapping[str, str]] = campaign.brand.get("form", {})
    return Sender(
        name=campaign.name,
        slug=campaign.slug,
        year=campaign.year,
        organiser=campaign.organiser,
        hashtags=tuple(campaign.hashtags),
        locale=locale,
        dyes={**DYES, **{form: colours["area"] for form, colours in own.items() if colours.get("area")}},
        garland=_garland(session, campaign.id),
    )


def current_kit(session: Session, campaign_id: int) -> Kit | None:
    """Return the kit that stands, None before the first."""
    wanted = select(Kit).where(Kit.campaign_id == campaign_id).order_by(Kit.id.desc()).limit(1)
    return session.scalar(wanted)


def cards_of(session: Session, campaign_id: int) -> dict[tuple[int, str], Card]:
    """Return the cards that were drawn, by entry and format."""
    wanted = select(Card).where(Card.campaign_id == campaign_id)
    return {(card.entry_id, card.format): card for card in session.scalars(wanted)}


def card_of(session: Session, entry_id: int, format_key: str) -> Card | None:
    """Return a work's card in a format."""
    return session.scalar(select(Card).where(Card.entry_id == entry_id, Card.format == format_key))


def file_of(session: Session, file_id: int) -> StoredFile:
    """Return a stored file."""
    return session.get_one(StoredFile, file_id)


def _awarded(session: Session, campaign_id: int) -> list[Any]:
    """Return awards whose kind gets a card in its category, in the order of categories and places."""
    found = session.execute(
        select(
            Entry.id, Entry.ref, Entry.number, Entry.state, Entry.language, Entry.title, Entry.text,
            Entry.translation_language, Entry.translation_title, Entry.translation,
            Award.kind, Award.place, Category,
        )
        .join(Award, Award.entry_id == Entry.id)
        .join(Category, Category.id == Award.category_id)
        .where(Award.campaign_id == campaign_id, Entry.set_apart_at.is_(None))
        .order_by(Category.position, Award.place, Entry.number)
    )  # fmt: skip
    return [row for row in found if row.kind in _kinds_with_card(row.Category)]


def _kinds_with_card(category: Category) -> frozenset[str]:
    return frozenset(kind.key for kind in category.award_kinds if kind.card)


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
    )


def _pictures(session: Session, entry_ids: Sequence[int]) -> Pictures:
    """Return the first picture of each entry in its best rendition."""
    if not entry_ids:
        return {}
    rows = session.execute(
        select(EntryImage.entry_id, EntryImage.position, EntryImage.alt, Rendition)
        .join(Rendition, Rendition.original_id == EntryImage.file_id)
        .where(EntryImage.entry_id.in_(entry_ids), Rendition.kind.in_(_KINDS))
    ).all()
    found: dict[int, Picture] = {}
    for row in sorted(rows, key=lambda row: (row.position, _KINDS.index(row.Rendition.kind))):
        made = row.Rendition
        found.setdefault(row.entry_id, Picture(made.key, made.width, made.height, row.alt))
    return found


def _garland(session: Session, campaign_id: int) -> tuple[str, ...]:
    """Return the form of every entry that stands, in order of arrival."""
    return tuple(_forms(session, campaign_id))


def _forms(session: Session, campaign_id: int) -> Iterator[str]:
    yield from session.scalars(
        select(Category.form)
        .join(Entry, Entry.category_id == Category.id)
        .where(
            Entry.campaign_id == campaign_id, Entry.state == EntryState.ACCEPTED, Entry.set_apart_at.is_(None)
        )
        .order_by(Entry.submitted_at, Entry.id)
    )
