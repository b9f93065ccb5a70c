"""How an essay stands: original and translation face each other, wherever each fits its page."""

from collections.abc import Iterator, Sequence
from math import ceil, floor

from competition.platform.languages import script_of
from competition.publication.manuscript import Size, Text, Work
from competition.publication.measure import POINT, Ruler
from competition.publication.page import FULL, HEIGHT, PROSE, WIDTH, head_of, head_of_translation, line_of
from competition.publication.setting import Block, Setting, Shape, Type

SIZES = (13.0, 11.5)
"""A comfortable size, and a smaller one for long essays: a book that has more looks restless."""
SECOND_SIZES = (12.0, 11.0)
"""The sizes of translations."""
_LARGER = 14.5
"""For an essay that is to stand out, where there is room."""
INDENT = 1.4
"""How far a paragraph begins further in, in ems."""
INDENTS = {"Jpan": 1.0, "Hans": 2.0, "Hant": 2.0}
"""The same in scripts that begin every paragraph so, in signs."""
_SLACK = 0.2
_WIDEST = 142.0


class Essays:
    """Sets essays by the widths of their letters."""

    def __init__(self, ruler: Ruler) -> None:
        self._ruler = ruler

    def on_page(self, work: Work, credit: str) -> Setting | None:
        """Return the largest setting of an essay without translation on one page; None if none fits."""
        if work.translation and work.translation.text:
            return None
        for block in self._blocks(work.original, _sizes(work)):
            head = head_of(self._ruler, work, block.width, credit, also=True)
            if head.height + block.height <= _room(block):
                return Setting(Shape.PAGE, 1, block, None, head)
        return None

    def on_spread(self, work: Work, credit: str) -> Setting | None:
        """Return the largest setting with the original left and the translation right; None if none fits."""
        if not work.translation or not work.translation.text:
            return None
        for block in self._blocks(work.original, _sizes(work)):
            head = head_of(self._ruler, work, block.width, credit, also=False)
            second_head = head_of_translation(self._ruler, work.translation, block.width, head)
            height = max(head.height, second_head.height)
            if height + block.height > _room(block):
                continue
            second = self._second(work.translation, block, HEIGHT - height)
            if second:
                heads = head.as_high_as(height), second_head.as_high_as(height)
                return Setting(Shape.SPREAD, 2, block, second, *heads)
        return None

    def running(self, work: Work, credit: str) -> Setting:
        """Return the setting of an essay that is longer than a page."""
        (text,) = self._blocks(work.original, _sizes(work)[:1])
        head = head_of(self._ruler, work, text.width, credit, also=True)
        pages, second, second_head = ceil((head.height + text.height) / HEIGHT), None, None
        if work.translation and work.translation.text:
            (second,) = self._blocks(work.translation, SECOND_SIZES[:1])
            second_head = head_of_translation(self._ruler, work.translation, second.width, head)
            pages += ceil((second_head.height + second.height) / HEIGHT)
        return Setting(Shape.RUN, pages, text, second, head, second_head)

    def _second(self, translation: Text, beside: Block, room: float) -> Block | None:
        """Return the largest setting of a translation, no larger than the original that it faces."""
        sizes = [size for size in SECOND_SIZES if size < beside.type.size]
        blocks = self._blocks(translation, sizes, beside.width)
        return next((block for block in blocks if block.height <= room), None)

    def _blocks(self, text: Text, sizes: Sequence[float], width: float = 0.0) -> Iterator[Block]:
        return (self._block(text, size, width or min(_WIDEST, max(PROSE, 10 * size))) for size in sizes)

    def _block(self, text: Text, size: float, width: float) -> Block:
        scale, script = self._ruler.scale(text.language), script_of(text.language)
        line = line_of(text.language, size, scale)
        if script in INDENTS:  # lines of whole signs end on one edge
            width = floor(width / (size * POINT * scale)) * size * POINT * scale + _SLACK
        measure = width / (size * POINT)
        indent = INDENTS.get(script, 0.0) * scale
        rows = sum(
            self._ruler.lines(paragraph, text.language, measure, first=indent or INDENT * (at > 0))
            for at, paragraph in enumerate(text.paragraphs)
        )
        return Block(Type(size, line), (WIDTH - width) / 2, width, rows * line)


def _sizes(work: Work) -> Sequence[float]:
    return {Size.LARGER: (_LARGER, *SIZES), Size.SMALLER: SIZES[1:]}.get(work.size, SIZES)


def _room(block: Block) -> float:
    """Return how much of a page may be filled: prose is set smaller before it takes the last lines."""
    return FULL if block.type.size > SIZES[-1] else HEIGHT
