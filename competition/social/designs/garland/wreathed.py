"""Cards with the campaign's wreath and few words in it: the results are out, a countdown, the book is out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PIL import Image

from competition.platform.garland import wreath
from competition.platform.i18n import format_number
from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import parts, signing, telling
from competition.social.designs.centred import centred, in_circle
from competition.social.designs.garland import grounds
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.sheet import Column, Sheet, Voice

_OUTER = 1.2
"""How far the leaves of a wreath reach, to its radius."""
_UNIT = 150.0
"""The radius of a wreath in its own units."""
_COUNTED = ("illustration", "essay", "poem")
"""Whose dye the days before the results have, in turn."""

Made = Callable[[Sheet, Palette, Column, int], list[Item]]
Below = Callable[[Sheet, Palette, Column], Stack]


@dataclass(frozen=True)
class Ring:
    """A wreath on a card: its middle and its radius."""

    middle: tuple[float, float]
    radius: float


def announcement(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose the news that the results are out: at night, with how many took part."""

    def inside(sheet: Sheet, palette: Palette, column: Column, size: int) -> list[Item]:
        return _title(sheet, job, palette, column, size, telling.headline(job.message))

    return _composed(job, job.dyed(""), inside, telling.counted(job.message))


def publication(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose the news that the book is out, as its own cover."""

    def inside(sheet: Sheet, palette: Palette, column: Column, size: int) -> list[Item]:
        said = telling.headline(job.message)
        below = Voice(Style(job.sender.locale, italic=True, leading=1.2), palette.quiet)
        least = max(job.format.smallest, round(size * 0.62))
        return [
            *_title(sheet, job, palette, column, size, job.sender.name),
            *centred(sheet, said, below, column, (least, job.format.smallest), lines=2, above=size * 0.3),
        ]

    return _composed(job, job.cover(), inside, telling.counted(job.message, telling.FIGURES[1:]))


def thanks(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose the thanks to all cities where there is no room for their names."""

    def inside(sheet: Sheet, palette: Palette, column: Column, size: int) -> list[Item]:
        return _title(sheet, job, palette, column, size, telling.headline(job.message))

    return _composed(job, job.cover(), inside, telling.counted(job.message))


def countdown(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose the days that are left, as a large figure in the wreath."""
    days = job.message.figure("days")
    palette = job.dyed(_COUNTED[days.bit_length() % len(_COUNTED)])

    def inside(sheet: Sheet, palette: Palette, column: Column, size: int) -> list[Item]:
        figure = Voice(Style(job.sender.locale, 500, leading=1.0), palette.ink)
        word = Voice(Style(job.sender.locale, italic=True, leading=1.1), palette.quiet)
        least = max(job.format.smallest, round(size * 0.24))
        return [
            *centred(sheet, format_number(days), figure, column, (size, size), lines=1, whole=True),
            *centred(sheet, telling.days(days), word, column, (least, least), lines=1, above=size * 0.06),
        ]

    def below(sheet: Sheet, palette: Palette, column: Column) -> Stack:
        title = Voice(Style(job.sender.locale, 700, leading=1.1), palette.ink)
        sizes = job.px(62), job.format.smallest
        said = wording.counted(telling.headline(job.message))
        return stack(words(sheet, said, title, column, sizes, lines=3))

    return _drawn(job, palette, inside, below, large=6.0)


def _composed(
    job: Job, palette: Palette, inside: Made, figures: Sequence[tuple[int, str]]
) -> tuple[Sheet, Excerpt]:
    def below(sheet: Sheet, palette: Palette, column: Column) -> Stack:
        return stack(_figures(sheet, job, palette, column, figures))

    return _drawn(job, palette, inside, below)


def _drawn(
    job: Job, palette: Palette, inside: Made, below: Below, *, large: float = 1.0
) -> tuple[Sheet, Excerpt]:
    """Draw the wreath with its words; what tells more and the campaign under it, or where lines begin."""
    upright = job.format.height >= job.format.width
    end = job.format.width if upright else job.format.width * signing.SIDE - job.px(40)
    column, trial = job.column(0, end), job.on(_blank(job, palette))
    signed = column.without_end(grounds.NUMBERED if job.format.shape is Shape.SLIDES else 0)
    foot = job.foot - signing.signature(trial, job, palette, signed).height - job.px(54 if upright else 40)
    told = below(trial, palette, column)
    ring = _under(job, foot - told.height) if upright else _beside(job)
    sheet = job.wreathed(palette, ring.middle, ring.radius)
    signing.signature(sheet, job, palette, signed).stand(job.foot)
    told = below(sheet, palette, column)
    if upright:
        told.stand(foot)
    else:
        told.draw(job.top)
    clear = wreath(list(job.sender.garland)).clear * ring.radius / _UNIT
    middle = job.format.width - ring.middle[0] if job.mirrored else ring.middle[0]
    sizes = range(round(job.px(124) * large), job.format.smallest - 1, -4)
    said = in_circle(
        lambda room, size: inside(sheet, palette, room, size), (middle, ring.middle[1]), clear, sizes
    )
    said.draw(ring.middle[1] - said.height / 2)
    return sheet, Excerpt()


def _under(job: Job, foot: float) -> Ring:
    """Return the wreath above what stands at the foot, as large as it can be with its leaves on the card."""
    wide, tall = job.format.width, job.format.shape is Shape.TALL
    top, below = (job.top * 0.6 if tall else 30), 60 if tall else 36
    outer = min((foot - below - top) / 2, wide / 2 - 24)
    middle = (top + foot - below) / 2
    return Ring((wide / 2, middle), outer / _OUTER)


def _beside(job: Job) -> Ring:
    """Return the wreath of a wide card, where lines end."""
    wide, high = job.size
    outer = high / 2 - 10
    start = max(wide * signing.SIDE, wide - 2 * outer - wide * 0.08)
    return Ring(((start + wide) / 2, high / 2), outer / _OUTER)


def _blank(job: Job, palette: Palette) -> Image.Image:
    return Image.new("RGB", job.size, palette.ground)


def _title(sheet: Sheet, job: Job, palette: Palette, column: Column, size: int, said: str) -> list[Item]:
    voice = Voice(Style(job.sender.locale, 700, leading=1.08), palette.ink)
    whole = size - 4 >= job.format.smallest
    return centred(sheet, said, voice, column, (size, size), lines=4, whole=whole)


def _figures(
    sheet: Sheet, job: Job, palette: Palette, column: Column, figures: Sequence[tuple[int, str]]
) -> list[Item]:
    """Return how many took part beside each other, in two rows where a row has no room for all."""
    if not figures:
        return []
    across = len(figures) if column.width / len(figures) >= job.px(200) else 2
    rows = [figures[at : at + across] for at in range(0, len(figures), across)]
    large = job.px(84) if job.format.shape is not Shape.LOW else job.px(60)

    def row(counts: Sequence[tuple[int, str]]) -> Item:
        each = column.width / across
        rooms = [
            column.without_start(at * each).without_end((across - at - 1) * each) for at in range(across)
        ]
        cells = [
            _figure(sheet, job, palette, room, count, large)
            for room, count in zip(rooms, counts, strict=False)
        ]
        height = max(cell.height for cell in cells)
        return Item(height, lambda top: [cell.draw(top) for cell in cells], job.px(30))

    return [row(counts) for counts in rows]


def _figure(
    sheet: Sheet, job: Job, palette: Palette, column: Column, counted: tuple[int, str], large: int
) -> Stack:
    number = Voice(Style(job.sender.locale, 500, leading=1.0), palette.ink)
    sizes = job.px(34), job.format.smallest
    return stack(
        words(sheet, format_number(counted[0]), number, column, (large, job.format.smallest), lines=1),
        words(
            sheet, counted[1], parts.house(job, palette.quiet), column, sizes, lines=1, above=job.px(8)
        ),
    )  # fmt: skip
