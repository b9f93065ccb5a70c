"""The winners of a category as a playbill: the category in wood type, its works under a double rule."""

from competition.campaign.wording import age_group_name, forms_name
from competition.platform.i18n import gettext
from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import telling
from competition.social.designs.broadside import furniture, gallery, grounds
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
    if gallery.shown(job.message.listed):
        pictured = _pictured(job)
        if pictured:
            return pictured, Excerpt()
    palette, column = grounds.dyed(job), job.column(0, job.format.width)
    sheet, tall = grounds.overprinted(job, palette), job.format.shape is Shape.TALL
    over, year = telling.awards(len(job.message.listed)), str(job.sender.year)
    y, foot = _framed(sheet, job, palette, column, over, year)
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


def _framed(
    sheet: Sheet, job: Job, palette: Palette, column: Column, start: str, end: str
) -> tuple[float, float]:
    """Draw head and foot; return what is free between them."""
    tall = job.format.shape is Shape.TALL
    y = stack(furniture.head(sheet, job, palette, column, start, end)).draw(job.top)
    foot = furniture.foot(sheet, job, palette, column).stand(job.foot)
    return y + job.px(48 if tall else 36), foot - job.px(40 if tall else 30)


def _pictured(job: Job) -> Sheet | None:
    """Return the winners with their pictures, or None where these have no room.

    They stand under a heading of one line; on a wide card the head is heading enough.
    """
    palette, column = grounds.dyed(job), job.column(0, job.format.width)
    sheet, low = grounds.overprinted(job, palette), job.format.shape in (Shape.WIDE, Shape.LOW)
    over, year = telling.awards(len(job.message.listed)), str(job.sender.year)
    said = (category(job), wording.DOT.join((over, year))) if low else (over, year)
    y, foot = _framed(sheet, job, palette, column, *said)
    if not low:
        y = _heading(sheet, job, palette, column, (foot - y) * 0.16, lines=1).draw(y) + job.px(32)
    made = (gallery.wall if low else gallery.listing)(sheet, job, palette, column, foot - y)
    if made is not None:
        made.draw(y + (foot - y - made.height) / 2)
    return sheet if made else None


def category(job: Job) -> str:
    """Return the category in words, such as "Poems, ages 11–18"."""
    return gettext(
        "%(forms)s, ages %(ages)s",
        forms=forms_name(job.message.form),
        ages=age_group_name(job.message.age_group),
    )


def _heading(
    sheet: Sheet, job: Job, palette: Palette, column: Column, room: float, *, lines: int = 2
) -> Stack:
    voice = Voice(Style(job.sender.locale, 700, leading=1.06), palette.ink)
    sizes = job.px(300), job.px(44)
    return stack(poster(sheet, category(job), voice, column, sizes, lines=lines, room=room))


def _works(
    sheet: Sheet, job: Job, palette: Palette, column: Column, top: float, foot: float, size: int
) -> None:
    made = listed.works(sheet, job, palette, column, job.message.listed, size, foot - top)
    made.draw(top + max(0.0, foot - top - made.height) * 0.2)
