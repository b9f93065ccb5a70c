"""A passage of a text on a card, in its language's marks, and below it the same of its translation."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from competition.social.colours import Palette
from competition.social.content import Excerpt, Words
from competition.social.designs.passages import Chosen, choose
from competition.social.designs.showing import is_verse
from competition.social.designs.stack import Item, block, stack
from competition.social.excerpts.fitting import prose_passage, verse_passage
from competition.social.excerpts.translated import same_passage
from competition.social.excerpts.units import Passage, Units, units_of
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.quotes import quotation_marks
from competition.social.setting import Box, Fitted, Setting
from competition.social.sheet import Column, Placed, Sheet, Voice

_GUTTER, _MARK = 74, 58
"""How far a quotation is set in, as the words of the label are, and how wide its opening mark may be."""
_SHARE, _FAIR = 0.78, 0.7
"""How large a translation is set to what it translates, and how small where there is room enough."""
_LARGER = 1.35
"""How much larger than the quotation its opening mark is."""


@dataclass(frozen=True)
class Space:
    """Where a text may stand; its type from the smallest over the smallest comfortable to the largest."""

    column: Column
    top: float
    foot: float
    sizes: tuple[int, int, int]
    low: float = 0.0
    """How far down it stands when there is room left, from 0 to 1."""


@dataclass(frozen=True)
class Spoken:
    """How one language's words are set."""

    words: Words
    style: Style
    setting: Setting
    verse: bool
    marks: tuple[str, str] = ("", "")
    hangs: bool = True
    """Whether the opening mark stands beside the words, so that it takes no room among them."""

    def fit(self, units: Units, passage: Passage, box: Box) -> Fitted | None:
        """Fit a passage in its marks."""
        if self.verse:
            return verse_passage(units, passage, self.setting, box)
        return prose_passage(
            units, passage, self.setting, box, ("" if self.hangs else self.marks[0], self.marks[1])
        )


def speak(sheet: Sheet, job: Job, palette: Palette, space: Space) -> Excerpt:
    """Draw a passage as large as it reads well, its translation below where there is room; return both."""
    verse = is_verse(job.content)
    own = _spoken(sheet, job.content.original, verse=verse)
    column = space.column if verse else space.column.without_start(job.px(_GUTTER))
    # The opening mark, larger than the words, may reach above them.
    room = space.foot - space.top - (0 if verse else 0.3 * space.sizes[1])
    if room <= 0 or not own.words.text.strip():
        return Excerpt()
    least, comfortable, largest = space.sizes

    def fitted(ceiling: int) -> Callable[[Units, Passage, int], Fitted | None]:
        return lambda units, passage, size: own.fit(
            units, passage, Box(column.width, room, size, size, max(size, ceiling))
        )

    chosen = choose(
        own.words, job.wish.passage, verse=verse, smallest=(comfortable, least), fit=fitted(largest)
    )
    if chosen is None:
        return Excerpt()
    found, same, other = _both(sheet, job, palette, column, chosen, room, fitted)
    made = stack([block(sheet, found, own.setting, _voice(own, palette), column)], other)
    top = space.foot - room + max(0.0, room - made.height) * space.low
    made.draw(top)
    if own.marks[0]:
        _hang(sheet, job, palette, space.column, top + sheet.reach(found, own.style), found.size)
    return Excerpt(found.text if verse else own.marks[0] + chosen.text + own.marks[1], same)


def _spoken(sheet: Sheet, words: Words, *, verse: bool, italic: bool = False) -> Spoken:
    style = Style(words.language, italic=italic, leading=leading(words.language, 1.36 if verse else 1.28))
    marks = ("", "") if verse or _brings_marks(words) else quotation_marks(words.language)
    # Prose is broken anew: any of its marks may come to stand above any other.
    lines = words.text.splitlines() if verse else [words.text.replace("\n", " ") + marks[1]]
    return Spoken(words, style, sheet.setting(lines, style), verse, marks, hangs=not italic)


def _voice(own: Spoken, palette: Palette) -> Voice:
    return Voice(own.style, palette.ink, palette.quiet)


def _brings_marks(words: Words) -> bool:
    return words.text.lstrip()[:1] in tuple("\"'«“„”「『‘‹»")


def _both(
    sheet: Sheet,
    job: Job,
    palette: Palette,
    column: Column,
    chosen: Chosen,
    room: float,
    fitted: Callable[[int], Callable[[Units, Passage, int], Fitted | None]],
) -> tuple[Fitted, str, list[Item]]:
    """Return the passage, smaller where it must be, and the same of the translation with its words."""
    other = job.content.translation
    if other is None or not other.text or other.language == job.content.original.language:
        return chosen.fitted, "", []
    verse = chosen.units.verse
    same = same_passage(job.content.original, other, chosen.passage, verse=verse)
    if same is None:
        return chosen.fitted, "", []
    said = _spoken(sheet, other, verse=verse, italic=True)
    units = units_of(other.text, other.language, verse=verse)
    gap, least = job.px(44), job.format.smallest + 2
    for size, share in _steps(chosen.fitted.size, least):
        smaller = fitted(size)(chosen.units, chosen.passage, least)
        if smaller is None:
            continue
        floor = max(least, round(smaller.size * share))
        ceiling = max(floor, round(smaller.size * _SHARE))
        left = room - smaller.height - gap
        below = said.fit(units, same, Box(column.width, left, floor, floor, ceiling)) if left > 0 else None
        if below and not any(line.turned for line in below.lines):
            voice = Voice(said.style, palette.quiet, palette.quiet)
            words = Chosen(units, same, below).text
            return smaller, words, [block(sheet, below, said.setting, voice, column, above=gap)]
    return chosen.fitted, "", []


def _steps(size: int, least: int) -> Iterator[tuple[int, float]]:
    """Yield sizes to try and how small, to them, a translation may be: a fair share of the room first."""
    yield from ((each, _FAIR) for each in range(size, max(least, round(size * 0.74)) - 1, -2))
    yield from ((each, 0.0) for each in range(size, max(least, round(size * 0.6)) - 1, -2))


def _hang(sheet: Sheet, job: Job, palette: Palette, column: Column, foot: float, size: float) -> None:
    """Draw the language's opening mark beside the first line, on its foot: low marks stand low."""
    language = job.content.original.language
    mark, style = quotation_marks(language)[0].strip(), Style(language, 700)
    ink = sheet.lettering.ink(mark, style)
    large = min(size * _LARGER, job.px(_MARK) / (ink[2] - ink[0]))
    left, up, right, down = (length * large for length in ink)
    edge = column.right - (right - left) if column.mirrored else column.left
    advance = sheet.lettering.width(mark, style) * large if style.rtl else 0
    sheet.lettering.draw(sheet.pen, (edge - left + advance, foot), mark, style, large, palette.accent)
    place = Placed(edge, foot + up, edge + right - left, foot + down, large, mark, "mark")
    sheet.placed.append(place)
