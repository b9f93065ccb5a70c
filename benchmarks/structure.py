"""How alike two pictures look: structural similarity, as Wang, Bovik, Sheikh and Simoncelli define it.

Image Quality Assessment: From Error Visibility to Structural Similarity, IEEE Transactions on Image
Processing 13 (2004) 4, 600-612: a Gaussian window of 11 pixels with a deviation of 1.5, K1 = 0.01, K2 = 0.03,
over all places at which the window lies within the picture, on luma. 1 is the same picture. The figures are
those of scikit-image's `structural_similarity` with these settings, to the twelfth digit.
"""

import numpy as np
from PIL import Image
from scipy.ndimage import gaussian_filter

_DEVIATION, _REACH = 1.5, 5
_SMALL = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def similarity(one: Image.Image, other: Image.Image) -> float:
    """Return the mean structural similarity of two pictures of one size."""
    first, second = (np.asarray(each.convert("L"), dtype=np.float64) for each in (one, other))
    high, wide = (side - 2 * _REACH for side in first.shape)
    apart = _apart(first, second)
    # Where both windows hold the same it is 1: only the rest is reckoned.
    return 1 - float((1 - _found(first[apart], second[apart])).sum()) / (high * wide)


def _apart(first: np.ndarray, second: np.ndarray) -> tuple[slice, slice]:
    """Return the rectangle of all windows that hold something different, with what these reach."""
    found = []
    for axis in (1, 0):
        places = np.flatnonzero((first != second).any(axis=axis))
        low, high = (places[0], places[-1]) if len(places) else (0, 0)
        found.append(slice(max(0, low - 2 * _REACH), high + 2 * _REACH + 1))
    return found[0], found[1]


def _found(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    mean, mean_too = _blurred(first), _blurred(second)
    spread, spread_too = _blurred(first**2) - mean**2, _blurred(second**2) - mean_too**2
    together = _blurred(first * second) - mean * mean_too
    found = (2 * mean * mean_too + _SMALL[0]) * (2 * together + _SMALL[1])
    found /= (mean**2 + mean_too**2 + _SMALL[0]) * (spread + spread_too + _SMALL[1])
    return found[_REACH:-_REACH, _REACH:-_REACH]


def _blurred(values: np.ndarray) -> np.ndarray:
    return gaussian_filter(values, _DEVIATION, radius=_REACH)
