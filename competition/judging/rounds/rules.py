"""What a round is to do, and which entries go on from it to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

DECIMALS = 6  # what is equal to six decimals is equal, as in the standings
HIGHEST = {"top": 100_000, "share": 100, "threshold": 100}
"""The greatest number that each rule takes."""


class RoundMode(StrEnum):
    """What judges do with an entry: rate it by the rubric, or say whether it should go on."""

    RATING = "rating"
    FIRST_PASS = "first-pass"  # noqa: S105 - no password


class GoingOn(StrEnum):
    """By which rule entries go on to the next round: none is meant, so many, so many of a hundred, or all
    from a score on.
    """

    NONE = "none"
    TOP = "top"
    SHARE = "share"
    THRESHOLD = "threshold"


@dataclass(frozen=True)
class Course:
    """How a round goes: its mode, its rule, when it is meant to open, and from which round it takes what
    goes on; without a `source_id` every accepted entry goes in.
    """

    mode: RoundMode = RoundMode.RATING
    rule: GoingOn = GoingOn.NONE
    rule_value: int = 0
    opens_at: datetime | None = None
    source_id: int | None = None


@dataclass(frozen=True)
class RoundPlan:
    """A round as it is set up; `reads` per entry by category id."""

    name: str
    reads: Mapping[int, int]
    closes_at: datetime | None
    course: Course = field(default_factory=Course)


@dataclass(frozen=True)
class Figure:
    """An entry with its score in points, None where nobody has read it."""

    entry_id: int
    points: float | None


@dataclass(frozen=True)
class Choice:
    """What goes on from a category; `places` by the rule, `tied` beyond them because of equal scores, `line`
    the lowest score that goes on.
    """

    going: tuple[int, ...]
    of: int
    places: int
    tied: int
    unread: int
    line: float | None


def choose(rule: GoingOn, value: int, figures: Sequence[Figure]) -> Choice:
    """Return what goes on from one category.

    Entries equal at the line all go on, and parts of an entry count as a whole one: doubt is settled in the
    entries' favour. What nobody has read does not go on by itself.
    """
    read = sorted(
        ((round(each.points, DECIMALS), each.entry_id) for each in figures if each.points is not None),
        key=lambda pair: (-pair[0], pair[1]),
    )
    line = _line(rule, value, [points for points, _id in read])
    going = [(points, entry_id) for points, entry_id in read if line is not None and points >= line]
    places = min(_places(rule, value, len(read)), len(read)) if _counts(rule) else len(going)
    return Choice(
        going=tuple(entry_id for _points, entry_id in going),
        of=len(figures),
        places=places,
        tied=len(going) - places,
        unread=len(figures) - len(read),
        line=going[-1][0] if going else None,
    )


def _counts(rule: GoingOn) -> bool:
    return rule in (GoingOn.TOP, GoingOn.SHARE)


def _places(rule: GoingOn, value: int, read: int) -> int:
    """Return how many places the rule gives; a share is rounded up."""
    return value if rule is GoingOn.TOP else -(-read * value // 100)


def _line(rule: GoingOn, value: int, points: Sequence[float]) -> float | None:
    """Return the score from which on entries go on, None where none does."""
    if rule is GoingOn.NONE or not points:
        return None
    if rule is GoingOn.THRESHOLD:
        return float(value)
    return points[min(_places(rule, value, len(points)), len(points)) - 1]


def value_fits(rule: GoingOn, value: int) -> bool:
    """Whether a rule can be applied with this number."""
    return rule is GoingOn.NONE or 1 <= value <= HIGHEST[rule.value]
