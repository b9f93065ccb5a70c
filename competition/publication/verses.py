"""How a poem stands: as large as its page allows, each line as it was written, its translation in sight."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from math import ceil

from competition.publication.formats import A4, Page
from competition.publication.manuscript import Size, Text, Work
from competition.publication.measure import POINT, Ruler
from competition.publication.page import Head, Measure
from competition.publication.setting import Block, Setting, Shape, Type

TURN = 1.6
"""How far a turned line is hung in, in ems."""
STANZA_GAP = 0.75
"""In lines."""
TURNED = 0.12
"""Where more of the lines than this would have to be turned beside each other, a poem takes a spread."""
_MANY = 40
"""More stanzas than this are not shared out."""
WORTH = 1.5
"""How many points larger a poem has to stand for lines to be turned in it."""


def shared(heights: Sequence[float], head: float, room: float) -> list[int]:
    """Return up to which stanza each of a few pages goes, the fullest as empty as can be.

    The first page has a head. None where a stanza is higher than a page, or four pages are not enough.
    """
    for pages in range(2, 5):
        found = min(
            ((_fullest(heights, head, (*ends, len(heights))), ends) for ends in _cuts(len(heights), pages)),
            default=(room + 1, ()),
        )
        if found[0] <= room:
            return [*found[1], len(heights)]
    return []


def _cuts(stanzas: int, pages: int) -> Iterator[tuple[int, ...]]:
    return combinations(range(1, stanzas), pages - 1)


def _fullest(heights: Sequence[float], head: float, ends: Sequence[int]) -> float:
    starts = (0, *ends[:-1])
    return max(
        sum(heights[start:end]) + (0.0 if start else head) for start, end in zip(starts, ends, strict=True)
    )


class Poems:
    """Sets poems by the widths of their letters, on pages of a format."""

    def __init__(self, ruler: Ruler, page: Page = A4) -> None:
        self._ruler, self._page, self._measures = ruler, page, Measure(ruler, page)
        self._type_sizes, self._room = page.verses, page.width - page.hang

    def on_page(self, work: Work, credit: str) -> Setting | None:
        """Return the largest setting on one page, the translation beside the original; None if none fits."""
        sizes = self._sizes(work)
        whole = self._first(self._at(work, credit, size, 0.0) for size in sizes)
        turned = self._first(self._at(work, credit, size, TURNED) for size in sizes)
        if whole and turned and turned.text.type.size < whole.text.type.size + WORTH:
            return whole
        return turned

    def on_spread(self, work: Work, credit: str) -> Setting | None:
        """Return the largest setting with the original left and the translation right; None if none fits."""
        if not self._page.faces or not work.translation or not work.translation.text:
            return None
        return self._first(self._facing(work, work.translation, credit, size) for size in self._sizes(work))

    def on_spreads(self, work: Work, credit: str) -> Setting | None:
        """Return a setting over several spreads, stanza facing stanza, where the format asks for it."""
        translation = work.translation
        if not self._page.runs_anywhere or not translation or not translation.text:
            return None
        if not len(work.original.stanzas) == len(translation.stanzas) <= _MANY:
            return None
        return self._first(self._over(work, translation, credit, size) for size in self._sizes(work))

    def running(self, work: Work, credit: str) -> Setting:
        """Return the setting of a poem that is longer than a page."""
        size = self._sizes(work)[1 if work.size is Size.LARGER else -1]
        text = self._block(work.original, size)
        head = self._measures.head_of(work, text.width, credit, also=True)
        pages, second, second_head = ceil((head.height + text.height) / self._page.height), None, None
        if work.translation and work.translation.text:
            second = self._block(work.translation, self._type_sizes.second[size][0])
            second_head = self._measures.head_of_translation(work.translation, second.width, head)
            pages += ceil((second_head.height + second.height) / self._page.height)
        return Setting(Shape.RUN, pages, text, second, head, second_head, page=self._page)

    def _first(self, found: Iterator[Setting | None]) -> Setting | None:
        return next((setting for setting in found if setting), None)

    def _at(self, work: Work, credit: str, size: float, turned: float) -> Setting | None:
        """Return the setting on one page at this size, None where it does not fit or too many lines turn."""
        if work.translation and work.translation.text:
            if not self._page.faces:
                return None
            return self._beside(work, work.translation, credit, size, turned)
        return self._alone(work, credit, size, turned)

    def _alone(self, work: Work, credit: str, size: float, turned: float) -> Setting | None:
        text = self._block(work.original, size)
        head = self._measures.head_of(work, self._room - text.left, credit, also=True)
        if head.height + text.height > self._page.height or self._turned(work.original, text) > turned:
            return None
        return Setting(Shape.PAGE, 1, text, None, head, page=self._page)

    def _facing(self, work: Work, translation: Text, credit: str, size: float) -> Setting | None:
        text = self._block(work.original, size)
        room = self._page.height - self._heads(work, translation, credit, self._room - text.left)[0].height
        second = self._second(translation, self._type_sizes.second[size], room)
        if second is None or text.height > room:
            return None
        left = min(text.left, second.left)
        width = self._room - left
        heads = self._heads(work, translation, credit, width)
        text, second = (Block(each.type, left, width, each.height) for each in (text, second))
        return Setting(Shape.SPREAD, 2, text, second, *heads, page=self._page)

    def _over(self, work: Work, translation: Text, credit: str, size: float) -> Setting | None:
        """Return the setting over spreads at this size, none of them much fuller than another."""
        text = self._block(work.original, size)
        second = self._block(translation, self._type_sizes.second[size][0])
        left = min(text.left, second.left)
        width = self._room - left
        heads = self._heads(work, translation, credit, width)
        high = [
            max(
                self._stanza(work.original, own, text.type, width),
                self._stanza(translation, other, second.type, width),
            )
            for own, other in zip(work.original.stanzas, translation.stanzas, strict=True)
        ]
        ends = shared(high, heads[0].height, self._page.height)
        if not ends:
            return None
        text, second = (Block(each.type, left, width, each.height) for each in (text, second))
        stanzas = tuple((end, end) for end in ends)
        return Setting(Shape.SPREADS, 2 * len(ends), text, second, *heads, page=self._page, stanzas=stanzas)

    def _stanza(self, text: Text, lines: Sequence[str], own: Type, width: float) -> float:
        """Return the height of a stanza and of the gap before it."""
        measure = width / (own.size * POINT) - TURN
        rows = sum(self._ruler.lines(row, text.language, measure, first=-TURN) for row in lines)
        return (rows + STANZA_GAP) * own.line

    def _heads(self, work: Work, translation: Text, credit: str, width: float) -> tuple[Head, Head]:
        """Return the heads of two facing pages, one as high as the other."""
        head = self._measures.head_of(work, width, credit, also=False)
        second = self._measures.head_of_translation(translation, width, head)
        height = max(head.height, second.height)
        return head.as_high_as(height), second.as_high_as(height)

    def _second(self, translation: Text, sizes: Sequence[float], room: float) -> Block | None:
        """Return the largest setting of a translation on a page of its own; None if none fits."""
        blocks = (self._block(translation, size) for size in sizes)
        return next((block for block in blocks if block.height <= room), None)

    def _beside(self, work: Work, translation: Text, credit: str, size: float, most: float) -> Setting | None:
        types = self._type(work.original, size), self._type(translation, self._type_sizes.second[size][0])
        line = max(each.line for each in types)
        first, second = self._shares(work.original, types[0], translation, types[1])
        rest = self._room - first - self._type_sizes.gap - second
        left = self._page.hang + min(self._type_sizes.indent, max(0.0, rest / 2))
        blocks = [
            Block(Type(each.size, line), left, width, self._height(text, each.size, line, width))
            for text, each, width in ((work.original, types[0], first), (translation, types[1], second))
        ]
        head = self._measures.head_of(work, self._room - left, credit, also=True)
        turned = max(self._turned(work.original, blocks[0]), self._turned(translation, blocks[1]))
        if turned > most or head.height + max(block.height for block in blocks) > self._page.height:
            return None
        return Setting(Shape.PAGE, 1, blocks[0], blocks[1], head, page=self._page)

    def _shares(self, text: Text, own: Type, other: Text, beside: Type) -> tuple[float, float]:
        """Return the widths of two columns: what their longest lines need, or a fair share of the room."""
        room = self._room - self._type_sizes.gap
        first, second = self._natural(text, own.size), self._natural(other, beside.size)
        if first + second > room:
            first = min(first, max(room / 2, room - second))
        return first, min(second, room - first)

    def _block(self, text: Text, size: float) -> Block:
        """Return a poem in the middle of the page, as its longest line falls."""
        own = self._type(text, size)
        width = min(self._natural(text, size), self._room)
        left = self._page.hang + max(0.0, self._room - self._page.hang - width) * 0.42
        own_height = self._height(text, size, own.line, self._room - left)
        return Block(own, round(left, 2), self._room - left, own_height)

    def _type(self, text: Text, size: float) -> Type:
        return Type(size, self._measures.line_of(text.language, size))

    def _natural(self, text: Text, size: float) -> float:
        widest = self._ruler.widest((line for stanza in text.stanzas for line in stanza), text.language)
        return (widest + 0.4) * size * POINT

    def _height(self, text: Text, size: float, line: float, width: float) -> float:
        gaps = STANZA_GAP * max(len(text.stanzas) - 1, 0)
        return (self._lines(text, size, width) + gaps) * line

    def _lines(self, text: Text, size: float, width: float) -> int:
        measure = width / (size * POINT) - TURN
        rows = (line for stanza in text.stanzas for line in stanza)
        return sum(self._ruler.lines(row, text.language, measure, first=-TURN) for row in rows)

    def _turned(self, text: Text, block: Block) -> float:
        """Return the share of lines that have to be turned."""
        lines = max(1, sum(len(stanza) for stanza in text.stanzas))
        return self._lines(text, block.type.size, block.width) / lines - 1

    def _sizes(self, work: Work) -> Sequence[float]:
        of = self._type_sizes
        usual, larger = (of.young, of.larger_young) if work.young else (of.sizes, of.larger)
        return {Size.LARGER: (larger, *usual), Size.SMALLER: usual[1:]}.get(work.size, usual)
