"""The parts that designs are composed of: label, title, credit, and the campaign at the foot."""

from collections.abc import Iterator

from competition.social import leaves, wording
from competition.social.colours import Palette
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.sheet import Column, Placed, Sheet, Voice

SIDE = 0.37
"""How much of a wide card its column of words takes."""


def label(sheet: Sheet, job: Job, palette: Palette, column: Column) -> list[Item]:
    """Return leaf, award, form and ages."""
    size, after = job.px(58), column.without_start(job.px(74))
    said = stack(
        words(sheet, wording.award_of(job.work).upper(), _house(job, palette.accent, award=True), after,
              (job.px(33), job.format.smallest), lines=2),
        words(sheet, wording.category_of(job.content), _house(job, palette.quiet), after,
              (job.px(29), job.format.smallest), lines=2, above=job.px(9)),
    )  # fmt: skip

    def draw(top: float) -> None:
        left = column.right - size if column.mirrored else column.left
        leaves.single(sheet.image, job.content.form, palette, left=left, top=top - 2, size=size)
        sheet.placed.append(Placed(left, top, left + size, top + size, what="leaf"))
        said.draw(top + max(0.0, (size - said.height) / 2))

    return [Item(max(size, said.height), draw)]


def introduction(
    sheet: Sheet, job: Job, palette: Palette, column: Column, *, size: int, lines: int, room: float
) -> Stack:
    """Return title, its translation and whose work it is, the title as large as the room allows."""
    made = stack()
    for made in _introductions(sheet, job, palette, column, size, lines):
        if made.height <= room:
            break
    return made


def _introductions(
    sheet: Sheet, job: Job, palette: Palette, column: Column, size: int, lines: int
) -> Iterator[Stack]:
    for share in (1.0, 0.88, 0.76, 0.66, 0.56, 0.48):
        largest = max(job.px(size * share), job.format.smallest)
        yield stack(heading(sheet, job, palette, column, largest, lines), credit(sheet, job, palette, column))
    for fewer in range(lines - 1, 0, -1):
        least = max(job.px(size * 0.48), job.format.smallest)
        yield stack(
            heading(sheet, job, palette, column, least, fewer, translated=fewer > 2),
            credit(sheet, job, palette, column, lines=1 + (fewer > 2)),
        )


def heading(
    sheet: Sheet,
    job: Job,
    palette: Palette,
    column: Column,
    size: int,
    lines: int,
    *,
    translated: bool = True,
) -> list[Item]:
    """Return the title and, smaller, its translation."""
    own, least = job.content.original, job.format.smallest
    voice = Voice(Style(own.language, 700, leading=leading(own.language, 1.1)), palette.ink)
    sizes = size, max(least, round(size * 0.7))
    made = words(sheet, own.title, voice, column, sizes, lines=lines)
    largest = max(least + 4, round(size * 0.5))
    return made + (title_translated(sheet, job, palette, column, largest) if translated else [])


def title_translated(sheet: Sheet, job: Job, palette: Palette, column: Column, size: int) -> list[Item]:
    """Return the title's translation; nothing where there is none or it is the same."""
    own, other = job.content.original, job.content.translation
    if not other or other.title == own.title:
        return []
    quiet = Voice(Style(other.language, italic=True, leading=1.16), palette.quiet)
    return words(sheet, other.title, quiet, column, (size, job.format.smallest), lines=2, above=job.px(16))


def credit(sheet: Sheet, job: Job, palette: Palette, column: Column, *, lines: int = 3) -> list[Item]:
    """Return whose work it is, as far as it may be said."""
    sizes = job.px(32), job.format.smallest
    # A dot that parts names stays at the end of its line.
    said = wording.byline(job.content).replace(wording.DOT, f"\u00a0{wording.DOT.lstrip()}")
    return words(sheet, said, _house(job, palette.quiet), column, sizes, lines=lines, above=job.px(22))


def signature(sheet: Sheet, job: Job, palette: Palette, column: Column) -> Stack:
    """Return the campaign's name and, where there is room, its organiser and year.

    It stands at one place on every card of a format, so its height hangs on the format, not on the work.
    """
    sender, sizes = job.sender, (job.px(36), job.format.smallest)
    if job.format.shape in (Shape.WIDE, Shape.LOW):
        aside = job.column(0, job.format.width * SIDE - job.px(40))
        column = column.without_end(max(0.0, column.width - aside.width))
    name, house = Voice(Style(sender.locale, 500, leading=1.15), palette.ink), _house(job, palette.quiet)
    small = job.format.smallest, job.format.smallest
    lines = 2 if job.format.shape is Shape.WIDE else 1
    return stack(
        words(sheet, sender.name, name, column, sizes, lines=1 if job.format.shape is Shape.LOW else 2),
        words(sheet, _sender(job, house, column), house, column, small, lines=lines, above=job.px(10)),
    )


def _sender(job: Job, voice: Voice, column: Column) -> str:
    """Return organiser and year; the year alone where they are too long, nothing on a low card."""
    if job.format.shape is Shape.LOW:
        return ""
    both = wording.DOT.join(part for part in (job.sender.organiser, str(job.sender.year)) if part)
    long = job.lettering.width(both, voice.style) * job.format.smallest > column.width
    return str(job.sender.year) if long and job.format.shape is not Shape.WIDE else both


def rule(sheet: Sheet, job: Job, palette: Palette, column: Column) -> list[Item]:
    """Return a short rule in the form's colour."""
    breadth = job.px(4)

    def draw(top: float) -> None:
        sheet.rule(column, top, job.px(64), palette.accent, breadth)

    return [Item(breadth, draw)]


def _house(job: Job, ink: tuple[int, int, int], *, award: bool = False) -> Voice:
    """Return the voice of the words around a work."""
    style = Style(job.sender.locale, 700 if award else 400, sans=True, tracking=0.09 * award, leading=1.26)
    return Voice(style, ink)
