"""How entries become leaves: each its own, or a fair share where there are too many to tell apart."""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from competition.platform.garland.shapes import Kind


def as_kinds(entries: Sequence[Kind | str]) -> list[Kind]:
    """Return the leaves' kinds; a bare form stands for a full leaf."""
    return [Kind(entry) if isinstance(entry, str) else entry for entry in entries]


def condense(kinds: Sequence[Kind], most: int) -> tuple[list[Kind], int]:
    """Return at most `most` kinds in the same order and proportion, and how many entries each stands for.

    Each leaf shows the kind that is furthest behind its share among the entries that have arrived by then, so
    the last leaf leaves no kind more than a leaf away from it.
    """
    if len(kinds) <= most:
        return list(kinds), 1
    share = ceil(len(kinds) / most)
    owed: Counter[Kind] = Counter()
    leaves = []
    for start in range(0, len(kinds), share):
        owed.update(kinds[start : start + share])
        kind = max(owed, key=lambda each: owed[each])
        owed[kind] -= share
        leaves.append(kind)
    return leaves, share


def sway(index: int, salt: float = 0.0) -> float:
    """Return a number between -1 and 1 that belongs to this leaf for good, so that no garland flickers."""
    return ((index * 0.618034 + salt) % 1.0) * 2.0 - 1.0
