"""Words whose lines stand in the middle of their room, as on a title page."""

from collections.abc import Callable, Iterable
from math import hypot, inf

from competition.social.designs.stack import Item, Stack, fitted_title, stack
from competition.social.setting import Box
from competition.social.sheet import Column, Sheet, Voice
from competition.social.text import unbroken


def centred(
    sheet: Sheet,
    text: str,
    voice: Voice,
    column: Column,
    sizes: tuple[int, int],
    *,
    lines: int,
    above: float = 0,
    whole: bool = False,
) -> list[Item]:
    """Return words in the largest of these sizes that fits in so many lines; nothing for no words.

    Asked to keep them `whole`, it takes endless room where a word would have to be parted.
    """
    if not text.strip():
        return []
    setting = sheet.setting([text], voice.style)
    fitted = fitted_title(text, setting, Box(column.width, 0, min(sizes), min(sizes), max(sizes)), lines)
    if whole and not unbroken(fitted.lines, text):
        return [Item(inf, lambda _top: None, above)]
    pitch = setting.pitch * fitted.size

    def draw(top: float) -> None:
        foot = top + sheet.reach(fitted, voice.style)
        for line in fitted.lines:
            wide = sheet.lettering.width(line.text, voice.style) * fitted.size
            start = (column.left + column.right - wide) / 2
            sheet.line(line.text, voice, fitted.size, foot, Column(start, start + wide))
            foot += pitch

    return [Item(sheet.height(fitted, setting, voice.style), draw, above)]


def in_circle(
    made: Callable[[Column, int], Iterable[Item]], middle: tuple[float, float], radius: float, sizes: range
) -> Stack:
    """Return what is made in a column and a size, the first of these whose corners keep within a circle.

    Each size is tried in columns from broad to narrow; the last is taken where none fits.
    """
    found = stack()
    for size in sizes:
        for part in (0.92, 0.84, 0.74, 0.62, 0.5, 0.4):
            half = radius * part
            found = stack(made(Column(middle[0] - half, middle[0] + half), size))
            if hypot(half, found.height / 2) <= radius * 1.04:
                return found
    return found
