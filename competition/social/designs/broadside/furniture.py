"""What frames a broadside: a head and a foot of small words between rules, as on a playbill."""

from competition.social import wording
from competition.social.colours import Palette
from competition.social.designs.logo import ready
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.sheet import Column, Placed, Sheet, Voice

Said = tuple[str, Voice]
_BROAD = 2.2
"""How much broader than high a logo may stand."""
_APART = 1.6
"""What stays free between two texts in one row, in ems."""
_FOLLOWS = 0.9
"""How far from the first the second one begins that follows it, in ems."""


def house(job: Job, ink: tuple[int, int, int], *, strong: bool = False) -> Voice:
    """Return the voice of the words around a work; strong ones are set apart."""
    return Voice(
        Style(job.sender.locale, 700 if strong else 400, sans=True, tracking=0.1 * strong, leading=1.22), ink
    )


def head(sheet: Sheet, job: Job, palette: Palette, column: Column, start: str, end: str) -> list[Item]:
    """Return two texts in a row over a double rule; the first is set apart."""
    strong, quiet = house(job, palette.ink, strong=True), house(job, palette.ink)
    return [
        *row(sheet, job, (start.upper(), strong), (end, quiet), column),
        *double_rule(sheet, job, palette, column),
    ]


def of_work(sheet: Sheet, job: Job, palette: Palette, column: Column) -> list[Item]:
    """Return award, form and ages over a double rule."""
    return head(sheet, job, palette, column, wording.award_of(job.work), wording.category_of(job.content))


def foot(sheet: Sheet, job: Job, palette: Palette, column: Column) -> Stack:
    """Return a fine rule over the campaign's logo and name, and its organiser and year if there is room."""
    rule, logo = fine_rule(sheet, job, palette, column), job.sender.logo
    if logo is None:
        return stack(rule, _named(sheet, job, palette, column))
    high = job.px(54 if job.format.shape is Shape.LOW else 66)
    wide = round(min(high * _BROAD, high * logo.width / logo.height))
    named = stack(_named(sheet, job, palette, column.without_start(wide + job.px(20))))
    height = max(high, named.height)

    def draw(top: float) -> None:
        left = round(column.right - wide if column.mirrored else column.left)
        down = round(top + (height - high) / 2)
        shown = ready(job.open_picture(logo.key), palette.ground, (wide, high))
        sheet.image.paste(shown, (left, down), shown)
        place = Placed(left, down, left + wide, down + high, job.format.smallest, what="logo")
        sheet.placed.append(place)
        named.draw(top + (height - named.height) / 2)

    return stack(rule, [Item(height, draw, job.px(12))])


def _named(sheet: Sheet, job: Job, palette: Palette, column: Column) -> list[Item]:
    """Return the campaign's name at the beginning of a line, its organiser and year at the end."""
    sender = job.sender
    name = Voice(Style(sender.locale, 700, leading=1.15), palette.ink)
    both = wording.DOT.join(part for part in (sender.organiser, str(sender.year)) if part)
    for said in (both, str(sender.year)):
        if beside(sheet, job, (sender.name, name), (said, house(job, palette.ink)), column):
            return row(sheet, job, (sender.name, name), (said, house(job, palette.ink)), column)
    sizes = job.px(34), job.format.smallest
    return words(sheet, sender.name, name, column, sizes, lines=2, above=job.px(16))


def row(sheet: Sheet, job: Job, start: Said, end: Said, column: Column, *, close: bool = False) -> list[Item]:
    """Return two texts on one line, at its beginning and its end; too long ones under each other.

    With `close` the second follows the first.
    """
    size = beside(sheet, job, start, end, column)
    if size:
        return in_row(sheet, job, start, end, column, size, close=close)
    sizes = job.px(30), job.format.smallest
    return [
        *words(sheet, start[0], start[1], column, sizes, lines=2),
        *words(sheet, end[0], end[1], column, sizes, lines=2, above=job.px(9)),
    ]


def in_row(
    sheet: Sheet, job: Job, start: Said, end: Said, column: Column, size: float, *, close: bool = False
) -> list[Item]:
    """Return two texts on one line in this size."""
    reach = [sheet.lettering.extent(text, voice.style) for text, voice in (start, end)]
    up, down = max(0.74, *(each[0] for each in reach)), max(0.22, *(each[1] for each in reach))

    def draw(top: float) -> None:
        sheet.line(start[0], start[1], size, top + up * size, column)
        if not end[0]:
            return
        first, wide = (sheet.lettering.width(text, voice.style) * size for text, voice in (start, end))
        after = first + _FOLLOWS * size if close else column.width - wide
        sheet.line(end[0], end[1], size, top + up * size, column.without_start(after))

    return [Item((up + down) * size, draw, job.px(12))]


def beside(
    sheet: Sheet, job: Job, start: Said, end: Said, column: Column, between: tuple[int, int] | None = None
) -> int:
    """Return the size in which two texts stand in one row, the usual or one of these; 0 for none."""
    wide = _APART + sum(sheet.lettering.width(text, voice.style) for text, voice in (start, end))
    largest, least = between or (job.px(31), job.format.smallest)
    sizes = range(largest, least - 1, -1)
    return next((size for size in sizes if wide * size <= column.width), 0)


def double_rule(sheet: Sheet, job: Job, palette: Palette, column: Column, *, above: int = 12) -> list[Item]:
    """Return a thick rule and a thin one under it, over the whole column."""
    thick, thin, gap = job.px(9), job.px(2), job.px(5)

    def draw(top: float) -> None:
        sheet.rule(column, round(top), column.width, palette.ink, thick)
        sheet.rule(column, round(top) + thick + gap, column.width, palette.ink, thin)

    return [Item(thick + gap + thin, draw, job.px(above))]


def fine_rule(sheet: Sheet, job: Job, palette: Palette, column: Column, *, above: int = 0) -> list[Item]:
    """Return a thin rule over the whole column."""

    def draw(top: float) -> None:
        sheet.rule(column, round(top), column.width, palette.ink, job.px(2))

    return [Item(job.px(2), draw, job.px(above))]


def of_message(sheet: Sheet, job: Job, palette: Palette, column: Column) -> list[Item]:
    """Return who organises the campaign and its first hashtag over a double rule."""
    tag = job.sender.hashtags[0] if job.sender.hashtags else ""
    return head(sheet, job, palette, column, job.sender.organiser or job.sender.name, tag)


def upright_rule(sheet: Sheet, job: Job, palette: Palette, column: Column, top: float, foot: float) -> None:
    """Draw a thin upright rule before a column."""
    gap = job.px(36)
    at = round(column.right + gap if column.mirrored else column.left - gap)
    sheet.pen.rectangle((at, round(top), at + 1, round(foot)), fill=palette.ink)
