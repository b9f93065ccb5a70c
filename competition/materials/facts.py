"""What the printed materials say of a campaign, as plain values: they tell whether one is out of date."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from competition.campaign import ruleset
from competition.campaign.colours import colour_of
from competition.campaign.models import Campaign
from competition.campaign.offers import Offer, offers
from competition.campaign.queries import cities
from competition.campaign.rules import MilestoneKey

LONGEST = 170
"""How many letters of a rule the one-page sheet takes."""


@dataclass(frozen=True)
class Facts:
    """A campaign as print knows it.

    `language` is that of its own words, `rules` are (heading, in short), `ages` are the youngest's and the
    oldest's, `translations` the languages that works are translated into.
    """

    name: str
    year: int
    organiser: str
    contact: str
    zone: str
    language: str
    address: str
    milestones: tuple[tuple[MilestoneKey, datetime], ...]
    offers: tuple[Offer, ...]
    ages: tuple[int, int] | None
    translations: tuple[str, ...]
    cities: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    dyes: tuple[tuple[str, str], ...]

    @property
    def forms(self) -> list[str]:
        """The forms in which one can enter."""
        return [offer.form for offer in self.offers]

    def at(self, key: MilestoneKey) -> datetime | None:
        """Return the moment of a milestone, None when it is not set."""
        return dict(self.milestones).get(key)


def facts_of(session: Session, campaign: Campaign, *, base_url: str) -> Facts:
    """Return what print says of a campaign now."""
    found = offers(campaign.categories)
    return Facts(
        name=campaign.name,
        year=campaign.year,
        organiser=campaign.organiser,
        contact=str(campaign.imprint.get("contact", "")),
        zone=campaign.time_zone,
        language=next(iter(campaign.translation_languages), ""),
        address=f"{base_url}/c/{campaign.slug}/",
        milestones=tuple((each.key, each.at) for each in campaign.milestones),
        offers=tuple(found),
        ages=_ages(campaign),
        translations=tuple(campaign.translation_languages),
        cities=tuple(city.name for city in cities(session, campaign.id)),
        rules=tuple(_in_short(ruleset.sections(campaign.rules_text))),
        dyes=tuple((offer.form, colour_of(campaign.brand, offer.form)) for offer in found),
    )


def _ages(campaign: Campaign) -> tuple[int, int] | None:
    """Return the ages of the youngest and the oldest who may enter."""
    found = campaign.categories
    return (min(each.age_min for each in found), max(each.age_max for each in found)) if found else None


def fingerprint(facts: Facts, *, locale: str, design: str) -> str:
    """Return the SHA-256 of everything a material in a language is made from."""
    plain = json.dumps([asdict(facts), locale, design], sort_keys=True, default=str)
    return hashlib.sha256(plain.encode()).hexdigest()


def _in_short(parts: Sequence[ruleset.Section]) -> list[tuple[str, str]]:
    """Return the heading and first sentence of each part that has a heading."""
    return [(part.heading, _cut(part.first_sentence)) for part in parts if part.heading]


def _cut(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    return sentence[:LONGEST].rpartition(" ")[0].rstrip(" ,;:") + "…"
