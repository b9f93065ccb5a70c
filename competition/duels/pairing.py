"""Which two works a judge compares next, and how far a duel is.

The pair that tells most goes first: what a comparison tells of a difference is p(1 - p), most where both are
equally strong; it is worth as much as that difference is still unknown. A pair that lies before another judge
counts as told already, so that two judges who ask at once get different ones. Ties are broken by a draw that
depends on the duel's seed, the judge and the judge's turn alone; so is the side on which a work stands. Pure.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import ceil
from random import Random

import numpy as np
from scipy.special import expit

from competition.duels.bradley_terry import Compared, FloatArray, strengths

Pair = tuple[int, int]
ROUNDS = 10
"""So many comparisons per work tell a whole field apart well; a few works need less."""


@dataclass(frozen=True)
class Drawn:
    """The pair that a judge compares next: who stands on the left, and who on the right."""

    left: int
    right: int


@dataclass(frozen=True)
class Progress:
    """How far a judge is: so many decided of so many."""

    done: int
    total: int

    @property
    def is_over(self) -> bool:
        """Whether nothing is left."""
        return self.done >= self.total


def next_pair(
    works: int,
    compared: Sequence[Compared],
    *,
    readable: Collection[int],
    seen: Collection[Pair],
    pending: Sequence[Pair] = (),
    draw: str,
) -> Drawn | None:
    """Return the pair that tells most of those that the judge may read and has not seen; None if none is.

    `seen` and `pending` hold pairs in either order. `draw` decides between equals, and which side is left.
    """
    known = {frozenset(pair) for pair in seen}
    open_to = [pair for pair in combinations(sorted(readable), 2) if frozenset(pair) not in known]
    if not open_to:
        return None
    chance = Random(draw)  # noqa: S311 - a draw that can be told again, no secret
    chance.shuffle(open_to)
    worth = np.round(_worth(works, compared, pending, open_to), 9)
    one, other = open_to[int(np.argmax(worth))]
    return Drawn(one, other) if chance.random() < 0.5 else Drawn(other, one)


def _worth(
    works: int, compared: Sequence[Compared], pending: Sequence[Pair], pairs: Sequence[Pair]
) -> FloatArray:
    """What comparing each pair would tell: its information, times how unknown the difference is."""
    found = strengths(works, compared)
    strength = found.strength
    halves = [Compared(one, other, float(expit(strength[one] - strength[other]))) for one, other in pending]
    # A pending pair that goes as expected moves no strength; it makes their difference better known.
    covariance = strengths(works, [*compared, *halves]).covariance if halves else found.covariance
    one, other = np.array(pairs).T
    chance = expit(strength[one] - strength[other])
    unknown = covariance[one, one] + covariance[other, other] - 2 * covariance[one, other]
    worth: FloatArray = chance * (1 - chance) * unknown
    return worth


def suggested(works: int, judges: int) -> int:
    """Return how many comparisons a duel wants: every pair by every judge, or ten for each work if less."""
    pairs = works * (works - 1) // 2
    return min(pairs * judges, ROUNDS * works) if works > 2 else judges


def shares(wanted: int, pairs_of_judge: dict[int, int]) -> dict[int, int]:
    """Deal the comparisons out evenly; who cannot see as many pairs leaves the rest to the others.

    Where all of them together see fewer, everybody compares every pair that they may.
    """
    left, found = wanted, {}
    for done, (judge, pairs) in enumerate(
        sorted(pairs_of_judge.items(), key=lambda each: (each[1], each[0]))
    ):
        found[judge] = min(pairs, ceil(left / (len(pairs_of_judge) - done)))
        left -= found[judge]
    return found


def progress(share: int, done: int, readable: int, seen: int) -> Progress:
    """Return how far a judge is in the share, or in fewer where no further pair is left (`seen`: used up)."""
    pairs_left = max(0, readable * (readable - 1) // 2 - seen)
    return Progress(done, min(share, done + pairs_left) if done < share else done)
