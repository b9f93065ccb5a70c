"""Words as from a case of wood type: each line as large as the measure takes it, lines close by their ink."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from competition.social.designs.stack import Item, Stack, stack
from competition.social.setting import Box
from competition.social.sheet import Column, Sheet, Voice
from competition.social.text import title, torn

_MOST = 1.5
"""How much larger a line may be than the smallest: small words stay small beside long ones."""
_GAP = 0.13
"""What stays free between the ink of one line and the next, to the smaller one's size."""


_NEARLY = 0.72
"""So much of the area of the fullest lines is enough."""
_BELOW, _CLEAR = 0.34, 0.13
"""How far below the last line's foot other words begin, and how far below its ink, to its size."""
_NEAREST, _FARTHEST = 16, 72
"""How near to its ink and how far from it they may begin, in pixels."""


@dataclass(frozen=True)
class Wood(Item):
    """Words in wood type, how much room other words leave below them, and how much is wrong with them."""

    air: float = 0
    wrong: int = 0
    """0 for none, 1 where a word is torn, 2 where they are cut."""


@dataclass(frozen=True)
class Set:
    """Lines in sizes of their own, and how well they fill their room."""

    lines: tuple[str, ...]
    sizes: tuple[float, ...]
    height: float
    area: float
    whole: bool
    wrong: int = 0


def poster(
    sheet: Sheet,
    text: str,
    voice: Voice,
    column: Column,
    sizes: tuple[int, int],
    *,
    lines: int,
    room: float,
    above: float = 0,
) -> list[Wood]:
    """Return words that fill their column, in type between these sizes; nothing for no words.

    Of one line, two and more it takes what fills the room best; where nothing fits, what is lowest.
    """
    if not text.strip():
        return []
    tried = [_set(sheet, text, voice, column, sizes, count, room) for count in range(1, lines + 1)]
    fits = [one for one in tried if one.height <= room + 1]
    best = _best([one for one in fits if one.whole] or fits or [min(tried, key=lambda one: one.height)])

    def draw(top: float) -> None:
        for line, size, foot in zip(best.lines, best.sizes, _feet(sheet, best, voice, top), strict=True):
            sheet.line(line, voice, size, foot, column)

    last = best.sizes[-1]
    air = max(_CLEAR * last, _BELOW * last - _down(sheet, best.lines[-1], voice) * last)
    return [Wood(best.height, draw, above, air, best.wrong)]


def headed(wood: Callable[[float], list[Wood]], below: Sequence[Item], room: float) -> Stack:
    """Return wood type as large as the room allows, and words below it: from its feet always as far.

    `wood` makes it for a height. Descenders reach into that distance, and are kept clear of.
    """
    if not below:
        return stack(wood(room))
    left = room - stack(below).height
    made = wood(left - _NEAREST)
    if made and made[0].height + _apart(made[0]) > left:
        made = wood(left - _apart(made[0]))
    first = replace(below[0], above=_apart(made[0])) if made else below[0]
    return stack(made, [first], below[1:])


def _apart(made: Wood) -> float:
    return min(max(made.air, _NEAREST), _FARTHEST)


def _best(fits: Sequence[Set]) -> Set:
    """Return the fewest lines that fill their room nearly as well as any: they part less of what is said."""
    fullest = max(one.area for one in fits)
    return next(one for one in fits if one.area >= _NEARLY * fullest)


def _set(
    sheet: Sheet,
    text: str,
    voice: Voice,
    column: Column,
    sizes: tuple[int, int],
    count: int,
    room: float,
) -> Set:
    """Return the words in at most so many lines, made smaller together where they are too high."""
    largest, least = max(sizes), min(sizes)
    setting = sheet.setting([text], voice.style)
    likely = round(1.5 * count * column.width / max(setting.measure(text), 0.1))
    # Words that a space without a break holds together are not parted to be larger.
    held = max((setting.measure(word) for word in text.split(" ") if "\u00a0" in word), default=0.0)
    most = min(largest, likely, int(column.width / held) if held else largest)
    box = Box(column.width, 0, least, least, max(least, most))
    fitted = title(text, setting, box, most_lines=count)
    lines = tuple(line.text for line in fitted.lines)
    widths = [max(setting.measure(line), 0.1) for line in lines]
    full = [min(largest, column.width / width) for width in widths]
    each = [max(fitted.size, min(size, _MOST * min(full))) for size in full]
    high = _height(sheet, lines, each, voice)
    less = min(1.0, room / high) if high > 0 else 1.0
    made = tuple(max(float(least), size * less) for size in each)
    whole = not fitted.cut and " ".join(lines).split() == text.split()
    area = sum(width * size * size for width, size in zip(widths, made, strict=True))
    wrong = torn(fitted, text) + fitted.cut
    return Set(lines, made, _height(sheet, lines, made, voice), area, whole, wrong)


def _height(sheet: Sheet, lines: Sequence[str], sizes: Sequence[float], voice: Voice) -> float:
    made = Set(tuple(lines), tuple(sizes), 0, 0, True)
    return _feet(sheet, made, voice, 0)[-1] + _down(sheet, lines[-1], voice) * sizes[-1]


def _feet(sheet: Sheet, made: Set, voice: Voice, top: float) -> list[float]:
    """Return where lines stand, each as near the one above as its ink allows."""
    feet: list[float] = []
    y = top
    for at, (line, size) in enumerate(zip(made.lines, made.sizes, strict=True)):
        if at:
            y += _GAP * min(size, made.sizes[at - 1])
        foot = y + _up(sheet, line, voice) * size
        feet.append(foot)
        y = foot + _down(sheet, line, voice) * size
    return feet


def _up(sheet: Sheet, line: str, voice: Voice) -> float:
    return max(sheet.lettering.extent(line, voice.style)[0], 0.5)


def _down(sheet: Sheet, line: str, voice: Voice) -> float:
    return max(sheet.lettering.extent(line, voice.style)[1], 0.02)
