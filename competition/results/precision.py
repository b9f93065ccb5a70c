"""How sure the predictions are: prediction error variances from the inverse of the mixed model equations.

All figures are in units of the residual variance. An entry meets few of the columns, so of the products with
the inverse no more is computed than where entry and column meet.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array

from competition.results.design import Design, FloatArray, IntArray

if TYPE_CHECKING:
    from competition.results.equations import Equations

_AT_ONCE = 2_000_000  # figures of the inverse taken together: bounds the memory, changes no figure


@dataclass(frozen=True)
class Precision:
    """Of each entry's category mean plus effect, of each category and judge, of each score's fitted value."""

    entry: FloatArray
    columns: FloatArray
    fitted: FloatArray


def precision(equations: "Equations") -> Precision:
    """Return the prediction error variances; `fitted` is a score's leverage.

    An entry's effect is its shrunk sum of scores less `shrink` times the category and judge effects in it,
    so the error of what is predicted is a weighted sum of the errors of those effects, and its own `shrink`
    on top.
    """
    design, inverse, shrink = equations.design, equations.inverse, equations.shrink
    carried = _carried(design.sums, inverse)
    common = shrink + shrink**2 * _together(design.sums, carried)
    alone = design.of_entry @ np.diagonal(inverse)  # an entry has one category
    terms = _terms(design)
    effects = sum(one * other * inverse[here, there] for here, one in terms for there, other in terms)
    at = design.entry
    return Precision(
        entry=common + alone - 2 * shrink * _together(design.of_entry, carried),
        columns=np.diagonal(inverse).copy(),
        fitted=common[at] + effects - 2 * shrink[at] * _through(design, carried, inverse),
    )


def _carried(sums: csr_array, inverse: FloatArray) -> csr_array:
    """Return what of `sums @ inverse` stands where `sums` is not zero, taking together rows equally long."""
    values = np.zeros(sums.nnz)
    lengths = np.diff(sums.indptr)
    for length in np.unique(lengths[lengths > 0]).tolist():
        places = sums.indptr[:-1][lengths == length][:, np.newaxis] + np.arange(length)
        for part in np.array_split(places, 1 + places.size * length // _AT_ONCE):
            here = sums.indices[part]
            square = inverse[here[:, :, np.newaxis], here[:, np.newaxis, :]]
            values[part] = np.einsum("ij,ijk->ik", sums.data[part], square)
    return csr_array((values, sums.indices, sums.indptr), shape=sums.shape)


def _together(one: csr_array, other: csr_array) -> FloatArray:
    """The products of two matrices, summed by rows."""
    found: FloatArray = np.asarray(one.multiply(other).sum(axis=1)).ravel()
    return found


def _through(design: Design, carried: csr_array, inverse: FloatArray) -> FloatArray:
    """What errors of a score's own effects have in common with those of all effects in its entry."""
    at, judges = design.entry, design.fixed + design.judge
    found: FloatArray = carried[at, design.category] + carried[at, judges]
    if (through := design.translated) is not None:  # may add up to nothing in an entry, and yet be in it
        found += through * (design.sums @ inverse[:, design.categories])[at]
    return found


def _terms(design: Design) -> list[tuple[IntArray, FloatArray]]:
    """Return the columns that make the scores up, each with how much of it."""
    whole = np.ones(design.rows)
    terms = [(design.category, whole), (design.fixed + design.judge, whole)]
    if design.translated is not None:
        terms.append((np.full(design.rows, design.categories), design.translated))
    return terms
