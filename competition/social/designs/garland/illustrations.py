"""Cards of illustrations: the picture as large as it can be, whole or nearly so, and few words on paper."""

from dataclasses import replace

from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.decoded import Decoded
from competition.social.designs import parts, signing
from competition.social.designs.garland import grounds, hung
from competition.social.designs.garland.grounds import Growth
from competition.social.designs.stack import stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.placing import Spot, across, bordered, mounted, sideways
from competition.social.sheet import Sheet

_WORDS, _WORDS_MOST = 300, 360
"""The height kept for title, credit and signature: on a square card, and on taller ones."""
_ROOMY = 400
"""In so much height, the words below a picture stand under each other."""
_STACKED = 480
"""The height kept for them below a picture on a tall card that hangs."""
_BESIDE = 180
"""In so much width beside a mounted picture, the garland climbs."""
_CLEAR = 20
"""How far a mounted picture stays from the leaves beside it."""
_AIRY = 600
"""Words beside a picture have room for the garland too when they have so much."""


def upright(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a card whose words stand below the picture, or beside one too tall for that."""
    picture = _picture(job)
    room = job.foot - min(max(_WORDS, 0.26 * job.format.height), _WORDS_MOST)
    if job.crop:
        return _below(job, picture, Spot(0, 0, job.format.width, round(room)), mount=False), Excerpt()
    spot = None if bordered(picture) else across(picture.size, job.format.width, room)
    if spot:
        return _below(job, picture, spot, mount=False), Excerpt()
    if picture.height > picture.width * 1.05 and job.format.height < 1.2 * job.format.width:
        return _at_side(job, picture, _at_end(job, picture, 0.58), mount=True), Excerpt()
    if job.format.shape is not Shape.TALL:
        return hung.hung(job, picture), Excerpt()
    room = min(room, job.foot - _STACKED)
    margin, top = job.format.safe.start, min(job.format.safe.top, 140)
    spot = mounted(picture.size, Spot(margin, top, job.format.width - margin, round(room)))
    return _below(job, picture, spot.moved(right=margin - spot.left), mount=True), Excerpt()


def beside(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a wide card: the words where lines begin, as on every card, the picture beside them."""
    picture, wide = _picture(job), job.format.width
    part = 0.66 if job.format.shape is Shape.WIDE else 0.62
    if job.crop:
        whole = Spot(round(wide * (1 - part)), 0, wide, job.format.height)
        return _at_side(job, picture, whole, mount=False), Excerpt()
    spot = None if bordered(picture) else sideways(picture.size, job.format.height, wide * part)
    if spot and wide - spot.right <= _AIRY:
        return _at_side(job, picture, spot.moved(right=wide - spot.right), mount=False), Excerpt()
    return _at_side(job, picture, _at_end(job, picture, part), mount=True), Excerpt()


def _picture(job: Job) -> Decoded:
    assert job.content.picture is not None
    return job.open_picture(job.content.picture.key)


def _at_end(job: Job, picture: Decoded, part: float) -> Spot:
    """Return the place of a mounted picture where lines end, in this part of the card's width."""
    safe, (wide, high) = job.format.safe, job.size
    slot = Spot(round(wide * (1 - part)), safe.top, wide - safe.end, high - safe.bottom)
    spot = mounted(picture.size, slot)
    return spot.moved(right=slot.right - spot.right)


def _below(job: Job, picture: Decoded, spot: Spot, *, mount: bool) -> Sheet:
    """Draw the picture, then the words under it; the garland has what room is left."""
    palette, safe = job.cover(), job.format.safe
    if job.format.shape is Shape.TALL and spot.bottom < 0.55 * job.foot:
        spot = spot.moved(down=safe.top - spot.top)
    narrow = mount and job.format.width - 2 * safe.start - spot.size[0] > _BESIDE
    room = job.foot - spot.bottom
    growth = _growth(job, spot, narrow, room)
    if mount and growth and growth.beside and not job.crop:
        # Clear of the leaves beside it.
        right = min(spot.right, round(job.format.width - growth.reach - _CLEAR))
        clear = mounted(picture.size, replace(spot, right=right))
        spot = clear.moved(right=spot.left - clear.left, down=spot.top - clear.top)
    sheet = grounds.grown(job, palette, growth) if growth else hung.plain(job, palette)
    hung.show(sheet, job, palette, picture, spot, mount=mount)
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
    foot = signing.signature(sheet, job, palette, column).stand(job.foot)
    y = stack(parts.label(sheet, job, palette, column)).draw(top) + 38
    parts.introduction(sheet, job, palette, column, size=96, lines=3, room=foot - 36 - y).draw(y)


def _paired(sheet: Sheet, job: Job, palette: Palette, end: float, top: float) -> None:
    """Draw title, credit and signature where lines begin, the award where they end."""
    start = job.format.safe.start
    room = min(end, job.format.width - job.format.safe.end) - start
    main, side = job.column(start, start + room * 0.58), job.column(start + room * 0.64, end)
    foot = signing.signature(sheet, job, palette, main).stand(job.foot)
    parts.introduction(sheet, job, palette, main, size=64, lines=2, room=foot - 24 - top).draw(top)
    stack(parts.label(sheet, job, palette, side)).draw(top)


def _at_side(job: Job, picture: Decoded, spot: Spot, *, mount: bool) -> Sheet:
    """Draw the words where lines begin, the picture beside them, then the garland where it has room."""
    palette, growth = job.cover(), grounds.edge(job)
    shift = round(growth.reach + 30 - (job.format.width - spot.right))
    airy = mount and spot.left - shift > _AIRY
    if airy:
        # Not as high as its room, so that no leaf at the foot ends under the mount.
        less = mounted(picture.size, replace(spot, bottom=spot.bottom - job.px(30)))
        spot = less.moved(right=spot.right - shift - less.right)
    sheet = grounds.grown(job, palette, growth) if airy else hung.plain(job, palette)
    hung.show(sheet, job, palette, picture, spot, mount=mount)
    column = job.column(0, spot.left - job.px(48))
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top) + job.px(40)
    foot = signing.signature(sheet, job, palette, column)
    room = job.foot - foot.height - job.px(30) - y
    size = 84 if airy else 64
    parts.introduction(sheet, job, palette, column, size=size, lines=4, room=room).draw(y)
    foot.stand(job.foot)
    return sheet
