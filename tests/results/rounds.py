"""Rounds of scores to try calibration on."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Scores:
    entry: np.ndarray
    judge: np.ndarray
    category_of_entry: np.ndarray
    score: np.ndarray
    truth: np.ndarray
    severity: np.ndarray

    @property
    def rows(self):
        return self.entry, self.judge, self.category_of_entry, self.score


def simulate(seed, entries=60, judges=10, reads=3, categories=2, spread=(0.6, 0.4, 0.5)):
    """Each entry is read by different judges drawn at random; scores are true worth + judge + chance."""
    rng = np.random.default_rng(seed)
    category = np.arange(entries) % categories
    readers = np.argsort(rng.random((entries, judges)), axis=1)[:, :reads]
    entry, judge = np.repeat(np.arange(entries), reads), readers.ravel()
    truth = 3.0 + 0.3 * category + spread[0] * rng.standard_normal(entries)
    severity = spread[1] * rng.standard_normal(judges)
    score = truth[entry] + severity[judge] + spread[2] * rng.standard_normal(len(entry))
    return Scores(entry, judge, category, score, truth, severity)


def crossed(seed, entries=12, judges=5):
    """Every judge reads every entry."""
    return simulate(seed, entries, judges, reads=judges, categories=1)
