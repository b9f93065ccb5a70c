"""The parts that designs are composed of: label, title, credit, and the campaign at the foot."""

from collections.abc import Iterator

from competition.platform.contrast import RGB
from competition.social import leaves, wording
from competition.social.colours import Palette
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.sheet import Column, Placed, Sheet, Voice


def label(sheet: Sheet, job: Job, palette: Palette, column: Column) -> list[Item]:
    """Return leaf, award, form and ages."""
    return tag(sheet, job, palette, column, wording.award_of(job.work), wording.category_of(job.content))


def tag(sheet: Sheet, job: Job, palette: Palette, column: Column, over: str, under: str) -> list[Item]:
    """Return a leaf in the form's colour, what a card is in small capitals, and a line that tells more."""
    size, after = job.px(58), column.without_start(job.px(74))
    said = stack(
        words(sheet, over.upper(), house(job, palette.accent, label=True), after,
              (job.px(33), job.format.smallest), lines=2),
        words(sheet, under, house(job, palette.quiet), after,
              (job.px(29), job.format.smallest), lines=2, above=job.px(9)),
    )  # fmt: skip

    def draw(top: float) -> None:
        left = column.right - size if column.mirrored else column.left
        leaves.single(sheet.image, job.content.form, palette, left=left, top=top - 2, size=size)
        sheet.placed.append(Placed(left, top, left + size, top + size, what="leaf"))
        said.draw(top + max(0.0, (size - said.height) / 2))

    return [Item(max(size, said.height), draw)]


def tag_width(sheet: Sheet, job: Job, over: str, under: str) -> float:
    """Return how broad a label is when none of its lines is broken."""
    said = ((over.upper(), house(job, (0, 0, 0), label=True), 33), (under, house(job, (0, 0, 0)), 29))
    widths = (sheet.lettering.width(text, voice.style) * job.px(size) for text, voice, size in said)
    return job.px(74) + max(widths) + 2


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
        whose = min(56, max(34, round(size * share * 0.42)))
        yield stack(
            heading(sheet, job, palette, column, largest, lines),
            credit(sheet, job, palette, column, size=whose),
        )
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
    made = words(sheet, own.title, voice, column, sizes, lines=lines, smaller=least)
    largest = max(least + 4, round(size * 0.5))
    return made + (title_translated(sheet, job, palette, column, largest) if translated else [])


def title_translated(sheet: Sheet, job: Job, palette: Palette, column: Column, size: int) -> list[Item]:
    """Return the title's translation; nothing where there is none or it is the same."""
    own, other = job.content.original, job.content.translation
    if not other or other.title == own.title:
        return []
    quiet = Voice(Style(other.language, italic=True, leading=1.16), palette.quiet)
    return words(sheet, other.title, quiet, column, (size, job.format.smallest), lines=2, above=job.px(16))


def credit(
    sheet: Sheet, job: Job, palette: Palette, column: Column, *, lines: int = 3, size: int = 32
) -> list[Item]:
    """Return whose work it is, as far as it may be said."""
    sizes = job.px(size), job.format.smallest
    said = wording.kept(wording.byline(job.content))
    return words(sheet, said, house(job, palette.quiet), column, sizes, lines=lines, above=job.px(22))


def rule(sheet: Sheet, job: Job, palette: Palette, column: Column) -> list[Item]:
    """Return a short rule in the form's colour."""
    breadth = job.px(4)

    def draw(top: float) -> None:
        sheet.rule(column, top, job.px(64), palette.accent, breadth)

    return [Item(breadth, draw)]


def house(job: Job, ink: RGB, *, label: bool = False) -> Voice:
    """Return the voice of the words around a work."""
    style = Style(job.sender.locale, 700 if label else 400, sans=True, tracking=0.09 * label, leading=1.26)
    return Voice(style, ink)
