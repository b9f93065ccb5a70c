"""From the sheets of a round to its standings: weighted, calibrated, ranked. Same facts, same figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from competition.judging.rules import ReadingMode, applies
from competition.results.calibration import Calibration, calibrate
from competition.results.design import ORIGINAL, TRANSLATION, WORDLESS
from competition.results.facts import CategoryFacts, RoundFacts, SheetFacts
from competition.results.ranking import DECIMALS, SEED, Ranking, rank
from competition.results.totals import weighted_score

_READINGS = {
    ReadingMode.ORIGINAL: ORIGINAL,
    ReadingMode.TRANSLATION: TRANSLATION,
    ReadingMode.WORDLESS: WORDLESS,
}


@dataclass(frozen=True)
class Placed:
    """An entry's standing, in points to six decimals; one that nobody has read has no figures."""

    entry: str
    category: str
    reads: int
    nominations: int
    raw: float | None
    calibrated: float | None
    se: float | None
    low: float | None
    high: float | None
    disagreement: float | None
    rank: int | None
    rank_low: int | None
    rank_high: int | None
    award_probability: float | None
    component: int | None


@dataclass(frozen=True)
class Read:
    """How a judge scored: above zero is higher than the panel, in points."""

    judge: str
    reads: int
    severity: float
    se: float
    infit: float | None


@dataclass(frozen=True)
class Computed:
    """Standings by category, rank and name, the unread last; judges by name; variances in squared points."""

    standings: tuple[Placed, ...]
    judges: tuple[Read, ...]
    variance: dict[str, float]
    components: int


def compute(facts: RoundFacts, *, seed: int = SEED) -> Computed:
    """Compute the standings of a round. Positions follow the names, so that no order of rows can matter."""
    names = sorted(facts.entries)
    place = {name: at for at, name in enumerate(names)}
    order = {category.key: at for at, category in enumerate(facts.categories)}
    category_of_entry = np.array([order[facts.entries[name]] for name in names], dtype=np.int64)
    scored = _scored(facts)
    judges = sorted({sheet.judge for sheet, _points in scored})
    seat = {name: at for at, name in enumerate(judges)}
    calibration = calibrate(
        np.array([place[sheet.entry] for sheet, _points in scored], dtype=np.int64),
        np.array([seat[sheet.judge] for sheet, _points in scored], dtype=np.int64),
        category_of_entry,
        np.array([points for _sheet, points in scored], dtype=np.float64),
        reading=np.array([_READINGS[sheet.mode] for sheet, _points in scored], dtype=np.int64),
    )
    places = {order[category.key]: category.places for category in facts.categories}
    ranking = rank(calibration, category_of_entry, places, seed=seed)
    placed = _standings(facts, names, calibration, ranking)
    placed.sort(key=lambda each: (order[each.category], each.rank is None, each.rank, each.entry))
    found = calibration.variance
    variance = {"entry": found.entry, "judge": found.judge, "residual": found.residual}
    return Computed(
        standings=tuple(placed),
        judges=_judges(judges, calibration),
        variance={name: _figure(value) or 0.0 for name, value in variance.items()},
        components=calibration.islands,
    )


def _scored(facts: RoundFacts) -> list[tuple[SheetFacts, float]]:
    """Return the sheets that count with their points, by entry and judge."""
    categories = {category.key: category for category in facts.categories}
    scored = []
    for sheet in sorted(facts.sheets, key=lambda each: (each.entry, each.judge)):
        points = _points(sheet, categories[facts.entries[sheet.entry]])
        if points is not None:
            scored.append((sheet, points))
    return scored


def _points(sheet: SheetFacts, category: CategoryFacts) -> float | None:
    """Return the weighted total; the language criterion counts only for who read the original."""
    weights = {rule.key: rule.weight for rule in category.criteria if applies(rule, sheet.mode)}
    values = {key: float(value) for key, value in sheet.values.items() if key in weights}
    if not sum(weights[key] for key in values) > 0:
        return None
    return weighted_score(values, weights, category.lowest, category.highest)


def _standings(
    facts: RoundFacts, names: Sequence[str], calibration: Calibration, ranking: Ranking
) -> list[Placed]:
    nominations = Counter(sheet.entry for sheet in facts.sheets if sheet.nominated)
    return [
        Placed(
            entry=name,
            category=facts.entries[name],
            reads=int(calibration.reads[at]),
            nominations=nominations[name],
            raw=_figure(calibration.raw[at]),
            calibrated=_figure(calibration.calibrated[at]),
            se=_figure(calibration.se[at]),
            low=_figure(ranking.low[at]),
            high=_figure(ranking.high[at]),
            disagreement=_figure(calibration.disagreement[at]),
            rank=int(ranking.rank[at]) or None,
            rank_low=int(ranking.rank_low[at]) or None,
            rank_high=int(ranking.rank_high[at]) or None,
            award_probability=_figure(ranking.award_probability[at]),
            component=int(calibration.island_of_entry[at]) if calibration.reads[at] else None,
        )
        for at, name in enumerate(names)
    ]


def _judges(names: Sequence[str], calibration: Calibration) -> tuple[Read, ...]:
    return tuple(
        Read(
            judge=name,
            reads=int(calibration.judge_reads[at]),
            severity=_figure(calibration.effect[at]) or 0.0,
            se=_figure(calibration.effect_se[at]) or 0.0,
            infit=_figure(calibration.infit[at]),
        )
        for at, name in enumerate(names)
    )


def _figure(value: Any) -> float | None:
    """Return a figure to six decimals, None for none; adding zero makes a negative zero plain."""
    return None if np.isnan(value) else round(float(value), DECIMALS) + 0.0
