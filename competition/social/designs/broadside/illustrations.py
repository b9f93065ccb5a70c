"""Broadsides of illustrations: the picture from edge to edge or on a field of paper, words on dye."""

from competition.platform.contrast import rgb
from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.decoded import Decoded
from competition.social.designs import portraits
from competition.social.designs.broadside import furniture, grounds, openings
from competition.social.designs.stack import Stack, stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.placing import FRAME, Spot, across, bordered, mounted, sideways
from competition.social.sheet import Column, Placed, Sheet

PAPER = rgb("#FFFDF9")
"""What a picture stands on: whiter than the page, as its own paper is."""
_ROUND = 52
"""What stays free round a picture on its field."""
_SIDE, _LOWEST = 0.36, 0.4
"""How much of a wide card's width words take, and how much of a high one's height the picture's field."""
_HEADED, _ONE_LINE = 78, 50
"""How large a title may be while it is asked how much room words leave to the picture; and how large at least
to keep to one line for that."""


def upright(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a card whose words stand below the picture."""
    return over_words(job, wording.award_of(job.work)), Excerpt()


def over_words(job: Job, award: str, reserved: float = 0) -> Sheet:
    """Draw the picture over the words, the foot's end kept free for `reserved` pixels."""
    picture, palette = _picture(job), grounds.dyed(job)
    lines = 1 if openings.one_line(job, job.column(0, job.format.width)) >= job.px(_ONE_LINE) else 3
    plain = grounds.plain(job, palette)
    trial = _words(plain, job, palette, award, (_HEADED, lines), job.foot, reserved)
    spot, field = _placed(job, picture, job.foot - trial.height - 2 * job.px(34))
    sheet = grounds.overprinted(job, palette)
    sheet.pen.rectangle((0, 0, job.format.width, field - 1), fill=PAPER)
    _show(sheet, job, picture, spot)
    top, large = field + job.px(34), 240 if job.format.shape is Shape.TALL else 190
    room = furniture.foot(sheet, job, palette, _foot(job, reserved)).stand(job.foot) - top - job.px(34)
    _words(sheet, job, palette, award, (large, 3), room, reserved, framed=False).draw(top)
    return sheet


def beside(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a wide card: words where lines begin, the picture beside them from top to foot."""
    picture, (wide, high) = _picture(job), job.size
    most = wide * (1 - _SIDE)
    spot = None if bordered(picture) else sideways(picture.size, high, most)
    if job.crop:
        spot = Spot(0, 0, round(most), high)
    if spot and wide - spot.size[0] <= wide * 0.62:
        field = wide - spot.size[0]
        spot = spot.moved(right=field)
    else:
        slot = Spot(wide - round(most), 0, wide, high).within(job.px(_ROUND) - FRAME)
        spot = mounted(picture.size, slot).within(FRAME)
        spot = spot.moved(right=wide - job.px(_ROUND) - spot.right)
        field = spot.left - job.px(_ROUND)
    palette = grounds.dyed(job)
    sheet = grounds.overprinted(job, palette)
    left, right = (0, wide - field) if job.mirrored else (field, wide)
    sheet.pen.rectangle((left, 0, right - 1, high), fill=PAPER)
    _show(sheet, job, picture, spot)
    _column(sheet, job, palette, job.column(0, field - job.px(44)))
    return sheet, Excerpt()


def _picture(job: Job) -> Decoded:
    assert job.content.picture is not None
    return job.open_picture(job.content.picture.key)


def _placed(job: Job, picture: Decoded, low: float) -> tuple[Spot, int]:
    """Return where a picture stands above words that begin at `low`, and where its field ends."""
    wide, tall = job.format.width, job.format.shape is Shape.TALL
    if job.crop:
        return Spot(0, 0, wide, round(low)), round(low)
    # Platforms lay their own words over the head of a tall card: no part of a work stands there.
    spot = None if tall or bordered(picture) else across(picture.size, wide, low)
    if spot:
        return spot, spot.bottom
    free = job.px(_ROUND)
    top = job.format.safe.top - free if tall else free
    spot = mounted(picture.size, Spot(free, top, wide - free, round(low) - free).within(-FRAME)).within(FRAME)
    field = max(spot.size[1] + top + free, round(job.format.height * _LOWEST))
    return spot.moved(down=top + (field - top - free - spot.size[1]) // 2 - spot.top), field


def _column(sheet: Sheet, job: Job, palette: Palette, column: Column) -> None:
    """Draw head, title and foot in a column beside a picture."""
    y = stack(furniture.of_work(sheet, job, palette, column)).draw(job.top) + job.px(36)
    foot = furniture.foot(sheet, job, palette, column).stand(job.foot) - job.px(30)
    openings.opening(sheet, job, palette, column, (150, 40), lines=5, room=foot - y).draw(y)


def _foot(job: Job, reserved: float) -> Column:
    return job.column(0, job.format.width).without_end(reserved)


def _words(
    sheet: Sheet,
    job: Job,
    palette: Palette,
    award: str,
    set_in: tuple[int, int],
    room: float,
    reserved: float,
    *,
    framed: bool = True,
) -> Stack:
    """Return award and ages, title and credit; with the foot below them where it is to be counted."""
    column = job.column(0, job.format.width)
    strong, quiet = furniture.house(job, palette.ink, strong=True), furniture.house(job, palette.ink)
    said = (award.upper(), strong), (wording.category_of(job.content), quiet)
    head = furniture.row(sheet, job, *said, column, close=True)
    foot = furniture.foot(sheet, job, palette, _foot(job, reserved)).items if framed else ()
    left = room - stack(head).height - job.px(26)
    opened = openings.opening(sheet, job, palette, column, (set_in[0], 40), lines=set_in[1], room=left)
    return stack(head, [openings.space(job.px(26))], opened.items, foot)


def _show(sheet: Sheet, job: Job, picture: Decoded, spot: Spot) -> None:
    """Draw the picture in its place, or what of it was chosen."""
    at = spot.mirrored(job.format.width) if job.mirrored else spot
    if job.crop and job.content.picture:
        part = portraits.shown_in(picture.size, at.size, job.content.picture, job.crop)
        portraits.show(sheet, picture, at, part)
        return
    sheet.image.paste(at.cut(picture), (at.left, at.top))
    sheet.placed.append(Placed(at.left, at.top, at.right, at.bottom, what="picture"))
