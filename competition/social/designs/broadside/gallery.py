"""The illustrations that won in a category, each whole on paper of its own: under each other, or in a row."""

from collections.abc import Iterator, Sequence

from competition.campaign.wording import award_name
from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import Listed, Picture
from competition.social.designs.broadside import furniture
from competition.social.designs.broadside.illustrations import PAPER
from competition.social.designs.stack import Item, Stack, fitted_title, stack, words
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.placing import Spot
from competition.social.setting import Box
from competition.social.sheet import Column, Placed, Sheet, Voice

_LOWEST, _HIGHEST = 100, 440
"""How high a picture's paper is at least, to be looked at, and how high at most."""
_ACROSS, _SHARE = 1.25, 0.46
"""How wide its paper is to its height, and how much of the column it may take, beside its words."""
_SIZES = (84, 74, 66, 58, 50, 44, 38, 34, 30)
_MOST = 4
"""So many pictures stand in one row."""
_BESIDE, _UNDER = 3, ((2, 0.56), (3, 0.42))
"""How many lines a title may have beside its picture; and under it, and what of the height that leaves."""


def shown(listed: Sequence[Listed]) -> bool:
    """Whether all works have a picture to be shown."""
    return bool(listed) and all(each.picture is not None for each in listed)


def listing(sheet: Sheet, job: Job, palette: Palette, column: Column, room: float) -> Stack | None:
    """Return the pictures under each other, words beside them; None where they would be too small."""
    listed, gap = job.message.listed, job.px(30)
    if not shown(listed):
        return None
    high = min(job.px(_HIGHEST), (room - gap * (len(listed) - 1)) / len(listed))
    wide = round(min(high * _ACROSS, column.width * _SHARE))
    beside = column.without_start(wide + job.px(36))
    for told in _tries(sheet, job, palette, [beside] * len(listed), _BESIDE):
        if high >= job.px(_LOWEST) and max(each.height for each in told) <= high:
            return stack(
                [
                    _row(sheet, job, column, each, said, (wide, round(high)), gap)
                    for each, said in zip(listed, told, strict=True)
                ]
            )
    return None


def wall(sheet: Sheet, job: Job, palette: Palette, column: Column, room: float) -> Stack | None:
    """Return the pictures in one row, words under them; None where they are too many or too small."""
    listed, gap = job.message.listed, job.px(32)
    if not shown(listed) or len(listed) > _MOST:
        return None
    wide = (column.width - gap * (len(listed) - 1)) / len(listed)
    cells = [column.without_start(at * (wide + gap)) for at in range(len(listed))]
    cells = [cell.without_end(cell.width - wide) for cell in cells]
    for lines, share in _UNDER:
        for told in _tries(sheet, job, palette, cells, lines):
            high = min(room - max(each.height for each in told) - job.px(22), wide)
            if high >= max(job.px(_LOWEST), share * room):
                return _beside_each_other(sheet, job, cells, told, high)
    return None


def _row(
    sheet: Sheet, job: Job, column: Column, each: Listed, told: Stack, size: tuple[int, int], above: int
) -> Item:
    """Return a picture, and beside it, at its middle, its words."""

    def draw(top: float) -> None:
        _mounted(sheet, job, each.picture, column, top, size)
        told.draw(top + max(0.0, (size[1] - told.height) / 2))

    return Item(size[1], draw, above)


def _beside_each_other(
    sheet: Sheet, job: Job, cells: Sequence[Column], told: Sequence[Stack], high: float
) -> Stack:
    """Return one row of pictures over their words."""
    below = high + job.px(22)

    def draw(top: float) -> None:
        for cell, each, said in zip(cells, job.message.listed, told, strict=True):
            _mounted(sheet, job, each.picture, cell, top, (round(cell.width), round(high)))
            said.draw(top + below)

    return stack([Item(below + max(each.height for each in told), draw)])


def _mounted(
    sheet: Sheet, job: Job, picture: Picture | None, column: Column, top: float, size: tuple[int, int]
) -> None:
    """Draw a whole picture in the middle of its paper, which stands where lines begin."""
    assert picture is not None
    start = round(column.right) - size[0] if column.mirrored else round(column.left)
    paper = Spot(start, round(top), start + size[0], round(top) + size[1])
    sheet.pen.rectangle((paper.left, paper.top, paper.right - 1, paper.bottom - 1), fill=PAPER)
    opened, inner = job.open_picture(picture.key), paper.within(job.px(14))
    scale = min(inner.size[0] / opened.width, inner.size[1] / opened.height)
    wide, high = max(1, round(opened.width * scale)), max(1, round(opened.height * scale))
    left, down = inner.left + (inner.size[0] - wide) // 2, inner.top + (inner.size[1] - high) // 2
    spot = Spot(left, down, left + wide, down + high)
    sheet.image.paste(spot.cut(opened), (left, down))
    sheet.placed.append(Placed(spot.left, spot.top, spot.right, spot.bottom, what="picture"))


def _tries(
    sheet: Sheet, job: Job, palette: Palette, columns: Sequence[Column], lines: int
) -> Iterator[list[Stack]]:
    """Yield the words of all works in one size, the largest first; the smaller ones also untranslated.

    A size in which a title would be cut is none of them.
    """
    for translated, sizes in ((True, _SIZES[:6]), (False, _SIZES[2:])):
        for size in sizes:
            whole = all(
                _whole(sheet, column, each, job.px(size), lines)
                for column, each in zip(columns, job.message.listed, strict=True)
            )
            if not whole:
                continue
            yield [
                _told(sheet, job, palette, column, each, (job.px(size), lines), translated=translated)
                for column, each in zip(columns, job.message.listed, strict=True)
            ]


def _title(each: Listed) -> Style:
    return Style(each.original.language, 700, leading=leading(each.original.language, 1.08))


def _whole(sheet: Sheet, column: Column, each: Listed, size: int, lines: int) -> bool:
    setting = sheet.setting([each.original.title], _title(each))
    box = Box(column.width, 0, size, size, size)
    return not each.original.title or not fitted_title(each.original.title, setting, box, lines).cut


def _told(
    sheet: Sheet,
    job: Job,
    palette: Palette,
    column: Column,
    each: Listed,
    set_in: tuple[int, int],
    *,
    translated: bool,
) -> Stack:
    """Return award, title, its translation and whose it is."""
    size, lines = set_in
    own, other, least = each.original, each.translation, job.format.smallest
    also = other.title if other and other.title != own.title and translated else ""
    title = Voice(_title(each), palette.ink)
    italic = Voice(Style(other.language if other else "", italic=True, leading=1.14), palette.quiet)
    strong, quiet = furniture.house(job, palette.ink, strong=True), furniture.house(job, palette.quiet)
    credited = wording.kept(wording.DOT.join(part for part in (each.who, each.city) if part))
    large, small = max(least, size), max(least, min(job.px(40), round(size * 0.6)))
    return stack(
        words(sheet, award_name(each.award).upper(), strong, column, (job.px(28), least), lines=1),
        words(sheet, own.title or also, title, column, (large, large), lines=lines, above=job.px(8)),
        words(sheet, also, italic, column, (small, least), lines=2, above=job.px(6)),
        words(sheet, credited, quiet, column, (small, least), lines=1, above=job.px(8)),
    )
