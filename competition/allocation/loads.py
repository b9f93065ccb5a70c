"""What a fair load is: within half to one and a half times a judge's share by capacity."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
HALF, HALF_MORE = 0.5, 1.5
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Bounds:
    """Further entries each judge should take at least and at most, and can take at all."""

    lowest: IntArray
    highest: IntArray
    room: IntArray


def fair_bounds(capacity: IntArray, held: IntArray, reads: int) -> Bounds:
    """Return the bounds when `reads` further reads go to judges of this capacity who hold so many already.

    A judge's share is their part, by capacity, of all entries held and to be given. Where no whole number
    lies within half to one and a half times the share, the whole numbers next to them are the bounds.
    """
    capacity = np.maximum(capacity, 0)
    room = np.maximum(capacity - held, 0)
    share = (reads + held.sum()) * capacity / max(1, capacity.sum())
    lowest, highest = np.ceil(HALF * share - _ROUNDING), np.floor(HALF_MORE * share + _ROUNDING)
    none_between = highest < lowest
    lowest = np.where(none_between, np.floor(HALF * share), lowest).astype(np.int64)
    highest = np.where(none_between, np.ceil(HALF_MORE * share), highest).astype(np.int64)
    return Bounds(np.clip(lowest - held, 0, room), np.clip(highest - held, 0, room), room)
