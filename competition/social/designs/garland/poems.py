"""Cards of poems: title, whose it is, and the opening stanzas, with the garland along the edges."""

from dataclasses import dataclass, replace

from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import parts
from competition.social.designs.garland import grounds
from competition.social.designs.stack import Item, block, stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.setting import Box, Fitted, Setting
from competition.social.sheet import Column, Sheet, Voice
from competition.social.text import ENOUGH, poem, same_excerpt


@dataclass(frozen=True)
class Room:
    """Where the verse may stand; sizes of type from the largest to the smallest, the third is comfortable."""

    column: Column
    top: float
    foot: float
    sizes: tuple[int, int, int, int]
    low: float = 0.0

    @property
    def height(self) -> float:
        """Its height in pixels."""
        return self.foot - self.top


def upright(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a card that is about as tall as wide, or taller: everything under each other."""
    palette, tall = job.paper(), job.format.shape is Shape.TALL
    growth = grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column = job.column(0, job.format.width - growth.reach - 40)
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top)
    high = job.foot - job.top
    opening = parts.introduction(
        sheet, job, palette, column, size=112 if tall else 88, lines=3, room=high * 0.36
    )
    y = opening.draw(y + (64 if tall else 46))
    foot = parts.signature(sheet, job, palette, column).stand(job.foot)
    room = Room(
        column, y + (72 if tall else 44), foot - 40, (84, 70, 54, 36) if tall else (72, 60, 48, 34), 0.3
    )
    return sheet, verse(sheet, job, palette, room)


def beside(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a wide card: whose poem it is in a column of dye, the verse on the page beside it."""
    page, side = job.paper(), job.dyed()
    width = job.format.width * parts.SIDE
    sheet = grounds.with_side(job, page, side, width)
    aside(sheet, job, side, job.column(0, width - job.px(40)))
    growth = grounds.edge(job)
    column = job.column(width + job.px(64), job.format.width - growth.reach - job.px(16))
    sizes = (job.px(62), job.px(54), job.px(36), job.format.smallest)
    return sheet, verse(sheet, job, page, Room(column, job.top, job.foot, sizes, 0.5))


def aside(sheet: Sheet, job: Job, palette: Palette, column: Column) -> None:
    """Draw label and title at the head of a column, the campaign at its foot."""
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top) + job.px(44)
    foot = parts.signature(sheet, job, palette, column)
    room = job.foot - foot.height - job.px(36) - y
    parts.introduction(sheet, job, palette, column, size=70, lines=5, room=room).draw(y)
    foot.stand(job.foot)


def titled(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a low card, which is seen small: the title on the form's dye, beside the campaign's wreath."""
    palette, (wide, high) = job.dyed(), job.size
    radius = high * 0.53
    sheet = job.wreathed(palette, (wide - radius * 0.1, high / 2), radius)
    column = job.column(0, wide - radius * 1.44)
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top) + job.px(30)
    foot = parts.signature(sheet, job, palette, column)
    room = job.foot - foot.height - job.px(26) - y
    parts.introduction(sheet, job, palette, column, size=116, lines=3, room=room).draw(y)
    foot.stand(job.foot)
    return sheet, Excerpt()


def verse(sheet: Sheet, job: Job, palette: Palette, room: Room) -> Excerpt:
    """Draw the opening as large as it reads well, its translation below where there is room; return it."""
    own = job.content.original
    style = Style(own.language, leading=leading(own.language, 1.36))
    setting = sheet.setting(own.text.splitlines(), style)
    excerpt = _opening(job, setting, room) if room.height > 0 else None
    if excerpt is None:
        return Excerpt()
    found = _with_translation(sheet, job, palette, room, setting, excerpt)
    excerpt, same, other = found or (excerpt, "", [])
    voice = Voice(style, palette.ink, palette.quiet)
    made = stack([block(sheet, excerpt, setting, voice, room.column)], other)
    made.draw(room.top + max(0.0, (room.height - made.height) * room.low))
    return Excerpt(excerpt.text, same)


def _opening(job: Job, setting: Setting, room: Room) -> Fitted | None:
    """Return the opening; in the smallest type where only that keeps its lines whole and enough of them."""
    text, box = job.content.original.text, _box(room, room.sizes[0])
    excerpt = poem(text, setting, box)
    if excerpt is None or not _spoiled(excerpt):
        return excerpt
    smaller = poem(text, setting, replace(box, floor=job.format.smallest))
    return excerpt if smaller is None or _spoiled(smaller) else smaller


def _spoiled(excerpt: Fitted) -> bool:
    """Whether lines had to be turned, or fewer stand there than make a reader want more."""
    few = excerpt.cut and sum(not line.mark for line in excerpt.lines) < ENOUGH
    return few or any(line.turned for line in excerpt.lines)


def _with_translation(
    sheet: Sheet, job: Job, palette: Palette, room: Room, setting: Setting, excerpt: Fitted
) -> tuple[Fitted, str, list[Item]] | None:
    """Return the excerpt, smaller where it must be, and the same lines of the translation, below it."""
    for ceiling in range(excerpt.size, room.sizes[2] - 1, -2):
        smaller = poem(job.content.original.text, setting, _box(room, ceiling))
        if smaller is None or smaller.text != excerpt.text:
            return None
        same, other = _translation(sheet, job, palette, room, smaller)
        if other:
            return smaller, same, other
    return None


def _translation(
    sheet: Sheet, job: Job, palette: Palette, room: Room, excerpt: Fitted
) -> tuple[str, list[Item]]:
    own, other, gap = job.content.original, job.content.translation, job.px(44)
    same = same_excerpt(own.text, other.text, excerpt) if other and other.text else None
    if other is None or same is None or other.language == own.language:
        return "", []
    style = Style(other.language, italic=True, leading=leading(other.language, 1.32))
    setting = sheet.setting(same.splitlines(), style)
    least = job.format.smallest + 2
    left = room.height - excerpt.height - gap
    box = Box(room.column.width, left, least, least, max(least, min(job.px(38), excerpt.size - 10)))
    fitted = poem(same, setting, box) if left > 0 else None
    if fitted is None or fitted.cut or any(line.turned for line in fitted.lines):
        return "", []
    return same, [block(sheet, fitted, setting, Voice(style, palette.quiet), room.column, above=gap)]


def _box(room: Room, ceiling: int) -> Box:
    return Box(room.column.width, room.height, room.sizes[3], min(room.sizes[2], ceiling), ceiling)
