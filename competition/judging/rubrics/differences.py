"""What differs between two wordings of a rubric, part by part. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from competition.judging.rubric import CriterionSpec, RubricSpec


class Part(StrEnum):
    """What of a rubric differs."""

    SCALE = "scale"
    ORDER = "order"
    ADDED = "added"
    TAKEN_OUT = "taken-out"
    LABEL = "label"
    QUESTION = "question"
    WEIGHT = "weight"
    LANGUAGE = "language"
    LEVEL = "level"


@dataclass(frozen=True)
class Difference:
    """One of them: of which criterion (its name as it is now), of which level, and how it was and is."""

    part: Part
    before: str | float | bool
    after: str | float | bool
    criterion: str = ""
    level: int | None = None


def differences(old: RubricSpec, new: RubricSpec) -> list[Difference]:
    """Return what a reader of `new` finds otherwise than in `old`; criteria are known by their keys."""
    return [*_as_a_whole(old, new), *_criterion_by_criterion(old, new)]


def _as_a_whole(old: RubricSpec, new: RubricSpec) -> Iterator[Difference]:
    if (old.lowest, old.highest) != (new.lowest, new.highest):
        yield Difference(Part.SCALE, _scale(old), _scale(new))
    shared = {each.key for each in old.criteria} & {each.key for each in new.criteria}
    before, after = ([c for c in each.criteria if c.key in shared] for each in (old, new))
    if [c.key for c in before] != [c.key for c in after]:
        yield Difference(Part.ORDER, _names(before), _names(after))


def _scale(rubric: RubricSpec) -> str:
    return f"{rubric.lowest}–{rubric.highest}"


def _names(criteria: Sequence[CriterionSpec]) -> str:
    return ", ".join(criterion.label for criterion in criteria)


def _criterion_by_criterion(old: RubricSpec, new: RubricSpec) -> Iterator[Difference]:
    before = {each.key: each for each in old.criteria}
    for each in new.criteria:
        if each.key in before:
            yield from _of_one(before.pop(each.key), each, old.lowest, new.lowest)
        else:
            yield Difference(Part.ADDED, "", each.label, each.label)
    for gone in before.values():
        yield Difference(Part.TAKEN_OUT, gone.label, "", gone.label)


def _of_one(old: CriterionSpec, new: CriterionSpec, old_lowest: int, lowest: int) -> Iterator[Difference]:
    for part in (Part.LABEL, Part.QUESTION, Part.WEIGHT, Part.LANGUAGE):
        before, after = getattr(old, part.value), getattr(new, part.value)
        if before != after:
            yield Difference(part, before, after, new.label)
    was = dict(enumerate(old.levels, start=old_lowest))
    now = dict(enumerate(new.levels, start=lowest))
    for number in sorted(was.keys() | now.keys()):
        if was.get(number, "") != now.get(number, ""):
            yield Difference(Part.LEVEL, was.get(number, ""), now.get(number, ""), new.label, number)
