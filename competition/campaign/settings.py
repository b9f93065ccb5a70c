"""What the secretariat can change of a campaign at any time: name and zone, cities, words and colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign import changes
from competition.campaign.colours import colour_of, faces_of, recoloured
from competition.campaign.models import Campaign, City
from competition.campaign.services import find_or_add_city, in_front
from competition.platform import audit

IMPRINT = ("publisher", "isbn", "issn", "licence", "disclaimer", "contact")


@dataclass(frozen=True)
class Basics:
    """A campaign's name and year, the language of its texts and the zone of its calendar."""

    name: str
    year: int
    language: str
    time_zone: str


@dataclass(frozen=True)
class Words:
    """A campaign's words, the colour of each form, and the faces of its cards."""

    organiser: str
    intro: str
    rules_text: str
    hashtags: tuple[str, ...]
    imprint: Mapping[str, str]
    colours: Mapping[str, str] = field(default_factory=dict)
    faces: str = ""


def basics_of(campaign: Campaign) -> Basics:
    """Return a campaign's name, year, language and zone as they stand."""
    language = next(iter(campaign.translation_languages), "")
    return Basics(campaign.name, campaign.year, language, campaign.time_zone)


def change_basics(
    session: Session, *, campaign: Campaign, basics: Basics, actor: Account, now: datetime
) -> None:
    """Change them. The milestones keep their local hours; while setting up they follow the year as well."""
    years = basics.year - campaign.year if campaign.setup_step is not None else 0
    old, new = ZoneInfo(campaign.time_zone), ZoneInfo(basics.time_zone)
    for milestone in campaign.milestones:
        milestone.at = _moved(milestone.at.astimezone(old), years).replace(tzinfo=new).astimezone(UTC)
    campaign.name, campaign.year, campaign.time_zone = basics.name, basics.year, basics.time_zone
    campaign.translation_languages = in_front(campaign.translation_languages, basics.language)
    _record(session, campaign, "basics", actor, now)


def _moved(at: datetime, years: int) -> datetime:
    """Return the same day in another year; a leap day becomes the one before it."""
    day = 28 if (at.month, at.day) == (2, 29) and years else at.day
    return at.replace(year=at.year + years, day=day)


def words_of(campaign: Campaign) -> Words:
    """Return a campaign's words and colours as they stand."""
    forms = dict.fromkeys(category.form for category in campaign.categories)
    return Words(
        organiser=campaign.organiser,
        intro=campaign.intro,
        rules_text=campaign.rules_text,
        hashtags=tuple(campaign.hashtags),
        imprint={key: str(campaign.imprint.get(key, "")) for key in IMPRINT},
        colours={form: colour_of(campaign.brand, form) for form in forms},
        faces=faces_of(campaign.brand),
    )


def change_words(
    session: Session, *, campaign: Campaign, words: Words, actor: Account, now: datetime
) -> None:
    """Change a campaign's words and colours.

    Changed rules are a new version: who starts a class accepts that one, and so does every class that has
    started before it submits more.
    """
    if words.rules_text != campaign.rules_text:
        campaign.rules_text, campaign.rules_version = words.rules_text, campaign.rules_version + 1
    campaign.organiser, campaign.intro = words.organiser, words.intro
    campaign.hashtags, campaign.imprint = list(words.hashtags), dict(words.imprint)
    brand = recoloured(campaign.brand, words.colours)
    if words.faces != faces_of(brand):
        brand["faces"] = words.faces
    campaign.brand = brand
    _record(session, campaign, "words", actor, now)


def _record(session: Session, campaign: Campaign, part: str, actor: Account, now: datetime) -> None:
    audit.record(
        session,
        actor_id=actor.id,
        action="campaign.change",
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
        part=part,
        rules_version=campaign.rules_version,
    )
    changes.tell(session, campaign, now)


def cities_of(session: Session, campaign: Campaign) -> tuple[tuple[str, str], ...]:
    """Return a campaign's cities as (name, country code or empty)."""
    return tuple((city.name, city.country) for city in _cities(session, campaign))


def change_cities(
    session: Session,
    *,
    campaign: Campaign,
    cities: Sequence[tuple[str, str]],
    actor: Account,
    now: datetime,
) -> list[str]:
    """Add what is new, correct countries, take away what nobody is from; return the cities that stay although
    left out, since somebody is from there.
    """
    for name, country in cities:
        find_or_add_city(session, campaign=campaign, name=name, country=country).country = country
    session.flush()
    wanted = {name for name, _country in cities}
    left_out = [city for city in _cities(session, campaign) if city.name not in wanted]
    stay = [city.name for city in left_out if not _taken_away(session, city)]
    _record(session, campaign, "cities", actor, now)
    return stay


def _cities(session: Session, campaign: Campaign) -> Sequence[City]:
    return session.scalars(select(City).where(City.campaign_id == campaign.id).order_by(City.name)).all()


def _taken_away(session: Session, city: City) -> bool:
    """Take a city away unless a school or a judge is of it."""
    try:
        with session.begin_nested():
            session.delete(city)
    except IntegrityError:
        return False
    return True
