"""Whose work a broadside shows: its title in wood type, the title's translation, and the credit."""

from functools import partial

from competition.social.colours import Palette
from competition.social.designs import parts
from competition.social.designs.broadside.woodtype import Wood, headed, poster
from competition.social.designs.stack import Item, Stack, stack
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.sheet import Column, Sheet, Voice


def opening(
    sheet: Sheet,
    job: Job,
    palette: Palette,
    column: Column,
    sizes: tuple[int, int],
    *,
    lines: int,
    room: float,
) -> Stack:
    """Return a work's title in wood type, its translation and whose it is, as large as the room allows."""
    made = stack()
    # A slide without a picture has its room for little else.
    alone = job.format.shape is Shape.SLIDES and job.content.picture is None
    other, whose = (76, 56) if alone else (52, 40)
    for translated, said in ((True, 3), (True, 2), (False, 2), (False, 1)):
        below = stack(
            parts.title_translated(sheet, job, palette, column, job.px(other)) if translated else [],
            parts.credit(sheet, job, palette, column, lines=said, size=whose),
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


def space(height: float) -> Item:
    """Return so much room."""
    return Item(height, lambda top: None)
