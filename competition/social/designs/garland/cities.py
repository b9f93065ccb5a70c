"""Cards that thank all cities by name, in one run of names as large as the card can hold."""

from collections.abc import Sequence

from competition.social.breaking import unparted
from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import signing, telling
from competition.social.designs.composing import Composed
from competition.social.designs.garland import grounds
from competition.social.designs.stack import Stack, block, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.setting import Box, Fitted, Line, Setting
from competition.social.sheet import Column, Sheet, Voice
from competition.social.text import largest

_DOT = "\u00a0· "
"""Parts names; it stays at the end of its line."""
_TIGHT, _LARGEST, _ALONE = 1.24, 76, 84
"""The distance of lines; the largest type of many names, and how much larger a single one is."""
_EVENED = (76, 80, 84, 88, 92, 96)
"""How narrow the same number of lines may be, of a hundred, so that the last is none of one name."""
_BELOW = 190
"""Where names begin below the garland of a slide."""


def upright(job: Job) -> Composed:
    """Compose a card that is about as tall as wide, or taller."""
    palette, tall = job.cover(), job.format.shape is Shape.TALL
    sheet = _ground(job, palette)
    column = job.column(0, job.format.width)
    y = _heading(sheet, job, palette, column, 112 if tall else 84).draw(job.top)
    foot = signing.signature(sheet, job, palette, column).stand(job.foot)
    top, foot = y + (54 if tall else 46), foot - (54 if tall else 40)
    names(sheet, job, palette, column, job.message.cities, foot - top).draw(top)
    return sheet, Excerpt()


def page(job: Job, shown: Sequence[str]) -> Composed:
    """Compose a slide with some of the names, one under the other."""
    palette = job.cover()
    sheet = grounds.grown(job, palette, grounds.festoon(job))
    column = job.column(0, job.format.width)
    foot = signing.signature(sheet, job, palette, column.without_end(grounds.NUMBERED)).stand(job.foot) - 50
    voice = Voice(Style(job.sender.locale, leading=1.2), palette.ink)
    least, made = job.format.smallest, stack()
    for size in range(_LARGEST, least - 1, -2):
        made = stack(*(words(sheet, each, voice, column, (size, least), lines=1, above=size * 0.12)
                       for each in shown))  # fmt: skip
        if made.height <= foot - _BELOW:
            break
    made.draw(_BELOW)
    return sheet, Excerpt()


def beside(job: Job) -> Composed:
    """Compose a wide card: the thanks in a column of night, the names on the page beside it."""
    page, side = job.cover(), job.dyed()
    width = job.format.width * signing.SIDE
    sheet = grounds.with_side(job, page, side, width)
    aside = job.column(0, width - job.px(40))
    _heading(sheet, job, side, aside, 84).draw(job.top)
    signing.signature(sheet, job, side, aside).stand(job.foot)
    column, foot = grounds.beside(job, width)
    made = names(sheet, job, page, column, job.message.cities, foot - job.top)
    made.draw(job.top + max(0.0, foot - job.top - made.height) * 0.4)
    return sheet, Excerpt()


def names(
    sheet: Sheet, job: Job, palette: Palette, column: Column, cities: Sequence[str], room: float
) -> Stack:
    """Return the names in the largest type that holds all of them, else as many as fit in the smallest."""
    style, least = Style(job.sender.locale, leading=_TIGHT), job.format.smallest
    for count in range(len(cities), 0, -1):
        rest = len(cities) - count
        shown = [*cities[:count], *[telling.more(rest)] * bool(rest)]
        held = [each.replace(" ", "\u00a0") for each in shown]
        said = [*(each + _DOT for each in held[:-1]), *held[-1:]]
        setting = sheet.setting(["".join(said)], style)
        ceiling = job.px(_LARGEST + _ALONE / len(cities)) if not rest else least
        fitted = _set(said, setting, Box(column.width, room, least, least, ceiling))
        if fitted:
            voice = Voice(style, palette.ink)
            return stack([block(sheet, fitted, setting, voice, column, at_beginning=True)])
    return stack()


def _set(said: Sequence[str], setting: Setting, box: Box) -> Fitted | None:
    """Return names in lines of about one length, in the largest type that fits: no line ends within one."""

    def lines(width: float) -> list[Line]:
        full = unparted(said, setting.measure, width)
        widest = max(setting.measure(name) for name in said)
        widths = [width * share / 100 for share in _EVENED if width * share / 100 >= widest and len(full) > 3]
        narrower = (unparted(said, setting.measure, each) for each in widths)
        return [Line(line) for line in next((each for each in narrower if len(each) == len(full)), full)]

    return largest(lines, setting, box, box.floor)


def _heading(sheet: Sheet, job: Job, palette: Palette, column: Column, size: int) -> Stack:
    """Return the thanks, and to whom they go."""
    title = Voice(Style(job.sender.locale, 700, leading=1.1), palette.ink)
    quiet = Voice(Style(job.sender.locale, italic=True, leading=1.2), palette.quiet)
    count, least = len(job.message.cities), job.format.smallest
    narrow = column.without_end(column.width * 0.2 if job.format.shape is Shape.BLOCK else 0)
    return stack(
        words(sheet, telling.headline(job.message), title, narrow, (job.px(size), least), lines=2),
        words(sheet, telling.to_cities(count), quiet, narrow, (job.px(38), least), lines=3, above=job.px(14)),
    )


def _ground(job: Job, palette: Palette) -> Sheet:
    """Return the garland below the words of a tall card, over the upper corner of others."""
    return grounds.grown(
        job, palette, grounds.floor(job) if job.format.shape is Shape.TALL else grounds.crown(job)
    )
