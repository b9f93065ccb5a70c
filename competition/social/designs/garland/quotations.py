"""Cards of essays: whole sentences as a quotation, then what they are from."""

from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import parts, signing
from competition.social.designs.garland import grounds, poems
from competition.social.designs.speech import Space, speak
from competition.social.designs.stack import stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.sheet import Column, Sheet


def upright(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a card that is about as tall as wide, or taller, on the form's dye."""
    palette, tall = job.dyed(), job.format.shape is Shape.TALL
    growth = grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column = job.column(0, job.format.width - growth.reach - 40)
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top)
    high = job.foot - job.top
    foot = signing.signature(sheet, job, palette, column).stand(job.foot) - 40
    rest = parts.introduction(sheet, job, palette, column, size=60 if tall else 46, lines=2, room=high * 0.24)
    sizes = (34, 62, 92) if tall else (34, 54, 76)
    space = Space(column, y + (64 if tall else 44), foot - rest.height - (84 if tall else 64), sizes, 0.4)
    said = speak(sheet, job, palette, space)
    if not said.text:
        return sheet, _title_only(sheet, job, palette, column, y + 90, foot)
    start = rest.stand(foot)
    stack(parts.rule(sheet, job, palette, column)).stand(start - (30 if tall else 22))
    return sheet, said


def beside(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a wide card: what it is from in a column of dye, the quotation on the page beside it."""
    page, side = job.paper(), job.dyed()
    width = job.format.width * signing.SIDE
    sheet = grounds.with_side(job, page, side, width)
    poems.aside(sheet, job, side, job.column(0, width - job.px(40)))
    column, foot = grounds.beside(job, width)
    sizes = (job.format.smallest, job.px(46), job.px(64))
    return sheet, speak(sheet, job, page, Space(column, job.top, foot, sizes, 0.5))


def _title_only(sheet: Sheet, job: Job, palette: Palette, column: Column, top: float, foot: float) -> Excerpt:
    """Draw the title alone, where no sentence is short enough; no words of the text are shown."""
    parts.introduction(sheet, job, palette, column, size=104, lines=5, room=foot - top).draw(top)
    return Excerpt()
