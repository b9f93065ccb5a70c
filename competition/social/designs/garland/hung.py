"""Pictures on a mount, as in a gallery: words are measured first, the picture has all the room left."""

from dataclasses import dataclass, replace

from PIL import Image

from competition.platform.contrast import rgb
from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import CardContent
from competition.social.decoded import Decoded
from competition.social.designs import parts, portraits, signing
from competition.social.designs.garland import grounds
from competition.social.designs.garland.grounds import Growth
from competition.social.designs.stack import Item, Stack, stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.placing import FRAME, Spot, mounted
from competition.social.sheet import Column, Placed, Sheet

_TOP, _UNDER_LEAVES = 56, 176
"""How far from the upper edge a picture hangs, and how far below the garland of a slide."""
_STRIP = 120
"""So much width beside a picture is room for the garland."""
_ROOMY = 84
"""A picture that hangs lower than that leaves room for the garland below it."""


@dataclass(frozen=True)
class Hung:
    """A picture's place, and what stands below it, on a sheet with some garland."""

    sheet: Sheet
    spot: Spot
    said: Stack
    signed: Stack


def hung(job: Job, picture: Decoded, work: CardContent | None = None) -> Sheet:
    """Draw a picture, its words below it: those of the card's own work, or of one that it lists."""
    told = replace(job, content=work or job.work)
    made = _hung(job, told, picture, grounds.festoon(job) if _slide(job) else None)
    growth = _growth(job, made.spot)
    if growth:
        made = _hung(job, told, picture, growth)
    show(made.sheet, job, job.cover(), picture, made.spot, mount=True)
    made.signed.stand(job.foot)
    made.said.stand(job.foot - made.signed.height - _gap(job))
    return made.sheet


def _growth(job: Job, spot: Spot) -> Growth | None:
    """Return the garland for the room that a picture and its words leave, if it is enough for one."""
    if job.format.width - job.format.safe.start - spot.right > _STRIP:
        return grounds.edge(job) if _slide(job) else grounds.climbing(job)
    return grounds.corner(job, spot.bottom) if spot.top > _ROOMY and not _slide(job) else None


def _hung(job: Job, told: Job, picture: Decoded, growth: Growth | None) -> Hung:
    """Return the picture as large as words and signature leave it, flush with them."""
    palette, margin = job.cover(), job.format.safe.start
    sheet = grounds.grown(job, palette, growth) if growth else plain(job, palette)
    end = job.format.width - (growth.reach + 40 if growth and growth.beside else 0)
    said, signed = _words(
        sheet, job, told, palette, job.column(0, end), picture.height > 1.05 * picture.width
    )
    foot = job.foot - signed.height - _gap(job) - said.height - 36
    top = _UNDER_LEAVES if _slide(job) else _TOP
    spot = mounted(picture.size, Spot(margin, top, job.format.width - margin, round(foot)))
    return Hung(sheet, spot.moved(right=margin - spot.left), said, signed)


def _slide(job: Job) -> bool:
    return job.format.shape is Shape.SLIDES


def _gap(job: Job) -> int:
    return 30 if _square(job) else 40


def _words(
    sheet: Sheet, job: Job, told: Job, palette: Palette, column: Column, upright: bool
) -> tuple[Stack, Stack]:
    """Return the words below a picture, smaller where it is upright, and the signature."""
    if _square(job):
        signed = signing.signature(sheet, job, palette, column, lined=True)
        return stack([_paired(sheet, told, palette, column)]), signed
    numbered = column.without_end(grounds.NUMBERED if _slide(job) else 0)
    size = 68 if upright else 88
    named = parts.introduction(sheet, told, palette, column, size=size, lines=2, room=300)
    said = stack(parts.label(sheet, told, palette, column), [Item(named.height, named.draw, above=28)])
    return said, signing.signature(sheet, job, palette, numbered)


def _paired(sheet: Sheet, job: Job, palette: Palette, column: Column) -> Item:
    """Return title and credit where lines begin and, so that its end is theirs, the award."""
    over, under = wording.award_of(job.work), wording.category_of(job.content)
    wide = min(parts.tag_width(sheet, job, over, under), 0.42 * column.width)
    side = column.without_start(column.width - wide)
    award = stack(parts.tag(sheet, job, palette, side, over, under))
    main = column.without_end(wide + 40)
    named = parts.introduction(sheet, job, palette, main, size=68, lines=2, room=170)

    def draw(top: float) -> None:
        named.draw(top)
        award.draw(top + 8)

    return Item(max(named.height, award.height + 8), draw)


def _square(job: Job) -> bool:
    return job.format.height < 1.2 * job.format.width


def plain(job: Job, palette: Palette) -> Sheet:
    """Return a sheet of one colour."""
    return job.on(Image.new("RGB", job.size, palette.ground))


def show(sheet: Sheet, job: Job, palette: Palette, picture: Decoded, spot: Spot, *, mount: bool) -> None:
    """Draw the picture in its place, on a mount of paper where it does not reach the edges."""
    at = spot.mirrored(job.format.width) if job.mirrored else spot
    if job.crop and job.content.picture:
        inner = at.within(FRAME if mount else 0)
        part = portraits.shown_in(picture.size, inner.size, job.content.picture, job.crop)
        portraits.show(sheet, picture, inner, part)
        return
    framed(sheet, picture, at, palette, frame=FRAME if mount else 0)


def framed(sheet: Sheet, picture: Decoded, spot: Spot, palette: Palette, *, frame: int) -> None:
    """Draw a picture in a frame of paper; in none where that is not broad."""
    if frame:
        edges = (spot.left, spot.top, spot.right - 1, spot.bottom - 1)
        sheet.pen.rectangle(edges, fill=rgb("#FFFDF9"), outline=palette.rule, width=2)
    inner = spot.within(frame)
    sheet.image.paste(inner.cut(picture), (inner.left, inner.top))
    sheet.placed.append(Placed(inner.left, inner.top, inner.right, inner.bottom, what="picture"))
