"""What words are fitted into, and what comes of it: settings, boxes, lines. Pure.

Lengths are in pixels unless said otherwise.
"""

from dataclasses import dataclass

from competition.social.breaking import Measure, spaceless

STANZA_GAP = 0.55
"""The room between stanzas, as a part of a line's pitch."""
TURN = 1.4
"""How far the rest of a line too long for the card is set in, in ems."""


@dataclass(frozen=True)
class Setting:
    """How words are measured: width in ems, distance of lines in ems, and the language."""

    measure: Measure
    pitch: float
    language: str = ""


@dataclass(frozen=True)
class Box:
    """The room for a text, and the smallest, the comfortable and the largest size of type in it."""

    width: float
    height: float
    floor: int
    comfort: int
    ceiling: int


@dataclass(frozen=True)
class Line:
    """A line as it is drawn.

    `turned`: the rest of the line before; `opens`: the first of a later stanza; `mark`: not the work's own,
    it says that the work goes on.
    """

    text: str
    turned: bool = False
    opens: bool = False
    mark: bool = False


@dataclass(frozen=True)
class Fitted:
    """Words that fit. `cut` says that the work goes on after them or began before them."""

    size: int
    lines: tuple[Line, ...]
    height: float
    cut: bool = False

    @property
    def text(self) -> str:
        """The words as a reader would copy them: stanzas parted by a blank line."""
        joined = ""
        for line in self.lines:
            glue = _parted(joined, line.text) if line.turned else ("\n\n" if line.opens else "\n")
            joined += (glue if joined else "") + line.text
        return joined


def _parted(before: str, after: str) -> str:
    """Return what stands between the rows of one line where they are written on: a space, or nothing."""
    return "" if spaceless(before[-1]) and spaceless(after[0]) else " "
