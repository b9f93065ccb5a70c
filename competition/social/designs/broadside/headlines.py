"""Posters in few words: the results are out, the book is out, thanks to all cities, so many days to go."""

from collections.abc import Sequence

from competition.platform.i18n import format_number
from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import telling
from competition.social.designs.broadside import figures, furniture, grounds
from competition.social.designs.broadside.woodtype import headed, poster
from competition.social.designs.composing import Composed
from competition.social.designs.garland import cities
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.sheet import Column, Sheet, Voice

_LARGEST, _LEAST = 420, 56
_BESIDE = 0.42
"""How much of the width a number leaves to the words beside it."""


def announcement(job: Job) -> Composed:
    """Compose the news that the results are out, and how many took part."""
    return _headlined(job, "", telling.headline(job.message), telling.counted(job.message)), Excerpt()


def publication(job: Job) -> Composed:
    """Compose the news that the book is out, under the campaign's name."""
    counted = telling.counted(job.message, telling.FIGURES[1:])
    return _headlined(job, telling.headline(job.message), job.sender.name, counted), Excerpt()


def thanks(job: Job) -> Composed:
    """Compose the thanks, and under a rule the name of every city."""
    palette, column = grounds.dyed(job), job.column(0, job.format.width)
    sheet = grounds.overprinted(job, palette)
    y, foot = _framed(sheet, job, palette, column)
    beside = job.format.shape in (Shape.WIDE, Shape.LOW)
    first = job.column(0, job.format.width * 0.44) if job.format.shape is Shape.WIDE else column
    said = telling.to_cities(len(job.message.cities)) if job.message.cities else ""
    room = (foot - y) * (0.9 if beside else 0.36)
    end = _title(sheet, job, palette, first, telling.headline(job.message), said, room).draw(y)
    second, top = (job.column(job.format.width * 0.5, job.format.width), y) if beside else (column, end)
    if not beside:
        top = stack(furniture.fine_rule(sheet, job, palette, column)).draw(top + job.px(30)) + job.px(26)
    if job.format.shape is not Shape.LOW:
        cities.names(sheet, job, palette, second, job.message.cities, foot - top).draw(top)
    return sheet, Excerpt()


def countdown(job: Job) -> Composed:
    """Compose the days that are left: their number as high as the sheet, and when that is."""
    palette, column = grounds.dyed(job), job.column(0, job.format.width)
    sheet, days = grounds.overprinted(job, palette), job.message.figure("days")
    y, foot = _framed(sheet, job, palette, column)
    low = job.format.shape in (Shape.WIDE, Shape.LOW)
    # No line parts "6 December".
    on = wording.counted(telling.headline(job.message))
    when = Voice(Style(job.sender.locale, 700, leading=1.1), palette.ink)
    voice = Voice(Style(job.sender.locale, 700, leading=1.0), palette.ink)
    sizes = job.px(74), job.format.smallest
    if low:
        before = column.without_end(_BESIDE * column.width)
        number = poster(sheet, format_number(days), voice, before, (900, 60), lines=1, room=foot - y)
        stack(number).draw(y)
        wide = max(one.right - one.left for one in sheet.placed if one.text == format_number(days))
        rest = column.without_start(wide + job.px(70))
        low_word = stack(poster(sheet, telling.days(days), voice, rest, (60, 60), lines=1, room=0))
        date = _dated(sheet, on, when, rest, sizes, foot - y - job.px(30) - low_word.height)
        high = foot - y - date.height - job.px(30)
        said = poster(sheet, telling.days(days), voice, rest, (job.px(300), 60), lines=1, room=high)
        stack(said).draw(y)
        date.stand(foot)
        return sheet, Excerpt()
    below = stack(words(sheet, on, when, column, sizes, lines=2))
    below.stand(foot)
    foot -= below.height + job.px(40)
    word = stack(poster(sheet, telling.days(days), voice, column, (240, 60), lines=1, room=(foot - y) * 0.34))
    word.stand(foot)
    room = foot - word.height - job.px(30) - y
    stack(poster(sheet, format_number(days), voice, column, (1200, 60), lines=1, room=room)).draw(y)
    return sheet, Excerpt()


def _dated(
    sheet: Sheet, said: str, voice: Voice, column: Column, sizes: tuple[int, int], room: float
) -> Stack:
    """Return when that is: in one line where it can be, else in three, smaller where there is little room."""
    largest, least = sizes
    made = stack(_in_one_line(sheet, said, voice, column, sizes))
    for size in range(largest, least - 1, -2):
        if made.items and made.height <= room:
            break
        made = stack(words(sheet, said, voice, column, (size, least), lines=3))
    return made


def _in_one_line(sheet: Sheet, said: str, voice: Voice, column: Column, sizes: tuple[int, int]) -> list[Item]:
    """Return words in one line that is not much smaller than they may be; nothing where it would be."""
    least = round(0.6 * sizes[0])
    if sheet.lettering.width(said, voice.style) * least > column.width:
        return []
    return words(sheet, said, voice, column, (sizes[0], least), lines=1)


def _headlined(job: Job, over: str, said: str, counted: Sequence[tuple[int, str]]) -> Sheet:
    """Return the sheet of a headline over figures."""
    palette, column = grounds.dyed(job), job.column(0, job.format.width)
    sheet = grounds.overprinted(job, palette)
    y, foot = _framed(sheet, job, palette, column)
    made = stack(figures.figures(sheet, job, palette, column, counted))
    if made.items and foot - y - made.height > job.px(200):
        foot = made.stand(foot) - job.px(50)
    _title(sheet, job, palette, column, said, over, foot - y).draw(y)
    return sheet


def _title(
    sheet: Sheet, job: Job, palette: Palette, column: Column, said: str, under: str, room: float
) -> Stack:
    """Return a headline in wood type, and a line in italics under it."""
    voice = Voice(Style(job.sender.locale, 700, leading=1.06), palette.ink)
    italic = Voice(Style(job.sender.locale, italic=True, leading=1.2), palette.quiet)
    sizes = job.px(60), job.format.smallest
    below = words(sheet, under, italic, column, sizes, lines=3)
    between = job.px(_LARGEST), job.px(_LEAST)
    return headed(lambda left: poster(sheet, said, voice, column, between, lines=4, room=left), below, room)


def _framed(sheet: Sheet, job: Job, palette: Palette, column: Column) -> tuple[float, float]:
    """Draw head and foot; return what is free between them."""
    y = stack(furniture.of_message(sheet, job, palette, column)).draw(job.top)
    foot = furniture.foot(sheet, job, palette, column).stand(job.foot)
    tall = job.format.shape is Shape.TALL
    return y + job.px(48 if tall else 34), foot - job.px(48 if tall else 32)
