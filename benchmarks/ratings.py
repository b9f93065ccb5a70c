"""School writing rated by several judges: austrian_writing_1.csv and _3.csv, from the R package sirt.

They are not part of this repository; a folder with them is given.
"""

import csv

import numpy as np

from competition.results.calibration import calibrate
from competition.results.door.criteria import mean_of_criteria

PUBLISHED = {1: (0.4796, 0.0531, 0.1121), 3: (0.3427, 0.0148, 0.1289)}  # entry, judge, rest
FOLDS, SEEDS = 10, 20


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
    """Return the error of predicting ratings left out of ten folds, root mean square, over many shuffles.

    `lower`: by how much it is lower than by the raw mean of the entry, the mean over the shuffles, beside
    the least and the most of one.
    """
    given = ratings(folder, number)
    errors = np.sqrt([_left_out(given, seed) for seed in range(SEEDS)])
    lower = 1 - errors[:, 1] / errors[:, 0]
    raw, calibrated = errors.mean(axis=0).tolist()
    return {
        "ratings": number, "shuffles": SEEDS, "raw": raw, "calibrated": calibrated,
        "lower": float(lower.mean()), "least": float(lower.min()), "most": float(lower.max()),
    }  # fmt: skip


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
