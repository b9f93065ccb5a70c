"""Cards of essays: whole sentences as a quotation, then what they are from."""

from dataclasses import dataclass

from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import parts
from competition.social.designs.garland import grounds, poems
from competition.social.designs.stack import block, stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.quotes import quotation_marks
from competition.social.setting import Box
from competition.social.sheet import Column, Placed, Sheet, Voice
from competition.social.text import prose, running

_GUTTER, _MARK = 74, 58
"""How far the quotation is set in, as the words of the label are, and how wide its opening mark may be."""
_LARGER = 1.35
"""How much larger than the quotation its opening mark is."""


@dataclass(frozen=True)
class Space:
    """Where the quotation may stand; its type from the smallest to the largest."""

    column: Column
    top: float
    foot: float
    sizes: tuple[int, int, int]
    low: float = 0.0


def upright(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a card that is about as tall as wide, or taller, on the form's dye."""
    palette, tall = job.dyed(), job.format.shape is Shape.TALL
    growth = grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column = job.column(0, job.format.width - growth.reach - 40)
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top)
    high = job.foot - job.top
    foot = parts.signature(sheet, job, palette, column).stand(job.foot) - 40
    rest = parts.introduction(sheet, job, palette, column, size=60 if tall else 52, lines=2, room=high * 0.24)
    sizes = (34, 62, 92) if tall else (34, 54, 76)
    space = Space(column, y + 64, foot - rest.height - 84, sizes, 0.4)
    said = quotation(sheet, job, palette, space)
    if not said.text:
        return sheet, _title_only(sheet, job, palette, column, y + 90, foot)
    start = rest.stand(foot)
    stack(parts.rule(sheet, job, palette, column)).stand(start - 30)
    return sheet, said


def beside(job: Job) -> tuple[Sheet, Excerpt]:
    """Compose a wide card: what it is from in a column of dye, the quotation on the page beside it."""
    page, side = job.paper(), job.dyed()
    width = job.format.width * parts.SIDE
    sheet = grounds.with_side(job, page, side, width)
    poems.aside(sheet, job, side, job.column(0, width - job.px(40)))
    growth = grounds.edge(job)
    column = job.column(width + job.px(64), job.format.width - growth.reach - job.px(16))
    sizes = (job.format.smallest, job.px(46), job.px(64))
    return sheet, quotation(sheet, job, page, Space(column, job.top, job.foot, sizes, 0.5))


def quotation(sheet: Sheet, job: Job, palette: Palette, space: Space) -> Excerpt:
    """Draw whole sentences in their language's marks, as large as they fit; return them, nothing for none."""
    own, (opening, closing) = job.content.original, _marks(job)
    style = Style(own.language, leading=leading(own.language, 1.28))
    setting = sheet.setting([*own.text.splitlines(), closing], style)
    column = space.column.without_start(job.px(_GUTTER))
    # The opening mark, larger than the words, may reach above them.
    room = space.foot - space.top - 0.35 * space.sizes[2]
    box = Box(column.width, room, *space.sizes)
    excerpt = prose(own.text, setting, box, ("", closing), mark="") if room > 0 else None
    if excerpt is None:
        return Excerpt()
    item = block(sheet, excerpt, setting, Voice(style, palette.ink), column)
    top = space.foot - room + (room - item.height) * space.low
    item.draw(top)
    if opening:
        _hang(sheet, job, palette, space.column, top + sheet.reach(excerpt, style), excerpt.size)
    return Excerpt(opening + running(excerpt, own.text, closing))


def _title_only(sheet: Sheet, job: Job, palette: Palette, column: Column, top: float, foot: float) -> Excerpt:
    """Draw the title alone, where no sentence is short enough; no words of the text are shown."""
    parts.introduction(sheet, job, palette, column, size=104, lines=5, room=foot - top).draw(top)
    return Excerpt()


def _marks(job: Job) -> tuple[str, str]:
    """Return the marks round the quotation; none where the text brings its own."""
    own = job.content.original
    brings = own.text.lstrip()[:1] in tuple("\"'«“„”「『‘‹»")
    return ("", "") if brings else quotation_marks(own.language)


def _hang(sheet: Sheet, job: Job, palette: Palette, column: Column, foot: float, size: float) -> None:
    """Draw the language's opening mark beside the first line, on its foot: low marks stand low."""
    language = job.content.original.language
    mark, style = quotation_marks(language)[0].strip(), Style(language, 700)
    ink = sheet.lettering.ink(mark, style)
    large = min(size * _LARGER, job.px(_MARK) / (ink[2] - ink[0]))
    left, up, right, down = (length * large for length in ink)
    edge = column.right - (right - left) if column.mirrored else column.left
    advance = sheet.lettering.width(mark, style) * large if style.rtl else 0
    sheet.lettering.draw(sheet.pen, (edge - left + advance, foot), mark, style, large, palette.accent)
    place = Placed(edge, foot + up, edge + right - left, foot + down, large, mark, "mark")
    sheet.placed.append(place)
