"""P4 and P5, standings: how near the truth, how honest, how fast, beside R's lme4.

`nice -n 10 python -m benchmarks.standings [--repeat 20] [--rounds 5] [--ratings FOLDER] [--out FILE.json]`

P4: simulated rounds with three reads, with severity as in real ratings and without: Kendall's tau with the
truth within categories, of raw means, of judges' z-scores and of calibrated scores; how often 95 % intervals
hold the truth; the smallest rounds as much more often as they are smaller. With `--ratings` (see
`benchmarks/ratings.py`): variances against those published, and ten folds of predicting a rating left out,
by entry plus judge against the raw mean of the entry.
P5: CPU seconds of calibrating with standard errors against lme4 fitting the same scores without, in turns;
then `./garland standings` as a whole, from a cold start: reading, calibrating, ranking by draws, writing.
lme4 needs R and r-cran-lme4; without them that is said, and the rest is measured.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
from scipy.stats import kendalltau

from benchmarks.beside_r import beside_lme4, has_lme4, lme4
from benchmarks.ratings import PUBLISHED, left_out, published, ratings
from benchmarks.rounds_at_random import ALIKE, REALISTIC, round_of
from benchmarks.tables import show
from competition.config import ROOT
from competition.results.calibration import calibrate

SIZES, MEGABYTE = (120, 600, 3_000), 1024
SEED = 7


def quality(size, spread, repeat):
    """One row of P4: means over rounds of this size."""
    rows = []
    for seed in range(repeat):
        drawn = round_of(size, seed=seed, spread=spread)
        found = calibrate(*drawn.rows)
        taus = [_tau(drawn, order) for order in (found.raw, _z_scores(drawn), found.calibrated)]
        inside = np.abs(found.calibrated - drawn.truth) <= found.joint.half_width
        rows.append((*taus, inside.mean()))
    raw, z, calibrated, covered = np.mean(rows, axis=0).tolist()
    return {
        "entries": size, "judges": len(drawn.severity), "severity": spread[1], "rounds": repeat, "raw": raw,
        "z": z, "calibrated": calibrated, "gain": calibrated - raw, "covered": covered,
    }  # fmt: skip


def _tau(drawn, scores):
    """Kendall's tau with the truth, the mean over categories."""
    members = [np.flatnonzero(drawn.category == each) for each in np.unique(drawn.category)]
    return np.mean([kendalltau(scores[some], drawn.truth[some]).statistic for some in members])


def _z_scores(drawn):
    """What others do: each judge's scores brought to mean 0 and deviation 1."""
    count = np.bincount(drawn.judge)
    mean = np.bincount(drawn.judge, drawn.score) / count
    away = drawn.score - mean[drawn.judge]
    deviation = np.sqrt(np.bincount(drawn.judge, away**2) / (count - 1))
    return np.bincount(drawn.entry, away / deviation[drawn.judge]) / np.bincount(drawn.entry)


def speed(size, rounds, *, beside):
    """CPU seconds of calibration with standard errors, and of lme4, in turns; medians."""
    drawn = round_of(size, seed=SEED)
    ours, theirs = [], []
    for _ in range(rounds):
        before = time.process_time()
        calibrate(*drawn.rows)
        ours.append(time.process_time() - before)
        if beside:
            theirs.append(lme4(*drawn.rows)[2])
    times = median(their / our for our, their in zip(ours, theirs, strict=True)) if beside else None
    return {
        "entries": size, "judges": len(drawn.severity), "rounds": rounds, "ours": median(ours),
        "lme4": median(theirs) if beside else None, "times": times,
    }  # fmt: skip


def whole_command(size, rounds):
    """CPU and wall seconds and peak memory of `./garland standings` from a cold start; medians."""
    drawn = round_of(size, seed=SEED)
    with tempfile.TemporaryDirectory(prefix="garland-benchmark-") as folder:
        with (Path(folder) / "scores.csv").open("w") as file:
            rows = csv.writer(file)
            rows.writerow(("entry", "judge", "category", "score"))
            given = (drawn.entry, drawn.judge, drawn.category[drawn.entry])
            rows.writerows(zip(*(each.tolist() for each in given), drawn.score.round(4), strict=True))
        cpu, wall, peak, computing = np.median([_started(folder) for _ in range(rounds)], axis=0).tolist()
    return {
        "entries": size, "judges": len(drawn.severity), "rounds": rounds, "cpu": cpu, "wall": wall,
        "computing": computing, "megabytes": peak,
    }  # fmt: skip


def _started(folder):
    """Run the command once; `computing` are the seconds of its own report."""
    files = ("scores.csv", "--out", "s.csv", "--judges", "j.csv", "--report", "r.json")
    before = time.perf_counter()
    started = subprocess.Popen(
        [sys.executable, "-m", "competition.cli", "standings", *files],
        cwd=ROOT, env={**os.environ, "GARLAND_CWD": folder}, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, used = os.wait4(started.pid, 0)
    if status:
        raise RuntimeError("the command failed")
    report = json.loads((Path(folder) / "r.json").read_text())
    wall = time.perf_counter() - before
    return used.ru_utime + used.ru_stime, wall, used.ru_maxrss / MEGABYTE, report["seconds"]


def main():
    """Print the tables and write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="+", default=[30_000, 300_000], help="of P5")
    parser.add_argument("--largest-in-r", type=int, default=30_000, help="lme4 is not tried beyond")
    parser.add_argument("--ratings", type=Path, help="the folder of the ratings")
    parser.add_argument("--out", type=Path, default=Path("standings.json"))
    measure(parser.parse_args())


def measure(asked):
    """Run everything that was asked for."""
    found = {"seed": SEED}
    r = has_lme4()
    kinds = [
        (size, spread, asked.repeat * max(1, 600 // size)) for size in SIZES for spread in (REALISTIC, ALIKE)
    ]
    found["quality"] = show("P4: Kendall's tau, intervals", (quality(*kind) for kind in kinds))
    if asked.ratings:
        found["published"] = show(
            "P4: variances of real ratings", (published(asked.ratings, n) for n in PUBLISHED)
        )
        found["left_out"] = show("P4: ratings left out", (left_out(asked.ratings, n) for n in PUBLISHED))
    else:
        print("\nWithout --ratings nothing is compared with real ratings.")
    if r:
        rows = {f"{size:,} × 3": round_of(size, seed=SEED).rows for size in (600, 3_000)}
        if asked.ratings:
            rows |= {f"ratings {n}": ratings(asked.ratings, n) for n in PUBLISHED}
        found["lme4"] = show("P4: beside lme4", (beside_lme4(*each) for each in rows.items()))
    found["speed"] = show(
        "P5: CPU seconds",
        (speed(size, asked.rounds, beside=r and size <= asked.largest_in_r) for size in asked.sizes),
    )
    found["command"] = show(
        "P5: ./garland standings as a whole", (whole_command(size, asked.rounds) for size in asked.sizes)
    )
    asked.out.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
