"""Broadsides of poems: the title as large as the sheet, the verse under it, all on the form's dye."""

from competition.social.content import Excerpt
from competition.social.designs.broadside import furniture, grounds, openings
from competition.social.designs.speech import Space, speak
from competition.social.designs.stack import stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.sheet import Sheet

_LARGE = 100
"""A title that is so large in one line stays in it where a card is not high, and leaves the room to verse."""


def upright(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a card that is about as tall as wide, or taller: title, verse, and rules between them."""
    palette, tall = grounds.dyed(job), job.format.shape is Shape.TALL
    sheet = grounds.overprinted(job, palette)
    column, high = job.column(0, job.format.width), job.foot - job.top
    y = stack(furniture.of_work(sheet, job, palette, column)).draw(job.top) + (44 if tall else 32)
    short = job.format.height <= 1.2 * job.format.width and openings.one_line(job, column) >= job.px(_LARGE)
    lines = 1 if short else 3
    opening = openings.opening(
        sheet, job, palette, column, (300, 56), lines=lines, room=high * 0.38, flat=True
    )
    rule = furniture.fine_rule(sheet, job, palette, column)
    y = stack(rule).draw(opening.draw(y) + (26 if tall else 20)) + (40 if tall else 28)
    foot = furniture.foot(sheet, job, palette, column).stand(job.foot)
    sizes = (36, 52, 120) if tall else (34, 44, 104)
    space = Space(column, y, foot - (44 if tall else 34), sizes, 0.35)
    return sheet, speak(sheet, job, palette, space)


def beside(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a wide card: the title where lines begin, a rule, the verse."""
    palette = grounds.dyed(job)
    sheet, wide = grounds.overprinted(job, palette), job.format.width
    whole = job.column(0, wide)
    y = stack(furniture.of_work(sheet, job, palette, whole)).draw(job.top) + job.px(36)
    foot = furniture.foot(sheet, job, palette, whole).stand(job.foot) - job.px(30)
    first, second = job.column(0, wide * 0.4), job.column(wide * 0.46, wide)
    openings.opening(sheet, job, palette, first, (260, 44), lines=4, room=foot - y).draw(y)
    furniture.upright_rule(sheet, job, palette, second, y, foot)
    sizes = (job.format.smallest, job.px(38), job.px(84))
    return sheet, speak(sheet, job, palette, Space(second, y, foot, sizes, 0.4))


def titled(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a low card, which is seen small: the title alone, beside the leaf."""
    palette, wide = grounds.dyed(job), job.format.width
    sheet = grounds.at_end(job, palette)
    column = job.column(0, wide * 0.72)
    y = stack(furniture.of_work(sheet, job, palette, column)).draw(job.top) + job.px(30)
    foot = furniture.foot(sheet, job, palette, column).stand(job.foot) - job.px(24)
    openings.opening(sheet, job, palette, column, (240, 44), lines=3, room=foot - y).draw(y)
    return sheet, Excerpt()
