"""Things under each other: measured first, so that they can stand at a foot or be made to fit, then drawn."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from competition.social.setting import Box, Fitted, Setting
from competition.social.sheet import Column, Sheet, Voice
from competition.social.text import title, torn

_NEARLY = 0.84


@dataclass(frozen=True)
class Item:
    """Something that takes this height, is drawn from a top on, and has this room above it."""

    height: float
    draw: Callable[[float], object]
    above: float = 0


@dataclass(frozen=True)
class Stack:
    """Items under each other."""

    items: tuple[Item, ...]

    @property
    def height(self) -> float:
        """The height of all, without the room above the first."""
        return sum(item.height + item.above for item in self.items) - (
            self.items[0].above if self.items else 0
        )

    def draw(self, top: float) -> float:
        """Draw all below a top; return where they end."""
        y = top - (self.items[0].above if self.items else 0)
        for item in self.items:
            item.draw(y + item.above)
            y += item.above + item.height
        return y

    def stand(self, foot: float) -> float:
        """Draw all so that they end at a foot; return where they begin."""
        self.draw(foot - self.height)
        return foot - self.height


def stack(*parts: Iterable[Item]) -> Stack:
    """Return the stack of these items."""
    return Stack(tuple(item for part in parts for item in part))


def words(
    sheet: Sheet,
    text: str,
    voice: Voice,
    column: Column,
    sizes: tuple[int, int],
    *,
    lines: int,
    above: float = 0,
    smaller: int | None = None,
) -> list[Item]:
    """Return words in the largest of these sizes that fits in so many lines; nothing for no words.

    Down to `smaller` before a word is torn or they are cut.
    """
    if not text.strip():
        return []
    setting = sheet.setting([text], voice.style)
    fitted = fitted_title(text, setting, Box(column.width, 0, min(sizes), min(sizes), max(sizes)), lines)
    if smaller is not None and smaller < min(sizes) and torn(fitted, text):
        less = fitted_title(text, setting, Box(column.width, 0, smaller, smaller, min(sizes)), lines)
        fitted = less if not torn(less, text) or (fitted.cut and not less.cut) else fitted
    return [block(sheet, fitted, setting, voice, column, above=above, at_beginning=True)]


def fitted_title(text: str, setting: Setting, box: Box, lines: int) -> Fitted:
    """Return a title in fewer lines where that makes it but a little smaller."""
    largest = title(text, setting, box, most_lines=lines)
    nearly = replace(box, floor=max(box.floor, round(largest.size * _NEARLY)), ceiling=largest.size)
    for fewer in range(1, len(largest.lines)):
        fitted = title(text, setting, nearly, most_lines=fewer)
        if not fitted.cut and fitted.size >= nearly.floor:
            return fitted
    return largest


def block(
    sheet: Sheet,
    fitted: Fitted,
    setting: Setting,
    voice: Voice,
    column: Column,
    *,
    above: float = 0,
    at_beginning: bool = False,
) -> Item:
    """Return words that were fitted already."""

    def draw(top: float) -> None:
        sheet.block(fitted, setting, voice, top, column, at_beginning=at_beginning)

    return Item(sheet.height(fitted, setting, voice.style), draw, above)
