"""How statements, stories and quotes stand: one look for those who speak, whatever the length of their words.

A story or a statement has its portrait and name above it. With a translation it faces it where both fit. The
portraits of a chapter are of one size, the largest at which none is soft and no text the worse for it; only
above a text that needs its whole page is it smaller. A quote is as large as its city's garland allows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from competition.contributions.rules import Kind
from competition.platform.languages import script_of
from competition.publication.essays import Essays
from competition.publication.formats import A4, Box, Page
from competition.publication.manuscript import Text
from competition.publication.measure import POINT, Ruler
from competition.publication.page import line_of, sink
from competition.publication.plates import SHARP
from competition.publication.portraits import FRAMES, ROUND, SMALL, resolution
from competition.publication.setting import Block, Shape, Type
from competition.publication.voices import Voice

QUOTE_SIZES = (27.0, 23.0, 20.0, 17.5, 15.5, 13.5, 12.0)
"""The sizes of quotes on A4; other paper has them in proportion, though never smaller than it reads well."""
_QUOTE_WIDTH = 98.0
_QUOTE_ROOM, _QUOTE_ROOM_BESIDE = 124.0, 92.0
"""The height that a quote and its translation may take on A4, without and with a portrait above."""
_QUOTE_MOST_LINES = (4, 6, 7)
"""On so many lines a quote may stand in the largest sizes: more would shout."""
_ITALIC = 0.89
"""The width of italics to that of the upright letters that texts are measured by."""
_BARE = 18.0
"""Who speaks, without a portrait, on A4."""


@dataclass(frozen=True)
class Speech:
    """The setting of a voice: its pages, its text and translation, the frame of its portrait, its head."""

    shape: Shape
    pages: int
    text: Block
    second: Block | None = None
    frame: Box | None = None
    head: float = 0.0
    sink: float = 0.0
    small: bool = False
    """The portrait is a smaller one; a quote is too long for the garland, in large print."""

    @property
    def from_left(self) -> bool:
        """Whether it has to begin on a left page."""
        return self.shape is Shape.SPREAD


class Speeches:
    """Sets voices by the widths of their letters, on pages of a format."""

    def __init__(self, ruler: Ruler, page: Page = A4) -> None:
        self._ruler, self._page, self._essays = ruler, page, Essays(ruler, page)
        prose, self._scale = page.prose, scale_of(page)
        self._sizes = (prose.larger, prose.sizes[0], prose.sizes[-1])
        self._seconds = (*prose.sizes[:1], *prose.second, prose.second[-1] - 0.5)

    def of(self, voice: Voice) -> Speech:
        """Return the setting that suits a voice best."""
        return self.together([voice])[voice.anchor]

    def together(self, voices: Sequence[Voice]) -> dict[str, Speech]:
        """Return the settings of voices by their anchors, alike within each chapter."""
        found = {voice.anchor: self._quote(voice) for voice in voices if voice.kind is Kind.QUOTE}
        for kind in (Kind.STATEMENT, Kind.STORY):
            chapter = [voice for voice in voices if voice.kind is kind]
            settings = self._chapter(chapter)
            found |= {voice.anchor: each for voice, each in zip(chapter, settings, strict=True)}
        return found

    def _chapter(self, voices: Sequence[Voice]) -> list[Speech]:
        """Return the settings of a chapter: its portraits as large as all can have, on one height."""
        found = self._framed(voices)
        highest = min((each.sink for each in found if each.shape is not Shape.RUN), default=0.0)
        return [replace(each, sink=min(each.sink, highest)) for each in found]

    def _framed(self, voices: Sequence[Voice]) -> list[Speech]:
        large, usual, least = ([self._told(voice, frame) for voice in voices] for frame in FRAMES)
        if not all(map(_as_well_placed, usual, least)):
            return least
        alike = self._sharp(voices, FRAMES[0]) and not any(each.small for each in large)
        return large if alike and all(map(_as_good, large, usual)) else usual

    def _sharp(self, voices: Sequence[Voice], frame: Box) -> bool:
        return all(
            resolution(each.portrait, self._scaled(frame)) >= SHARP for each in voices if each.portrait
        )

    def _told(self, voice: Voice, frame: Box) -> Speech:
        whole = (each for size in (frame, SMALL) for each in self._whole(voice, size))
        return next(whole, None) or self._running(voice, frame)

    def _whole(self, voice: Voice, frame: Box) -> Iterator[Speech]:
        """Yield the settings on a page, or on two that face each other, the most comfortable first."""
        largest, _usual, smallest = self._sizes
        small, head = frame == SMALL, self._head(voice, frame)
        for size in self._sizes:
            text = self._block(voice.original, size)
            room = (self._page.full if size > smallest else self._page.height) - head
            if text.height > room or (size == largest and text.height > room / 2):
                continue
            second = self._second(voice.translation, size, self._page.height - head)
            if voice.translation is None or second:
                shape, pages = (Shape.SPREAD, 2) if second else (Shape.PAGE, 1)
                down = sink(head + text.height, self._page)
                framed = self._scaled(frame) if voice.portrait else None
                yield Speech(shape, pages, text, second, framed, head, down, small)

    def _second(self, translation: Text | None, size: float, room: float) -> Block | None:
        """Return the largest setting of a translation on the page that faces its original."""
        if translation is None or not self._page.faces:
            return None
        blocks = (self._block(translation, each) for each in self._seconds if each < size)
        return next((block for block in blocks if block.height <= room), None)

    def _running(self, voice: Voice, frame: Box) -> Speech:
        text, head = self._block(voice.original, self._sizes[-1]), self._head(voice, frame)
        second, pages = None, ceil((head + text.height) / self._page.height)
        if voice.translation:
            second = self._block(voice.translation, self._page.prose.second[-1])
            pages += ceil((2 * self._page.grid + second.height) / self._page.height)
        framed = self._scaled(frame) if voice.portrait else None
        return Speech(Shape.RUN, pages, text, second, framed, head)

    def _quote(self, voice: Voice) -> Speech:
        room = self._scale * (_QUOTE_ROOM_BESIDE if voice.portrait else _QUOTE_ROOM)
        for at, size in enumerate(self._quote_sizes()):
            text = self._lines(voice.original, size)
            second = self._second_lines(voice.translation, size) if voice.translation else None
            height = text.height + (second.height + self._page.grid if second else 0.0)
            most = _QUOTE_MOST_LINES[at] if at < len(_QUOTE_MOST_LINES) else 99
            if height <= room and text.height <= most * text.type.line + 0.01:
                break
        crowded = height > room
        framed = self._scaled(ROUND) if voice.portrait else None
        return Speech(Shape.PAGE, 1, text, second, framed, small=crowded)

    def _quote_sizes(self) -> tuple[float, ...]:
        least = self._page.prose.second[-1]
        return tuple(max(least, round(size * self._scale, 2)) for size in QUOTE_SIZES)

    def _second_lines(self, translation: Text, size: float) -> Block:
        """Return the translation of a quote, in the italic but in large print, whose pages do not face."""
        return self._lines(translation, self._second_size(size), slanted=self._page.faces)

    def _second_size(self, size: float) -> float:
        least = self._page.prose.second[-1]
        return max(least, min(self._page.prose.sizes[0] + 1, round(size * 0.7, 1)))

    def _block(self, text: Text, size: float) -> Block:
        return self._essays.block(text, size, self._page.prose.measure)

    def _lines(self, text: Text, size: float, *, slanted: bool = False) -> Block:
        language, width = text.language or "en", _QUOTE_WIDTH * self._scale
        line = line_of(language, size, self._ruler.scale(language), self._page)
        measure = width / (size * POINT)
        rows = sum(self._ruler.lines(each, language, measure) for each in text.paragraphs)
        ems = max(
            (self._ruler.balanced(each, language, measure) for each in text.paragraphs), default=measure
        )
        wide = round(ems * size * POINT * (_ITALIC if slanted and script_of(language) == "Latn" else 1.0), 2)
        return Block(Type(size, line), (self._page.width - wide) / 2, wide, rows * line)

    def _scaled(self, frame: Box) -> Box:
        return Box(round(frame.width * self._scale, 2), round(frame.height * self._scale, 2))

    def _head(self, voice: Voice, frame: Box) -> float:
        """Return the height of what stands above the words: portrait and name, and a gap."""
        grid = self._page.grid
        if frame == SMALL:
            return frame.height * self._scale + grid
        high = frame.height * self._scale if voice.portrait else max(_BARE * self._scale, 3 * grid)
        return ceil(round((high + 2 * grid) / grid, 3)) * grid


def _as_good(one: Speech, other: Speech) -> bool:
    """Whether a text is as well placed in one setting as in another, and its letters are as large."""
    return _as_well_placed(one, other) and one.text.type.size >= other.text.type.size


def _as_well_placed(one: Speech, other: Speech) -> bool:
    """Whether a text takes no more pages in one setting than in another, and its portrait is not cut down."""
    return one.pages <= other.pages and (one.shape, one.small) == (other.shape, other.small)


def scale_of(page: Page) -> float:
    """Return the size of what is drawn for A4 on this paper."""
    return min(page.sheet.width / A4.sheet.width, page.sheet.height / A4.sheet.height)


def in_order(voices: Sequence[Voice], speeches: Mapping[str, Speech]) -> list[Voice]:
    """Return voices so that no page stays blank before two that face each other, where that can be had.

    The first stands on a left page. A single page is called forward from behind, or goes to the end.
    """
    ahead, done, page = list(voices), list[Voice](), 0
    while ahead:
        at, single = 0, [number for number, each in enumerate(ahead) if speeches[each.anchor].pages == 1]
        if speeches[ahead[0].anchor].from_left and page % 2:
            if single:
                at = single[0]
            elif speeches[done[-1].anchor].pages == 1:
                return [*done[:-1], *in_order(ahead, speeches), done[-1]]
            else:
                page += 1
        done.append(ahead.pop(at))
        page += speeches[done[-1].anchor].pages
    return done
