"""The order in which the parts of a line stand, where scripts that run both ways meet."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from competition.platform import pango
from competition.platform.fonts import PlacedFace, Run
from competition.platform.scripts import clusters

_WAYS = "ltr", "rtl"
"""The way of an even level, and that of an odd one."""
_NOTHING, _HOLDS = "\u200c", "\u00a0"
_SPACE_BEFORE = re.compile(r" ([^\w\s])")
_LISTED = re.compile(r"\s·\s")
"""What parts the things of a list, such as a credit: they stand in the line's order, each in its own."""


class Stretch(NamedTuple):
    """What is shaped in one go: characters of one face that run one way."""

    text: str
    face: PlacedFace
    way: str


def in_order(runs: Sequence[Run], *, rtl: bool, apart: Callable[[Run], bool]) -> list[Stretch]:
    """Return the stretches of a line from left to right, as Unicode Standard Annex 9 orders them.

    A line that begins at the right says so by `rtl`; where letters are set `apart`, each is a stretch.
    """
    found = _levelled(runs, rtl, apart)
    # Rule L2: from the highest level down, what is at least that high is reversed.
    for level in range(max((each for each, _ in found), default=0), 0, -1):
        found = _reversed_from(level, found)
    return [stretch for _, stretch in found]


def _levelled(runs: Sequence[Run], rtl: bool, apart: Callable[[Run], bool]) -> list[tuple[int, Stretch]]:
    """Return the stretches as they are read, each with its level."""
    # To the rules a tab is what a dot is here: it parts, and takes the line's own direction.
    levels = pango.levels(_LISTED.sub("\t\t\t", "".join(run.text for run in runs)), rtl=rtl)
    at, found = 0, []
    for run in runs:
        parts = clusters(run.text)
        # A cluster runs as its first character does.
        each = [(levels[at + place], part) for place, part in zip(_places(parts), parts, strict=True)]
        at += len(run.text)
        for level, group in groupby(each, lambda one: one[0]):
            together = [part for _, part in group]
            for part in together if apart(run) else ["".join(together)]:
                found.append((level, Stretch(_held(part), run.face, _WAYS[level % 2])))
    return found


def _held(part: str) -> str:
    """Return what is shaped: a mark without a letter before it is held by no dotted circle.

    At a beginning nothing holds it; on a space, one that never breaks, as Unicode has it.
    """
    marked = _SPACE_BEFORE.sub(lambda found: _HOLDS + found[1] if _is_mark(found[1]) else found[0], part)
    return _NOTHING + marked if unicodedata.category(marked[0]) == "Mn" else marked


def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _places(parts: Sequence[str]) -> Sequence[int]:
    """Return where each part begins."""
    return list(accumulate(map(len, parts), initial=0))[:-1]


def _reversed_from(level: int, found: list[tuple[int, Stretch]]) -> list[tuple[int, Stretch]]:
    groups = [(high, list(group)) for high, group in groupby(found, lambda one: one[0] >= level)]
    return [one for high, group in groups for one in (group[::-1] if high else group)]
