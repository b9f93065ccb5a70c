"""Cards of illustrations: the picture as large as it can be, whole or nearly so, and few words on paper."""

from PIL import Image

from competition.platform.contrast import rgb
from competition.social import grounds, parts
from competition.social.colours import Palette
from competition.social.formats import Shape
from competition.social.grounds import Growth
from competition.social.job import Job
from competition.social.placing import FRAME, Spot, across, mounted, sideways
from competition.social.sheet import Placed, Sheet
from competition.social.stack import stack

_WORDS = 246
"""The height that title and credit need at the least."""
_ROOMY = 400
"""In so much height, the words below a picture stand under each other."""
_BESIDE = 180
"""In so much width beside a mounted picture, the garland climbs."""
_AIRY = 600
"""Beside a picture, so much room is enough for the garland too."""


def upright(job: Job) -> tuple[Sheet, str]:
    """Compose a card whose words stand below the picture, or beside one too tall for that."""
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
    palette, safe = job.cover(), job.format.safe
    if job.format.shape is Shape.TALL and spot.bottom < 0.55 * job.foot:
        spot = spot.moved(down=safe.top - spot.top)
    narrow = mount and job.format.width - 2 * safe.start - spot.size[0] > _BESIDE
    if narrow:
        spot = spot.moved(right=safe.start - spot.left)
    room = job.foot - spot.bottom
    growth = _growth(job, spot, narrow, room)
    sheet = grounds.grown(job, palette, growth) if growth else _plain(job, palette)
    _show(sheet, job, palette, picture, spot, mount=mount)
    end = job.format.width - (growth.reach + 40 if growth and growth.beside else 0)
    top = spot.bottom + min(76, round(room * 0.16))
    (_stacked if room > _ROOMY else _paired)(sheet, job, palette, end, top)
    return sheet


def _growth(job: Job, spot: Spot, narrow: bool, room: float) -> Growth | None:
    if narrow:
        return grounds.climbing(job)
    if job.format.shape is Shape.TALL:
        return grounds.framing(job) if spot.top >= job.top else grounds.floor(job)
    return grounds.corner(job, spot.bottom) if room > _ROOMY else None


def _stacked(sheet: Sheet, job: Job, palette: Palette, end: float, top: float) -> None:
    column = job.column(0, end)
    brief = job.format.shape is Shape.BLOCK
    foot = parts.campaign(sheet, job, palette, column, brief=brief).stand(job.foot)
    y = stack(parts.label(sheet, job, palette, column)).draw(top) + 38
    parts.introduction(sheet, job, palette, column, size=96, lines=3, room=foot - 36 - y).draw(y)


def _paired(sheet: Sheet, job: Job, palette: Palette, end: float, top: float) -> None:
    """Draw title and credit where lines begin, award and campaign where they end."""
    start = job.format.safe.start
    room = min(end, job.format.width - job.format.safe.end) - start
    main, side = job.column(start, start + room * 0.58), job.column(start + room * 0.64, end)
    parts.introduction(sheet, job, palette, main, size=64, lines=2, room=job.foot - top).draw(top)
    stack(parts.label(sheet, job, palette, side)).draw(top)
    parts.campaign(sheet, job, palette, side, brief=True).stand(job.foot)


def _at_side(job: Job, picture: Image.Image, spot: Spot, *, mount: bool) -> Sheet:
    """Draw the picture where lines begin, the words beside it."""
    palette, wide = job.cover(), job.format.width
    airy = wide - spot.right > _AIRY
    growth = grounds.edge(job)
    sheet = grounds.grown(job, palette, growth) if airy else _plain(job, palette)
    _show(sheet, job, palette, picture, spot, mount=mount)
    column = job.column(spot.right + job.px(52), wide - (growth.reach + 30 if airy else 0))
    tall = mount and spot.size[1] > 0.6 * (job.foot - job.top)
    top, bottom = (max(spot.top, job.top), min(spot.bottom, job.foot)) if tall else (job.top, job.foot)
    y = stack(parts.label(sheet, job, palette, column)).draw(top) + job.px(40)
    foot = parts.campaign(sheet, job, palette, column, brief=True)
    room = bottom - foot.height - job.px(30) - y
    size = 84 if airy else 64
    parts.introduction(sheet, job, palette, column, size=size, lines=4, room=room).draw(y)
    foot.stand(bottom)
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
    sheet.placed.append(Placed(inner.left, inner.top, inner.right, inner.bottom, what="picture"))
