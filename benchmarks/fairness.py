"""The fairness audit: how often its 95 % intervals hold the truth, and how long it takes.

`nice -n 10 python -m benchmarks.fairness [--repeat 200] [--sizes 240 600] [--timed 3000 35000]`

Simulated rounds as `fair_rounds` draws them, from seed 0 on. `covered`: the intervals that hold what was
planted, to be between 93 and 97 of 100; `together`: the rounds in which all the wider intervals do. `not
told`: comparisons without a number; `alone told`: numbers for the language that only its own judges have
read, to be none.
"""

import argparse
import json
import time
from collections import defaultdict
from itertools import chain
from pathlib import Path

import numpy as np

from benchmarks.fair_rounds import ALONE, Round
from benchmarks.tables import show
from competition.results.fairness.audit import audit
from competition.results.fairness.facts import Aspect


def coverage(size, repeat):
    """Return a row for each aspect and one for all."""
    held, width, untold, together, alone = defaultdict(list), defaultdict(list), defaultdict(int), [], 0
    for seed in range(repeat):
        drawn = Round(size, seed)
        found = audit(drawn.works, drawn.sheets)
        every = True
        for one in found:
            untold[one.aspect] += one.difference is None
            alone += one.group == ALONE and one.difference is not None
            truth = None if one.difference is None else drawn.truth(one, found)
            if truth is not None:
                held[one.aspect].append(one.low <= truth <= one.high)
                width[one.aspect].append(one.high - one.low)
                every &= one.wide_low <= truth <= one.wide_high
        together.append(every)
    for aspect in Aspect:
        yield _row(size, aspect.value, held[aspect], width[aspect], untold[aspect], None, None)
    everything = [list(chain.from_iterable(each.values())) for each in (held, width)]
    yield _row(size, "all", *everything, sum(untold.values()), alone, float(np.mean(together)))


def _row(size, aspect, held, width, untold, alone, together):
    return {
        "works": size, "aspect": aspect, "intervals": len(held), "covered": float(np.mean(held)),
        "width": float(np.mean(width)), "not told": untold, "alone told": alone, "together": together,
    }  # fmt: skip


def timed(size):
    """Return the CPU seconds of one audit."""
    drawn = Round(size, 0)
    before = time.process_time()
    found = audit(drawn.works, drawn.sheets)
    seconds = time.process_time() - before
    return {"works": size, "sheets": len(drawn.sheets), "comparisons": len(found), "seconds": seconds}


def main():
    """Print the tables and write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--repeat", type=int, default=200)
    parser.add_argument("--sizes", type=int, nargs="*", default=[240, 600])
    parser.add_argument("--timed", type=int, nargs="*", default=[3_000, 35_000])
    parser.add_argument("--out", type=Path, default=Path("fairness.json"))
    asked = parser.parse_args()
    found = {"repeat": asked.repeat}
    for size in asked.sizes:
        found[f"coverage {size}"] = show(f"Coverage, {size} works", coverage(size, asked.repeat))
    found["timed"] = show("CPU seconds", map(timed, asked.timed))
    asked.out.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
