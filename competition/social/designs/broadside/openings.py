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

    `flat`: translation and credit stand in one line where they can, the credit at its end.
    """
    made = stack()
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
        if made.height <= room:
            break
    return made


def title(
    sheet: Sheet,
    job: Job,
    palette: Palette,
    column: Column,
    sizes: tuple[int, int],
    lines: int,
    room: float,
) -> list[Wood]:
    """Return a work's title in wood type."""
    own = job.content.original
    voice = Voice(Style(own.language, 700, leading=leading(own.language, 1.06)), palette.ink)
    between = job.px(max(sizes)), max(job.format.smallest, job.px(min(sizes)))
    return poster(sheet, own.title, voice, column, between, lines=lines, room=room)


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
