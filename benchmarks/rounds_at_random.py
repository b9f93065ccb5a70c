"""Rounds of scores as a competition has them, of any size, from a seed: score = work + judge + rest."""

from dataclasses import dataclass

import numpy as np

# Deviations of works, judges and rest: as R's lme4 finds them in the Austrian school-writing ratings (topic
# 1: variances .4796, .0531, .1121), and the same without severity.
REALISTIC, ALIKE = (0.69, 0.23, 0.335), (0.69, 0.0, 0.335)
CATEGORIES, ENTRIES_OF_A_JUDGE = 6, 40


@dataclass(frozen=True)
class Round:
    """Who read what, what they gave, and the truth."""

    entry: np.ndarray
    judge: np.ndarray
    category: np.ndarray
    score: np.ndarray
    truth: np.ndarray
    severity: np.ndarray
    rest: float

    @property
    def rows(self):
        """What calibration takes."""
        return self.entry, self.judge, self.category, self.score

    def score_of(self, entry, judge, chance):
        """What further reads come to."""
        rest = self.rest * chance.standard_normal(len(entry))
        return self.truth[entry] + self.severity[judge] + rest


def round_of(size, *, reads=3, seed=7, spread=REALISTIC, categories=CATEGORIES, judges=None):
    """Every entry read so often by different judges, a judge for every forty entries, loads even."""
    chance = np.random.default_rng(seed)
    panel = judges or max(6, size // ENTRIES_OF_A_JUDGE)
    entry, category = np.repeat(np.arange(size), reads), np.arange(size) % categories
    truth = 0.2 * category + spread[0] * chance.standard_normal(size)
    severity = spread[1] * chance.standard_normal(panel)
    judge = _readers(size, panel, reads, chance).ravel()
    score = truth[entry] + severity[judge] + spread[2] * chance.standard_normal(len(entry))
    return Round(entry, judge, category, score, truth, severity, spread[2])


def _readers(size, panel, reads, chance):
    """Judges of every entry: the panel shuffled again and again, and dealt out in neighbours."""
    of_a_deal = panel // reads
    deals = np.tile(np.arange(panel), (-(-size // of_a_deal), 1))
    return chance.permuted(deals, axis=1)[:, : of_a_deal * reads].reshape(-1, reads)[:size]
