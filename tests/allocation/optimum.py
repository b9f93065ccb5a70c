"""The best allocation by linear programming over all single pairs: slow, plain, independent of the flow."""

import numpy as np
from scipy.optimize import linprog

from competition.allocation.rules import affinity, conflict, reads_category, reads_wanted


def possible_pairs(entries, judges):
    return [
        (e, j, affinity(j, e))
        for e in entries
        for j in judges
        if affinity(j, e) is not None and reads_category(j, e.category) and conflict(j, e) is None
    ]


def best(entries, judges, reads, bounds=None):
    """Return (reads filled, reads outside the bounds, affinity), each as good as the ones before allow."""
    pairs = possible_pairs(entries, judges)
    if not pairs:
        return 0, sum(max(0, bounds[j.id][0] - j.load) for j in judges) if bounds else 0, 0
    columns = len(pairs) + 2 * len(judges)
    rows, limits = [], []
    for e in entries:
        rows.append(_row(columns, {k: 1 for k, pair in enumerate(pairs) if pair[0] is e}))
        limits.append(reads_wanted(e, reads))
    for place, j in enumerate(judges):
        taken = {k: 1 for k, pair in enumerate(pairs) if pair[1] is j}
        above, below = len(pairs) + 2 * place, len(pairs) + 2 * place + 1
        lowest, highest = bounds[j.id] if bounds else (0, j.capacity)
        rows += [_row(columns, taken), _row(columns, {**taken, above: -1})]
        limits += [j.room, highest - j.load]
        rows.append(_row(columns, {**dict.fromkeys(taken, -1), below: -1}))
        limits.append(j.load - lowest)
    cost = np.array([-1e6 - value for _, _, value in pairs] + [1e3] * (2 * len(judges)))
    upper = [(0, 1)] * len(pairs) + [(0, None)] * (2 * len(judges))
    found = np.rint(linprog(cost, rows, limits, bounds=upper).x).astype(int)
    values = np.array([value for _, _, value in pairs])
    taken = found[: len(pairs)]
    return int(taken.sum()), int(found[len(pairs) :].sum()), int((taken * values).sum())


def most_reads(entries, judges, reads):
    """The greatest number of reads by augmenting paths from entry to judge, one read at a time."""
    may = {e.id: [j for e2, j, _ in possible_pairs([e], judges)] for e in entries}
    holds = {j.id: set() for j in judges}

    def give(entry, seen):
        for j in may[entry]:
            if (entry, j.id) in seen or entry in holds[j.id]:
                continue
            seen.add((entry, j.id))
            full = len(holds[j.id]) >= j.room
            if full and not any(passed_on(other, j, seen) for other in sorted(holds[j.id])):
                continue
            holds[j.id].add(entry)
            return True
        return False

    def passed_on(other, j, seen):
        if not give(other, seen):
            return False
        holds[j.id].remove(other)
        return True

    return sum(give(e.id, set()) for e in entries for _ in range(reads_wanted(e, reads)))


def _row(columns, values):
    row = np.zeros(columns)
    for column, value in values.items():
        row[column] = value
    return row
