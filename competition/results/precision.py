"""How sure the predictions are: prediction error variances from the inverse of the mixed model equations.

All figures are in units of the residual variance.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from competition.results.design import Design, FloatArray, IntArray

if TYPE_CHECKING:
    from competition.results.equations import Equations

_CHUNK = 2_000  # entries looked at together: bounds the memory, changes no figure


@dataclass(frozen=True)
class Precision:
    """Of each entry's category mean plus effect, of each category and judge, of each score's fitted value."""

    entry: FloatArray
    columns: FloatArray
    fitted: FloatArray


def precision(equations: "Equations") -> Precision:
    """Return the prediction error variances; `fitted` is a score's leverage."""
    design, inverse = equations.design, equations.inverse
    entry, fitted = np.zeros(len(design.reads)), np.zeros(design.rows)
    order = np.argsort(design.entry, kind="stable")
    for start in range(0, len(entry), _CHUNK):
        stop = min(start + _CHUNK, len(entry))
        first, last = np.searchsorted(design.entry[order], (start, stop))
        rows = order[first:last]
        _fill(equations, start, stop, rows, entry, fitted)
    return Precision(entry, np.diagonal(inverse).copy(), fitted)


def _fill(
    equations: "Equations", start: int, stop: int, rows: IntArray, entry: FloatArray, fitted: FloatArray
) -> None:
    """Fill in the entries from `start` to `stop` and their scores, `rows`.

    An entry's effect is its shrunk sum of scores less `shrink` times the category and judge effects in it,
    so the error of what is predicted is a weighted sum of the errors of those effects, and its own `shrink`
    on top.
    """
    design, inverse = equations.design, equations.inverse
    sums, own = design.sums[start:stop], design.of_entry[start:stop]
    shrink = equations.shrink[start:stop]
    carried = sums @ inverse
    common = shrink + shrink**2 * np.asarray(sums.multiply(carried).sum(axis=1)).ravel()
    alone = own @ np.diagonal(inverse)  # an entry has one category
    entry[start:stop] = common + alone - 2 * shrink * np.asarray(own.multiply(carried).sum(axis=1)).ravel()
    at, terms = design.entry[rows] - start, _terms(design, rows)
    alone = sum(one * other * inverse[here, there] for here, one in terms for there, other in terms)
    fitted[rows] = common[at] + alone - 2 * shrink[at] * sum(one * carried[at, here] for here, one in terms)


def _terms(design: Design, rows: IntArray) -> list[tuple[IntArray, FloatArray]]:
    """Return the columns that make these scores up, each with how much of it."""
    whole = np.ones(len(rows))
    terms = [(design.category[rows], whole), (design.fixed + design.judge[rows], whole)]
    if design.translated is not None:
        terms.append((np.full(len(rows), design.categories), design.translated[rows]))
    return terms
