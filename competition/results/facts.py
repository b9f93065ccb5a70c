"""What a round's results are computed from, under names that say nothing about a person: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass

from competition.judging.rules import CriterionRule, ReadingMode


@dataclass(frozen=True)
class CategoryFacts:
    """A category: its rubric's scale and criteria, and its awards as (kind, number), the highest first."""

    key: str
    lowest: int
    highest: int
    criteria: tuple[CriterionRule, ...]
    kinds: tuple[tuple[str, int], ...]

    @property
    def places(self) -> int:
        """How many awards there are."""
        return sum(number for _kind, number in self.kinds)


@dataclass(frozen=True)
class SheetFacts:
    """One judge's verdict on an entry; `values` by the criterion's key."""

    entry: str
    judge: str
    mode: ReadingMode
    values: Mapping[str, int]
    nominated: bool = False


@dataclass(frozen=True)
class RoundFacts:
    """A round: categories in their order, the category of each entry that stands, the sheets handed in."""

    categories: tuple[CategoryFacts, ...]
    entries: Mapping[str, str]
    sheets: tuple[SheetFacts, ...]
