"""Who speaks on a broadside, in what office and city: as a title, under each other, or in one line."""

import re

from competition.social import wording
from competition.social.colours import Palette
from competition.social.designs.broadside import furniture
from competition.social.designs.broadside.woodtype import headed, poster
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.sheet import Column, Sheet, Voice

_LARGEST, _ON_TALL = 36, 46
"""The largest type of who speaks in one line with office and city: the words are larger."""


def city(job: Job) -> str:
    """Return where somebody speaks, unless their office says it: the mayor of Limerick is of Limerick."""
    own, office = job.message.city, job.message.office
    return "" if own and re.search(rf"\b{re.escape(own)}\b", office) else own


def alone(sheet: Sheet, job: Job, palette: Palette, column: Column, room: float) -> Stack:
    """Return who speaks as a title, for where not one sentence has room: no card is left empty."""
    message, house = job.message, furniture.house(job, palette.ink)
    name, least = Voice(Style(job.sender.locale, 700, leading=1.06), palette.ink), job.format.smallest
    told = [
        *words(sheet, message.office, house, column, (job.px(44), least), lines=2, above=job.px(20)),
        *words(sheet, city(job), house, column, (job.px(44), least), lines=1, above=job.px(8)),
    ]
    sizes = job.px(200), least
    return headed(
        lambda left: poster(sheet, message.who, name, column, sizes, lines=4, room=left), told, room
    )


def under_each_other(sheet: Sheet, job: Job, palette: Palette, column: Column, size: int) -> Stack:
    """Return who speaks, as far as it may be said, and in what office and city."""
    message, least = job.message, job.format.smallest
    name = Voice(Style(job.sender.locale, 700, leading=1.1), palette.ink)
    house = furniture.house(job, palette.ink)
    other = max(job.px(size * 0.62), least), least
    return stack(
        words(sheet, message.who, name, column, (job.px(size), least), lines=2),
        words(sheet, message.office, house, column, other, lines=2, above=job.px(10)),
        words(sheet, city(job), house, column, other, lines=1, above=job.px(4)),
    )


def in_one_line(sheet: Sheet, job: Job, palette: Palette, column: Column) -> list[Item]:
    """Return who speaks, and in what office and city, in one line; nothing where that is too long."""
    message, least = job.message, job.format.smallest
    name = message.who, Voice(Style(job.sender.locale, 700, leading=1.1), palette.ink)
    rest = wording.DOT.join(part for part in (message.office, city(job)) if part)
    other = rest, furniture.house(job, palette.ink)
    largest = job.px(_ON_TALL if job.format.shape is Shape.TALL else _LARGEST)
    size = furniture.beside(sheet, job, name, other, column, (largest, round(1.15 * least)))
    if not message.who or not size:
        return []
    return furniture.in_row(sheet, job, name, other, column, size, close=True)
