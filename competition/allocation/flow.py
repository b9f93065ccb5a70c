"""How many entries of each kind every judge takes: a minimum-cost flow over kinds.

The aims in their order, each weighing more than all that a later one could gain: reads filled; loads within
their bounds; affinity; loads near their share. Reads that nobody can take leave through an arc of their
own, so that every problem has a solution (and the solver is never asked for flows that do not exist).
"""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow

from competition.allocation.kinds import Kinds
from competition.allocation.loads import Bounds, fair_bounds
from competition.allocation.problem import IntArray

STEPS = 4  # of rising cost between a judge's lowest and highest load
Steps = list[tuple[IntArray, int]]


@dataclass(frozen=True)
class Quotas:
    """`count` entries of a kind, of the `limit` they may read, go to a judge; a row for each such pair."""

    kinds: Kinds
    kind: IntArray
    judge: IntArray
    count: IntArray
    limit: IntArray
    affinity: int
    bounds: Bounds

    @property
    def filled(self) -> int:
        """The reads that are given out."""
        return int(self.count.sum())


@dataclass(frozen=True)
class _Weights:
    """Costs of which no sum of a later one outweighs one unit of an earlier one.

    Two solutions differ by cycles in which affinity changes by at most its range for each kind or judge
    passed, and a load passes its steps and a bound at most twice.
    """

    affinity: int
    bound: int
    read: int


def solve(kinds: Kinds) -> Quotas:
    """Return the best quotas. Raises RuntimeError should the solver give up, though a solution exists."""
    judges = kinds.problem.judges
    capacity = np.array([judge.capacity for judge in judges], dtype=np.int64)
    held = np.array([judge.load for judge in judges], dtype=np.int64)
    bounds = fair_bounds(capacity, held, most_reads(kinds))
    weights = _weigh(kinds)
    count, affinity = _cheapest(kinds, _load_steps(bounds, weights), weights)
    taken = count > 0
    kind, judge, limit = kinds.arcs
    return Quotas(kinds, kind[taken], judge[taken], count[taken], limit[taken], affinity, bounds)


def most_reads(kinds: Kinds) -> int:
    """How many reads can be filled; shares are of what is read, not of what nobody can read."""
    kind, judge, limit = kinds.arcs
    source, sink = kinds.number + kinds.problem.panel, kinds.number + kinds.problem.panel + 1
    network = max_flow.SimpleMaxFlow()
    ours, panel = np.arange(kinds.number), kinds.number + np.arange(kinds.problem.panel)
    network.add_arcs_with_capacity(kind, kinds.number + judge, limit)
    network.add_arcs_with_capacity(panel, np.full(len(panel), sink), kinds.problem.room)
    # The source comes last: a graph in which nobody can take anything has no other arc to it.
    arcs = network.add_arcs_with_capacity(np.full(len(ours), source), ours, kinds.members * kinds.reads_each)
    if not len(arcs) or not len(panel):
        return 0
    status = network.solve(source, sink)
    if status != network.OPTIMAL:
        raise RuntimeError(f"the greatest flow was not found: {status}")
    return int(network.optimal_flow())


def greatest_affinity(kinds: Kinds) -> int:
    """The greatest affinity of as many reads, had no judge a load to keep to but their capacity."""
    weights = _weigh(kinds)
    return _cheapest(kinds, [(kinds.problem.room, 0)], weights)[1]


def _cheapest(kinds: Kinds, steps: Steps, weights: _Weights) -> tuple[IntArray, int]:
    """The entries that go along each arc between a kind and a judge, and their affinity."""
    kind, judge, limit = kinds.arcs
    value = kinds.problem.affinity[kinds.class_of[kind], judge].astype(np.int64)
    sink = kinds.number + kinds.problem.panel
    supply = kinds.members * kinds.reads_each
    network = min_cost_flow.SimpleMinCostFlow()
    arcs = network.add_arcs_with_capacity_and_unit_cost(
        kind, kinds.number + judge, limit, -weights.affinity * value
    )
    for width, cost in steps:
        used = np.flatnonzero(width)
        network.add_arcs_with_capacity_and_unit_cost(
            kinds.number + used, np.full(len(used), sink), width[used], np.full(len(used), cost)
        )
    ours = np.arange(kinds.number)
    network.add_arcs_with_capacity_and_unit_cost(
        ours, np.full(len(ours), sink), supply, np.full(len(ours), weights.read)
    )
    network.set_nodes_supplies(np.append(ours, sink), np.append(supply, -supply.sum()))
    status = network.solve()
    if status != network.OPTIMAL:
        raise RuntimeError(f"the flow over kinds was not solved: {status}")
    count = network.flows(arcs) if len(arcs) else np.zeros(0, dtype=np.int64)
    return count, int((value * count).sum())


def _weigh(kinds: Kinds) -> _Weights:
    longest = 3 * (min(kinds.number, kinds.problem.panel) + 1)
    affinity = 2 * STEPS
    bound = affinity * longest + 2 * STEPS
    return _Weights(affinity, bound, 4 * bound)


def _load_steps(bounds: Bounds, weights: _Weights) -> Steps:
    """The widths and costs of the steps from no load to the whole room, ever dearer."""
    span = bounds.highest - bounds.lowest
    marks = [bounds.lowest + span * step // STEPS for step in range(STEPS + 1)]
    fair = [(marks[step + 1] - marks[step], step) for step in range(STEPS)]
    return [(bounds.lowest, -weights.bound), *fair, (bounds.room - bounds.highest, weights.bound)]
