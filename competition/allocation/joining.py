"""Joining the parts of a pool: a judge of another part takes over a read that its own part can do without.

In return that judge gives a read of any pool to whose reader they replaced, or simply reads one entry more,
where the load bounds of both allow. Nothing that other pools are joined by is taken from them.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np

from competition.allocation.exchange import BoolArray
from competition.allocation.forest import labelled, on_a_circle, outside_of_a_forest
from competition.allocation.problem import IntArray
from competition.allocation.roundabout import Moves, way_back
from competition.allocation.standing import Standing

_MOST_OF_ONE = 24  # reads of one judge looked at for one exchange
_MOST_PAIRS = 200_000  # of reads and successors
_MOST_BY_A_THIRD = 3  # reads taken over for which a third judge is looked for
_LOOKED_AT = 20  # of the best returns: is one among them that the reader does not hold already?
_LARGE = 2_000  # reads of a pool in which not every circle is looked for


class Outcome(Enum):
    """How the search in a pool ended."""

    JOINED = "joined"
    TOO_DEAR = "too dear"
    NO_WAY = "no way"


@dataclass(frozen=True)
class _Step:
    """Reads that change hands: rows, with the judges who take them over."""

    loss: int
    moves: Moves


@dataclass(frozen=True)
class _View:
    """The reads of a pool as they are: rows, their parts, and which can be taken from their reader."""

    pool: int
    rows: IntArray
    part: IntArray
    circle: BoolArray
    loose: BoolArray


def join(standing: Standing, pool: int, budget: int, *, far: bool) -> tuple[Outcome, int]:
    """Join the parts of a pool one after the other; return how it ended and what affinity it cost.

    What cost something is undone where it did not come to the end. `far`: what is given in return may also go
    by a third judge.
    """
    spent, done = 0, []
    while True:
        view = _view(standing, pool)
        if not (view.part != view.part[0]).any():
            outcome = Outcome.JOINED
            break
        step = _cheapest(standing, view, far)
        if step is None or step.loss > budget - spent:
            outcome = Outcome.NO_WAY if step is None else Outcome.TOO_DEAR
            break
        for row, taker in step.moves:
            done.append((row, int(standing.reads.judge[row])))
            standing.hand(row, taker)
        spent += step.loss
    if outcome is not Outcome.JOINED and spent > 0:
        for row, giver in reversed(done):
            standing.hand(row, giver)
        spent = 0
    standing.look_again(pool)
    return outcome, spent


def _view(standing: Standing, pool: int) -> _View:
    rows = standing.rows_in(pool)
    entry, judge = standing.reads.entry[rows], standing.reads.judge[rows]
    movable = standing.movable[rows]
    if len(rows) <= _LARGE:
        circle = on_a_circle(entry, judge) & movable
    else:
        circle = outside_of_a_forest(entry, judge, movable) & movable
    _, at, times = np.unique(judge, return_inverse=True, return_counts=True)
    loose = circle | (movable & (times[at] == 1))
    return _View(pool, rows, labelled(entry, judge), circle, loose)


def _cheapest(standing: Standing, view: _View, far: bool) -> _Step | None:
    """The exchange that joins two parts and loses least; one that loses nothing ends the search."""
    row, judge, loss = _successions(standing, view)
    found = [_more(standing, row, judge, loss)]
    for who in dict.fromkeys(judge.tolist()):
        if _is_free(found):
            break
        theirs = judge == who
        found.append(_return(standing, view, row[theirs], who, loss[theirs]))
    for each in range(min(len(row), _MOST_BY_A_THIRD) if far else 0):
        if _is_free(found):
            break
        found.append(_by_a_third(standing, view.pool, int(row[each]), int(judge[each]), int(loss[each])))
    steps = [step for step in found if step is not None]
    return min(steps, key=lambda step: step.loss) if steps else None


def _is_free(found: list[_Step | None]) -> bool:
    return found[-1] is not None and found[-1].loss <= 0


def _successions(standing: Standing, view: _View) -> tuple[IntArray, IntArray, IntArray]:
    """Reads, who of another part could take each over, and what affinity that loses; the cheapest first.

    For each two judges there is one read, on a circle if it can be.
    """
    problem, reads = standing.reads.problem, standing.reads
    judges, at = np.unique(reads.judge[view.rows], return_index=True)
    there = view.part[at][judges < problem.panel]
    judges = judges[judges < problem.panel]
    loose = _some_of_each(np.flatnonzero(view.loose), reads.judge[view.rows])
    loose = loose[: _MOST_PAIRS // max(1, len(judges))]
    one, other = np.repeat(loose, len(judges)), np.tile(np.arange(len(judges)), len(loose))
    apart = view.part[one] != there[other]
    one, judge = one[apart], judges[other[apart]]
    row = view.rows[one]
    value = problem.value(reads.entry[row], judge)
    may = (value > 0) & ~problem.bars.among(reads.entry[row], judge)
    loss = problem.value(reads.entry[row], reads.judge[row]) - value
    order = np.flatnonzero(may)[np.lexsort((~view.circle[one][may], loss[may]))]
    _, first = np.unique(reads.judge[row[order]] * problem.panel + judge[order], return_index=True)
    order = order[np.sort(first)]
    return row[order], judge[order], loss[order]


def _some_of_each(loose: IntArray, judge: IntArray) -> IntArray:
    """Some of the loose reads of each judge, from all over their list."""
    order = np.argsort(judge[loose], kind="stable")
    _, first, number = np.unique(judge[loose][order], return_index=True, return_counts=True)
    nth = np.arange(len(loose)) - np.repeat(first, number)
    step = np.repeat(1 + (number - 1) // _MOST_OF_ONE, number)
    return np.sort(loose[order[nth % step == 0]])


def _more(standing: Standing, row: IntArray, judge: IntArray, loss: IntArray) -> _Step | None:
    """The cheapest step by which a judge reads one entry more, and the reader of it one less."""
    reader = standing.reads.judge[row]
    found = np.flatnonzero(standing.can_read_more[judge] & standing.can_read_less[reader])
    if not len(found):
        return None
    return _Step(int(loss[found[0]]), ((int(row[found[0]]), int(judge[found[0]])),))


def _return(standing: Standing, view: _View, row: IntArray, judge: int, loss: IntArray) -> _Step | None:
    """What `judge` could best give to the reader of one of these reads in return for it."""
    reads, problem = standing.reads, standing.reads.problem
    backs = standing.rows_of(judge)
    backs = backs[standing.movable[backs]]
    one, other = np.repeat(np.arange(len(row)), len(backs)), np.tile(np.arange(len(backs)), len(row))
    free = _can_go(standing, view, row, backs).ravel()
    one, other = one[free], other[free]
    entry, reader = reads.entry[backs[other]], reads.judge[row[one]]
    value = problem.value(entry, reader)
    lost = loss[one] + problem.value(entry, np.full(len(entry), judge)) - value
    may = (value > 0) & ~problem.bars.among(entry, reader)
    for at in np.flatnonzero(may)[np.argsort(lost[may], kind="stable")[:_LOOKED_AT]].tolist():
        if not standing.has(int(reader[at]), entry[at : at + 1])[0]:
            moves = ((int(row[one[at]]), judge), (int(backs[other[at]]), int(reader[at])))
            return _Step(int(lost[at]), moves)
    return None


def _can_go(standing: Standing, view: _View, row: IntArray, backs: IntArray) -> BoolArray:
    """For each read taken over, which can be given back: what other pools can do without, and of this one
    nearly all: what divides the judge's part is joined again where the reader stays in the pool.
    """
    free = np.tile(standing.dispensable(backs), (len(row), 1))
    here = np.flatnonzero(standing.reads.pool[backs] == view.pool)
    circle, other = (view.circle[np.searchsorted(view.rows, rows)] for rows in (row, backs[here]))
    free[:, here] = circle[:, np.newaxis] | other
    return free


def _by_a_third(standing: Standing, pool: int, row: int, judge: int, loss: int) -> _Step | None:
    way = way_back(standing, judge, int(standing.reads.judge[row]), pool)
    return _Step(loss + way[0], ((row, judge), *way[1])) if way else None
