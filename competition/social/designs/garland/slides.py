"""Carousels: a whole poem stanza by stanza, a category award by award, all cities a few at a time."""

from collections.abc import Sequence
from math import ceil

from competition.social.colours import Palette
from competition.social.content import Excerpt
from competition.social.designs import parts, signing
from competition.social.designs.composing import Composed
from competition.social.designs.garland import cities, colophon, grounds, listed, poems, wreathed
from competition.social.designs.stack import stack, words
from competition.social.designs.told import Look, told
from competition.social.job import Job
from competition.social.lettering import Style
from competition.social.sheet import Column, Sheet, Voice

FEW = 24
"""So many cities stand well on one card."""
_TOP, _FOOT = 190, 96
"""Where words begin below the garland, and how far above the foot they end."""
_ARROW = 52
_NUMBER = 36
"""The type of a slide's number and, at its foot, of the title."""


def poem(job: Job) -> Sequence[Composed]:
    """Compose a poem too long for one card: cover, all its stanzas, its translation, who sends it."""
    return told(job, poems.upright, Look(_cover, _page, _end, _TOP, job.foot - _FOOT))


def winners(job: Job) -> Sequence[Composed]:
    """Compose the awards of a category, each on a slide of its own; nothing for a single one."""
    found = job.message.listed
    if not 1 < len(found) < job.format.slides:
        return ()
    made = [listed.cover(job)]
    made += [listed.alone(job, each) for each in found]
    return _marked(job, made, [job.dyed(), *(job.cover() if each.picture else job.dyed() for each in found)])


def thanks(job: Job) -> Sequence[Composed]:
    """Compose the thanks and the names of all cities, a few on each slide; nothing for few."""
    found = job.message.cities
    if len(found) <= FEW:
        return ()
    count = min(job.format.slides - 1, ceil(len(found) / 16))
    each = ceil(len(found) / count)
    made = [wreathed.thanks(job)]
    made += [cities.page(job, found[at : at + each]) for at in range(0, len(found), each)]
    return _marked(job, made, [job.cover()] * len(made))


def _column(job: Job) -> Column:
    return job.column(0, job.format.width)


def _cover(job: Job, count: int) -> Composed:
    """Return the slide that makes one swipe: the title as large as it can be, on dye."""
    palette, growth = job.dyed(), grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column = job.column(0, job.format.width - growth.reach - 40)
    y = stack(parts.label(sheet, job, palette, column)).draw(job.top) + 110
    foot = signing.signature(sheet, job, palette, column.without_end(grounds.NUMBERED)).stand(job.foot) - 60
    opening = parts.introduction(sheet, job, palette, column, size=172, lines=5, room=foot - y)
    opening.draw(y + (foot - y - opening.height) * 0.3)
    mark(sheet, job, palette, 1, count)
    return sheet, Excerpt()


def _page(job: Job, number: int, count: int) -> tuple[Sheet, Palette]:
    """Return a slide for verse: the garland runs from one to the next, the title stands at the foot."""
    palette = job.paper()
    sheet = grounds.grown(job, palette, grounds.festoon(job))
    column, least = _column(job).without_end(230), job.format.smallest
    quiet = Voice(Style(job.content.original.language, leading=1.2), palette.quiet)
    stack(words(sheet, job.content.original.title, quiet, column, (_NUMBER, least), lines=1)).stand(job.foot)
    mark(sheet, job, palette, number, count)
    return sheet, palette


def _end(job: Job, count: int) -> Composed:
    """Return the last slide: who sends the poem, in the campaign's wreath, and whose it was."""
    sheet, palette = colophon.colophon(job, _column(job).without_end(grounds.NUMBERED))
    mark(sheet, job, palette, count, count)
    return sheet, Excerpt()


def _marked(job: Job, made: Sequence[Composed], palettes: Sequence[Palette]) -> Sequence[Composed]:
    for number, ((sheet, _), palette) in enumerate(zip(made, palettes, strict=True), start=1):
        mark(sheet, job, palette, number, len(made))
    return tuple(made)


def mark(sheet: Sheet, job: Job, palette: Palette, number: int, count: int) -> None:
    """Draw which slide of how many this is and, where there is another, an arrow to it: it needs no words."""
    column, least = _column(job), _NUMBER
    said, voice = f"{number}/{count}", parts.house(job, palette.quiet)
    wide = sheet.lettering.width(said, voice.style) * least
    after = _ARROW + 22 if number < count else 0
    start = column.width - wide - after
    foot = job.foot - 0.3 * least
    sheet.line(said, voice, least, foot, column.without_start(start))
    if not after:
        return
    way = -1 if column.mirrored else 1
    tip, middle = (column.left if column.mirrored else column.right), foot - 0.24 * least
    tail = tip - way * _ARROW
    sheet.pen.line(((tail, middle), (tip, middle)), fill=palette.ink, width=4)
    sheet.pen.line(
        ((tip - way * 16, middle - 14), (tip, middle), (tip - way * 16, middle + 14)),
        fill=palette.ink, width=4, joint="curve",
    )  # fmt: skip
