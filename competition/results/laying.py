"""The sheets of a round that count, with their points, and as the arrays that calibration takes."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from competition.judging.rules import ReadingMode, applies
from competition.results.design import ORIGINAL, TRANSLATION, WORDLESS, FloatArray, IntArray
from competition.results.facts import CategoryFacts, RoundFacts, SheetFacts
from competition.results.positions import Coloured, colour, in_turn
from competition.results.totals import weighted_score

READINGS = {
    ReadingMode.ORIGINAL: ORIGINAL,
    ReadingMode.TRANSLATION: TRANSLATION,
    ReadingMode.WORDLESS: WORDLESS,
}
Scored = Sequence[tuple[SheetFacts, float]]


class Rows(NamedTuple):
    """A row for each sheet that counts; entries and judges by their positions."""

    entry: IntArray
    judge: IntArray
    category_of_entry: IntArray
    score: FloatArray
    reading: IntArray


def scored_sheets(facts: RoundFacts) -> list[tuple[SheetFacts, float]]:
    """Return the sheets that count with their points, by entry and judge."""
    categories = {category.key: category for category in facts.categories}
    scored = []
    for sheet in sorted(facts.sheets, key=lambda each: (each.entry, each.judge)):
        points = points_of(sheet, categories[facts.entries[sheet.entry]])
        if points is not None:
            scored.append((sheet, points))
    return scored


def points_of(sheet: SheetFacts, category: CategoryFacts) -> float | None:
    """Return the weighted total; the language criterion counts only for who read the original."""
    weights = {rule.key: rule.weight for rule in category.criteria if applies(rule, sheet.mode)}
    values = {key: float(sheet.values[key]) for key in sorted(weights) if key in sheet.values}
    if not sum(weights[key] for key in values) > 0:
        return None
    return weighted_score(values, weights, category.lowest, category.highest)


def coloured(facts: RoundFacts, scored: Scored) -> Coloured:
    """Return what entries and judges are like, both in the order of their names."""
    return colour(*lay(facts, scored, sorted(facts.entries), readers(scored)))


def positions(facts: RoundFacts, scored: Scored) -> tuple[list[str], list[str]]:
    """Return entries and judges in the order in which they are computed."""
    found = coloured(facts, scored)
    return in_turn(sorted(facts.entries), found.entries), in_turn(readers(scored), found.judges)


def readers(scored: Scored) -> list[str]:
    """Return who has read, by name."""
    return sorted({sheet.judge for sheet, _points in scored})


def lay(facts: RoundFacts, scored: Scored, names: Sequence[str], judges: Sequence[str]) -> Rows:
    """Return the sheets as arrays, by the positions of entries and judges in these lists."""
    place = {name: at for at, name in enumerate(names)}
    seat = {name: at for at, name in enumerate(judges)}
    order = {category.key: at for at, category in enumerate(facts.categories)}
    rows = sorted((place[sheet.entry], seat[sheet.judge], at) for at, (sheet, _points) in enumerate(scored))
    return Rows(
        entry=np.array([entry for entry, _judge, _at in rows], dtype=np.int64),
        judge=np.array([judge for _entry, judge, _at in rows], dtype=np.int64),
        category_of_entry=np.array([order[facts.entries[name]] for name in names], dtype=np.int64),
        score=np.array([scored[at][1] for _entry, _judge, at in rows], dtype=np.float64),
        reading=np.array([READINGS[scored[at][0].mode] for _entry, _judge, at in rows], dtype=np.int64),
    )
