"""Equations of works that few others were compared with: large, sparse, and never turned round as a whole.

Each row has more on its diagonal than beside it, so that conjugate gradients scaled by the diagonal (M. R.
Hestenes and E. Stiefel, "Methods of conjugate gradients for solving linear systems", 1952) come to the end in
some dozens of steps, where taking the matrix apart would fill it. Pure.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array

FloatArray = NDArray[np.float64]
PROBES = 64
_SEED = 20181218  # as the draws of the standings
_STEPS = 1000


def laplacian(size: int, one: Any, other: Any, told: FloatArray, held: float) -> csr_array:
    """Return the matrix of what pairs tell, `told` each, with `held` added to the diagonal."""
    every = np.arange(size)
    on = np.bincount(one, told, size) + np.bincount(other, told, size) + held
    rows, places = np.concatenate([one, other, every]), np.concatenate([other, one, every])
    return csr_array(coo_array((np.concatenate([-told, -told, on]), (rows, places)), shape=(size, size)))


def solve(matrix: csr_array, wanted: FloatArray, within: float = 1e-11) -> FloatArray:
    """Return what the matrix turns into `wanted`, one column or several, no figure further off than about
    `within`.
    """
    diagonal = matrix.diagonal()
    scale = 1.0 / (diagonal if wanted.ndim == 1 else diagonal[:, np.newaxis])
    found, rest = np.zeros_like(wanted), wanted.copy()
    scaled = scale * rest
    way, size = scaled, np.sum(rest * scaled, axis=0)
    for _step in range(_STEPS):
        if np.abs(scaled).max(initial=0.0) <= within:
            break
        turned = matrix @ way
        length = size / np.maximum(np.sum(way * turned, axis=0), 1e-300)
        found, rest = found + length * way, rest - length * turned
        scaled = scale * rest
        before, size = size, np.sum(rest * scaled, axis=0)
        way = scaled + size / np.maximum(before, 1e-300) * way
    return found


def trace_of_inverse(matrix: csr_array, probes: int = PROBES // 4) -> float:
    """Return about what stands on the diagonal of the inverse in all, by probes too (M. F. Hutchinson, "A
    stochastic estimator of the trace of the influence matrix", 1990).
    """
    probe = np.random.default_rng(_SEED).choice([-1.0, 1.0], (matrix.shape[0], probes))
    return float(np.sum(probe * solve(matrix, probe, 1e-4)) / probes)


def diagonal_of_inverse(matrix: csr_array, probes: int = PROBES) -> FloatArray:
    """Return about what stands on the diagonal of the inverse, by probes of plus and minus one (C. Bekas,
    E. Kokiopoulou and Y. Saad, "An estimator for the diagonal of a matrix", 2007).
    """
    probe = np.random.default_rng(_SEED).choice([-1.0, 1.0], (matrix.shape[0], probes))
    found: FloatArray = (probe * solve(matrix, probe, 1e-4)).mean(axis=1)
    at_least: FloatArray = np.maximum(found, 1.0 / matrix.diagonal())
    return at_least
