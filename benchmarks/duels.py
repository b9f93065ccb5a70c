"""A whole category compared two at a time: how well the true order is found, and what it takes.

`nice -n 10 python -m benchmarks.duels [--works 5000] [--judges 50] [--wanted 30000]
[--spreads 1 1.5 2] [--out FILE.json]`

True strengths are drawn from a normal distribution, choices fall as they let expect; each judge may read a
share of the works, as languages and conflicts have it. Pairs are chosen one after the other by
`duels/pairing.py`, judges by turns, the last few always lying before others; beside it as many pairs drawn at
random. Tau: Kendall's, between the strengths found and the true ones. Top: how many of the truly best ten are
among the first ten. Inside: how many true strengths lie within 1.96 errors.
Found: the scale of the prior that the comparisons tell. Seconds are of the processor.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
from scipy.sparse.csgraph import connected_components
from scipy.special import expit
from scipy.stats import kendalltau

from benchmarks.tables import show
from competition.duels.bradley_terry import Columns
from competition.duels.fitting import fitted
from competition.duels.pairing import next_pair

READS, BEST = 0.7, 10
AT_ONCE = 20
"""So many pairs lie before judges at a time."""


def chosen(truth, judges, wanted, seed):
    """Let judges compare what is chosen for them; return what was said, and each choice's seconds."""
    chance = np.random.default_rng((seed, 1))
    works = len(truth)
    readable = [np.flatnonzero(chance.random(works) < READS).tolist() for _ in range(judges)]
    said, pending, took = Said(wanted), [], []
    seen = [[] for _ in range(judges)]
    for turn in range(wanted):
        judge, began = turn % judges, time.process_time()
        pair = next_pair(
            works,
            said.columns,
            readable=readable[judge],
            seen=seen[judge],
            pending=pending,
            draw=f"{seed}/{turn}",
        )
        took.append(time.process_time() - began)
        seen[judge].append((pair.left, pair.right))
        pending.append((pair.left, pair.right))
        if len(pending) > AT_ONCE:
            said.add(truth, *pending.pop(0), chance)
    for pair in pending:
        said.add(truth, *pair, chance)
    return said.columns, took


class Said:
    """What was said so far, in arrays that are there from the beginning."""

    def __init__(self, wanted):
        self.rows = [np.empty(wanted, kind) for kind in (np.int64, np.int64, np.float64)]
        self.number = 0

    @property
    def columns(self):
        """What was said so far."""
        return Columns(*(each[: self.number] for each in self.rows))

    def add(self, truth, one, other, chance):
        """Let a judge choose."""
        share = float(chance.random() < expit(truth[one] - truth[other]))
        for row, value in zip(self.rows, (one, other, share), strict=True):
            row[self.number] = value
        self.number += 1


def at_random(truth, wanted, seed):
    """As many pairs, drawn at random."""
    chance = np.random.default_rng((seed, 2))
    one = chance.integers(0, len(truth), wanted)
    other = (one + chance.integers(1, len(truth), wanted)) % len(truth)
    return Columns(one, other, (chance.random(wanted) < expit(truth[one] - truth[other])).astype(float))


def measured(way, truth, said, took=()):
    """How well the truth was found, and what it took."""
    began = time.process_time()
    found = fitted(len(truth), said)
    after = time.process_time()
    errors = found.se
    done = time.process_time()
    first = np.argsort(-found.strength)[:BEST]
    best = np.argsort(-truth)[:BEST]
    parts = connected_components(found.precision, directed=False)[0]
    return {
        "way": way,
        "spread": float(truth.std()),
        "found": found.prior_sd,
        "tau": float(kendalltau(found.strength, truth).statistic),
        "top": len(set(first) & set(best)),
        "inside": float((np.abs(found.strength - truth) < 1.96 * errors).mean()),
        "parts": int(parts),
        "fit s": after - began,
        "errors s": done - after,
        "next ms": 1000 * float(np.median(took)) if took else "",
        "slowest ms": 1000 * float(np.quantile(took, 0.99)) if took else "",
    }


def rows(args):
    """A row for each spread of the truth and each way."""
    for seed, spread in enumerate(args.spreads):
        truth = spread * np.random.default_rng((seed, 0)).normal(size=args.works)
        said, took = chosen(truth, args.judges, args.wanted, seed)
        yield measured("chosen", truth, said, took)
        yield measured("random", truth, at_random(truth, args.wanted, seed))


def main():
    """Print the table, and write it down."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name, usual in (("works", 5000), ("judges", 50), ("wanted", 30_000)):
        parser.add_argument(f"--{name}", type=int, default=usual)
    parser.add_argument("--spreads", type=float, nargs="+", default=[1.0, 1.5, 2.0])
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    title = f"{args.works} works, {args.judges} judges, {args.wanted} comparisons"
    found = show(title, rows(args))
    if args.out:
        args.out.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
