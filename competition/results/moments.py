"""A first guess at the ratios of the variances, from sums of squares alone.

What is expected of them is that of a round in which every entry has as many reads (Henderson, "Estimation of
variance and covariance components", Biometrics 9, 1953). Nothing depends on it but how soon the likeliest
ratios are found.
"""

import numpy as np

from competition.results.design import Design, FloatArray

_FARTHEST = 5.0  # logarithms beyond are no better to begin with
_LEAST = 1e-2


def guess(design: Design) -> FloatArray:
    """Return the logarithms of the ratios of entries and judges, for a design with scores."""
    entries = int((design.reads > 0).sum())
    often = design.rows / entries
    away, within = _parted(design)
    alike = _mean_square(within, design.rows - entries)  # expects judge + rest
    entry = (_mean_square(away, entries - design.categories) - alike) / often
    judge = min(_judge(design, within, alike, often), (1 - _LEAST) * alike)
    rest = alike - max(judge, 0.0)
    if rest <= 0:
        return np.zeros(2)
    ratios: FloatArray = rest / np.maximum([entry, judge], _LEAST * rest)
    return np.clip(np.log(ratios), -_FARTHEST, _FARTHEST)


def _parted(design: Design) -> tuple[FloatArray, FloatArray]:
    """How far each score's entry lies from its category's mean, and the score from its entry's."""
    of_entry = (design.entry_sums / np.maximum(design.reads, 1))[design.entry]
    size = np.bincount(design.category, minlength=design.categories)
    of_category = np.bincount(design.category, design.score, minlength=design.categories) / size
    return of_entry - of_category[design.category], design.score - of_entry


def _judge(design: Design, within: FloatArray, alike: float, often: float) -> float:
    """Return the judges' variance, from what they give beyond the means of the entries they read."""
    reads = np.bincount(design.judge, minlength=design.judges)
    beyond = np.bincount(design.judge, within, minlength=design.judges)
    squares = float((beyond**2 / np.maximum(reads, 1)).sum())
    share, panel = 1 - 1 / often, int((reads > 0).sum())
    each = share**2 * design.rows - panel * share**2  # how much of it is in the squares
    return (squares - panel * share * alike) / each if each > 0 else 0.0


def _mean_square(values: FloatArray, freedom: int) -> float:
    return float(values @ values) / freedom if freedom > 0 else 0.0
