"""What is asked of contributions: by the office's pages, and by all that goes out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session, joinedload

from competition.campaign.likeness import fold
from competition.campaign.models import Campaign, City, Milestone
from competition.campaign.rules import MilestoneKey
from competition.consent.models import Consent, Person
from competition.consent.rules import Channel, Level, Shown
from competition.contributions.models import Contribution, Portrait
from competition.contributions.rules import Kind, Missing, missing, shown_of
from competition.entries.stamps import fingerprint
from competition.platform.files import Rendition
from competition.platform.renditions import RenditionKind

KEPT = timedelta(days=30)
"""For so long after the publication somebody may still allow what they have not allowed so far."""
_ORDER = {kind: at for at, kind in enumerate(Kind)}
_MADE_FOR = {
    Channel.BOOK: RenditionKind.PRINT,
    Channel.WEB: RenditionKind.SCREEN,
    Channel.SOCIAL: RenditionKind.CARD,
}


@dataclass(frozen=True)
class PortraitShown:
    """A portrait by the storage key of what was made of it; `focus` the middle of the face, of 1."""

    key: str
    width: int
    height: int
    alt: str
    focus: tuple[float, float]


@dataclass(frozen=True)
class ContributionShown:
    """What a channel may show of a contribution: its words, and of the person what they allow.

    Without a name there is neither `office` nor `portrait`: both would tell who it is. `missing`: what it
    still lacks, for whoever prints it to say or to stop at.
    """

    ref: str
    kind: Kind
    city: str
    country: str
    language: str
    text: str
    translation_language: str
    translation: str
    translation_credit: str
    name: str
    office: str
    portrait: PortraitShown | None
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True)
class Withheld:
    """A contribution that a channel may not show: not a word of it, where to find it alone."""

    ref: str
    kind: Kind
    city: str


def contributions_for(session: Session, campaign_id: int, channel: Channel) -> tuple[ContributionShown, ...]:
    """Return what `channel` may show at this moment, by kind, city and arrival; two statements.

    Whoever has said no, or nothing, is left out; so is somebody under age for whom no guardian has agreed,
    and what has no words yet.
    """
    languages = _languages(session, campaign_id)
    return tuple(
        _shown(contribution, city, rendition, answer, languages)
        for contribution, city, rendition in _rows(session, campaign_id, channel)
        if (answer := answer_of(contribution, channel)).allowed and contribution.text
    )


def withheld_for(session: Session, campaign_id: int, channel: Channel) -> tuple[Withheld, ...]:
    """Return what `channel` may not show at this moment, by kind, city and arrival; one statement."""
    return tuple(
        Withheld(contribution.ref, contribution.kind, city.name)
        for contribution, city, _rendition in _rows(session, campaign_id, channel)
        if not answer_of(contribution, channel).allowed
    )


def fingerprint_of(shown: Sequence[ContributionShown]) -> str:
    """Return the SHA-256 of what may be shown."""
    return fingerprint([repr(each) for each in shown])


def _rows(
    session: Session, campaign_id: int, channel: Channel
) -> list[tuple[Contribution, City, Rendition | None]]:
    rows = session.execute(
        select(Contribution, City, Rendition)
        .join(City, City.id == Contribution.city_id)
        .outerjoin(Portrait, Portrait.contribution_id == Contribution.id)
        .outerjoin(
            Rendition, (Rendition.original_id == Portrait.file_id) & (Rendition.kind == _MADE_FOR[channel])
        )
        .where(Contribution.campaign_id == campaign_id)
        .options(joinedload(Contribution.person).joinedload(Person.consents))
        .execution_options(populate_existing=True)
    ).unique()
    found = [(row[0], row[1], row[2]) for row in rows]
    return sorted(found, key=lambda row: (_ORDER[row[0].kind], fold(row[1].name), row[0].id))


def _languages(session: Session, campaign_id: int) -> Sequence[str]:
    return session.get_one(Campaign, campaign_id).translation_languages


def answer_of(contribution: Contribution, channel: Channel) -> Shown:
    """Return what a channel may show of whoever speaks."""
    return shown_of(
        contribution.person.as_shown(),
        minor=contribution.minor,
        guardian_agreed=contribution.guardian_said,
        channel=channel,
    )


def _shown(
    contribution: Contribution,
    city: City,
    rendition: Rendition | None,
    answer: Shown,
    languages: Sequence[str],
) -> ContributionShown:
    name = next(iter(answer.names), "")
    return ContributionShown(
        ref=contribution.ref,
        kind=contribution.kind,
        city=city.name,
        country=city.country,
        language=contribution.language,
        text=contribution.text,
        translation_language=contribution.translation_language,
        translation=contribution.translation,
        translation_credit=contribution.translation_credit,
        name=name,
        office=contribution.office if name else "",
        portrait=_portrait(contribution.portrait, rendition) if name else None,
        missing=lacks_of(contribution, languages),
    )


def _portrait(portrait: Portrait | None, rendition: Rendition | None) -> PortraitShown | None:
    if portrait is None or rendition is None:
        return None
    focus = (portrait.focus_x, portrait.focus_y)
    return PortraitShown(rendition.key, rendition.width, rendition.height, portrait.alt, focus)


def lacks_of(contribution: Contribution, languages: Sequence[str]) -> tuple[Missing, ...]:
    """Return what a contribution lacks, in the order in which it is mended."""
    portrait = contribution.portrait.facts if contribution.portrait else None
    said = replace(contribution.said, guardian_agreed=contribution.guardian_said)
    return missing(contribution.kind, said, portrait, languages)


def contributions_of(
    session: Session, campaign_id: int, city_id: int | None = None
) -> Sequence[Contribution]:
    """Return the contributions of a campaign, or of one of its cities, in their order; one statement."""
    wanted = select(Contribution).where(Contribution.campaign_id == campaign_id)
    if city_id is not None:
        wanted = wanted.where(Contribution.city_id == city_id)
    wanted = wanted.options(joinedload(Contribution.person).joinedload(Person.consents))
    found = session.scalars(wanted).unique().all()
    return sorted(found, key=lambda each: (_ORDER[each.kind], each.id))


def never_allowed(session: Session, now: datetime) -> Sequence[int]:
    """Return the ids of contributions that no channel may show, long after the publication; one statement."""
    over = exists().where(
        Milestone.campaign_id == Contribution.campaign_id,
        Milestone.key == MilestoneKey.PUBLICATION,
        Milestone.at <= now - KEPT,
    )
    allowed = exists().where(Consent.person_id == Contribution.person_id, Consent.level != Level.NO)
    answered = exists().where(Consent.person_id == Contribution.person_id, Consent.by_guardian.is_(True))
    without_guardian = Contribution.minor.is_(True) & Contribution.guardian_agreed.is_(False) & ~answered
    wanted = select(Contribution.id).where(over, or_(~allowed, without_guardian))
    return session.scalars(wanted.order_by(Contribution.id)).all()
