"""Where entries and judges stand in the computation: by what was scored, not by what they are called.

Every name could be another one, and no figure would change by it: not the last decimal, nor what is drawn at
random. So results can be handed on under names drawn anew, and whoever computes them again comes to the same.

A colour tells what somebody is like: an entry by its category, its scores and who gave them; a judge by the
scores given and to what. Colours are refined as in Weisfeiler & Leman, "The reduction of a graph to canonical
form" (1968). Who has the same colour stands in the order of the names.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from competition.results.design import FloatArray, IntArray

Colours = NDArray[np.uint64]
_ROUNDS = 4
_MILLIONTH = 1e6
_ODD, _STIR, _STIR_MORE = (
    np.uint64(each) for each in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)


@dataclass(frozen=True)
class Coloured:
    """The colour of each entry and each judge, by their numbers."""

    entries: Colours
    judges: Colours


def colour(
    entry: IntArray, judge: IntArray, category_of_entry: IntArray, score: FloatArray, reading: IntArray
) -> Coloured:
    """Colour entries and judges: one row each of `entry`, `judge`, `score` and `reading`."""
    given = _mixed(np.rint(score * _MILLIONTH).astype(np.int64).view(np.uint64))
    given = _mixed(given + (reading + 1).astype(np.uint64))
    entries = _mixed(category_of_entry.astype(np.uint64))
    judges = np.zeros(int(judge.max(initial=-1)) + 1, dtype=np.uint64)
    for _round in range(_ROUNDS):
        entries, judges = (
            _gathered(entries, entry, given, judges[judge]),
            _gathered(judges, judge, given, entries[entry]),
        )
    return Coloured(entries, judges)


def in_turn(names: Sequence[str], colours: Colours) -> list[str]:
    """Return the names in the order of their colours; those of the same colour by name."""
    order = sorted(zip(colours.tolist(), names, strict=True))
    return [name for _colour, name in order]


def _gathered(own: Colours, whose: IntArray, given: Colours, other: Colours) -> Colours:
    """Return each one's next colour: its own with all that was scored, in whatever order."""
    sums = np.zeros(len(own), dtype=np.uint64)
    np.add.at(sums, whose, _mixed(given ^ _mixed(other + _ODD)))
    return _mixed(_mixed(own) + sums)


def _mixed(values: Colours) -> Colours:
    """Scatter numbers so that sums of them do not meet (the finaliser of SplitMix64)."""
    values = values + _ODD
    values = (values ^ (values >> np.uint64(30))) * _STIR
    values = (values ^ (values >> np.uint64(27))) * _STIR_MORE
    return values ^ (values >> np.uint64(31))
