"""The winners of a category as a playbill: the category in wood type, its works under a double rule."""

from dataclasses import replace

from competition.campaign.wording import age_group_name, award_name, forms_name
from competition.platform.i18n import gettext
from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import telling
from competition.social.designs.broadside import furniture, gallery, grounds, openings
from competition.social.designs.broadside.woodtype import poster
from competition.social.designs.composing import Composed
from competition.social.designs.garland import listed
from competition.social.designs.stack import Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.sheet import Column, Sheet, Voice

_VOID, _LEAF = 0.3, 260
"""So much of a sheet left free is too much, and how high the leaf is at least that is its picture then."""


def winners(job: Job) -> Composed:
    """Compose the winners of a category: under the heading, beside it on a wide card."""
    if gallery.shown(job.message.listed):
        pictured = _pictured(job)
        if pictured:
            return pictured, Excerpt()
    if len(job.message.listed) == 1 and job.format.shape in (Shape.TALL, Shape.BLOCK):
        return _single(job), Excerpt()
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
    # A single picture is as wide as the sheet, or as high as a low one.
    in_row = low != (len(job.message.listed) == 1)
    made = (gallery.wall if in_row else gallery.listing)(sheet, job, palette, column, foot - y)
    if made is not None:
        made.draw(y + (foot - y - made.height) / 2)
    return sheet if made else None


def category(job: Job) -> str:
    """Return the category in words, such as "Poems, ages 11–18": a line ends before the ages if anywhere."""
    said = gettext(
        "%(forms)s, ages %(ages)s",
        forms=forms_name(job.message.form),
        ages=age_group_name(job.message.age_group),
    )
    forms, comma, ages = said.rpartition(", ")
    return "".join((forms, comma, ages.replace(" ", "\u00a0")))


def _heading(
    sheet: Sheet, job: Job, palette: Palette, column: Column, room: float, *, lines: int = 2
) -> Stack:
    voice = Voice(Style(job.sender.locale, 700, leading=1.06), palette.ink)
    sizes = job.px(300), job.px(44)
    return stack(poster(sheet, category(job), voice, column, sizes, lines=lines, room=room))


def _single(job: Job) -> Sheet:
    """Return the only work of a category: its title is what the playbill shouts, under a line of heading.

    Where it leaves much of the sheet, it stands at the foot, and the leaf above it is the picture.
    """
    palette = grounds.dyed(job)
    sheet = grounds.overprinted(job, palette)
    y, foot = _lined(sheet, job, palette)
    made = _work(sheet, job, palette, foot - y)
    free = foot - y - made.height
    if free < max(_VOID * (foot - y), job.px(_LEAF)):
        made.draw(y + free * 0.3)
        return sheet
    sheet = grounds.pictured(job, palette, y, foot - made.height - job.px(44))
    _lined(sheet, job, palette)
    _work(sheet, job, palette, foot - y).stand(foot)
    return sheet


def _lined(sheet: Sheet, job: Job, palette: Palette) -> tuple[float, float]:
    """Draw head, heading in one line, and foot; return what is free between them."""
    column = job.column(0, job.format.width)
    y, foot = _framed(sheet, job, palette, column, telling.awards(1), str(job.sender.year))
    y = _heading(sheet, job, palette, column, (foot - y) * 0.16, lines=1).draw(y) + job.px(26)
    return stack(furniture.fine_rule(sheet, job, palette, column)).draw(y) + job.px(32), foot


def _work(sheet: Sheet, job: Job, palette: Palette, room: float) -> Stack:
    """Return award, title in wood type and whose it is, of the only work."""
    (each,), column = job.message.listed, job.column(0, job.format.width)
    shown = replace(
        job.message, original=each.original, translation=each.translation, who=each.who, city=each.city
    )
    strong, sizes = furniture.house(job, palette.ink, strong=True), (job.px(44), job.format.smallest)
    award = words(sheet, award_name(each.award).upper(), strong, column, sizes, lines=1)
    left, own, large = room - stack(award).height - job.px(26), replace(job, content=shown), (380, 56)
    opened = openings.opening(sheet, own, palette, column, large, lines=4, room=left)
    return stack(award, [openings.space(job.px(26))], opened.items)


def _works(
    sheet: Sheet, job: Job, palette: Palette, column: Column, top: float, foot: float, size: int
) -> None:
    made = listed.works(sheet, job, palette, column, job.message.listed, size, foot - top)
    made.draw(top + max(0.0, foot - top - made.height) * 0.2)
