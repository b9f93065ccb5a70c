"""Whose work a broadside shows: its title in wood type, the title's translation, and the credit."""

from functools import partial

from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import Message
from competition.social.designs import parts
from competition.social.designs.broadside import furniture
from competition.social.designs.broadside.woodtype import Wood, headed, poster
from competition.social.designs.stack import Item, Stack, stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.sheet import Column, Sheet, Voice

_FLAT = 42, 32
"""The largest and the smallest type of a translation and a credit in one line."""


def opening(
    sheet: Sheet,
    job: Job,
    palette: Palette,
    column: Column,
    sizes: tuple[int, int],
    *,
    lines: int,
    room: float,
    flat: bool = False,
) -> Stack:
    """Return a work's title in wood type, its translation and whose it is, as large as the room allows.

    `flat`: translation and credit stand in one line where they can, the credit at its end. They make way
    before the title is cut or a word of it torn.
    """
    tried: list[Stack] = []
    # A slide without a picture, and the only work of a category, have their room for little else.
    listed = isinstance(job.content, Message)
    alone = job.content.picture is None and (listed or job.format.shape is Shape.SLIDES)
    other, whose = (76, 56) if alone else (52, 40)
    for translated, said in ((True, 3), (True, 2), (False, 2), (False, 1)):
        below = stack(_in_one(sheet, job, palette, column)) if flat and translated else stack()
        below = (
            below
            if below.items
            else stack(
                parts.title_translated(sheet, job, palette, column, job.px(other)) if translated else [],
                parts.credit(sheet, job, palette, column, lines=said, size=whose),
            )
        )
        made = headed(partial(title, sheet, job, palette, column, sizes, lines), below.items, room)
        tried.append(made)
        if made.height <= room and not wrong(made):
            break
    return min([one for one in tried if one.height <= room] or tried[-1:], key=wrong)


def wrong(made: Stack) -> int:
    """Return how much is wrong with the title of an opening: 1 where a word is torn, 2 where it is cut."""
    return max((each.wrong for each in made.items if isinstance(each, Wood)), default=0)


def title(
    sheet: Sheet,
    job: Job,
    palette: Palette,
    column: Column,
    sizes: tuple[int, int],
    lines: int,
    room: float,
) -> list[Wood]:
    """Return a work's title in wood type, down to the smallest type before a word of it is torn."""
    own = job.content.original
    voice = Voice(Style(own.language, 700, leading=leading(own.language, 1.06)), palette.ink)
    largest, least = job.px(max(sizes)), max(job.format.smallest, job.px(min(sizes)))
    made = poster(sheet, own.title, voice, column, (largest, least), lines=lines, room=room)
    if made and made[0].wrong and least > job.format.smallest:
        between = largest, job.format.smallest
        less = poster(sheet, own.title, voice, column, between, lines=lines, room=room)
        return min(made, less, key=lambda one: one[0].wrong)
    return made


def one_line(job: Job, column: Column) -> float:
    """Return how large a work's title is that fills a column in one line."""
    own = job.content.original
    wide = job.lettering.width(own.title, Style(own.language, 700))
    return column.width / wide if wide else 0.0


def _in_one(sheet: Sheet, job: Job, palette: Palette, column: Column) -> list[Item]:
    """Return the title's translation and whose work it is in one line; nothing where they are too long."""
    own, other = job.content.original, job.content.translation
    who = wording.kept(wording.byline(job.content))
    if not who or other is None or not other.title or other.title == own.title:
        return []
    italic = Voice(Style(other.language, italic=True, leading=1.16), palette.quiet)
    said = (other.title, italic), (who, furniture.house(job, palette.quiet))
    between = job.px(_FLAT[0]), max(job.format.smallest, job.px(_FLAT[1]))
    size = furniture.beside(sheet, job, *said, column, between)
    return furniture.in_row(sheet, job, *said, column, size) if size else []


def space(height: float) -> Item:
    """Return so much room."""
    return Item(height, lambda top: None)
