"""What is typed on a rubric's page: numbers read, steps taken on it, and the rubric it makes. Pure."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from competition.judging.rubric import GO_ON, MOST_LEVELS, CriterionSpec, RubricSpec
from competition.judging.rules import CriterionRule, ReadingMode, shares

HEAVIEST, LONGEST_KEY, MOST_CRITERIA = 100.0, 40, 10
_NUMBER = re.compile(r"\d{1,4}([.,]\d{1,3})?")
_KEY = re.compile(r"[\w.-]{1,40}")


@dataclass(frozen=True)
class TypedCriterion:
    """A criterion as it is typed; one that was taken out stays, for who changes their mind."""

    key: str = ""
    label: str = ""
    question: str = ""
    weight: str = "1"
    language: bool = False
    levels: tuple[str, ...] = ()
    gone: bool = False

    def rule(self, key: str) -> CriterionRule:
        """The plain facts that rules are asked with; what is no weight weighs nothing."""
        return CriterionRule(key, weight_of(self.weight) or 0.0, self.language)


@dataclass(frozen=True)
class Typed:
    """A rubric as it is typed: its lowest number, how many levels are shown, its criteria in their order."""

    lowest: int
    steps: int
    criteria: tuple[TypedCriterion, ...] = field(default=())

    @property
    def standing(self) -> dict[int, TypedCriterion]:
        """The criteria that were not taken out, by their place."""
        return {at: each for at, each in enumerate(self.criteria) if not each.gone}

    def shares(self, mode: ReadingMode) -> dict[int, float]:
        """Return what part of a score each criterion makes up, by its place."""
        rules = [each.rule(str(at)) for at, each in self.standing.items()]
        return {int(at): share for at, share in shares(rules, mode).items()}

    def spec(self) -> RubricSpec:
        """Return the rubric it makes; every criterion keeps its key, and a new one gets one by its name."""
        taken = {each.key for each in self.criteria} | {GO_ON}
        seen: set[str] = set()
        criteria = []
        for each in self.standing.values():
            kept = each.key if _KEY.fullmatch(each.key) and each.key not in seen else ""
            key = kept or key_for(each.label, taken)
            taken.add(key)
            seen.add(key)
            levels = padded(each.levels, self.steps)[: self.steps]
            weight = weight_of(each.weight) or 0.0
            criteria.append(CriterionSpec(key, each.label, each.question, weight, each.language, levels))
        return RubricSpec(self.lowest, self.lowest + self.steps - 1, tuple(criteria))


def weight_of(text: str) -> float | None:
    """Return the number that was typed, with a point or a comma; None for anything else."""
    tidy = text.strip()
    return float(tidy.replace(",", ".")) if _NUMBER.fullmatch(tidy) and tidy.isascii() else None


def padded(levels: Sequence[str], steps: int) -> tuple[str, ...]:
    """Return levels with room for so many; words beyond them stay, should the scale grow again."""
    return (*levels, *[""] * (steps - len(levels)))[:MOST_LEVELS]


def key_for(label: str, taken: Collection[str]) -> str:
    """Return a name for files of scores that no other criterion has."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[: LONGEST_KEY - 3].strip("-") or "criterion"
    numbered = (f"{stem}-{number}" for number in range(2, 100))
    return next(key for key in (stem, *numbered) if key not in taken)


def typed_from(spec: RubricSpec, said: dict[float, str] | None = None) -> Typed:
    """Return a rubric as it would be typed; `said` are its weights as numbers are written here."""
    words = said or {}
    criteria = tuple(
        TypedCriterion(
            each.key,
            each.label,
            each.question,
            words.get(each.weight, f"{each.weight:g}"),
            each.language,
            each.levels,
        )
        for each in spec.criteria
    )
    return Typed(spec.lowest, spec.steps, criteria)


def added(typed: Typed) -> Typed:
    """Return it with an empty criterion at the end."""
    return replace(typed, criteria=(*typed.criteria, TypedCriterion(levels=("",) * typed.steps)))


def taken_out(typed: Typed, at: int, *, gone: bool = True) -> Typed:
    """Return it with a criterion taken out, or put back."""
    criteria = list(typed.criteria)
    criteria[at] = replace(criteria[at], gone=gone)
    return replace(typed, criteria=tuple(criteria))


def moved(typed: Typed, at: int, by: int) -> tuple[Typed, int]:
    """Return it with a criterion moved past its neighbour, up (-1) or down (1), and the new place of it."""
    places = list(typed.standing)
    to = places.index(at) + by
    if not 0 <= to < len(places):
        return typed, at
    criteria = list(typed.criteria)
    criteria.insert(places[to], criteria.pop(at))
    return replace(typed, criteria=tuple(criteria)), places[to]
