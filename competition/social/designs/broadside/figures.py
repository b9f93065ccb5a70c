"""How many took part, as a row of figures between rules."""

from collections.abc import Sequence

from competition.platform.i18n import format_number
from competition.social.colours import Palette
from competition.social.designs.broadside import furniture
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.sheet import Column, Sheet, Voice


def figures(
    sheet: Sheet, job: Job, palette: Palette, column: Column, counted: Sequence[tuple[int, str]]
) -> list[Item]:
    """Return how many took part, all in one size, in a row; in two rows where one has no room for all."""
    if not counted:
        return []
    across = len(counted) if column.width / len(counted) >= job.px(200) else 2
    wide, gap = column.width / across, job.px(40)
    number = Voice(Style(job.sender.locale, 700, leading=1.0), palette.ink)
    broadest = max(sheet.lettering.width(format_number(count), number.style) for count, _ in counted)
    size = min(job.px(64 if job.format.shape is Shape.LOW else 104), int((wide - gap) / broadest))
    cells = [
        _figure(sheet, job, number, _cell(column, at % across, wide, gap), one, size)
        for at, one in enumerate(counted)
    ]
    made: list[Item] = []
    for start in range(0, len(cells), across):
        made += furniture.fine_rule(sheet, job, palette, column, above=20 * bool(start))
        made.append(_beside_each_other(cells[start : start + across], job.px(18)))
    return made


def _cell(column: Column, at: int, wide: float, gap: int) -> Column:
    own = column.without_start(at * wide)
    return own.without_end(own.width - wide + gap)


def _figure(
    sheet: Sheet, job: Job, number: Voice, column: Column, counted: tuple[int, str], size: int
) -> Stack:
    least, said = job.format.smallest, furniture.house(job, number.ink)
    return stack(
        words(sheet, format_number(counted[0]), number, column, (max(size, least), least), lines=1),
        words(sheet, counted[1], said, column, (job.px(34), least), lines=1, above=job.px(4)),
    )


def _beside_each_other(cells: Sequence[Stack], above: float) -> Item:
    def draw(top: float) -> None:
        for cell in cells:
            cell.draw(top)

    return Item(max(cell.height for cell in cells), draw, above)
