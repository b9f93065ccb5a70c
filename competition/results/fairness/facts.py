"""What the comparisons are made of and what they come to: plain values under names that say nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

OTHERS = "others"
"""The groups too small for a line of their own, together."""
TYPED, BY_HAND = "typed", "by-hand"


class Aspect(StrEnum):
    """What is compared, in the order in which it is shown."""

    LANGUAGE = "language"
    TRANSLATION = "translation"
    COUNTRY = "country"
    AGE = "age"
    FORM = "form"
    ORDER = "order"
    HAND = "hand"


class Hindrance(StrEnum):
    """Why a comparison cannot be told."""

    ALONE = "alone"
    """Nothing that is alike in all else lies beside it."""
    OWN_JUDGES = "own-judges"
    """Only judges of its own have read it: it and how strict they are look the same."""
    TRANSLATION = "translation"
    """It is read in translation where what lies beside it is not, or the other way round."""
    FEW_SCHOOLS = "few-schools"
    """Too few schools to see how far schools differ anyway."""
    FEW_JUDGES = "few-judges"
    """Too few judges have read both to see how far their tastes differ anyway."""
    FEW_READS = "few-reads"
    """There are hardly more reads than there is to be found out."""


@dataclass(frozen=True)
class Work:
    """What is known of a work: its group by aspect ("" where it has none), and the school it comes from."""

    form: str
    age: str
    language: str
    country: str
    hand: str
    school: str


@dataclass(frozen=True)
class Sheet:
    """A read in points; `place` from 0 (first of the judge's pile) to 1 (last), None where unknown."""

    work: str
    judge: str
    points: float
    translated: bool
    place: float | None


@dataclass(frozen=True)
class Comparison:
    """A group beside the others in points, with its 95 % interval, or what hinders telling it.

    `wide_low` and `wide_high` hold for all comparisons of the audit together. `standardised` is the
    difference in deviations of works' scores within a category. `works`: how many are in the group.
    """

    aspect: Aspect
    group: str
    works: int
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    wide_low: float | None = None
    wide_high: float | None = None
    standardised: float | None = None
    hindrance: Hindrance | None = None

    @property
    def differs(self) -> bool:
        """Whether the interval that holds for this comparison alone keeps to one side."""
        return self.low is not None and self.high is not None and not self.low <= 0 <= self.high

    @property
    def surely_differs(self) -> bool:
        """Whether the interval that holds for all of them together keeps to one side."""
        wide = self.wide_low, self.wide_high
        return wide[0] is not None and wide[1] is not None and not wide[0] <= 0 <= wide[1]


def comparison_of(kept: Mapping[str, Any]) -> Comparison:
    """Return a comparison as it was kept."""
    hindrance = kept["hindrance"]
    return Comparison(
        **{
            **kept,
            "aspect": Aspect(kept["aspect"]),
            "hindrance": Hindrance(hindrance) if hindrance else None,
        }
    )
