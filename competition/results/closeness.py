"""Who is too close to call, and which further reads would tell most: reads just there, not everywhere.

A read is worth what it can change: how far the score of an entry may still move across the award line if
this judge reads it, in points gained on average by deciding after it rather than before (Frazier, Powell &
Dayanik, "A knowledge-gradient policy for sequential information collection", SIAM Journal on Control and
Optimization 47, 2008). A judge whose severity is well known tells more than one who has hardly read; all of
that follows from the errors of the calibration. Reads are chosen one after the other, each in view of those
before. Pure: who may read what, and how much, is handed in.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from competition.results.calibration import Calibration
from competition.results.design import FloatArray, IntArray
from competition.results.ranking import Ranking

CLOSE = (0.05, 0.95)  # chances of an award between these are too close to call
_NORMAL = np.sqrt(2 * np.pi)


@dataclass(frozen=True)
class ExtraRead:
    """One read more, by positions; `gain` is what it is worth, in points."""

    entry: int
    judge: int
    gain: float


def too_close(award_probability: FloatArray) -> IntArray:
    """Return the entries whose award is neither nearly certain nor nearly out of reach."""
    known = np.nan_to_num(award_probability)
    return np.flatnonzero((known >= CLOSE[0]) & (known <= CLOSE[1]))


def award_lines(
    calibrated: FloatArray, category_of_entry: IntArray, places: Mapping[int, int]
) -> dict[int, float]:
    """Return where each category's award line runs: half way between the last inside and the first outside.

    A category with no award, or with one for everybody who was read, has no line.
    """
    lines = {}
    for category, number in places.items():
        scores = calibrated[(category_of_entry == category) & ~np.isnan(calibrated)]
        if 0 < number < len(scores):
            best = np.sort(scores)[::-1]
            lines[category] = float(best[number - 1 : number + 1].mean())
    return lines


def choose_reads(
    calibration: Calibration,
    ranking: Ranking,
    category_of_entry: IntArray,
    places: Mapping[int, int],
    *,
    readers: Mapping[int, Collection[int]],
    room: Mapping[int, int],
    reads: int,
    each: int = 1,
) -> list[ExtraRead]:
    """Choose up to `reads` further reads among the entries too close to call, the most telling first.

    `readers` has for each entry the judges who may read it and have not yet; `room` how many more entries a
    judge takes. No entry gets more than `each`. A judge who has read nothing so far can be chosen too.
    """
    lines = award_lines(calibration.calibrated, category_of_entry, places)
    close = [at for at in too_close(ranking.award_probability).tolist() if category_of_entry[at] in lines]
    judges = sorted(judge for judge, more in room.items() if more > 0)
    if not (close and judges):
        return []
    line = np.array([lines[category_of_entry[at]] for at in close])
    worth = Worth(calibration, np.array(close), np.array(judges), line)
    for row, at in enumerate(close):
        worth.allow(row, readers.get(at, ()))
    return _greedily(worth, close, judges, dict(room), reads, each)


def _greedily(
    worth: "Worth", close: list[int], judges: list[int], room: dict[int, int], reads: int, each: int
) -> list[ExtraRead]:
    chosen: list[ExtraRead] = []
    given = dict.fromkeys(close, 0)
    while len(chosen) < reads and (best := worth.best()) is not None:
        row, column, gain = best
        entry, judge = close[row], judges[column]
        chosen.append(ExtraRead(entry, judge, gain))
        given[entry] += 1
        room[judge] -= 1
        worth.take(row, column)
        if given[entry] == each:
            worth.gain[row] = -np.inf
        if not room[judge]:
            worth.gain[:, column] = -np.inf
    return chosen


class Worth:
    """What a read of each close entry by each judge is worth; -inf where there may be none.

    `variance` is that of each entry's error, `judge` that of each judge's, `shared` what the two have in
    common, `noise` that of a read itself.
    """

    def __init__(
        self, calibration: Calibration, entries: IntArray, judges: IntArray, line: FloatArray
    ) -> None:
        parts = calibration.variance
        self.noise = parts.residual
        self.distance = np.abs(calibration.calibrated[entries] - line)
        self.variance = calibration.se[entries] ** 2
        known = judges < len(calibration.effect)
        self.judge = np.full(len(judges), parts.judge)
        self.judge[known] = np.where(
            calibration.judge_reads[judges[known]] > 0, calibration.effect_se[judges[known]] ** 2, parts.judge
        )
        self.shared = np.zeros((len(entries), len(judges)))
        self.shared[:, known] = calibration.joint.best.shared_errors(entries)[:, judges[known]]
        self.place = {judge: column for column, judge in enumerate(judges.tolist())}
        self.gain = np.full(self.shared.shape, -np.inf)

    def allow(self, row: int, judges: Collection[int]) -> None:
        """Let these judges read the entry."""
        columns = [self.place[judge] for judge in judges if judge in self.place]
        self.gain[row, columns] = self._gains(row)[columns]

    def best(self) -> tuple[int, int, float] | None:
        """Return the read worth most, the first of equals; None where there is none left."""
        row, column = np.unravel_index(np.argmax(self.gain), self.gain.shape)
        gain = float(self.gain[row, column])
        return (int(row), int(column), gain) if np.isfinite(gain) else None

    def take(self, row: int, column: int) -> None:
        """Count on this read: the entry is known better now, and that judge has read it."""
        self.variance[row] -= self._explained(row)[column]
        open_to = np.isfinite(self.gain[row])
        open_to[column] = False
        self.gain[row] = np.where(open_to, self._gains(row), -np.inf)

    def _explained(self, row: int) -> FloatArray:
        """How much of the entry's variance a read by each judge would take away."""
        variance, shared = self.variance[row], self.shared[row]
        seen = variance + 2 * shared + self.judge + self.noise
        some = seen > 0
        taken = np.where(some, (variance + shared) ** 2 / np.where(some, seen, 1.0), 0.0)
        within: FloatArray = np.minimum(taken, variance)
        return within

    def _gains(self, row: int) -> FloatArray:
        """Points gained on average by deciding about this entry after a read rather than before."""
        move = np.sqrt(self._explained(row))
        some = move > 0
        ratio = self.distance[row] / np.where(some, move, 1.0)
        gains: FloatArray = np.where(some, move * (_density(ratio) - ratio * ndtr(-ratio)), 0.0)
        return gains


def _density(at: FloatArray) -> FloatArray:
    """The standard normal density."""
    density: FloatArray = np.exp(-(at**2) / 2.0) / _NORMAL
    return density
