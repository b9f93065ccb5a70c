"""P6, extra reads: two reads and some more near the award line, against three reads of everything.

`nice -n 10 python -m benchmarks.extra_reads [--repeat 30] [--size 600] [--share 0.85] [--out FILE.json]`

Within a repetition works and judges are the same for every way. Recall: how many of the truly best ten of
each category are among the ten first. Extra reads are chosen by `results/closeness.py` in waves of one for
an entry, each after calibrating anew, until reads come to `--share` of those of three reads or nobody is too
close to call; beside it as many extra reads of entries and judges drawn at random.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from benchmarks.rounds_at_random import round_of
from benchmarks.tables import show
from competition.results.calibration import calibrate
from competition.results.closeness import choose_reads
from competition.results.ranking import rank, ranks

BEST, WAVES, FEWEST, MOST = 10, 6, 2, 3


def recall(drawn, calibrated):
    """The share of each category's truly best that are among its first, the mean over categories."""
    shares = []
    for category in np.unique(drawn.category):
        members = np.flatnonzero(drawn.category == category)
        first = ranks(calibrated[members]) <= BEST
        shares.append((first & (ranks(drawn.truth[members]) <= BEST)).sum() / BEST)
    return float(np.mean(shares))


def with_extra_reads(drawn, seed, budget):
    """Add reads where it is close, wave by wave; return the recall and the number of all reads."""
    chance = np.random.default_rng((seed, 1))
    entry, judge, score = drawn.entry, drawn.judge, drawn.score
    places = {int(each): BEST for each in np.unique(drawn.category)}
    for _ in range(WAVES):
        found = calibrate(entry, judge, drawn.category, score)
        ranking = rank(found, drawn.category, places)
        left = budget - len(entry)
        chosen = choose_reads(
            found, ranking, drawn.category, places,
            readers=_unused(entry, judge, drawn), room=_room(judge, drawn), reads=left,
        )  # fmt: skip
        if not chosen:
            break
        more = [np.array([read.entry for read in chosen]), np.array([read.judge for read in chosen])]
        entry, judge = np.append(entry, more[0]), np.append(judge, more[1])
        score = np.append(score, drawn.score_of(*more, chance))
    return recall(drawn, calibrate(entry, judge, drawn.category, score).calibrated), len(entry)


def _unused(entry, judge, drawn):
    readers = [set(range(len(drawn.severity))) for _ in drawn.truth]
    for at, who in zip(entry.tolist(), judge.tolist(), strict=True):
        readers[at].discard(who)
    return dict(enumerate(readers))


def _room(judge, drawn):
    """Nobody reads more than they would with three reads of everything, and a tenth."""
    panel = len(drawn.severity)
    most = round(1.1 * MOST * len(drawn.truth) / panel)
    return dict(enumerate((most - np.bincount(judge, minlength=panel)).tolist()))


def at_random(drawn, seed, reads):
    """Add as many reads, of entries and judges drawn at random."""
    chance = np.random.default_rng((seed, 2))
    unused = _unused(drawn.entry, drawn.judge, drawn)
    more = chance.choice(len(drawn.truth), reads - len(drawn.entry), replace=False)
    who = np.array([chance.choice(sorted(unused[at])) for at in more.tolist()])
    rows = np.append(drawn.entry, more), np.append(drawn.judge, who)
    found = calibrate(*rows, drawn.category, np.append(drawn.score, drawn.score_of(more, who, chance)))
    return recall(drawn, found.calibrated)


def repetition(size, seed, share):
    """One row: recall with three reads, with extra reads, and with as many at random."""
    three, two = (round_of(size, reads=reads, seed=seed) for reads in (MOST, FEWEST))
    whole = len(three.entry)
    found, reads = with_extra_reads(two, seed, int(share * whole))
    return {
        "seed": seed,
        "three": recall(three, calibrate(*three.rows).calibrated),
        "extra": found,
        "at_random": at_random(two, seed, reads),
        "two": recall(two, calibrate(*two.rows).calibrated),
        "share": reads / whole,
    }


def main():
    """Print the table and its means, and write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--repeat", type=int, default=30)
    parser.add_argument("--size", type=int, default=600)
    parser.add_argument("--share", type=float, default=0.85)
    parser.add_argument("--out", type=Path, default=Path("extra-reads.json"))
    asked = parser.parse_args()
    rows = show("P6: recall", (repetition(asked.size, seed, asked.share) for seed in range(asked.repeat)))
    gain = np.array([row["extra"] - row["three"] for row in rows])
    error = float(gain.std(ddof=1) / np.sqrt(len(gain))) if len(gain) > 1 else None
    means = {name: float(np.mean([row[name] for row in rows])) for name in rows[0] if name != "seed"}
    (summary,) = show("P6: means", [{**means, "gain": float(gain.mean()), "error": error}])
    asked.out.write_text(json.dumps({"rows": rows, "means": summary}, indent=1))


if __name__ == "__main__":
    main()
