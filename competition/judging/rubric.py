"""A rubric as the campaign words it, before a round makes it fast."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from competition.judging.rules import CriterionRule

FEWEST_LEVELS, MOST_LEVELS = 2, 10
GO_ON = "go-on"
"""The key of the one question of a first pass; its rubric is no wording of the campaign's."""


@dataclass(frozen=True)
class CriterionSpec:
    """One question of a rubric as the campaign words it; `levels` run from the lowest to the highest."""

    key: str
    label: str
    question: str
    weight: float
    language: bool
    levels: tuple[str, ...]

    def as_rule(self) -> CriterionRule:
        """The plain facts that rules are asked with."""
        return CriterionRule(self.key, self.weight, self.language)

    def as_mapping(self) -> dict[str, Any]:
        """Return it as a category keeps it."""
        return {**vars(self), "levels": list(self.levels)}


@dataclass(frozen=True)
class RubricSpec:
    """A rubric as the campaign words it."""

    lowest: int
    highest: int
    criteria: tuple[CriterionSpec, ...]

    @property
    def steps(self) -> int:
        """How many levels there are."""
        return self.highest - self.lowest + 1

    @property
    def is_first_pass(self) -> bool:
        """Whether it asks nothing but whether a work should go on."""
        return [each.key for each in self.criteria] == [GO_ON]

    @property
    def is_whole(self) -> bool:
        """Whether it can be scored by: every level worded, every weight above nothing, and a question left
        for who reads in translation.
        """
        keys = {each.key for each in self.criteria}
        return (
            FEWEST_LEVELS <= self.steps <= MOST_LEVELS
            and len(keys) == len(self.criteria)
            and any(not each.language for each in self.criteria)
            and all(self._is_worded(each) for each in self.criteria)
        )

    def _is_worded(self, criterion: CriterionSpec) -> bool:
        words = [level for level in criterion.levels if level.strip()]
        said = criterion.key and criterion.label and criterion.weight > 0
        return bool(said) and len(words) == len(criterion.levels) == self.steps

    def as_mapping(self) -> dict[str, Any]:
        """Return it as a category keeps it."""
        criteria = [each.as_mapping() for each in self.criteria]
        return {"lowest": self.lowest, "highest": self.highest, "criteria": criteria}

    @property
    def stamp(self) -> str:
        """A short name for exactly this wording, by which a page tells that somebody changed it meanwhile."""
        text = json.dumps(self.as_mapping(), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def spec_of(rubric: Mapping[str, Any]) -> RubricSpec:
    """Return a category's rubric as a value, whole or not."""
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
    return RubricSpec(int(rubric.get("lowest", 1)), int(rubric.get("highest", 5)), criteria)


def read_rubric(rubric: Mapping[str, Any]) -> RubricSpec | None:
    """Return a category's rubric as a value; None where nobody could score by it as it is worded."""
    spec = spec_of(rubric)
    return spec if spec.is_whole else None
