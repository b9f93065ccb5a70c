"""Broadsides of illustrations: the picture from edge to edge over a band of words, or on a wide mat."""

from competition.platform.contrast import rgb
from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.decoded import Decoded
from competition.social.designs import portraits
from competition.social.designs.broadside import furniture, grounds, openings
from competition.social.designs.stack import stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.placing import FRAME, Spot, across, bordered, mounted, sideways
from competition.social.sheet import Column, Placed, Sheet

_WORDS, _WORDS_TALL = 316, 500
"""The height kept for words below a picture: on cards about as tall as wide, and on tall ones."""
_SIDE = 0.36
"""How much of a card's width words beside a picture take."""
_MAT = 26
"""How much wider than a usual frame the mat of a mounted picture is."""
_STRIP = 16
"""The breadth of the strip of dye between a picture and the paper."""


def upright(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a card whose words stand below the picture, or beside one too tall for that."""
    picture, wide = _picture(job), job.format.width
    tall = job.format.shape is Shape.TALL
    room = job.foot - (_WORDS_TALL if tall else _WORDS)
    if job.crop:
        return _below(job, picture, Spot(0, 0, wide, round(room))), Excerpt()
    spot = None if bordered(picture) else across(picture.size, wide, room)
    if spot:
        return _below(job, picture, spot), Excerpt()
    if not tall and picture.height > picture.width * 1.05 and job.format.height < 1.2 * wide:
        return _at_side(job, picture, 0.56), Excerpt()
    slot = Spot(job.format.safe.start, 84 if tall else 56, wide - job.format.safe.end, round(room))
    return _under_mat(job, picture, slot), Excerpt()


def beside(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a wide card: words where lines begin, the picture beside them from top to foot."""
    picture, wide = _picture(job), job.format.width
    spot = None if bordered(picture) else sideways(picture.size, job.format.height, wide * (1 - _SIDE))
    if job.crop:
        spot = Spot(0, 0, round(wide * (1 - _SIDE)), job.format.height)
    if spot is None or wide - spot.size[0] > wide * 0.62:
        return _at_side(job, picture, 1 - _SIDE), Excerpt()
    spot, palette = spot.moved(right=wide - spot.right), grounds.dyed(job)
    sheet = _plain(job, palette)
    _show(sheet, job, picture, spot)
    _column(sheet, job, palette, job.column(0, spot.left - job.px(44)))
    return sheet, Excerpt()


def _picture(job: Job) -> Decoded:
    assert job.content.picture is not None
    return job.open_picture(job.content.picture.key)


def _below(job: Job, picture: Decoded, spot: Spot) -> Sheet:
    """Draw the picture from edge to edge, a strip of dye, and the words on paper beside the leaf."""
    page, deep = grounds.paper(job), grounds.dyed(job)
    start = spot.bottom + job.px(_STRIP)
    sheet = grounds.cornered(job, page, deep, start)
    _show(sheet, job, picture, spot)
    sheet.pen.rectangle((0, spot.bottom, job.format.width, start - 1), fill=deep.ground)
    column = job.column(0, job.format.width * grounds.CLEAR)
    _words(sheet, job, page, column, start + job.px(30), job.foot)
    return sheet


def _under_mat(job: Job, picture: Decoded, slot: Spot) -> Sheet:
    """Draw the whole picture on a mat on the form's dye, the words under it."""
    palette, column = grounds.dyed(job), job.column(0, job.format.width)
    spot = mounted(picture.size, slot.within(_MAT))
    spot = spot.moved(right=slot.left + _MAT - spot.left, down=slot.top + _MAT - spot.top)
    below = job.px(40) + _MAT
    trial = _words(_plain(job, palette), job, palette, column, spot.bottom + below, job.foot)
    spot = spot.moved(down=round(trial / 2))
    sheet = grounds.overprinted(job, palette)
    _show(sheet, job, picture, spot, mat=_MAT)
    _words(sheet, job, palette, column, spot.bottom + below, job.foot)
    return sheet


def _at_side(job: Job, picture: Decoded, part: float) -> Sheet:
    """Draw the whole picture on a mat where lines end, the words before it."""
    palette, safe, (wide, high) = grounds.dyed(job), job.format.safe, job.size
    slot = Spot(round(wide * (1 - part)), safe.top, wide - safe.end, high - safe.bottom)
    spot = mounted(picture.size, slot.within(_MAT))
    spot = spot.moved(right=slot.right - _MAT - spot.right)
    sheet = grounds.overprinted(job, palette)
    _show(sheet, job, picture, spot, mat=_MAT)
    _column(sheet, job, palette, job.column(0, spot.left - _MAT - job.px(44)))
    return sheet


def _column(sheet: Sheet, job: Job, palette: Palette, column: Column) -> None:
    """Draw head, title and foot in a column beside a picture."""
    y = stack(furniture.of_work(sheet, job, palette, column)).draw(job.top) + job.px(36)
    foot = furniture.foot(sheet, job, palette, column).stand(job.foot) - job.px(30)
    openings.opening(sheet, job, palette, column, (150, 40), lines=5, room=foot - y).draw(y)


def _words(sheet: Sheet, job: Job, palette: Palette, column: Column, top: float, end: float) -> float:
    """Draw award and ages, title and credit under a picture, the campaign at the foot; tell what is left."""
    foot = furniture.foot(sheet, job, palette, column).stand(end) - job.px(26)
    strong, quiet = furniture.house(job, palette.accent, strong=True), furniture.house(job, palette.ink)
    said = (wording.award_of(job.work).upper(), strong), (wording.category_of(job.content), quiet)
    y = stack(furniture.row(sheet, job, *said, column)).draw(top) + job.px(20)
    sizes = (230 if job.format.shape is Shape.TALL else 170, 36)
    return foot - openings.opening(sheet, job, palette, column, sizes, lines=3, room=foot - y).draw(y)


def _plain(job: Job, palette: Palette) -> Sheet:
    return job.on(grounds.solid(job, palette))


def _show(sheet: Sheet, job: Job, picture: Decoded, spot: Spot, *, mat: int = 0) -> None:
    """Draw the picture in its place, on a mat of paper so much wider than a frame where it has one."""
    at = spot.mirrored(job.format.width) if job.mirrored else spot
    if mat:
        outer = at.within(-mat)
        edges = (outer.left, outer.top, outer.right - 1, outer.bottom - 1)
        sheet.pen.rectangle(edges, fill=rgb("#FFFDF9"))
    inner = at.within(FRAME if mat else 0)
    if job.crop and job.content.picture:
        part = portraits.shown_in(picture.size, inner.size, job.content.picture, job.crop)
        portraits.show(sheet, picture, inner, part)
        return
    sheet.image.paste(inner.cut(picture), (inner.left, inner.top))
    sheet.placed.append(Placed(inner.left, inner.top, inner.right, inner.bottom, what="picture"))
