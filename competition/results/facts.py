"""What a round's results are computed from, under names that say nothing about a person: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

from competition.duels.rules import Outcome
from competition.judging.rules import CriterionRule, ReadingMode

MENTION = "special_mention"
"""The kind that judges' nominations lead to; it does not follow from the standings."""


@dataclass(frozen=True)
class CategoryFacts:
    """A category: its rubric's scale and criteria, and its awards as (kind, number), the highest first."""

    key: str
    lowest: int
    highest: int
    criteria: tuple[CriterionRule, ...]
    kinds: tuple[tuple[str, int], ...]

    @property
    def form(self) -> str:
        """The form of its works."""
        return self.key.partition("/")[0]

    @property
    def age(self) -> str:
        """The age group of who made them."""
        return self.key.partition("/")[2]

    @property
    def from_standings(self) -> tuple[tuple[str, int], ...]:
        """The awards that follow from the standings."""
        return tuple((kind, number) for kind, number in self.kinds if kind != MENTION)

    @property
    def places(self) -> int:
        """How many awards follow from the standings."""
        return sum(number for _kind, number in self.from_standings)


@dataclass(frozen=True)
class Entrant:
    """What awards ask of an entry beside its standing: when it came, and what rules may speak of."""

    submitted: float
    school: str = ""
    city: str = ""
    language: str = ""


@dataclass(frozen=True)
class SheetFacts:
    """One judge's verdict on an entry; `values` by the criterion's key."""

    entry: str
    judge: str
    mode: ReadingMode
    values: Mapping[str, int]
    nominated: bool = False


@dataclass(frozen=True)
class PairFacts:
    """What was said of two works of a category in a closed duel; it counts where nobody scored these."""

    category: str
    one: str
    other: str
    outcome: Outcome


@dataclass(frozen=True)
class RoundFacts:
    """A round: categories in their order, the category of each entry that stands, the sheets handed in."""

    categories: tuple[CategoryFacts, ...]
    entries: Mapping[str, str]
    sheets: tuple[SheetFacts, ...]
    pairs: tuple[PairFacts, ...] = ()
