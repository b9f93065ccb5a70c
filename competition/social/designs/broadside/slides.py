"""Carousels as broadsides: a poem sheet by sheet, a category award by award, all cities in turn."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from math import ceil

from competition.campaign.wording import award_name
from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import Excerpt, Listed
from competition.social.designs import telling
from competition.social.designs.broadside import (
    furniture,
    grounds,
    illustrations,
    openings,
    playbills,
    poems,
)
from competition.social.designs.broadside.woodtype import poster
from competition.social.designs.composing import Composed
from competition.social.designs.garland import cities
from competition.social.designs.garland.slides import FEW, mark
from competition.social.designs.stack import Stack, stack, words
from competition.social.designs.told import Look, told
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.posts.templates import Template
from competition.social.sheet import Column, Sheet, Voice

_MARK = 190
"""How much of the foot's width the number of a slide and its arrow take."""
_VOID = 0.3
"""So much of a slide left free is too much: the leaf becomes its picture."""
_RUNNING = 42
"""The largest type of a title over its verse."""


def poem(job: Job) -> Sequence[Composed]:
    """Compose a poem too long for one sheet: its title, all its stanzas, its translation, who sends it."""
    return told(job, poems.upright, Look(_cover, _page, _end, job.top + 110, job.foot - 130))


def winners(job: Job) -> Sequence[Composed]:
    """Compose the awards of a category, each on a slide of its own; nothing for a single one."""
    found = job.message.listed
    if not 1 < len(found) < job.format.slides:
        return ()
    count = 1 + len(found)
    return (
        _headed(job, telling.awards(len(found)), playbills.category(job), count),
        *(_award(job, each, number, count) for number, each in enumerate(found, start=2)),
    )


def thanks(job: Job) -> Sequence[Composed]:
    """Compose the thanks and the names of all cities, a few on each slide; nothing for few."""
    found = job.message.cities
    if len(found) <= FEW:
        return ()
    each = ceil(len(found) / min(job.format.slides - 1, ceil(len(found) / 16)))
    parts = [found[at : at + each] for at in range(0, len(found), each)]
    count = 1 + len(parts)
    over = job.sender.organiser or job.sender.name
    made = [_headed(job, over, telling.headline(job.message), count)]
    for number, names in enumerate(parts, start=2):
        sheet, palette, column, y, foot = _framed(job, telling.headline(job.message), number, count)
        cities.names(sheet, job, palette, column, names, foot - y).draw(y)
        made.append((sheet, Excerpt()))
    return tuple(made)


Frame = tuple[Sheet, Palette, Column, float, float]


def _framed(job: Job, over: str, number: int, count: int, ground: Sheet | None = None) -> Frame:
    """Return a sheet of dye with head, foot and number, its column, and what is free between them."""
    palette, column = grounds.dyed(job), job.column(0, job.format.width)
    sheet = ground or grounds.overprinted(job, palette)
    y = stack(furniture.head(sheet, job, palette, column, over, "")).draw(job.top) + 44
    foot = furniture.foot(sheet, job, palette, column.without_end(_MARK)).stand(job.foot) - 40
    mark(sheet, job, palette, number, count)
    return sheet, palette, column, y, foot


def _headed(job: Job, over: str, said: str, count: int) -> Composed:
    """Return the slide that makes one swipe: few words as large as the sheet."""
    voice = Voice(Style(job.sender.locale, 700, leading=1.06), grounds.dyed(job).ink)
    sizes, lines = (420, 56), 2 if job.message.template is Template.WINNERS else 4

    def large(sheet: Sheet, palette: Palette, column: Column, room: float) -> Stack:
        return stack(poster(sheet, said, voice, column, sizes, lines=lines, room=room))

    return _filled(job, over, 1, count, large), Excerpt()


def _award(job: Job, each: Listed, number: int, count: int) -> Composed:
    """Return the slide of one award: its picture, or its title as large as the sheet; whose it is."""
    shown = replace(
        job.message, original=each.original, translation=each.translation, who=each.who, city=each.city,
        picture=each.picture,
    )  # fmt: skip
    own, award = replace(job, content=shown), award_name(each.award)
    if each.picture is None:
        return _filled(own, award, number, count, _opening(own, (380, 56))), Excerpt()
    sheet = illustrations.over_words(own, award, _MARK)
    mark(sheet, job, grounds.dyed(job), number, count)
    return sheet, Excerpt()


def _cover(job: Job, count: int) -> Composed:
    return _filled(job, wording.award_of(job.work), 1, count, _opening(job, (420, 56))), Excerpt()


Words = Callable[[Sheet, Palette, Column, float], Stack]
"""Makes the words of a slide for a height."""


def _opening(job: Job, sizes: tuple[int, int]) -> Words:
    def made(sheet: Sheet, palette: Palette, column: Column, room: float) -> Stack:
        return openings.opening(sheet, job, palette, column, sizes, lines=5, room=room)

    return made


def _filled(job: Job, over: str, number: int, count: int, said: Words) -> Sheet:
    """Return a slide that words fill; where they leave much of it, they stand at its foot under the leaf."""
    sheet, palette, column, y, foot = _framed(job, over, number, count)
    words = said(sheet, palette, column, foot - y)
    if foot - y - words.height < _VOID * (foot - y):
        words.draw(y)
        return sheet
    start = foot - words.height
    sheet, *_ = _framed(job, over, number, count, grounds.pictured(job, palette, y, start - 44))
    said(sheet, palette, column, foot - y).stand(foot)
    return sheet


def _page(job: Job, number: int, count: int) -> tuple[Sheet, Palette]:
    """Return a slide for verse, the title at its head."""
    palette, column = grounds.dyed(job), job.column(0, job.format.width)
    sheet, own, least = grounds.overprinted(job, palette), job.content.original, job.format.smallest
    title = Voice(Style(own.language, 700, leading=leading(own.language, 1.1)), palette.ink)
    said = words(sheet, own.title, title, column, (_RUNNING, least), lines=1)
    stack(said, furniture.double_rule(sheet, job, palette, column)).draw(job.top)
    furniture.foot(sheet, job, palette, column.without_end(_MARK)).stand(job.foot)
    mark(sheet, job, palette, number, count)
    return sheet, palette


def _end(job: Job, count: int) -> Composed:
    """Return the last slide: whose poem it was, and the campaign with its hashtags."""
    voice = Voice(Style(job.sender.locale, 700, leading=1.1), grounds.dyed(job).ink)

    def last(sheet: Sheet, palette: Palette, column: Column, room: float) -> Stack:
        tags = words(sheet, " ".join(job.sender.hashtags), voice, column, (72, 34), lines=3, above=40)
        rule = furniture.fine_rule(sheet, job, palette, column, above=40) if tags else []
        below = stack(rule, tags)
        left = room - below.height - 40
        opened = openings.opening(sheet, job, palette, column, (170, 48), lines=3, room=left)
        return stack(opened.items, below.items)

    return _filled(job, wording.award_of(job.work), count, count, last), Excerpt()
