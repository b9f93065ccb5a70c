"""How a poem stands: as large as its page allows, each line as it was written, its translation in sight."""

from collections.abc import Iterator, Sequence
from math import ceil

from competition.publication.manuscript import Size, Text, Work
from competition.publication.measure import POINT, Ruler
from competition.publication.page import HANG, HEIGHT, WIDTH, Head, head_of, head_of_translation, line_of
from competition.publication.setting import COLUMN_GAP, Block, Setting, Shape, Type

SIZES = (14.0, 12.0)
SIZES_YOUNG = (15.0, 13.0)
"""A comfortable size, and a smaller one for long poems: a book that has more looks restless."""
_LARGER, _LARGER_YOUNG = 16.0, 17.0
"""For a poem that is to stand out, where there is room."""
SECOND_SIZES = {
    16.0: (14.0, 12.5),
    17.0: (15.0, 13.5),
    14.0: (12.5, 11.0),
    12.0: (11.0,),
    15.0: (13.5, 12.0),
    13.0: (12.0,),
}
"""The sizes of translations by that of the original: the first where there is room."""
TURN = 1.6
"""How far a turned line is hung in, in ems."""
STANZA_GAP = 0.75
"""In lines."""
TURNED = 0.12
"""Where more of the lines than this would have to be turned beside each other, a poem takes a spread."""
WORTH = 1.5
"""How many points larger a poem has to stand for lines to be turned in it."""
_ROOM = WIDTH - HANG


class Poems:
    """Sets poems by the widths of their letters."""

    def __init__(self, ruler: Ruler) -> None:
        self._ruler = ruler

    def on_page(self, work: Work, credit: str) -> Setting | None:
        """Return the largest setting on one page, the translation beside the original; None if none fits."""
        sizes = _sizes(work)
        whole = self._first(self._at(work, credit, size, 0.0) for size in sizes)
        turned = self._first(self._at(work, credit, size, TURNED) for size in sizes)
        if whole and turned and turned.text.type.size < whole.text.type.size + WORTH:
            return whole
        return turned

    def on_spread(self, work: Work, credit: str) -> Setting | None:
        """Return the largest setting with the original left and the translation right; None if none fits."""
        if not work.translation or not work.translation.text:
            return None
        return self._first(self._facing(work, work.translation, credit, size) for size in _sizes(work))

    def running(self, work: Work, credit: str) -> Setting:
        """Return the setting of a poem that is longer than a page."""
        size = _sizes(work)[1 if work.size is Size.LARGER else -1]
        text = self._block(work.original, size)
        head = head_of(self._ruler, work, text.width, credit, also=True)
        pages, second, second_head = ceil((head.height + text.height) / HEIGHT), None, None
        if work.translation and work.translation.text:
            second = self._block(work.translation, SECOND_SIZES[size][0])
            second_head = head_of_translation(self._ruler, work.translation, second.width, head)
            pages += ceil((second_head.height + second.height) / HEIGHT)
        return Setting(Shape.RUN, pages, text, second, head, second_head)

    def _first(self, found: Iterator[Setting | None]) -> Setting | None:
        return next((setting for setting in found if setting), None)

    def _at(self, work: Work, credit: str, size: float, turned: float) -> Setting | None:
        """Return the setting on one page at this size, None where it does not fit or too many lines turn."""
        if work.translation and work.translation.text:
            return self._beside(work, work.translation, credit, size, turned)
        return self._alone(work, credit, size, turned)

    def _alone(self, work: Work, credit: str, size: float, turned: float) -> Setting | None:
        text = self._block(work.original, size)
        head = head_of(self._ruler, work, _ROOM - text.left, credit, also=True)
        if head.height + text.height > HEIGHT or self._turned(work.original, text) > turned:
            return None
        return Setting(Shape.PAGE, 1, text, None, head)

    def _facing(self, work: Work, translation: Text, credit: str, size: float) -> Setting | None:
        text = self._block(work.original, size)
        room = HEIGHT - self._heads(work, translation, credit, _ROOM - text.left)[0].height
        second = self._second(translation, SECOND_SIZES[size], room)
        if second is None or text.height > room:
            return None
        left = min(text.left, second.left)
        width = _ROOM - left
        heads = self._heads(work, translation, credit, width)
        text, second = (Block(each.type, left, width, each.height) for each in (text, second))
        return Setting(Shape.SPREAD, 2, text, second, *heads)

    def _heads(self, work: Work, translation: Text, credit: str, width: float) -> tuple[Head, Head]:
        """Return the heads of two facing pages, one as high as the other."""
        head = head_of(self._ruler, work, width, credit, also=False)
        second = head_of_translation(self._ruler, translation, width, head)
        height = max(head.height, second.height)
        return head.as_high_as(height), second.as_high_as(height)

    def _second(self, translation: Text, sizes: Sequence[float], room: float) -> Block | None:
        """Return the largest setting of a translation on a page of its own; None if none fits."""
        blocks = (self._block(translation, size) for size in sizes)
        return next((block for block in blocks if block.height <= room), None)

    def _beside(self, work: Work, translation: Text, credit: str, size: float, most: float) -> Setting | None:
        types = self._type(work.original, size), self._type(translation, SECOND_SIZES[size][0])
        line = max(each.line for each in types)
        first, second = self._shares(work.original, types[0], translation, types[1])
        left = HANG + min(24.0, max(0.0, (_ROOM - first - COLUMN_GAP - second) / 2))
        blocks = [
            Block(Type(each.size, line), left, width, self._height(text, each.size, line, width))
            for text, each, width in ((work.original, types[0], first), (translation, types[1], second))
        ]
        head = head_of(self._ruler, work, _ROOM - left, credit, also=True)
        turned = max(self._turned(work.original, blocks[0]), self._turned(translation, blocks[1]))
        if turned > most or head.height + max(block.height for block in blocks) > HEIGHT:
            return None
        return Setting(Shape.PAGE, 1, blocks[0], blocks[1], head)

    def _shares(self, text: Text, own: Type, other: Text, beside: Type) -> tuple[float, float]:
        """Return the widths of two columns: what their longest lines need, or a fair share of the room."""
        room = _ROOM - COLUMN_GAP
        first, second = self._natural(text, own.size), self._natural(other, beside.size)
        if first + second > room:
            first = min(first, max(room / 2, room - second))
        return first, min(second, room - first)

    def _block(self, text: Text, size: float) -> Block:
        """Return a poem in the middle of the page, as its longest line falls."""
        own = self._type(text, size)
        width = min(self._natural(text, size), _ROOM)
        left = HANG + (_ROOM - HANG - width) * 0.42 if width < _ROOM - HANG else HANG
        return Block(own, round(left, 2), _ROOM - left, self._height(text, size, own.line, _ROOM - left))

    def _type(self, text: Text, size: float) -> Type:
        return Type(size, line_of(text.language, size, self._ruler.scale(text.language)))

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


def _sizes(work: Work) -> Sequence[float]:
    usual, larger = (SIZES_YOUNG, _LARGER_YOUNG) if work.young else (SIZES, _LARGER)
    return {Size.LARGER: (larger, *usual), Size.SMALLER: usual[1:]}.get(work.size, usual)
