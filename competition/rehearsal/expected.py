"""The entries and judges of a rehearsal, as allocation sees them."""

from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import replace
from itertools import count
from typing import TypeVar

from competition.allocation.matching import base_language
from competition.allocation.rules import EntryToRead, JudgeOnPanel
from competition.rehearsal.rules import Cell, Plan, World

Key = TypeVar("Key", bound=Hashable)
Origin = tuple[str, str]
"""The language of the translation, and the city."""


def expected_entries(plan: Plan, world: World) -> list[EntryToRead]:
    """Return the entries a plan expects, numbered from 1.

    They come from the cities from which those of their category and language have come, in the same parts,
    and are translated as those are. Where none has come yet, the city is unknown, so that it bars nobody, and
    a text has the translation that the campaign asks for. Schools are unknown.
    """
    origins, ids = _origins(world), count(1)
    return [
        EntryToRead(next(ids), cell.category, _language(cell, world), translation, city)
        for cell in plan.cells
        for (translation, city), number in apportion(
            plan.grown(cell), origins.get((cell.category, cell.language)) or _unknown(cell, world)
        ).items()
        for _ in range(number)
    ]


def expected_judges(plan: Plan, world: World) -> list[JudgeOnPanel]:
    """Return the panel with the judges who might join it; what is stated grows by the plan's per cent."""
    panel = [replace(judge, capacity=judge.capacity * plan.capacity // 100) for judge in world.judges]
    first = max((judge.id for judge in panel), default=0) + 1
    joining = [(extra.languages, extra.capacity) for extra in plan.extra for _ in range(extra.number)]
    return panel + [
        JudgeOnPanel(id=first + at, languages=languages, capacity=capacity)
        for at, (languages, capacity) in enumerate(joining)
    ]


def apportion(number: int, weights: Mapping[Key, int]) -> dict[Key, int]:
    """Share a number out by weights, in whole parts; the largest remainders round up, the first first."""
    whole = sum(weights.values())
    parts = {key: divmod(number * weight, whole) for key, weight in weights.items()}
    left = number - sum(part for part, _ in parts.values())
    up = set(sorted(parts, key=lambda key: -parts[key][1])[:left])
    return {key: part + (key in up) for key, (part, _) in parts.items()}


def _origins(world: World) -> dict[tuple[int, str], dict[Origin, int]]:
    found: defaultdict[tuple[int, str], dict[Origin, int]] = defaultdict(dict)
    for came in sorted(world.came, key=lambda each: (each.city, each.translation)):
        wordless = came.category in world.wordless
        cell = (came.category, "" if wordless else came.language)
        origin = ("" if wordless else came.translation, came.city)
        found[cell][origin] = found[cell].get(origin, 0) + came.number
    return found


def _unknown(cell: Cell, world: World) -> dict[Origin, int]:
    return {(_translation(cell, world), ""): 1}


def _translation(cell: Cell, world: World) -> str:
    taken = {base_language(tag) for tag in world.translate_into}
    needs = bool(taken) and cell.category not in world.wordless and base_language(cell.language) not in taken
    return world.translate_into[0] if needs else ""


def _language(cell: Cell, world: World) -> str:
    return "" if cell.category in world.wordless else cell.language
