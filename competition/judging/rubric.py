"""A rubric as the campaign words it, before a round makes it fast."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class CriterionSpec:
    """One question of a rubric as the campaign words it; `levels` run from the lowest to the highest."""

    key: str
    label: str
    question: str
    weight: float
    language: bool
    levels: tuple[str, ...]


@dataclass(frozen=True)
class RubricSpec:
    """A rubric as the campaign words it."""

    lowest: int
    highest: int
    criteria: tuple[CriterionSpec, ...]


def read_rubric(rubric: Mapping[str, Any]) -> RubricSpec | None:
    """Return a category's rubric as a value; None where a question or the wording of a level is missing."""
    lowest, highest = int(rubric.get("lowest", 1)), int(rubric.get("highest", 5))
    criteria = tuple(
        CriterionSpec(
            key=str(each.get("key", "")),
            label=str(each.get("label", "")),
            question=str(each.get("question", "")),
            weight=float(each.get("weight", 1)),
            language=bool(each.get("language", False)),
            levels=tuple(str(level) for level in each.get("levels", ())),
        )
        for each in rubric.get("criteria", ())
    )
    steps = highest - lowest + 1
    whole = all(c.key and c.label and c.weight > 0 and len(c.levels) == steps for c in criteria)
    distinct = len({c.key for c in criteria}) == len(criteria)
    return RubricSpec(lowest, highest, criteria) if criteria and steps > 1 and whole and distinct else None
