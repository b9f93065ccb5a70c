"""Broadsides of essays: a sentence large on paper, the campaign on a band of dye, the leaf over its edge."""

from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import parts
from competition.social.designs.broadside import furniture, grounds, openings
from competition.social.designs.speech import Space, speak
from competition.social.designs.stack import stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.sheet import Column, Sheet

_WORDS = 0.6
"""How much of the width the words beside the leaf take."""
_SHARES = 0.6, 0.75, 0.9
"""How much of the height a title and what is below it take beside the sentence: more for a long title."""


def upright(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a card that is about as tall as wide, or taller."""
    page, tall = grounds.paper(job), job.format.shape is Shape.TALL
    column, narrow = job.column(0, job.format.width), job.column(0, job.format.width * _WORDS)
    high = job.foot - job.top
    sheet, start = _banded(job, page, narrow, 66 if tall else 56, high * 0.26)
    y = stack(furniture.of_work(sheet, job, page, column)).draw(job.top)
    sizes = (34, 66, 116) if tall else (34, 60, 104)
    space = Space(column, y + (70 if tall else 46), start - (70 if tall else 44), sizes, 0.3)
    said = speak(sheet, job, page, space)
    if said.text:
        return sheet, said
    return _title_only(job)


def _banded(job: Job, page: Palette, column: Column, size: int, room: float) -> tuple[Sheet, float]:
    """Return paper with its band, leaf, title and credit; and where all that begins."""
    trial, deep = job.on(grounds.solid(job, page)), grounds.dyed(job)
    foot = furniture.foot(trial, job, deep, column)
    edge = round(job.foot - foot.height - job.px(38))
    introduced = parts.introduction(trial, job, page, column, size=size, lines=2, room=room)
    start = edge - job.px(40) - introduced.height
    sheet = grounds.banded(job, page, deep, edge, start)
    furniture.foot(sheet, job, deep, column).stand(job.foot)
    parts.introduction(sheet, job, page, column, size=size, lines=2, room=room).draw(start)
    return sheet, start


def beside(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a wide card: the sentence on paper, what it is from on a column of dye where lines end."""
    page, deep, wide = grounds.paper(job), grounds.dyed(job), job.format.width
    edge = wide * 0.66
    side = job.column(edge + job.px(44), wide)
    trials = [
        openings.opening(
            grounds.plain(job, deep), job, deep, side, (150, 40), lines=4, room=_side(job, share)
        )
        for share in _SHARES
    ]
    trial = min(trials, key=openings.wrong)
    room = _side(job, _SHARES[trials.index(trial)])
    sheet = grounds.with_column(job, page, deep, edge, job.top + trial.height + job.px(30))
    openings.opening(sheet, job, deep, side, (150, 40), lines=4, room=room).draw(job.top)
    column = job.column(0, edge - job.px(44))
    y = stack(furniture.of_work(sheet, job, page, column)).draw(job.top) + job.px(34)
    foot = furniture.foot(sheet, job, page, column).stand(job.foot) - job.px(30)
    sizes = (job.format.smallest, job.px(50), job.px(84))
    return sheet, speak(sheet, job, page, Space(column, y, foot, sizes, 0.4))


def _side(job: Job, share: float) -> float:
    return (job.foot - job.top) * share


def _title_only(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose the title alone, where no sentence is short enough."""
    palette = grounds.dyed(job)
    sheet, column = grounds.overprinted(job, palette), job.column(0, job.format.width)
    y = stack(furniture.of_work(sheet, job, palette, column)).draw(job.top) + job.px(44)
    foot = furniture.foot(sheet, job, palette, column).stand(job.foot) - job.px(40)
    openings.opening(sheet, job, palette, column, (320, 48), lines=5, room=foot - y).draw(y)
    return sheet, Excerpt()
