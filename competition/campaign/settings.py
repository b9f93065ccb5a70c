"""What the secretariat can change of a campaign at any time: its words, its cities, its imprint."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, City
from competition.campaign.services import find_or_add_city
from competition.platform import audit

IMPRINT = ("publisher", "licence", "disclaimer", "contact")


@dataclass(frozen=True)
class Settings:
    """A campaign's words; `cities` as (name, country code or empty)."""

    name: str
    organiser: str
    intro: str
    rules_text: str
    hashtags: tuple[str, ...]
    imprint: dict[str, str]
    cities: tuple[tuple[str, str], ...]


def settings_of(session: Session, campaign: Campaign) -> Settings:
    """Return a campaign's words as they stand."""
    return Settings(
        name=campaign.name,
        organiser=campaign.organiser,
        intro=campaign.intro,
        rules_text=campaign.rules_text,
        hashtags=tuple(campaign.hashtags),
        imprint={key: str(campaign.imprint.get(key, "")) for key in IMPRINT},
        cities=tuple((city.name, city.country) for city in _cities(session, campaign)),
    )


def change_settings(
    session: Session, *, campaign: Campaign, settings: Settings, actor: Account, now: datetime
) -> list[str]:
    """Change a campaign's words; return the cities that stay although left out, since somebody is from there.

    Changed rules are a new version: who starts a class from now on accepts that one.
    """
    if settings.rules_text != campaign.rules_text:
        campaign.rules_text, campaign.rules_version = settings.rules_text, campaign.rules_version + 1
    campaign.name, campaign.organiser, campaign.intro = settings.name, settings.organiser, settings.intro
    campaign.hashtags, campaign.imprint = list(settings.hashtags), dict(settings.imprint)
    stay = _change_cities(session, campaign, settings.cities)
    audit.record(
        session,
        actor_id=actor.id,
        action="campaign.change",
        object_kind="campaign",
        object_id=campaign.id,
        campaign_id=campaign.id,
        now=now,
        rules_version=campaign.rules_version,
    )
    return stay


def _cities(session: Session, campaign: Campaign) -> Sequence[City]:
    return session.scalars(select(City).where(City.campaign_id == campaign.id).order_by(City.name)).all()


def _change_cities(session: Session, campaign: Campaign, wanted: Sequence[tuple[str, str]]) -> list[str]:
    """Add what is new, correct countries, take away what nobody is from."""
    for name, country in wanted:
        find_or_add_city(session, campaign=campaign, name=name, country=country).country = country
    session.flush()
    stay = []
    for city in _cities(session, campaign):
        if city.name not in {name for name, _ in wanted} and not _taken_away(session, city):
            stay.append(city.name)
    return stay


def _taken_away(session: Session, city: City) -> bool:
    """Take a city away unless a school or a judge is of it."""
    try:
        with session.begin_nested():
            session.delete(city)
    except IntegrityError:
        return False
    return True
