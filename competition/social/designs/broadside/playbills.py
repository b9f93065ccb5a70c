"""The winners of a category as a playbill: the category in wood type, its works under a double rule."""

from competition.campaign.wording import age_group_name, forms_name
from competition.platform.i18n import gettext
from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import telling
from competition.social.designs.broadside import furniture, grounds
from competition.social.designs.broadside.woodtype import poster
from competition.social.designs.composing import Composed
from competition.social.designs.garland import listed
from competition.social.designs.stack import Stack, stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.sheet import Column, Sheet, Voice


def winners(job: Job) -> Composed:
    """Compose the winners of a category: under the heading, beside it on a wide card."""
    palette, column = grounds.dyed(job), job.column(0, job.format.width)
    sheet, tall = grounds.overprinted(job, palette), job.format.shape is Shape.TALL
    over, year = telling.awards(len(job.message.listed)), str(job.sender.year)
    y = stack(furniture.head(sheet, job, palette, column, over, year)).draw(job.top) + job.px(
        48 if tall else 36
    )
    foot = furniture.foot(sheet, job, palette, column).stand(job.foot) - job.px(40 if tall else 30)
    if job.format.shape in (Shape.WIDE, Shape.LOW):
        first, second = (
            job.column(0, job.format.width * 0.4),
            job.column(job.format.width * 0.47, job.format.width),
        )
        _heading(sheet, job, palette, first, foot - y).draw(y)
        furniture.upright_rule(sheet, job, palette, second, y, foot)
        _works(sheet, job, palette, second, y, foot, 62)
    else:
        y = _heading(sheet, job, palette, column, (foot - y) * 0.3).draw(y) + job.px(26)
        y = stack(furniture.fine_rule(sheet, job, palette, column)).draw(y) + job.px(34 if tall else 24)
        _works(sheet, job, palette, column, y, foot, 96 if tall else 78)
    return sheet, Excerpt()


def category(job: Job) -> str:
    """Return the category in words, such as "Poems, ages 11–18"."""
    return gettext(
        "%(forms)s, ages %(ages)s",
        forms=forms_name(job.message.form),
        ages=age_group_name(job.message.age_group),
    )


def _heading(sheet: Sheet, job: Job, palette: Palette, column: Column, room: float) -> Stack:
    voice = Voice(Style(job.sender.locale, 700, leading=1.06), palette.ink)
    return stack(poster(sheet, category(job), voice, column, (job.px(300), job.px(44)), lines=2, room=room))


def _works(
    sheet: Sheet, job: Job, palette: Palette, column: Column, top: float, foot: float, size: int
) -> None:
    made = listed.works(sheet, job, palette, column, job.message.listed, size, foot - top)
    made.draw(top + max(0.0, foot - top - made.height) * 0.2)
