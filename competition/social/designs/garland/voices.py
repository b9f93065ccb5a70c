"""Cards of what people say: a mayor's statement, and a quote, with the portrait or without."""

from dataclasses import dataclass
from zlib import crc32

from competition.social.colours import Palette
from competition.social.designs import parts, portraits, signing
from competition.social.designs.composing import Composed
from competition.social.designs.garland import grounds
from competition.social.designs.speech import Space, speak
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.placing import Spot
from competition.social.sheet import Column, Sheet, Voice

_DYES = ("poem", "essay", "illustration", "")
"""The grounds of quotes: those of the forms, and night."""


@dataclass(frozen=True)
class Frame:
    """The size of a portrait, in pixels."""

    width: int
    height: int


def statement(job: Job) -> Composed:
    """Compose a statement on paper: who speaks above, what they say below."""
    palette, growth = job.cover(), grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column, tall = job.column(0, job.format.width - growth.reach - 40), job.format.shape is Shape.TALL
    foot = signing.signature(sheet, job, palette, column).stand(job.foot)
    frame = Frame(*((400, 500) if tall else (250, 310) if _square(job) else (340, 420)))
    y = _speaker(sheet, job, palette, column, frame).draw(job.top)
    sizes = (34, 50, 92) if tall else (34, 42, 76)
    top, foot = y + (70 if tall else 40), foot - (60 if tall else 36)
    return sheet, speak(sheet, job, palette, Space(column, top, foot, sizes, 0.35))


def quote(job: Job) -> Composed:
    """Compose a quote on dye: what somebody says, large, and below it who it is."""
    palette, growth = job.dyed(_dye(job)), grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column, tall = job.column(0, job.format.width - growth.reach - 40), job.format.shape is Shape.TALL
    foot = signing.signature(sheet, job, palette, column).stand(job.foot) - (64 if tall else 44)
    frame = Frame(*((230, 280) if tall else (160, 190)))
    said = _speaker(sheet, job, palette, column, frame)
    start = said.stand(foot) if said.items else foot
    sizes = (34, 56, 110) if tall else (34, 48, 92)
    space = Space(column, job.top + (10 if tall else 20), start - (60 if tall else 44), sizes, 0.4)
    return sheet, speak(sheet, job, palette, space)


def beside(job: Job) -> Composed:
    """Compose a wide card: portrait and name where lines begin, what is said on the page beside them."""
    stated = job.message.template.value == "statement"
    page, side = (job.cover(), job.dyed("")) if stated else (job.paper(), job.dyed(_dye(job)))
    width = job.format.width * signing.SIDE
    sheet = grounds.with_side(job, page, side, width)
    aside = job.column(0, width - job.px(40))
    above = signing.signature(sheet, job, side, aside).stand(job.foot) - job.px(36)
    column, foot = grounds.beside(job, width)
    sizes = (job.format.smallest, job.px(42), job.px(72))
    said = speak(sheet, job, page, Space(column, job.top, foot, sizes, 0.5))
    named = _named(sheet, job, side, aside)
    if not said.text and job.message.who:
        # Not one sentence has room: who speaks takes the page, so that it is not empty.
        large = _named(sheet, job, page, column, job.px(104))
        if large.height <= foot - job.top:
            large.draw(job.top + (foot - job.top - large.height) * 0.4)
            named = stack()
    _portrayed(sheet, job, aside, named, above)
    return sheet, said


def _portrayed(sheet: Sheet, job: Job, column: Column, named: Stack, foot: float) -> None:
    """Draw the portrait over the name, as high as the column leaves."""
    room = foot - named.height - job.px(24) - job.top
    if job.message.picture is None or room < job.px(120):
        named.draw(job.top)
        return
    high = min(room, column.width * 1.1)
    _show(sheet, job, column, job.top, Frame(round(min(column.width, high * 0.82)), round(high)))
    named.draw(job.top + high + job.px(24))


def _speaker(sheet: Sheet, job: Job, palette: Palette, column: Column, frame: Frame) -> Stack:
    """Return the portrait with name, office and city beside it; these alone where there is no portrait."""
    if job.message.picture is None:
        return _named(sheet, job, palette, column)
    beside = column.without_start(frame.width + 36)
    named = _named(sheet, job, palette, beside)
    height = max(frame.height, named.height)

    def draw(top: float) -> None:
        spot = _show(sheet, job, column, top, frame)
        # A drawing on pale paper would lose its edge on the card's.
        sheet.pen.rectangle(
            (spot.left, spot.top, spot.right - 1, spot.bottom - 1), outline=palette.rule, width=2
        )
        named.draw(top + (height - named.height) / 2)

    return stack([Item(height, draw)])


def _named(sheet: Sheet, job: Job, palette: Palette, column: Column, size: int = 0) -> Stack:
    """Return who speaks, as far as it may be said."""
    message, house, least = job.message, parts.house(job, palette.quiet), job.format.smallest
    name = Voice(Style(job.sender.locale, 700, leading=1.12), palette.ink)
    sizes = size or job.px(48), least
    # "Mayor of Limerick" has said where.
    city = "" if message.city in message.office else message.city
    return stack(
        words(sheet, message.who, name, column, sizes, lines=3),
        words(sheet, message.office, house, column, (job.px(32), least), lines=2, above=job.px(12)),
        words(sheet, city, house, column, (job.px(32), least), lines=2, above=job.px(6)),
    )


def _show(sheet: Sheet, job: Job, column: Column, top: float, frame: Frame) -> Spot:
    picture = job.message.picture
    assert picture is not None
    opened = job.open_picture(picture.key)
    left = round(column.right - frame.width if column.mirrored else column.left)
    spot = Spot(left, round(top), left + frame.width, round(top) + frame.height)
    part = portraits.shown_in(opened.size, spot.size, picture, job.crop)
    portraits.show(sheet, opened, spot, part)
    return spot


def _dye(job: Job) -> str:
    """Return whose dye a quote has: each its own, the same on all its cards whenever it is posted."""
    return _DYES[crc32(job.message.key.encode()) % len(_DYES)]


def _square(job: Job) -> bool:
    return job.format.height < 1.1 * job.format.width
