"""Which reads of a pool can be taken away without dividing what the others join."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree

from competition.allocation.exchange import BoolArray
from competition.allocation.problem import IntArray

_SPARSE = 4  # times as many numbers as things: then sorting them is cheaper than a table of all numbers


def labelled(entry: IntArray, judge: IntArray) -> IntArray:
    """Number the parts that chains of reads join, one number for each read."""
    left, right, size = _ends(entry, judge)
    _, label = connected_components(coo_array((np.ones(len(left)), (left, right)), shape=(size, size)), False)
    found: IntArray = label[left].astype(np.int64)
    return found


def outside_of_a_forest(entry: IntArray, judge: IntArray, movable: BoolArray) -> BoolArray:
    """Which reads a forest that joins what all reads join can do without; what cannot move is in it first."""
    left, right, size = _ends(entry, judge)
    order = np.argsort(movable, kind="stable")
    weight = np.empty(len(order))
    weight[order] = np.arange(1, len(order) + 1)
    tree = minimum_spanning_tree(coo_array((weight, (left, right)), shape=(size, size)).tocsr())
    spare = np.ones(len(order), dtype=bool)
    spare[order[tree.data.astype(np.int64) - 1]] = False
    return spare


def on_a_circle(entry: IntArray, judge: IntArray) -> BoolArray:
    """Which reads lie on a circle: any one of them can be taken away (Tarjan 1974: all but the bridges)."""
    left, right, size = _ends(entry, judge)
    beside: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for row, (one, other) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        beside[one].append((other, row))
        beside[other].append((one, row))
    circle = np.ones(len(left), dtype=bool)
    reached = [-1] * size
    for start in range(size):
        if reached[start] < 0:
            circle[_bridges(beside, reached, start)] = False
    return circle


def _bridges(beside: list[list[tuple[int, int]]], reached: list[int], start: int) -> list[int]:
    """Walk depth first; a read is a bridge when nothing beyond it leads back before it."""
    bridges: list[int] = []
    lowest: dict[int, int] = {start: 0}
    reached[start] = 0
    path = [(start, -1, iter(beside[start]))]
    while path:
        node, came_by, ways = path[-1]
        for other, row in ways:
            if row == came_by:
                continue
            if reached[other] < 0:
                reached[other] = lowest[other] = len(lowest)
                path.append((other, row, iter(beside[other])))
                break
            lowest[node] = min(lowest[node], reached[other])
        else:
            path.pop()
            if path:
                before = path[-1][0]
                lowest[before] = min(lowest[before], lowest[node])
                if lowest[node] > reached[before]:
                    bridges.append(came_by)
    return bridges


def _ends(entry: IntArray, judge: IntArray) -> tuple[IntArray, IntArray, int]:
    """Number the entries, then the judges."""
    left, entries = _numbered(entry)
    right, judges = _numbered(judge)
    return left, entries + right, entries + judges


def _numbered(things: IntArray) -> tuple[IntArray, int]:
    """Number things (none below 0) in their order; return the numbers, and how many things there are."""
    size = int(things.max(initial=-1)) + 1
    if size > _SPARSE * len(things):
        found, at = np.unique(things, return_inverse=True)
        return at, len(found)
    there = np.zeros(size, dtype=np.int64)
    there[things] = 1
    number = np.cumsum(there) - 1
    return number[things], int(there.sum())
