"""Chains of shared entries between judges: without them nobody can tell a strict judge from weak entries.

A pool (a category and a language) is linked when such chains join all judges who read in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from competition.allocation.exchange import Reads, fits
from competition.allocation.problem import IntArray
from competition.allocation.union import Union

_TRIES = 200_000  # exchanges looked at to join two parts of a pool, before the pool is left as it is


@dataclass(frozen=True)
class Component:
    """Entries and judges that chains of pairs join."""

    entries: frozenset[int]
    judges: frozenset[int]


def components(pairs: Iterable[tuple[int, int]]) -> list[Component]:
    """Return the connected components of the graph of (entry, judge) pairs, the largest first."""
    rows = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    labels = _labels(np.zeros(len(rows), dtype=np.int64), rows[:, 0], rows[:, 1])
    parts = [rows[labels == label] for label in np.unique(labels)]
    found = [Component(frozenset(part[:, 0].tolist()), frozenset(part[:, 1].tolist())) for part in parts]
    return sorted(found, key=lambda part: (-len(part.entries), min(part.entries)))


def _labels(pool: IntArray, entry: IntArray, judge: IntArray) -> IntArray:
    """Number the components, one number for each read; the same judge in two pools does not join them."""
    entries, left = np.unique(entry, return_inverse=True)
    seats, right = np.unique(np.stack((pool, judge)), axis=1, return_inverse=True)
    size = len(entries) + seats.shape[1]
    edges = (np.ones(len(left)), (left, len(entries) + right))
    _, label = connected_components(coo_array(edges, shape=(size, size)), directed=False)
    found: IntArray = label[left].astype(np.int64)
    return found


def parts_of_pools(reads: Reads) -> dict[int, int]:
    """Return into how many parts the reads of each pool fall; 1 where the pool is linked."""
    labels = _labels(reads.pool, reads.entry, reads.judge)
    pools, _ = np.unique(np.stack((reads.pool, labels)), axis=1)
    numbers, parts = np.unique(pools, return_counts=True)
    return dict(zip(numbers.tolist(), parts.tolist(), strict=True))


def link(reads: Reads) -> None:
    """Join the parts of every pool by exchanges, as far as exchanges that cost no affinity can."""
    pool = reads.pool
    for number, parts in parts_of_pools(reads).items():
        if parts > 1:
            rows = np.flatnonzero(pool == number)
            while _join_two_parts(reads, rows):
                pass


def _join_two_parts(reads: Reads, rows: IntArray) -> bool:
    """Make one exchange that joins two parts; whether there was one.

    A read that closes a circle can leave its part without dividing it. Exchanged for any read of another
    part, it joins the two.
    """
    part, spare = _forest(reads, rows)
    movable = np.flatnonzero(rows < reads.given)
    spare = spare[: max(1, _TRIES // len(rows))]
    one, other = np.repeat(spare, len(movable)), np.tile(movable, len(spare))
    apart = part[one] != part[other]
    one, other = rows[one[apart]], rows[other[apart]]
    found = np.flatnonzero(fits(reads, one, other))
    if len(found):
        reads.swap(int(one[found[0]]), int(other[found[0]]))
    return len(found) > 0


def _forest(reads: Reads, rows: IntArray) -> tuple[IntArray, IntArray]:
    """Return the part that each row lies in, and where the rows are that close a circle and may move."""
    union = Union()
    spare = []
    # What was held before comes first, so that circles are closed by what may move.
    for at in np.argsort(rows < reads.given, kind="stable").tolist():
        row = rows[at]
        joined = union.join(("entry", int(reads.entry[row])), ("judge", int(reads.judge[row])))
        if not joined and row < reads.given:
            spare.append(at)
    roots = [union.root(("entry", int(entry))) for entry in reads.entry[rows]]
    numbers: dict[object, int] = {}
    part = [numbers.setdefault(root, len(numbers)) for root in roots]
    return np.array(part, dtype=np.int64), np.array(spare, dtype=np.int64)
