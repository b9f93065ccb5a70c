"""Calibrated scores: what an entry would have got from the whole panel, however strict its own judges were.

Each score is taken as category mean + entry + judge + rest, entries and judges as random effects. Their
variances are estimated by restricted maximum likelihood, their effects by best linear unbiased prediction
(Henderson 1975; Patterson & Thompson 1971; Robinson 1991: see `equations` and `variance`). So a strict
judge costs an entry nothing, few or contradictory reads pull it towards its category's mean, and every
figure comes with its error.

Exact up to `EXACT` judges, as time grows with the cube of their number; beyond, approximated as `many` tells.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from competition.results.design import (
    TRANSLATION,
    WORDLESS,
    Design,
    FloatArray,
    IntArray,
    islands,
    lay_out,
)
from competition.results.equations import Equations, Ratios
from competition.results.many import EXACT, equations_for
from competition.results.precision import Precision
from competition.results.uncertainty import Joint
from competition.results.variance import Variance, components, estimate, ratios_of

_ALIKE = 1e-12  # of the scores' own size: below it, scores that differ only by rounding count as equal
_NEVER = Ratios(entry=1e6, judge=1e6)
NO_VARIANCE = Variance(0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Calibration:
    """Per entry and per judge, in the order of their positions; NaN where there is no score.

    `calibrated` is category mean + entry effect, `se` the deviation of its prediction error. `raw` is the
    plain mean, `disagreement` the deviation of an entry's scores. A judge's `effect` is above zero for who
    scores higher than the panel; `infit` is near 1 for who scores as consistently as expected, above for
    who is less predictable. `island_*` number the parts of the design that no chain of reads joins: between
    them, calibration rests on the assumption that judges are alike on average. `translation` is what reading
    in translation adds to a score, NaN where that cannot be told.
    """

    calibrated: FloatArray
    se: FloatArray
    raw: FloatArray
    reads: IntArray
    disagreement: FloatArray
    effect: FloatArray
    effect_se: FloatArray
    judge_reads: IntArray
    infit: FloatArray
    island_of_entry: IntArray
    island_of_judge: IntArray
    islands: int
    translation: float
    translation_se: float
    exact: bool
    variance: Variance
    joint: Joint


def calibrate(
    entry: ArrayLike,
    judge: ArrayLike,
    category_of_entry: ArrayLike,
    score: ArrayLike,
    *,
    reading: ArrayLike | None = None,
    variance: Variance | None = None,
    exact: int = EXACT,
) -> Calibration:
    """Calibrate scores: one row each of `entry`, `judge` (positions from 0) and `score`.

    `category_of_entry` has one number for each entry, those without scores included; `reading` one for each
    score: ORIGINAL, TRANSLATION or WORDLESS. With `variance`, the components are not estimated but these.
    `exact` is up to how many judges nothing is approximated. Raises ValueError where the arrays do not fit
    together or a score is not a finite number.
    """
    rows = np.asarray(entry, dtype=np.int64), np.asarray(judge, dtype=np.int64)
    categories, scores = np.asarray(category_of_entry, dtype=np.int64), np.asarray(score, dtype=np.float64)
    read = None if reading is None else np.asarray(reading, dtype=np.int64)
    _refuse_misfits(*rows, categories, scores, read)
    design = lay_out(*rows, categories, scores, read)
    pose = equations_for(design, exact)
    if variance is not None:
        return _report(pose(design, ratios_of(variance)), variance, estimated=False)
    if _constant(design):
        return _report(pose(design, _NEVER), NO_VARIANCE, estimated=False)
    equations = estimate(design, pose)
    return _report(equations, components(equations), estimated=True)


def _refuse_misfits(
    entry: IntArray, judge: IntArray, categories: IntArray, score: FloatArray, reading: IntArray | None
) -> None:
    if {entry.shape, judge.shape, score.shape} != {(len(score),)}:
        raise ValueError("entry, judge and score must be equally long")
    if min(entry.min(initial=0), judge.min(initial=0)) < 0 or entry.max(initial=-1) >= len(categories):
        raise ValueError("an entry or judge position lies outside the arrays")
    if not np.isfinite(score).all():
        raise ValueError("every score must be a finite number")
    if reading is not None and (reading.shape != score.shape or not _kinds_of_reading(reading)):
        raise ValueError("every score must be of the original, a translation or a work without words")


def _kinds_of_reading(reading: IntArray) -> bool:
    return bool(reading.min(initial=WORDLESS) >= WORDLESS and reading.max(initial=WORDLESS) <= TRANSLATION)


def _constant(design: Design) -> bool:
    """Whether fixed effects explain all scores, so that there is nothing to estimate."""
    size = np.bincount(design.category, minlength=design.categories)
    mean = np.bincount(design.category, design.score, minlength=design.categories) / size
    rest = design.score - mean[design.category]
    if (through := design.translated) is not None:
        rest = rest - through * (through @ rest) / (through @ through)
    largest = np.abs(design.score + design.centre).max(initial=0.0)
    return bool(np.abs(rest).max(initial=0.0) <= _ALIKE * largest)


def _report(equations: Equations, variance: Variance, *, estimated: bool) -> Calibration:
    design = equations.design
    known = equations.precision
    parts = islands(design)
    joint = Joint(equations, variance, estimated=estimated)
    raw, disagreement = _plain(design)
    judge_reads = np.bincount(design.judge, minlength=design.judges)
    error = np.sqrt(variance.residual)
    translation, uncertainty = _translation(equations)
    return Calibration(
        calibrated=_where(design.reads, joint.best.mean),
        se=_where(design.reads, error * np.sqrt(known.entry)),
        raw=raw,
        reads=design.reads,
        disagreement=disagreement,
        effect=_where(judge_reads, equations.judge_effects),
        effect_se=_where(judge_reads, error * np.sqrt(known.columns[design.fixed :])),
        judge_reads=judge_reads,
        infit=_infit(equations, known, variance),
        island_of_entry=parts.of_entry,
        island_of_judge=parts.of_judge,
        islands=parts.count,
        translation=translation,
        translation_se=error * uncertainty,
        exact=type(equations) is Equations,
        variance=variance,
        joint=joint,
    )


def _translation(equations: Equations) -> tuple[float, float]:
    """Return the effect of translation, and its error in units of the rest's deviation; NaN without one."""
    design = equations.design
    if design.translated is None:
        return float("nan"), float("nan")
    place = design.categories
    return float(equations.solution[place]), float(np.sqrt(equations.precision.columns[place]))


def _where(reads: IntArray, values: FloatArray) -> FloatArray:
    return np.where(reads > 0, values, np.nan)


def _plain(design: Design) -> tuple[FloatArray, FloatArray]:
    """Each entry's mean score and the deviation of its scores (n - 1)."""
    reads = design.reads
    size = len(reads)
    mean = np.bincount(design.entry, design.score, minlength=size) / np.maximum(reads, 1)
    squares = np.bincount(design.entry, (design.score - mean[design.entry]) ** 2, minlength=size)
    deviation = np.sqrt(squares / np.maximum(reads - 1, 1))
    return _where(reads, design.centre + mean), np.where(reads > 1, deviation, np.nan)


def _infit(equations: Equations, known: Precision, variance: Variance) -> FloatArray:
    """Each judge's squared residuals over what the model expects of them; NaN where it expects none."""
    design = equations.design
    expected = variance.residual * np.maximum(0.0, 1.0 - known.fitted)
    squares = np.bincount(design.judge, equations.residuals**2, minlength=design.judges)
    total = np.bincount(design.judge, expected, minlength=design.judges)
    some = total > _ALIKE
    return np.where(some, squares / np.where(some, total, 1.0), np.nan)
