"""Cards of essays: whole sentences as a quotation, then what they are from."""

from dataclasses import dataclass

from competition.social import grounds, parts, poems
from competition.social.colours import Palette
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.quotes import quotation_marks
from competition.social.setting import Box
from competition.social.sheet import Column, Placed, Sheet, Voice
from competition.social.stack import Item, block, stack
from competition.social.text import prose

_MARK = 100
"""The height of the opening mark's ink at the most: brackets are taller than commas."""


@dataclass(frozen=True)
class Space:
    """Where the quotation may stand; its type from the smallest to the largest."""

    column: Column
    top: float
    foot: float
    sizes: tuple[int, int, int]
    low: float = 0.0


def upright(job: Job) -> tuple[Sheet, str]:
    """Compose a card that is about as tall as wide, or taller, on the form's dye."""
    palette, tall = job.dyed(), job.format.shape is Shape.TALL
    growth = grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column = job.column(0, job.format.width - growth.reach - 40)
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top)
    high = job.foot - job.top
    foot = parts.signature(sheet, job, palette, column).stand(job.foot) - 40
    rest = parts.introduction(sheet, job, palette, column, size=60 if tall else 52, lines=2, room=high * 0.24)
    made = _mark(sheet, job, palette, column, 260)
    top = y + 64 + made.height + 34
    space = Space(column, top, foot - rest.height - 84, (34, 62 if tall else 54, 92 if tall else 76))
    said = quotation(sheet, job, palette, space)
    if not said:
        return sheet, _title_only(sheet, job, palette, column, y + 90, foot)
    made.draw(y + 64)
    start = rest.stand(foot)
    stack(parts.rule(sheet, job, palette, column)).stand(start - 30)
    return sheet, said


def beside(job: Job) -> tuple[Sheet, str]:
    """Compose a wide card: what it is from in a column of dye, the quotation on the page beside it."""
    page, side = job.paper(), job.dyed()
    width = job.format.width * grounds.SIDE
    sheet = grounds.with_side(job, page, side, width)
    poems.aside(sheet, job, side, job.column(0, width - job.px(40)))
    growth = grounds.edge(job)
    column = job.column(width + job.px(64), job.format.width - growth.reach - job.px(16))
    mark = _mark(sheet, job, page, column, 240)
    top = job.top + mark.height + job.px(30)
    sizes = (job.format.smallest, job.px(46), job.px(64))
    said = quotation(sheet, job, page, Space(column, top, job.foot, sizes))
    if said:
        mark.draw(job.top)
    return sheet, said


def quotation(sheet: Sheet, job: Job, palette: Palette, space: Space) -> str:
    """Draw whole sentences as large as they fit; return them in their language's marks, empty for none."""
    own = job.content.original
    style = Style(own.language, leading=leading(own.language, 1.28))
    setting = sheet.setting(own.text.splitlines(), style)
    box = Box(space.column.width, space.foot - space.top, *space.sizes)
    excerpt = prose(own.text, setting, box, mark="") if box.height > 0 else None
    if excerpt is None:
        return ""
    stack([block(sheet, excerpt, setting, Voice(style, palette.ink), space.column)]).draw(space.top)
    opening, closing = _marks(job)
    return f"{opening}{excerpt.text}{closing}"


def _title_only(sheet: Sheet, job: Job, palette: Palette, column: Column, top: float, foot: float) -> str:
    """Draw the title alone, where no sentence is short enough; no words of the text are shown."""
    parts.introduction(sheet, job, palette, column, size=104, lines=5, room=foot - top).draw(top)
    return ""


def _marks(job: Job) -> tuple[str, str]:
    """Return the marks round the quotation; none where the text brings its own."""
    own = job.content.original
    brings = own.text.lstrip()[:1] in tuple("\"'«“„”「『‘‹»")
    return ("", "") if brings else quotation_marks(own.language)


def _mark(sheet: Sheet, job: Job, palette: Palette, column: Column, size: int) -> Item:
    """Return the language's opening mark, large, in the form's colour."""
    language = job.content.original.language
    mark, style = quotation_marks(language)[0].strip(), Style(language, 700)
    ink = sheet.lettering.ink(mark, style)
    large = min(job.px(size), job.px(_MARK) / (ink[3] - ink[1]))
    left, up, right, down = (length * large for length in ink)
    advance = sheet.lettering.width(mark, style) * large

    def draw(top: float) -> None:
        edge = column.right - (right - left) if column.mirrored else column.left
        at = (edge - left + (advance if style.rtl else 0), top - up)
        sheet.lettering.draw(sheet.pen, at, mark, style, large, palette.accent)
        sheet.placed.append(Placed(edge, top, edge + right - left, top + down - up, large, mark, "mark"))

    return Item(down - up, draw)
