"""How contributions stand, city by city: what the list shows, and what is said above it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from competition.campaign.likeness import fold
from competition.campaign.models import Campaign, City
from competition.campaign.queries import cities
from competition.consent.rules import Channel
from competition.contributions.models import Contribution
from competition.contributions.queries import answer_of, contributions_of, lacks_of
from competition.contributions.rules import Kind, Missing


@dataclass(frozen=True)
class Item:
    """A contribution with what it lacks; `shown` whether any channel may show it."""

    contribution: Contribution
    missing: tuple[Missing, ...]
    shown: bool


@dataclass(frozen=True)
class CityLine:
    """What has come from a city."""

    city: City
    items: tuple[Item, ...]

    def of(self, kind: Kind) -> tuple[Item, ...]:
        """Return its contributions of a kind."""
        return tuple(item for item in self.items if item.contribution.kind is kind)

    @property
    def lacking(self) -> int:
        """How many of its contributions lack something."""
        return sum(bool(item.missing) for item in self.items)

    @property
    def is_whole(self) -> bool:
        """Whether its statement is there and nothing lacks anything."""
        return bool(self.of(Kind.STATEMENT)) and not self.lacking


@dataclass(frozen=True)
class Board:
    """All cities of a campaign, and what is said above them."""

    lines: tuple[CityLine, ...]

    @property
    def without_statement(self) -> int:
        """How many cities have no statement."""
        return sum(not line.of(Kind.STATEMENT) for line in self.lines)

    @property
    def lacking(self) -> int:
        """How many contributions lack something."""
        return sum(line.lacking for line in self.lines)

    @property
    def hidden(self) -> int:
        """How many contributions no channel may show."""
        return sum(not item.shown for line in self.lines for item in line.items)

    @property
    def number(self) -> int:
        """How many contributions there are."""
        return sum(len(line.items) for line in self.lines)


def board(session: Session, campaign: Campaign) -> Board:
    """Return how the campaign's contributions stand; two statements."""
    by_city = defaultdict(list)
    for contribution in contributions_of(session, campaign.id):
        by_city[contribution.city_id].append(contribution)
    places = sorted(cities(session, campaign.id), key=lambda city: fold(city.name))
    return Board(tuple(line(campaign, city, by_city[city.id]) for city in places))


def city_line(session: Session, campaign: Campaign, city: City) -> CityLine:
    """Return how the contributions of a city stand; one statement."""
    return line(campaign, city, contributions_of(session, campaign.id, city.id))


def line(campaign: Campaign, city: City, found: Sequence[Contribution]) -> CityLine:
    """Return what stands in the line of a city."""
    return CityLine(city, tuple(_item(each, campaign.translation_languages) for each in found))


def _item(contribution: Contribution, languages: Sequence[str]) -> Item:
    shown = any(answer_of(contribution, channel).allowed for channel in Channel)
    return Item(contribution, lacks_of(contribution, languages), shown)
