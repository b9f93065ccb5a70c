"""A passage of a text on a card, in its language's marks, and with it the same of its translation."""

from dataclasses import dataclass

from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs.bilingual import FAIR, Bilingual
from competition.social.designs.passages import Chosen, begin, choose
from competition.social.designs.showing import is_verse
from competition.social.designs.spoken import Spoken, spoken, voice
from competition.social.designs.stack import Item, block, stack
from competition.social.excerpts.translated import same_passage
from competition.social.excerpts.units import Passage, Units, units_of
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.posts.templates import Template
from competition.social.quotes import quotation_marks
from competition.social.setting import Box, Fitted
from competition.social.sheet import Column, Placed, Sheet

_GUTTER, _MARK = 74, 58
"""How far a quotation is set in, as the words of the label are, and how wide its opening mark may be."""
_NEARLY = 0.8
"""How much smaller than is comfortable a passage may be with its translation to be liked for it."""
_LARGER = 1.35
"""How much larger than the quotation its opening mark is."""


@dataclass(frozen=True)
class Both:
    """A passage, what draws it with its translation, and the words of that; whether that is large enough."""

    first: Fitted
    items: list[Item]
    words: str = ""
    fair: bool = False


@dataclass(frozen=True)
class Space:
    """Where a text may stand; its type from the smallest over the smallest comfortable to the largest."""

    column: Column
    top: float
    foot: float
    sizes: tuple[int, int, int]
    low: float = 0.0
    """How far down it stands when there is room left, from 0 to 1."""


def speak(sheet: Sheet, job: Job, palette: Palette, space: Space) -> Excerpt:
    """Draw a passage as large as it reads well, its translation below where there is room; return both."""
    verse = is_verse(job.content)
    own = spoken(sheet, job.content.original, verse=verse)
    column = space.column if verse else space.column.without_start(job.px(_GUTTER))
    # The opening mark, larger than the words, may reach above them.
    room = space.foot - space.top - (0 if verse else 0.3 * space.sizes[1])
    if room <= 0 or not own.words.text.strip():
        return Excerpt()
    least, comfortable, largest = space.sizes

    def fitted(units: Units, passage: Passage, size: int) -> Fitted | None:
        return own.fit(units, passage, Box(column.width, room, size, size, max(size, largest)))

    def both(chosen: Chosen) -> Both:
        return _both(sheet, job, palette, column, room, own, chosen)

    def liked(chosen: Chosen) -> bool:
        # A passage that more people can read is worth more than a stronger one.
        made = both(chosen)
        return made.fair and made.first.size >= _NEARLY * comfortable

    smallest = comfortable, least
    # What somebody says of themselves is cut only where it has to be: its close is what it is said for.
    whole = job.content.template is Template.QUOTE
    chosen = choose(
        own.words, job.wish.passage, verse=verse, smallest=smallest, fit=fitted, liked=liked, whole=whole
    )
    if chosen is None and not verse and job.wish.passage is None:
        chosen = begin(own.words, least, fitted)
    if chosen is None:
        return Excerpt()
    found = both(chosen)
    made = stack(found.items)
    top = space.foot - room + max(0.0, room - made.height) * space.low
    made.draw(top)
    if own.marks[0]:
        _hang(sheet, job, palette, space.column, top + sheet.reach(found.first, own.style), found.first.size)
    return Excerpt(found.first.text if verse else own.marks[0] + chosen.text + own.marks[1], found.words)


def _both(
    sheet: Sheet,
    job: Job,
    palette: Palette,
    column: Column,
    room: float,
    own: Spoken,
    chosen: Chosen,
) -> Both:
    """Return the passage with its translation, or alone where it has none that is known and has room."""
    alone = [block(sheet, chosen.fitted, own.setting, voice(own, palette), column)]
    other = job.content.translation
    if chosen.begun or other is None or not other.text or other.language == job.content.original.language:
        return Both(chosen.fitted, alone, fair=True)
    same = same_passage(job.content.original, other, chosen.passage, verse=own.verse)
    if same is None:
        return Both(chosen.fitted, alone)
    said = spoken(sheet, other, verse=own.verse, italic=True)
    units, least = units_of(other.text, other.language, verse=own.verse), job.format.smallest + 2
    pair = Bilingual(sheet, palette, column, room, job.px(44), least, own, said, units, same)

    def smaller(size: int) -> Fitted | None:
        return own.fit(chosen.units, chosen.passage, Box(column.width, room, least, least, max(least, size)))

    made = pair.fitted(chosen.fitted.size, smaller)
    if made is None:
        return Both(chosen.fitted, alone)
    first, second, items = made
    return Both(first, items, Chosen(units, same, second).text, second.size >= FAIR * first.size - 1)


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
