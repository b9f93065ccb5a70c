"""States of rounds, assignments and scoresheets; the rubric as a value; what makes a scoresheet whole."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

REMARK_LIMIT = 2000


class JudgeState(StrEnum):
    """Where a judge stands on the panel."""

    INVITED = "invited"
    READY = "ready"
    LEFT = "left"


class RoundState(StrEnum):
    """A round is prepared, open for scoring, then closed."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"


class AssignmentState(StrEnum):
    """A draft assignment is invisible to its judge."""

    DRAFT = "draft"
    RELEASED = "released"
    RECUSED = "recused"


class ReadingMode(StrEnum):
    """How a judge reads an entry."""

    ORIGINAL = "original"
    TRANSLATION = "translation"
    WORDLESS = "wordless"


class SheetState(StrEnum):
    """A scoresheet is open until it is handed in."""

    OPEN = "open"
    SUBMITTED = "submitted"


class NeedCause(StrEnum):
    """Why a round lacks a read: a judge gave it up, or it was added (a late entry, one read more)."""

    GIVEN_UP = "given-up"
    ADDED = "added"


class QueueState(StrEnum):
    """How far a judge is with an entry; `whole`: every question answered, the sheet not handed in."""

    UNREAD = "unread"
    BEGUN = "begun"
    WHOLE = "whole"
    HANDED_IN = "handed-in"


class FlagKind(StrEnum):
    """What a judge may tell the secretariat about an entry."""

    SAFEGUARDING = "safeguarding"
    COPIED = "copied"
    IDENTITY_VISIBLE = "identity-visible"
    WRONG_CATEGORY = "wrong-category"


@dataclass(frozen=True)
class CriterionRule:
    """One criterion: its weight, and whether it judges the language (left out when read in translation)."""

    key: str
    weight: float
    language: bool = False


def applies(criterion: CriterionRule, mode: ReadingMode) -> bool:
    """Whether a criterion is scored in this mode of reading."""
    return not (criterion.language and mode is ReadingMode.TRANSLATION)


def shares(criteria: Sequence[CriterionRule], mode: ReadingMode) -> dict[str, float]:
    """Return what part of a score each question makes up in this mode of reading; together they are 1.

    What is left out leaves its part to the others, by their weights. Without any weight there are none.
    """
    asked = [criterion for criterion in criteria if applies(criterion, mode)]
    whole = sum(criterion.weight for criterion in asked)
    return {criterion.key: criterion.weight / whole for criterion in asked} if whole > 0 else {}


def missing(
    criteria: tuple[CriterionRule, ...], values: Mapping[str, int], mode: ReadingMode
) -> tuple[str, ...]:
    """Return the keys of the criteria that still need a score."""
    return tuple(c.key for c in criteria if applies(c, mode) and c.key not in values)


@dataclass(frozen=True)
class Profile:
    """What a judge states: languages from the strongest to the weakest, categories (none: every one),
    capacity in entries, own city, schools barred by a conflict of interest.
    """

    languages: tuple[str, ...]
    capacity: int
    category_ids: frozenset[int] = frozenset()
    city_id: int | None = None
    barred_school_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class SheetChange:
    """What is saved on a scoresheet at once, values by criterion key; None leaves a thing as it is."""

    values: Mapping[str, int]
    remark: str | None = None
    nominated: bool | None = None
    note: str | None = None


def is_whole(criteria: tuple[CriterionRule, ...], values: Mapping[str, int], mode: ReadingMode) -> bool:
    """Whether every criterion that applies has a score."""
    return not missing(criteria, values, mode)


@dataclass(frozen=True, order=True)
class Place:
    """Where an entry lies in a judge's list: as dealt, and at the end what was skipped, the latest last."""

    skipped_at: float
    position: int


def place_of(position: int, skipped_at: datetime | None) -> Place:
    """Return the place of an entry dealt at `position`."""
    return Place(skipped_at.timestamp() if skipped_at else 0.0, position)


def next_in_turn(left: Collection[Place], current: Place | None) -> Place | None:
    """Return the place to read next of those `left`: the first after `current`, else the first; those never
    skipped before those skipped; None when nothing is left.
    """
    fresh = [place for place in left if not place.skipped_at]
    after = [p for p in fresh or left if current is None or p > current]
    return min(after or fresh or left, default=None)


def queue_state(sheet_state: SheetState | None, answered: int, asked: int) -> QueueState:
    """Return how far a judge is who has answered so many of the questions asked."""
    if sheet_state is None:
        return QueueState.UNREAD
    if sheet_state is SheetState.SUBMITTED:
        return QueueState.HANDED_IN
    return QueueState.WHOLE if answered >= asked else QueueState.BEGUN


def points(value: float, lowest: int, highest: int) -> float:
    """Return a value in points of its scale: 0 is the lowest, 100 the highest."""
    return 100 * (value - lowest) / ((highest - lowest) or 1)
