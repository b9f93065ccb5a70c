"""How an essay stands: original and translation face each other, over spreads where they are long."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil, floor

from competition.platform.languages import script_of
from competition.publication.formats import A4, Page
from competition.publication.manuscript import Size, Text, Work
from competition.publication.measure import POINT, Ruler
from competition.publication.page import Measure
from competition.publication.setting import Block, Setting, Shape, Type
from competition.publication.verses import shared

INDENT = 1.4
"""How far a paragraph begins further in, in ems."""
INDENTS = {"Jpan": 1.0, "Hans": 2.0, "Hant": 2.0}
"""The same in scripts that begin every paragraph so, in signs."""
_SLACK = 0.2
_MANY = 24
"""More paragraphs than this are not shared out."""
_HEAD, _LEAST = 0.2, 0.15
"""Parts of a page: about what a head takes; less than this on the last one looks forgotten."""


class Essays:
    """Sets essays by the widths of their letters, on pages of a format."""

    def __init__(self, ruler: Ruler, page: Page = A4) -> None:
        self._ruler, self._page, self._prose, self._measures = ruler, page, page.prose, Measure(ruler, page)

    def on_page(self, work: Work, credit: str) -> Setting | None:
        """Return the largest setting of an essay without translation on one page; None if none fits."""
        if work.translation and work.translation.text:
            return None
        for block in self._blocks(work.original, self._sizes(work)):
            head = self._measures.head_of(work, block.width, credit, also=True)
            if head.height + block.height <= self._room_of(block):
                return Setting(Shape.PAGE, 1, block, None, head, page=self._page)
        return None

    def on_spread(self, work: Work, credit: str) -> Setting | None:
        """Return the largest setting with the original left and the translation right; None if none fits."""
        if not self._page.faces or not work.translation or not work.translation.text:
            return None
        for block in self._blocks(work.original, self._sizes(work)):
            head = self._measures.head_of(work, block.width, credit, also=False)
            second_head = self._measures.head_of_translation(work.translation, block.width, head)
            height = max(head.height, second_head.height)
            if height + block.height > self._room_of(block):
                continue
            second = self._second(work.translation, block, self._page.height - height)
            if second:
                heads = head.as_high_as(height), second_head.as_high_as(height)
                return Setting(Shape.SPREAD, 2, block, second, *heads, page=self._page)
        return None

    def on_spreads(self, work: Work, credit: str) -> Setting | None:
        """Return a setting over several spreads, paragraph facing paragraph, where the format asks for it.

        None where each has paragraphs of its own, or both would take more spreads than one after the other.
        """
        translation = work.translation
        if not self._page.runs_anywhere or not translation or not translation.text:
            return None
        if not len(work.original.paragraphs) == len(translation.paragraphs) <= _MANY:
            return None
        # The other page of an odd number of them would stay blank before the next spread.
        most = ceil(self.running(work, credit).pages / 2) * 2
        found = (
            self._over(work, translation, block, credit)
            for block in self._blocks(work.original, self._sizes(work))
        )
        return next((setting for setting in found if setting and setting.pages <= most), None)

    def _over(self, work: Work, translation: Text, block: Block, credit: str) -> Setting | None:
        """Return the setting over spreads in this size, none of them much fuller than another."""
        size = next((each for each in self._prose.second if each < block.type.size), self._prose.second[-1])
        second = self._block(translation, size, block.width)
        head = self._measures.head_of(work, block.width, credit, also=False)
        second_head = self._measures.head_of_translation(translation, block.width, head)
        height = max(head.height, second_head.height)
        rows = zip(self._rows(work.original, block), self._rows(translation, second), strict=True)
        high = [max(own * block.type.line, other * second.type.line) for own, other in rows]
        ends = shared(high, height, self._page.height)
        if not ends:
            return None
        heads = head.as_high_as(height), second_head.as_high_as(height)
        stanzas = tuple((end, end) for end in ends)
        return Setting(Shape.SPREADS, 2 * len(ends), block, second, *heads, page=self._page, stanzas=stanzas)

    def running(self, work: Work, credit: str) -> Setting:
        """Return the setting of an essay that is longer than a page."""
        text = self._long(work.original, self._sizes(work))
        head = self._measures.head_of(work, text.width, credit, also=True)
        pages, second, second_head = ceil((head.height + text.height) / self._page.height), None, None
        if work.translation and work.translation.text:
            second = self._long(work.translation, self._prose.second)
            second_head = self._measures.head_of_translation(work.translation, second.width, head)
            pages += ceil((second_head.height + second.height) / self._page.height)
        return Setting(Shape.RUN, pages, text, second, head, second_head, page=self._page)

    def _long(self, text: Text, sizes: Sequence[float]) -> Block:
        """Return a text of several pages, on small paper in the size that fills the last of them better."""
        blocks = list(self._blocks(text, sizes))
        if not self._page.runs_anywhere:
            return blocks[0]
        return max(blocks, key=lambda block: (self._last_page(block) >= _LEAST, block.type.size))

    def _last_page(self, block: Block) -> float:
        """Return how much of its last page a text fills, below a head of the usual height."""
        return (block.height / self._page.height + _HEAD) % 1

    def block(self, text: Text, size: float, width: float) -> Block:
        """Return a text of prose in this size of type, as wide as it may be."""
        return self._block(text, size, width)

    def _second(self, translation: Text, beside: Block, room: float) -> Block | None:
        """Return the largest setting of a translation, no larger than the original that it faces."""
        sizes = [size for size in self._prose.second if size < beside.type.size]
        blocks = self._blocks(translation, sizes, beside.width)
        return next((block for block in blocks if block.height <= room), None)

    def _blocks(self, text: Text, sizes: Sequence[float], width: float = 0.0) -> Iterator[Block]:
        return (self._block(text, size, width or self._measure(size)) for size in sizes)

    def _measure(self, size: float) -> float:
        of = self._prose
        return min(of.widest, max(of.measure, of.measure / of.sizes[0] * size))

    def _block(self, text: Text, size: float, width: float) -> Block:
        scale, script = self._ruler.scale(text.language), script_of(text.language)
        line = self._measures.line_of(text.language, size)
        if script in INDENTS:  # lines of whole signs end on one edge
            width = floor(width / (size * POINT * scale)) * size * POINT * scale + _SLACK
        block = Block(Type(size, line), (self._page.width - width) / 2, width, 0.0)
        gaps = self._prose.apart * max(0, len(text.paragraphs) - 1)
        return replace(block, height=(sum(self._rows(text, block)) + gaps) * line)

    def _rows(self, text: Text, block: Block) -> list[int]:
        """Return on how many lines each paragraph stands."""
        measure = block.width / (block.type.size * POINT)
        indent = INDENTS.get(script_of(text.language), 0.0) * self._ruler.scale(text.language)
        return [
            self._ruler.lines(paragraph, text.language, measure, first=indent or INDENT * (at > 0))
            for at, paragraph in enumerate(text.paragraphs)
        ]

    def _sizes(self, work: Work) -> Sequence[float]:
        usual = self._prose.sizes
        return {Size.LARGER: (self._prose.larger, *usual), Size.SMALLER: usual[-1:]}.get(work.size, usual)

    def _room_of(self, block: Block) -> float:
        """Return how much of a page may be filled: prose is set smaller before it takes the last lines."""
        smallest = block.type.size <= self._prose.sizes[-1]
        return self._page.height if smallest else self._page.full
