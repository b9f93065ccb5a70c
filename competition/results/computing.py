"""From the sheets of a round to its standings: weighted, calibrated, ranked. Same facts, same figures."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

import numpy as np

from competition.results.calibration import Calibration, calibrate
from competition.results.design import IntArray
from competition.results.facts import RoundFacts
from competition.results.laying import lay, positions, scored_sheets
from competition.results.ranking import DECIMALS, SEED, Ranking, rank


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


@dataclass(frozen=True)
class WorkedOut:
    """A round calibrated and ranked; entries and judges by their positions in these lists of names."""

    entries: Sequence[str]
    judges: Sequence[str]
    category_of_entry: IntArray
    places: dict[int, int]
    calibration: Calibration
    ranking: Ranking


def work_out(facts: RoundFacts, *, seed: int = SEED, only: str | None = None) -> WorkedOut:
    """Calibrate and rank a round, or of its categories `only` this one. Neither the order of rows nor what
    anybody is called can matter.
    """
    scored = scored_sheets(facts)
    names, judges = positions(facts, scored)
    rows = lay(facts, scored, names, judges)
    calibration = calibrate(*rows[:4], reading=rows.reading)
    places = {at: category.places for at, category in enumerate(facts.categories)}
    keys = [category.key for category in facts.categories]
    one = None if only is None else keys.index(only)
    ranking = rank(calibration, rows.category_of_entry, places, seed=seed, only=one)
    return WorkedOut(names, judges, rows.category_of_entry, places, calibration, ranking)


def compute(facts: RoundFacts, *, seed: int = SEED) -> Computed:
    """Compute the standings of a round."""
    out = work_out(facts, seed=seed)
    calibration = out.calibration
    found = calibration.variance
    variance = {"entry": found.entry, "judge": found.judge, "residual": found.residual}
    return Computed(
        standings=in_places(_standings(facts, out.entries, calibration, out.ranking), facts),
        judges=_judges(out.judges, calibration),
        variance={name: _figure(value) or 0.0 for name, value in variance.items()},
        components=calibration.islands,
    )


def in_places(placed: Iterable[Placed], facts: RoundFacts) -> tuple[Placed, ...]:
    """Return standings by category, rank and name, the unread last."""
    order = {category.key: at for at, category in enumerate(facts.categories)}
    key = attrgetter("rank", "entry")
    return tuple(sorted(placed, key=lambda each: (order[each.category], each.rank is None, key(each))))


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
    found = (
        Read(
            judge=name,
            reads=int(calibration.judge_reads[at]),
            severity=_figure(calibration.effect[at]) or 0.0,
            se=_figure(calibration.effect_se[at]) or 0.0,
            infit=_figure(calibration.infit[at]),
        )
        for at, name in enumerate(names)
    )
    return tuple(sorted(found, key=attrgetter("judge")))


def _figure(value: Any) -> float | None:
    """Return a figure to six decimals, None for none; adding zero makes a negative zero plain."""
    return None if np.isnan(value) else round(float(value), DECIMALS) + 0.0
