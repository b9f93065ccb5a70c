"""P1 to P3, allocation: how good it is, how fast, and which judges can be compared.

`nice -n 10 python -m benchmarks.allocation [--sizes 300 3000 30000 300000] [--rounds 5] [--out FILE.json]`

P1: affinity against the optimum (the greatest affinity under the same reads and load bounds, by a full
min-cost flow over single entries up to 30,000 of them, above that by the flow over kinds, which bounds it);
beside it the greatest affinity had nobody a load to keep to but their capacity; conflicts, loads outside of
their bounds, and the most reads that can be filled (by a greatest flow over entries up to 30,000).
P2: CPU seconds of our flow against that full flow, in turns within one run (`--rounds`; at 30,000 one full
flow takes so long that there are `--full-rounds`), and of computing against reading and writing the tables.
P3: pools linked, and why the others are not.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow

from benchmarks.panels_at_random import instance
from benchmarks.tables import show
from competition.allocation import flow
from competition.allocation.allocate import allocate
from competition.allocation.door.reading import ENTRIES, JUDGES, read
from competition.allocation.door.writing import write_pairs
from competition.allocation.kinds import whole_classes
from competition.allocation.problem import pose
from competition.allocation.rules import conflict, reads_category
from competition.platform.doors.writing import put_in_place

SEED, READS, LARGEST_FULL = 7, 3, 30_000


class Full:
    """The same problem over single entries: an arc for every entry and judge who may read it."""

    def __init__(self, problem):
        self.size, self.panel = len(problem.entries), problem.panel
        readable = problem.affinity[problem.class_of] > 0
        entry, judge = np.nonzero(readable)
        free = ~problem.bars.among(entry, judge)
        self.entry, self.judge, self.need = entry[free], judge[free], problem.need
        self.value, self.room = problem.value(self.entry, self.judge), problem.room

    def most_reads(self):
        """The reads that can be filled at all."""
        network = max_flow.SimpleMaxFlow()
        source, sink = self.size + self.panel, self.size + self.panel + 1
        entries, judges = np.arange(self.size), self.size + np.arange(self.panel)
        network.add_arcs_with_capacity(self.entry, self.size + self.judge, np.ones_like(self.entry))
        network.add_arcs_with_capacity(np.full(self.size, source), entries, self.need)
        network.add_arcs_with_capacity(judges, np.full(self.panel, sink), self.room)
        assert network.solve(source, sink) == network.OPTIMAL
        return network.optimal_flow()

    def solve(self, bounds=None):
        """The reads filled, those outside of the bounds, and the affinity: each as good as can be."""
        network = min_cost_flow.SimpleMinCostFlow()
        sink = self.size + self.panel
        far = 6 * (self.panel + 1)
        arcs = network.add_arcs_with_capacity_and_unit_cost(
            self.entry, self.size + self.judge, np.ones_like(self.entry), -self.value
        )
        lowest, highest = (bounds.lowest, bounds.highest) if bounds else (0 * self.room, self.room)
        for width, cost in ((lowest, -far), (highest - lowest, 0), (self.room - highest, far)):
            used = np.flatnonzero(width)
            network.add_arcs_with_capacity_and_unit_cost(
                self.size + used, np.full(len(used), sink), width[used], np.full(len(used), cost)
            )
        entries = np.arange(self.size)
        network.add_arcs_with_capacity_and_unit_cost(
            entries, np.full(self.size, sink), self.need, np.full(self.size, 4 * far)
        )
        network.set_nodes_supplies(np.append(entries, sink), np.append(self.need, -self.need.sum()))
        assert network.solve() == network.OPTIMAL
        taken = network.flows(arcs) > 0
        load = np.bincount(self.judge[taken], minlength=self.panel)
        outside = np.maximum(lowest - load, 0) + np.maximum(load - highest, 0)
        return int(taken.sum()), int(outside.sum()), int(self.value[taken].sum())


def quality(size):
    """Return the row of P1 and P3 for one size."""
    entries, judges = instance(size, reads=READS, seed=SEED)
    found = allocate(entries, judges, READS, SEED)
    entry_of, judge_of = {each.id: each for each in entries}, {each.id: each for each in judges}
    pairs = [(entry_of[entry], judge_of[judge]) for entry, judge in found.pairs]
    wrong = sum(conflict(j, e) is not None or not reads_category(j, e.category) for e, j in pairs)
    outside = sum(
        max(0, low - found.loads[judge], found.loads[judge] - high)
        for judge, (low, high) in found.bounds.items()
    )
    problem = pose(entries, judges, READS)
    kinds = whole_classes(problem)
    row = {
        "entries": size,
        "judges": len(judges),
        "wanted": found.wanted,
        "filled": found.filled,
        "most": None,
        "affinity": found.affinity,
        "optimum": found.optimum,
        "full_optimum": None,
        "without_bounds": flow.greatest_affinity(kinds),
        "conflicts": wrong + len(pairs) - len(set(found.pairs)),
        "outside": outside,
        "full_outside": None,
        "pools": found.pools,
        "linked": found.pools_linked,
        "apart": dict(Counter(pool.reason.value for pool in found.apart)),
        "shortages": len(found.shortages),
        "schools": spread(pairs, lambda e: e.school),
        "cities": spread(pairs, lambda e: e.city),
        "fellows": fellows(found.pairs),
    }
    if size <= LARGEST_FULL:
        full = Full(problem)
        row["most"] = full.most_reads()
        filled, row["full_outside"], row["full_optimum"] = full.solve(flow.solve(kinds).bounds)
        assert filled == row["most"]
    row["share"] = row["affinity"] / (row["full_optimum"] or row["optimum"])
    return row


def spread(pairs, place):
    """The mean number of entries of one place that a judge has, over the entries they read."""
    has = Counter((place(entry), judge.id) for entry, judge in pairs)
    return round(sum(count * count for count in has.values()) / max(1, len(pairs)), 2)


def fellows(pairs):
    """The median number of different fellow judges of a judge."""
    readers, beside = {}, {}
    for entry, judge in pairs:
        readers.setdefault(entry, []).append(judge)
    for together in readers.values():
        for judge in together:
            beside.setdefault(judge, set()).update(together)
    return statistics.median(len(others) - 1 for others in beside.values())


def flows(size, rounds):
    """CPU seconds of our flow over kinds and of the full flow, in turns; both build their network."""
    problem = pose(*instance(size, reads=READS, seed=SEED), READS)
    full, taken = Full(problem), []
    for _ in range(rounds):
        before = time.process_time()
        quotas = flow.solve(whole_classes(problem))
        between = time.process_time()
        full.solve(quotas.bounds)
        taken.append((between - before, time.process_time() - between))
    ours, theirs = (statistics.median(column) for column in zip(*taken, strict=True))
    ratio = statistics.median(their / our for our, their in taken)
    return {"entries": size, "rounds": rounds, "ours": ours, "full": theirs, "times": ratio}


def through_tables(size, rounds):
    """CPU seconds of reading, computing and writing, and the peak in MB, each round in its own process."""
    with tempfile.TemporaryDirectory(prefix="garland-benchmark-") as folder:
        lay_tables(Path(folder), size)
        asked = [sys.executable, "-m", "benchmarks.allocation", "--one-round-in", folder]
        said = [
            json.loads(subprocess.run(asked, check=True, capture_output=True).stdout) for _ in range(rounds)
        ]
    row = {name: statistics.median(each[name] for each in said) for name in ("read", "compute", "write")}
    row["ratio"] = statistics.median(each["compute"] / (each["read"] + each["write"]) for each in said)
    return {"entries": size, "rounds": rounds, **row, "peak_mb": max(each["peak_mb"] for each in said)}


def lay_tables(folder, size):
    """Write the instance as the door takes it."""
    entries, judges = instance(size, reads=READS, seed=SEED)
    rows = [(e.id, e.category, e.language, e.translation, e.city, e.school) for e in entries]
    (folder / "entries.csv").write_text(_lines([ENTRIES, *rows]))
    panel = [
        (j.id, ";".join(j.languages), ";".join(map(str, sorted(j.categories))), j.city,
         ";".join(sorted(j.barred_schools)), j.capacity)
        for j in judges
    ]  # fmt: skip
    (folder / "judges.csv").write_text(_lines([JUDGES, *panel]))


def _lines(rows):
    return "".join(
        ",".join(f'"{cell}"' if "," in str(cell) else str(cell) for cell in row) + "\n" for row in rows
    )


def one_round(folder):
    """Read, compute and write once; print what it took."""
    marks = [time.process_time()]
    given = read(folder / "entries.csv", folder / "judges.csv")
    marks.append(time.process_time())
    found = allocate(given.entries, given.judges, READS, SEED)
    marks.append(time.process_time())
    put_in_place({folder / "a.csv": lambda file: write_pairs(given, found, file)})
    marks.append(time.process_time())
    took = dict(zip(("read", "compute", "write"), np.diff(marks).tolist(), strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(json.dumps({**took, "peak_mb": round(peak)}))


def main():
    """Print the tables and write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[300, 3_000, 30_000, 300_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--full-rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path("allocation.json"))
    parser.add_argument("--one-round-in", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one_round_in:
        one_round(asked.one_round_in)
    else:
        measure(asked)


def measure(asked):
    """Run everything that was asked for."""
    small = [size for size in asked.sizes if size <= LARGEST_FULL]
    rounds = {size: asked.rounds if size < LARGEST_FULL else asked.full_rounds for size in small}
    found = {"seed": SEED, "reads": READS}
    found["tables"] = show(
        "P2: CPU seconds through tables", (through_tables(size, asked.rounds) for size in asked.sizes)
    )
    found["flows"] = show("P2: CPU seconds of the flow", (flows(size, rounds[size]) for size in small))
    found["quality"] = []
    for row in map(quality, asked.sizes):
        print("\n" + "\n".join(f"{name:>15}  {each}" for name, each in row.items()), flush=True)
        found["quality"].append(row)
    asked.out.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
