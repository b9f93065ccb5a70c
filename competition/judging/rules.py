"""States of rounds, assignments and scoresheets; the rubric as a value; what makes a scoresheet whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


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


def missing(
    criteria: tuple[CriterionRule, ...], values: Mapping[str, int], mode: ReadingMode
) -> tuple[str, ...]:
    """Return the keys of the criteria that still need a score."""
    return tuple(c.key for c in criteria if applies(c, mode) and c.key not in values)
