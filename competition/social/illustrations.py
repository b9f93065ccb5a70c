"""Cards of illustrations: the picture as large as it can be, whole or nearly so, and few words on paper."""

from PIL import Image

from competition.social import grounds, parts
from competition.social.colours import Palette, rgb
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.placing import FRAME, Spot, across, mounted, sideways
from competition.social.sheet import Column, Placed, Sheet
from competition.social.stack import stack

_WORDS = 246
"""The height that title and credit need at the least."""


def upright(job: Job) -> tuple[Sheet, str]:
    """Compose a card whose words stand below the picture, or beside one that is taller than the card allows."""
    picture = _picture(job)
    room = job.foot - _WORDS
    spot = across(picture.size, job.format.width, room)
    if spot:
        return _below(job, picture, spot, mount=False), ""
    if picture.height > picture.width * 1.05 and job.format.height < 1.2 * job.format.width:
        return _at_side(job, picture, mounted(picture.size, _slot(job)), mount=True), ""
    margin, top = job.format.safe.start, min(job.format.safe.top, 140)
    spot = mounted(picture.size, Spot(margin, top, job.format.width - margin, round(room)))
    return _below(job, picture, spot, mount=True), ""


def beside(job: Job) -> tuple[Sheet, str]:
    """Compose a wide card: the picture where lines begin, the words beside it."""
    picture = _picture(job)
    most = job.format.width * (0.7 if job.format.shape is Shape.WIDE else 0.64)
    spot = sideways(picture.size, job.format.height, most)
    if spot:
        return _at_side(job, picture, spot, mount=False), ""
    safe = job.format.safe
    slot = Spot(safe.start, safe.top, round(most), job.format.height - safe.bottom)
    return _at_side(job, picture, mounted(picture.size, slot), mount=True), ""


def _picture(job: Job) -> Image.Image:
    assert job.content.picture is not None
    return job.open_picture(job.content.picture.key)


def _slot(job: Job) -> Spot:
    """Return the room of a mounted picture that has its words beside it."""
    safe, wide = job.format.safe, job.format.width
    return Spot(
        safe.start - 20, safe.top - 20, round(wide * 0.6), round(job.format.height - safe.bottom + 20)
    )


def _below(job: Job, picture: Image.Image, spot: Spot, *, mount: bool) -> Sheet:
    """Draw the picture, then the words under it; the garland has what room is left."""
    palette, wide = job.cover(), job.format.width
    room = job.foot - spot.bottom
    if mount and spot.right < wide - 200:
        growth = grounds.climbing(job)
        spot = spot.moved(job.format.safe.start - spot.left)
    else:
        growth = grounds.corner(job, spot.bottom)
    spare = room > 400 or (mount and spot.right < wide - 200)
    sheet = grounds.grown(job, palette, growth) if spare else _plain(job, palette)
    _show(sheet, job, palette, picture, spot, mount=mount)
    top = spot.bottom + min(72, round(room * 0.16))
    if room > 400:
        _stacked(sheet, job, palette, job.column(0, wide - growth.reach - 40), top)
    else:
        _paired(sheet, job, palette, top)
    return sheet


def _stacked(sheet: Sheet, job: Job, palette: Palette, column: Column, top: float) -> None:
    foot = parts.campaign(sheet, job, palette, column).stand(job.foot)
    y = stack(parts.label(sheet, job, palette, column)).draw(top) + 40
    parts.introduction(sheet, job, palette, column, size=92, lines=3, room=foot - 40 - y).draw(y)


def _paired(sheet: Sheet, job: Job, palette: Palette, top: float) -> None:
    """Draw title and credit where lines begin, award and campaign where they end."""
    wide = job.format.width
    main, side = job.column(0, wide * 0.6), job.column(wide * 0.66, wide)
    parts.introduction(sheet, job, palette, main, size=64, lines=2, room=job.foot - top).draw(top)
    stack(parts.label(sheet, job, palette, side)).draw(top)
    parts.campaign(sheet, job, palette, side, brief=True).stand(job.foot)


def _at_side(job: Job, picture: Image.Image, spot: Spot, *, mount: bool) -> Sheet:
    """Draw the picture where lines begin, the words beside it."""
    palette, wide = job.cover(), job.format.width
    sheet = _plain(job, palette)
    _show(sheet, job, palette, picture, spot, mount=mount)
    column = job.column(spot.right + job.px(44), wide)
    top = max(spot.top + 8, job.top) if mount else job.top
    y = stack(parts.label(sheet, job, palette, column)).draw(top) + job.px(40)
    foot = parts.campaign(sheet, job, palette, column, brief=True)
    room = job.foot - foot.height - job.px(30) - y
    parts.introduction(sheet, job, palette, column, size=64, lines=5, room=room).draw(y)
    foot.stand(job.foot)
    return sheet


def _plain(job: Job, palette: Palette) -> Sheet:
    return job.on(Image.new("RGB", job.size, palette.ground))


def _show(sheet: Sheet, job: Job, palette: Palette, picture: Image.Image, spot: Spot, *, mount: bool) -> None:
    """Draw the picture in its place, on a mount of paper where it does not reach the edges."""
    at = spot.mirrored(job.format.width) if job.mirrored else spot
    if mount:
        edges = (at.left, at.top, at.right - 1, at.bottom - 1)
        sheet.pen.rectangle(edges, fill=rgb("#FFFDF9"), outline=palette.rule, width=2)
    inner = at.within(FRAME if mount else 0)
    shown = inner.cut(picture)
    sheet.image.paste(shown, (inner.left, inner.top))
    sheet.placed.append(Placed(at.left, at.top, at.right, at.bottom))
