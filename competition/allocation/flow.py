"""How many entries of each type every judge takes: a minimum-cost flow over types.

The aims in their order, each weighing more than all that a later one could gain: reads filled; loads within
their bounds; affinity; loads near their share. Reads that nobody can take leave through an arc of their
own, so that every problem has a solution (and the solver is never asked for flows that do not exist).
"""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import min_cost_flow

from competition.allocation.loads import Bounds, fair_bounds
from competition.allocation.problem import IntArray, Problem

STEPS = 4  # of rising cost between a judge's lowest and highest load


@dataclass(frozen=True)
class Quotas:
    """`count` entries of type `kind` go to `judge`, one row for each such pair."""

    kind: IntArray
    judge: IntArray
    count: IntArray
    affinity: int
    bounds: Bounds

    @property
    def filled(self) -> int:
        """The reads that are given out."""
        return int(self.count.sum())


@dataclass(frozen=True)
class _Weights:
    """Costs of which no sum of a later one outweighs one unit of an earlier one.

    Two solutions differ by cycles in which affinity changes by at most its range for each type or judge
    passed, and a load passes its steps and a bound at most twice.
    """

    affinity: int
    bound: int
    read: int


def solve(problem: Problem) -> Quotas:
    """Return the best quotas. Raises RuntimeError should the solver give up, though a solution exists."""
    capacity = np.array([judge.capacity for judge in problem.judges], dtype=np.int64)
    held = np.array([judge.load for judge in problem.judges], dtype=np.int64)
    reads = _most_reads(problem)
    while True:
        quotas = _solve(problem, fair_bounds(capacity, held, reads))
        if quotas.filled == reads:
            return quotas
        reads = quotas.filled  # shares are of what is read, not of what nobody can read


def _most_reads(problem: Problem) -> int:
    """A bound on the reads that can be filled: as many as there are readers, and as they have room for."""
    readers = (problem.affinity > 0).sum(axis=1)
    room = sum(judge.room for judge in problem.judges)
    return int(min(room, (problem.members * np.minimum(problem.reads_each, readers)).sum()))


def _solve(problem: Problem, bounds: Bounds) -> Quotas:
    weights = _weigh(problem)
    kind, judge, limit = _readable(problem)
    value = problem.affinity[kind, judge].astype(np.int64)
    sink = problem.types + problem.panel
    supply = problem.members * problem.reads_each
    network = min_cost_flow.SimpleMinCostFlow()
    arcs = network.add_arcs_with_capacity_and_unit_cost(
        kind, problem.types + judge, limit, -weights.affinity * value
    )
    for width, cost in _load_steps(bounds, weights):
        used = np.flatnonzero(width)
        network.add_arcs_with_capacity_and_unit_cost(
            problem.types + used, np.full(len(used), sink), width[used], np.full(len(used), cost)
        )
    types = np.arange(problem.types)
    network.add_arcs_with_capacity_and_unit_cost(
        types, np.full(len(types), sink), supply, np.full(len(types), weights.read)
    )
    network.set_nodes_supplies(np.append(types, sink), np.append(supply, -supply.sum()))
    status = network.solve()
    if status != network.OPTIMAL:
        raise RuntimeError(f"the flow over types was not solved: {status}")
    count = network.flows(arcs) if len(arcs) else np.zeros(0, dtype=np.int64)
    taken = count > 0
    return Quotas(kind[taken], judge[taken], count[taken], int((value * count).sum()), bounds)


def _readable(problem: Problem) -> tuple[IntArray, IntArray, IntArray]:
    """Every type and judge with the number of its entries that this judge may read."""
    limit = np.where(problem.affinity > 0, problem.members[:, np.newaxis], 0)
    for key in problem.barred:
        entry, judge = divmod(key, problem.panel)
        kind = problem.type_of[entry]
        if kind >= 0 and problem.affinity[kind, judge]:
            limit[kind, judge] -= 1
    kinds, judges = np.nonzero(limit)
    return kinds, judges, limit[kinds, judges]


def _weigh(problem: Problem) -> _Weights:
    longest = 3 * (min(problem.types, problem.panel) + 1)
    affinity = 2 * STEPS
    bound = affinity * longest + 2 * STEPS
    return _Weights(affinity, bound, 4 * bound)


def _load_steps(bounds: Bounds, weights: _Weights) -> list[tuple[IntArray, int]]:
    """The widths and costs of the steps from no load to the whole room, ever dearer."""
    span = bounds.highest - bounds.lowest
    marks = [bounds.lowest + span * step // STEPS for step in range(STEPS + 1)]
    fair = [(marks[step + 1] - marks[step], step) for step in range(STEPS)]
    return [(bounds.lowest, -weights.bound), *fair, (bounds.room - bounds.highest, weights.bound)]
