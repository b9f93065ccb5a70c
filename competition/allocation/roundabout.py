"""The way back from one judge to another by a third: a read given on, and one that comes back for it."""

import numpy as np

from competition.allocation.problem import IntArray
from competition.allocation.standing import Standing

_MOST_THIRD, _MOST_BACK = 1000, 100_000  # judges, and reads that could come back, looked at
NEVER = 1_000_000
Moves = tuple[tuple[int, int], ...]


def way_back(standing: Standing, giver: int, receiver: int, pool: int) -> tuple[int, Moves] | None:
    """What it loses least that `giver` reads one entry less, and `receiver` one more, by a third judge.

    Reads of the pool are left alone. Where load bounds allow it, nothing comes back to the receiver. Returns
    rows with the judges who take them over.
    """
    back, back_loss = _given_back(standing, receiver, pool)
    if standing.can_read_less[receiver]:
        more = standing.can_read_more & (back_loss > 0)
        back[more], back_loss[more] = -1, 0
    back_loss[[giver, receiver]] = NEVER
    third = np.argsort(back_loss, kind="stable")[:_MOST_THIRD]
    passed, passed_loss = _taken_over(standing, giver, third, pool)
    lost = passed_loss + back_loss[third]
    best = int(np.argmin(lost))
    if lost[best] >= NEVER:
        return None
    moves = [(int(passed[best]), int(third[best]))]
    moves += [(int(back[third[best]]), receiver)] if back[third[best]] >= 0 else []
    return int(lost[best]), tuple(moves)


def _taken_over(standing: Standing, giver: int, takers: IntArray, pool: int) -> tuple[IntArray, IntArray]:
    """Which of a judge's reads each taker could best take over, and what that loses."""
    reads, problem = standing.reads, standing.reads.problem
    rows = standing.rows_of(giver)
    rows = rows[standing.dispensable(rows) & (reads.pool[rows] != pool)]
    if not len(rows):
        return np.full(len(takers), -1), np.full(len(takers), NEVER)
    entry, taker = np.repeat(reads.entry[rows], len(takers)), np.tile(takers, len(rows))
    value = problem.value(entry, taker)
    may = (value > 0) & ~problem.bars.among(entry, taker) & ~reads.held(entry, taker)
    lost = np.where(may, problem.value(entry, np.full(len(entry), giver)) - value, NEVER)
    lost = lost.reshape(len(rows), len(takers))
    best = np.argmin(lost, axis=0)
    return rows[best], lost[best, np.arange(len(takers))]


def _given_back(standing: Standing, receiver: int, pool: int) -> tuple[IntArray, IntArray]:
    """For each judge which of their reads `receiver` could best take over, and what that loses."""
    reads, problem = standing.reads, standing.reads.problem
    rows = np.flatnonzero(standing.spare)
    rows = rows[:: 1 + len(rows) // _MOST_BACK]
    rows = rows[(reads.pool[rows] != pool) & (reads.judge[rows] != receiver)]
    value = problem.value(reads.entry[rows], np.full(len(rows), receiver))
    may = value > 0
    may &= ~problem.bars.from_judge(receiver, reads.entry[rows])
    may &= ~standing.has(receiver, reads.entry[rows])
    rows, value = rows[may], value[may]
    lost = problem.value(reads.entry[rows], reads.judge[rows]) - value
    order = np.lexsort((lost, reads.judge[rows]))
    judges, first = np.unique(reads.judge[rows[order]], return_index=True)
    back, back_loss = np.full(problem.panel, -1), np.full(problem.panel, NEVER)
    back[judges], back_loss[judges] = rows[order[first]], lost[order[first]]
    return back, back_loss
