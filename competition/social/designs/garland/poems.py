"""Cards of poems: title, whose it is, and the opening stanzas, with the garland along the edges."""

from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import parts, signing
from competition.social.designs.garland import grounds
from competition.social.designs.speech import Space, speak
from competition.social.designs.stack import stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.sheet import Column, Sheet


def upright(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a card that is about as tall as wide, or taller: everything under each other."""
    palette, tall = job.paper(), job.format.shape is Shape.TALL
    square = job.format.height < 1.1 * job.format.width
    growth = grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column = job.column(0, job.format.width - growth.reach - 40)
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top)
    high, size = job.foot - job.top, 112 if tall else 76 if square else 96
    opening = parts.introduction(sheet, job, palette, column, size=size, lines=3, room=high * 0.36)
    y = opening.draw(y + (64 if tall else 30 if square else 46))
    foot = signing.signature(sheet, job, palette, column).stand(job.foot)
    sizes = (36, 52, 100) if tall else (34, 46, 84)
    space = Space(column, y + (72 if tall else 44), foot - 40, sizes, 0.3)
    return sheet, speak(sheet, job, palette, space)


def beside(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a wide card: whose poem it is in a column of dye, the verse on the page beside it."""
    page, side = job.paper(), job.dyed()
    width = job.format.width * signing.SIDE
    sheet = grounds.with_side(job, page, side, width)
    aside(sheet, job, side, job.column(0, width - job.px(40)))
    column, foot = grounds.beside(job, width)
    sizes = (job.format.smallest, job.px(40), job.px(72))
    return sheet, speak(sheet, job, page, Space(column, job.top, foot, sizes, 0.5))


def aside(sheet: Sheet, job: Job, palette: Palette, column: Column) -> None:
    """Draw label and title at the head of a column, the campaign at its foot."""
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top) + job.px(44)
    foot = signing.signature(sheet, job, palette, column)
    room = job.foot - foot.height - job.px(36) - y
    parts.introduction(sheet, job, palette, column, size=70, lines=5, room=room).draw(y)
    foot.stand(job.foot)


def titled(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a low card, which is seen small: the title on the form's dye, beside the campaign's wreath."""
    palette, (wide, high) = job.dyed(), job.size
    radius = high * 0.53
    sheet = job.wreathed(palette, (wide - radius * 0.1, high / 2), radius)
    column = job.column(0, wide - radius * 1.44)
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top) + job.px(30)
    foot = signing.signature(sheet, job, palette, column)
    room = job.foot - foot.height - job.px(26) - y
    parts.introduction(sheet, job, palette, column, size=116, lines=3, room=room).draw(y)
    foot.stand(job.foot)
    return sheet, Excerpt()
