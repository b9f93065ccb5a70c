"""From the sheets of a round to its standings: weighted, calibrated, ranked. Same facts, same figures."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from competition.results.calibration import Calibration, calibrate
from competition.results.design import IntArray
from competition.results.facts import RoundFacts
from competition.results.laying import lay, positions, scored_sheets
from competition.results.pairs import by_pairs
from competition.results.placed import Placed, figure, unplaced
from competition.results.ranking import SEED, Ranking, rank


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


_NOTHING = {"entry": 0.0, "judge": 0.0, "residual": 0.0}


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
    """Compute the standings of a round, and of categories that were only compared two at a time."""
    compared = {each.entry: each for each in by_pairs(facts, seed=seed)}
    if not scored_sheets(facts):
        return Computed(in_places(_unread(facts, compared), facts), (), dict(_NOTHING), 0)
    out = work_out(facts, seed=seed)
    calibration = out.calibration
    found = calibration.variance
    variance = {"entry": found.entry, "judge": found.judge, "residual": found.residual}
    placed = _standings(facts, out.entries, calibration, out.ranking)
    return Computed(
        standings=in_places((compared.get(each.entry, each) for each in placed), facts),
        judges=_judges(out.judges, calibration),
        variance={name: figure(value) or 0.0 for name, value in variance.items()},
        components=calibration.islands,
    )


def in_places(placed: Iterable[Placed], facts: RoundFacts) -> tuple[Placed, ...]:
    """Return standings by category, rank and name, the unread last."""
    order = {category.key: at for at, category in enumerate(facts.categories)}
    key = attrgetter("rank", "entry")
    return tuple(sorted(placed, key=lambda each: (order[each.category], each.rank is None, key(each))))


def _unread(facts: RoundFacts, compared: Mapping[str, Placed]) -> Iterator[Placed]:
    """Yield the standings of a round in which nobody scored."""
    for name, category in sorted(facts.entries.items()):
        yield compared.get(name) or unplaced(name, category)


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
            raw=figure(calibration.raw[at]),
            calibrated=figure(calibration.calibrated[at]),
            se=figure(calibration.se[at]),
            low=figure(ranking.low[at]),
            high=figure(ranking.high[at]),
            disagreement=figure(calibration.disagreement[at]),
            rank=int(ranking.rank[at]) or None,
            rank_low=int(ranking.rank_low[at]) or None,
            rank_high=int(ranking.rank_high[at]) or None,
            award_probability=figure(ranking.award_probability[at]),
            component=int(calibration.island_of_entry[at]) if calibration.reads[at] else None,
        )
        for at, name in enumerate(names)
    ]


def _judges(names: Sequence[str], calibration: Calibration) -> tuple[Read, ...]:
    found = (
        Read(
            judge=name,
            reads=int(calibration.judge_reads[at]),
            severity=figure(calibration.effect[at]) or 0.0,
            se=figure(calibration.effect_se[at]) or 0.0,
            infit=figure(calibration.infit[at]),
        )
        for at, name in enumerate(names)
    )
    return tuple(sorted(found, key=attrgetter("judge")))
