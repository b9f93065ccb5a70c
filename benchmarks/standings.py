"""P4 and P5, standings: how near the truth, how honest, how fast, beside R's lme4.

`nice -n 10 python -m benchmarks.standings [--repeat 20] [--rounds 5] [--ratings FOLDER] [--out FILE.json]`

P4: simulated rounds with three reads, with severity as in real ratings and without: Kendall's tau with the
truth within categories, of raw means, of judges' z-scores and of calibrated scores; how often 95 % intervals
hold the truth. With `--ratings` (a folder with austrian_writing_1.csv and _3.csv, from the R package sirt,
which is not part of this repository): variances against those published, and ten folds of predicting a
rating left out, by entry plus judge against the raw mean of the entry.
P5: CPU seconds of calibrating with standard errors against lme4 fitting the same scores without, in turns.
lme4 needs R and r-cran-lme4; without them that is said, and the rest is measured.
"""

import argparse
import csv
import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from statistics import median

import numpy as np
from scipy.stats import kendalltau

from benchmarks.rounds_at_random import ALIKE, REALISTIC, round_of
from benchmarks.tables import show
from competition.results.calibration import calibrate
from competition.results.door.criteria import mean_of_criteria

PUBLISHED = {1: (0.4796, 0.0531, 0.1121), 3: (0.3427, 0.0148, 0.1289)}  # entry, judge, rest
FOLDS, SHUFFLES, SEED = 10, 5, 7
LME4 = """
suppressMessages(library(lme4))
given <- commandArgs(trailingOnly = TRUE)
scores <- read.csv(given[1], colClasses = c("factor", "factor", "factor", "numeric"))
fixed <- if (nlevels(scores$category) > 1) score ~ 0 + category + (1 | entry) + (1 | judge) else
  score ~ 1 + (1 | entry) + (1 | judge)
took <- system.time(found <- lmer(fixed, scores, REML = TRUE))
parts <- as.data.frame(VarCorr(found))
effects <- ranef(found)$judge
write.csv(data.frame(judge = rownames(effects), effect = effects[, 1]), given[2], row.names = FALSE)
cat(format(c(parts$vcov[match(c("entry", "judge", "Residual"), parts$grp)], sum(took[1:2])), digits = 12))
"""


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


def lme4(entry, judge, category, score):
    """Fit the same model in R; return variances, judges' effects and CPU seconds."""
    with tempfile.TemporaryDirectory(prefix="garland-benchmark-") as folder:
        given, effects, script = (Path(folder) / name for name in ("scores.csv", "effects.csv", "fit.R"))
        script.write_text(LME4)
        with given.open("w") as file:
            rows = csv.writer(file)
            rows.writerow(("entry", "judge", "category", "score"))
            rows.writerows(zip(entry, judge, category[entry], map(repr, score.tolist()), strict=True))
        asked = ["Rscript", "--vanilla", str(script), str(given), str(effects)]
        said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.split()
        by_judge = {int(row["judge"]): float(row["effect"]) for row in csv.DictReader(effects.open())}
    return tuple(map(float, said[:3])), by_judge, float(said[3])


def beside_lme4(name, rows):
    """Return how far variances and judges' effects are from lme4's."""
    found, (variance, effects, _) = calibrate(*rows), lme4(*rows)
    ours = [found.variance.entry, found.variance.judge, found.variance.residual]
    theirs = [effects[at] for at in range(len(found.effect))]
    correlation = float(np.corrcoef(found.effect, theirs)[0, 1])
    apart = float(np.abs(np.array(ours) / variance - 1).max())
    return {"scores": name, "correlation": correlation, "variances_apart": apart}


def ratings(folder, number):
    """Entries, judges and scores of the rows that are whole: the mean of the criteria standardised."""
    with (folder / f"austrian_writing_{number}.csv").open() as file:
        rows = [row for row in list(csv.reader(file))[1:] if all(row)]
    (entry, entries), (judge, _) = (_numbered([row[at] for row in rows]) for at in (0, 1))
    values = np.array([[float(cell) for cell in row[2:]] for row in rows])
    score = mean_of_criteria(values, np.ones(values.shape[1]), standardise=True)
    return entry, judge, np.zeros(entries, dtype=int), score


def _numbered(names):
    found, numbers = np.unique(names, return_inverse=True)
    return numbers, len(found)


def published(folder, number):
    """Return our variances beside those published."""
    parts = calibrate(*ratings(folder, number)).variance
    ours = (parts.entry, parts.judge, parts.residual)
    names = ("entry", "judge", "rest")
    row = {f"{name}": our for name, our in zip(names, ours, strict=True)}
    return {
        "ratings": number,
        **row,
        "apart": max(abs(a - b) for a, b in zip(ours, PUBLISHED[number], strict=True)),
    }


def left_out(folder, number):
    """Return the error of predicting ratings left out, root mean square over ten folds, shuffled anew."""
    given = ratings(folder, number)
    errors = np.mean([_left_out(given, seed) for seed in range(SHUFFLES)], axis=0)
    raw, calibrated = np.sqrt(errors).tolist()
    return {"ratings": number, "raw": raw, "calibrated": calibrated, "lower": 1 - calibrated / raw}


def _left_out(given, seed):
    """Mean squared errors of the raw mean, and of entry and judge; the unread get the overall mean."""
    entry, judge, category, score = given
    fold = np.random.default_rng(seed).permutation(np.arange(len(score)) % FOLDS)
    errors = np.zeros((2, len(score)))
    for each in range(FOLDS):
        kept, away = fold != each, fold == each
        found = calibrate(entry[kept], judge[kept], category, score[kept])
        effect = np.zeros(judge.max() + 1)
        effect[: len(found.effect)] = np.nan_to_num(found.effect)
        raw, calibrated = (
            np.nan_to_num(one, nan=score[kept].mean()) for one in (found.raw, found.calibrated)
        )
        errors[0, away] = raw[entry[away]] - score[away]
        errors[1, away] = calibrated[entry[away]] + effect[judge[away]] - score[away]
    return np.mean(errors**2, axis=1)


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
    r = (
        bool(shutil.which("Rscript"))
        and not subprocess.run(["Rscript", "-e", "library(lme4)"], capture_output=True).returncode
    )
    if not r:
        print("R with lme4 is not installed here: nothing is compared with it (r-base-core, r-cran-lme4).")
    kinds = [(size, spread) for size in (120, 600, 3_000) for spread in (REALISTIC, ALIKE)]
    found["quality"] = show("P4: Kendall's tau, intervals", (quality(*kind, asked.repeat) for kind in kinds))
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
    asked.out.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
