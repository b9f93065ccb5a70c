"""A passage and the same of its translation on one card: below it, or beside verse line by line."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from competition.social.colours import Palette
from competition.social.designs.spoken import Spoken, voice
from competition.social.designs.stack import Item, block
from competition.social.excerpts.units import Passage, Units
from competition.social.setting import Box, Fitted, Setting
from competition.social.sheet import Column, Sheet, Voice

_SHARE, FAIR = 0.78, 0.7
"""How large a translation is set to what it translates, and how small where there is room enough."""
_LEAST, _TINY = 0.5, 0.68
"""How much smaller than alone a passage becomes for a translation of a fair size, and for a smaller one."""

Smaller = Callable[[int], Fitted | None]
"""Fits the passage itself in type that is not larger than this."""


@dataclass(frozen=True)
class Bilingual:
    """A passage and the same of its translation: what it is fitted by, and the room of both."""

    sheet: Sheet
    palette: Palette
    column: Column
    room: float
    gap: float
    least: int
    own: Spoken
    said: Spoken
    units: Units
    same: Passage

    def fitted(self, size: int, smaller: Smaller) -> tuple[Fitted, Fitted, list[Item]] | None:
        """Return both as large as they can be together, and what draws them; None where one has to do.

        A translation that has to be smaller than is fair is still better than none.
        """
        for each, share in _steps(size, self.least):
            first = smaller(each)
            made = first and (self.under(first, share) or (self.facing(first, share) if share else None))
            if first and made:
                return first, *made
        return None

    def under(self, first: Fitted, share: float) -> tuple[Fitted, list[Item]] | None:
        """Return the translation, at least so large to what it translates, below it."""
        below = self._fit(self.column.width, self.room - first.height - self.gap, first, share)
        if below is None:
            return None
        return below, [*self._original(first), *self._other(below, self.said.setting, self.column, self.gap)]

    def facing(self, first: Fitted, share: float) -> tuple[Fitted, list[Item]] | None:
        """Return the translation beside verse in short lines, line by line."""
        taken = max(map(self.own.setting.measure, first.text.split("\n"))) * first.size + 1.5 * self.gap
        if not self.own.verse or first.size < 1.2 * self.least or any(line.turned for line in first.lines):
            return None
        beside = self._fit(self.column.width - taken, self.room, first, share)
        if beside is None or _shape(beside) != _shape(first):
            return None
        # In one pitch, so that each line stands beside its own.
        pitch = self.own.setting.pitch * first.size / beside.size
        if pitch < self.said.setting.pitch:
            return None
        (original,) = self._original(first)
        (other,) = self._other(
            beside, replace(self.said.setting, pitch=pitch), self.column.without_start(taken)
        )
        lower = self.sheet.reach(first, self.own.style) - self.sheet.reach(beside, self.said.style)

        def draw(top: float) -> None:
            original.draw(top + max(0.0, -lower))
            other.draw(top + max(0.0, lower))

        height = max(original.height + max(0.0, -lower), other.height + max(0.0, lower))
        return beside, [Item(height, draw)]

    def _fit(self, width: float, height: float, first: Fitted, share: float) -> Fitted | None:
        floor = max(self.least, round(first.size * share))
        ceiling = max(floor, round(first.size * _SHARE))
        if width <= 0 or height <= 0:
            return None
        fitted = self.said.fit(self.units, self.same, Box(width, height, floor, floor, ceiling))
        return None if fitted is None or any(line.turned for line in fitted.lines) else fitted

    def _original(self, first: Fitted) -> list[Item]:
        said = voice(self.own, self.palette)
        return [block(self.sheet, first, self.own.setting, said, self.column)]

    def _other(self, fitted: Fitted, setting: Setting, column: Column, above: float = 0) -> list[Item]:
        quiet = Voice(self.said.style, self.palette.quiet)
        return [block(self.sheet, fitted, setting, quiet, column, above=above)]


def _shape(fitted: Fitted) -> list[bool]:
    return [line.opens for line in fitted.lines if not line.mark]


def _steps(size: int, least: int) -> Iterator[tuple[int, float]]:
    for share, part in ((FAIR, _LEAST), (0.0, _TINY)):
        yield from ((each, share) for each in range(size, max(least, round(size * part)) - 1, -2))
