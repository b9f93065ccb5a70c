"""Which two works a judge compares next.

What a comparison tells of a difference is p(1 - p), most where both are equally strong; it is worth as much
as that difference is still unknown. In a field of up to `FEW` works the pair that tells most goes first, by
their joint errors. In a larger one, a work of which least is known is compared with one that is drawn from
all others, by how much each would tell: always the nearest would leave the scale of the field unknown, and
make it look surer than it is (T. Bramley, "Investigating the reliability of adaptive comparative judgment",
2015). As long as the field falls into parts that no chain of comparisons joins, a pair that joins two goes
before.

A pair that lies before another judge counts as told already, so that two judges who ask at once get different
ones. What is drawn follows from the duel's seed, the judge and the judge's turn alone; so does the side on
which a work stands. Pure.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from scipy.sparse.csgraph import connected_components
from scipy.special import expit

from competition.duels.bradley_terry import (
    Columns,
    Compared,
    FloatArray,
    IntArray,
    as_expected,
    columns,
    strengths,
)

Pair = tuple[int, int]
FEW = 60
_ROUGHLY = 1e-3  # strengths to choose by need no more decimals
_JOINS = 10.0  # more than any pair can tell


@dataclass(frozen=True)
class Drawn:
    """The pair that a judge compares next: who stands on the left, and who on the right."""

    left: int
    right: int


def next_pair(
    works: int,
    compared: Sequence[Compared] | Columns,
    *,
    readable: Collection[int],
    seen: Collection[Pair],
    pending: Sequence[Pair] = (),
    draw: str,
) -> Drawn | None:
    """Return the next pair of those that the judge may read and has not seen; None if none is.

    `seen` and `pending` hold pairs in either order. `draw` decides what is
    drawn, and which side is left.
    """
    chance = Random(draw)  # noqa: S311 - a draw that can be told again, no secret
    turn = np.random.default_rng(chance.getrandbits(64)).permutation(np.array(sorted(readable), np.int64))
    field = _Field(works, columns(compared), pending, seen)
    few = works <= FEW
    needy = field.by_need(turn)
    for begin in range(0, len(needy), max(1, len(turn)) if few else 1):
        firsts = needy[begin:] if few else needy[begin : begin + 1]
        worth = field.worth(firsts, turn)
        best = worth.max(initial=-np.inf)
        if np.isfinite(best):
            told = worth.ravel()
            at = int(np.argmax(told)) if few else _drawn(told, best, chance)
            one, other = int(firsts[at // len(turn)]), int(turn[at % len(turn)])
            return Drawn(one, other) if chance.random() < 0.5 else Drawn(other, one)
    return None


def _drawn(worth: FloatArray, best: float, chance: Random) -> int:
    """Draw a place by the square of what it is worth; only among those that join, where one does."""
    joins = best >= _JOINS
    weight = np.cumsum(np.where(worth >= (_JOINS if joins else 0.0), worth - _JOINS * joins, 0.0) ** 2)
    return int(np.searchsorted(weight, chance.random() * weight[-1], side="right"))


def next_pair_of(
    compared: Columns, *, readable: Collection[int], seen: Sequence[Pair], pending: Sequence[Pair], draw: str
) -> Drawn | None:
    """Return the same of works by whatever numbers they are called."""
    pairs = [_pairs(seen), _pairs(pending)]
    every = [compared.one, compared.other, *(each.ravel() for each in pairs), np.array(readable, np.int64)]
    works = np.unique(np.concatenate(every))
    at = [np.searchsorted(works, each) for each in every]
    drawn = next_pair(
        len(works),
        Columns(at[0], at[1], compared.share),
        readable=at[4].tolist(),
        seen=_as_pairs(at[2]),
        pending=_as_pairs(at[3]),
        draw=draw,
    )
    return drawn and Drawn(int(works[drawn.left]), int(works[drawn.right]))


def _pairs(pairs: Sequence[Pair]) -> IntArray:
    return np.array([tuple(pair) for pair in pairs], np.int64).reshape(-1, 2)


def _as_pairs(flat: IntArray) -> list[Pair]:
    return list(zip(flat[::2].tolist(), flat[1::2].tolist(), strict=True))


class _Field:
    """The works as they stand: their strengths, and which parts of the field hang together."""

    def __init__(
        self, works: int, compared: Columns, pending: Sequence[Pair], seen: Collection[Pair]
    ) -> None:
        found = strengths(works, compared, close_enough=_ROUGHLY)
        found = as_expected(found, compared, pending) if pending else found
        self.found = found
        self.alone = 1.0 / found.precision.diagonal()
        self.part = connected_components(found.precision, directed=False)[1]
        self.seen: dict[int, list[int]] = {}
        for one, other in seen:
            self.seen.setdefault(one, []).append(other)
            self.seen.setdefault(other, []).append(one)

    def by_need(self, turn: IntArray) -> IntArray:
        """Return works in the order in which they need a comparison: those beside the largest part of the
        field, then those of which least is known; equals as they came.
        """
        parts = self.part[turn]
        inside = parts == np.argmax(np.bincount(parts)) if len(turn) else parts
        return turn[np.lexsort((-self.alone[turn].round(9), inside))]

    def worth(self, firsts: IntArray, others: IntArray) -> FloatArray:
        """What comparing each of the first with each other would tell; -inf where it cannot be."""
        strength = self.found.strength
        chance = expit(strength[firsts, np.newaxis] - strength[others])
        told: FloatArray = np.round(chance * (1 - chance) * self._unknown(firsts, others), 9)
        told += _JOINS * (self.part[firsts, np.newaxis] != self.part[others])
        for row, first in enumerate(firsts.tolist()):
            told[row, np.isin(others, [first, *self.seen.get(first, ())])] = -np.inf
        return told

    def _unknown(self, firsts: IntArray, others: IntArray) -> FloatArray:
        """Return the variance of what is not known of each difference."""
        apart: FloatArray = self.alone[firsts, np.newaxis] + self.alone[others]
        if len(self.alone) > FEW:
            return apart
        covariance = self.found.covariance
        alone = np.diag(covariance)
        joint: FloatArray = alone[firsts, np.newaxis] + alone[others] - 2 * covariance[np.ix_(firsts, others)]
        return joint
