"""Cards that list the winners of a category, each title in its own script with whose it is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from competition.campaign.wording import age_group_name, award_name, forms_name
from competition.platform.i18n import gettext
from competition.social import wording
from competition.social.colours import Palette
from competition.social.content import CardContent, Excerpt, Listed
from competition.social.designs import parts, signing, telling
from competition.social.designs.composing import Composed
from competition.social.designs.garland import grounds, hung
from competition.social.designs.stack import Item, Stack, stack, words
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.placing import Spot, mounted
from competition.social.sheet import Column, Sheet, Voice

_SHARES = (1.9, 1.7, 1.5, 1.3, 1.15, 1.0, 0.9, 0.8, 0.7, 0.62, 0.55)
"""How much smaller titles are set before fewer of them are shown."""
_ALONE = (3.0, 2.6, 2.2)
"""How large the only title of a category may be: it has the card to itself."""
_PICTURE = 3.8
"""How large a picture stands beside a title, to the size of its type."""
_FAIR = 0.7
"""Translations of titles are left out before titles become smaller than that."""


def upright(job: Job) -> Composed:
    """Compose a card that is about as tall as wide, or taller: the winners under each other."""
    palette, tall = job.dyed(), job.format.shape is Shape.TALL
    growth = grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column = job.column(0, job.format.width - growth.reach - 40)
    y = _heading(sheet, job, palette, column, 112 if tall else 88).draw(job.top)
    foot = signing.signature(sheet, job, palette, column).stand(job.foot)
    top, foot = y + (64 if tall else 40), foot - (64 if tall else 50)
    made = works(sheet, job, palette, column, job.message.listed, 60 if tall else 52, foot - top)
    made.draw(top + max(0.0, foot - top - made.height) * 0.3)
    return sheet, Excerpt()


def cover(job: Job) -> Composed:
    """Compose the first slide of a category: what it is, as large as it can be."""
    palette, growth = job.dyed(), grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column = job.column(0, job.format.width - growth.reach - 40)
    foot = signing.signature(sheet, job, palette, column.without_end(grounds.NUMBERED)).stand(job.foot)
    over, under = telling.awards(len(job.message.listed)), str(job.sender.year)
    y = stack(parts.tag(sheet, job, palette, column, over, under)).draw(job.top) + 60
    voice = Voice(Style(job.sender.locale, 700, leading=1.06), palette.ink)
    said = stack(words(sheet, _category(job), voice, column, (200, job.format.smallest), lines=4))
    said.draw(y + max(0.0, foot - 60 - y - said.height) * 0.36)
    return sheet, Excerpt()


def alone(job: Job, each: Listed) -> Composed:
    """Compose the slide of one award: its picture, or its title as large as it can be, and whose it is."""
    if each.picture is not None:
        return hung.hung(job, job.open_picture(each.picture.key), _work(job, each)), Excerpt()
    shown = replace(
        job.message, original=each.original, translation=each.translation, who=each.who, city=each.city
    )
    palette, growth = job.dyed(), grounds.edge(job)
    sheet = grounds.grown(job, palette, growth)
    column = job.column(0, job.format.width - growth.reach - 40)
    foot = signing.signature(sheet, job, palette, column.without_end(grounds.NUMBERED)).stand(job.foot) - 60
    y = stack(parts.tag(sheet, job, palette, column, award_name(each.award), _category(job))).draw(job.top)
    y += 60
    titled = replace(job, content=shown)
    opening = parts.introduction(sheet, titled, palette, column, size=172, lines=5, room=foot - y)
    opening.draw(y + max(0.0, foot - y - opening.height) * 0.36)
    return sheet, Excerpt()


def _work(job: Job, each: Listed) -> CardContent:
    """Return an award of a category as the work that it is."""
    return CardContent(
        0, "", "", job.message.form, job.message.age_group, each.award, each.place, each.original,
        each.translation, each.picture, each.who, "", each.city,
    )  # fmt: skip


def beside(job: Job) -> Composed:
    """Compose a wide card: the category in a column of dye, its winners on the page beside it."""
    page, side = job.paper(), job.dyed()
    width = job.format.width * signing.SIDE
    sheet = grounds.with_side(job, page, side, width)
    aside = job.column(0, width - job.px(40))
    _heading(sheet, job, side, aside, 64).draw(job.top)
    signing.signature(sheet, job, side, aside).stand(job.foot)
    column, foot = grounds.beside(job, width)
    made = works(sheet, job, page, column, job.message.listed, 52, foot - job.top)
    made.draw(job.top + max(0.0, foot - job.top - made.height) * 0.3)
    return sheet, Excerpt()


def _heading(sheet: Sheet, job: Job, palette: Palette, column: Column, size: int) -> Stack:
    message = job.message
    voice = Voice(Style(job.sender.locale, 700, leading=1.1), palette.ink)
    sizes = job.px(size), job.format.smallest
    over, under = telling.awards(len(message.listed)), str(job.sender.year)
    return stack(
        parts.tag(sheet, job, palette, column, over, under),
        words(sheet, _category(job), voice, column, sizes, lines=3, above=job.px(34)),
    )


def _category(job: Job) -> str:
    """Return forms and ages, such as "Poems, ages 5–10"."""
    message = job.message
    return gettext("%(forms)s, ages %(ages)s", forms=forms_name(message.form),
                   ages=age_group_name(message.age_group))  # fmt: skip


def works(
    sheet: Sheet, job: Job, palette: Palette, column: Column, listed: Sequence[Listed], size: int, room: float
) -> Stack:
    """Return as many winners as fit, in the largest type that holds all of them, else in the smallest."""
    made = stack()
    upright = job.format.height >= job.format.width
    alone = upright and len(listed) == 1 and listed[0].picture is None
    for shown, share, translated, each_labelled in _tries(len(listed), _ALONE if alone else ()):
        named = listed[:shown] if translated else [replace(each, translation=None) for each in listed[:shown]]
        awards = [each.award for each in named]
        # Where room is short, an award stands over the first of those who have it.
        same = [not each_labelled and at > 0 and awards[at - 1] == awards[at] for at in range(len(named))]
        rows = [
            _shown(sheet, job, palette, column, each, job.px(size * share), labelled=not again)
            for each, again in zip(named, same, strict=True)
        ]
        gap = job.px(size * share * 0.62)
        rest = len(listed) - shown
        more = words(
            sheet, telling.more(rest) if rest else "", parts.house(job, palette.quiet), column,
            (job.px(34), job.format.smallest), lines=1, above=gap,
        )  # fmt: skip
        made = stack([Item(row.height, row.draw, gap) for row in rows], more)
        if made.height <= room:
            break
    return made


def _tries(count: int, larger: Sequence[float]) -> Iterator[tuple[int, float, bool, bool]]:
    """Yield how many to show, how large, whether with translations and with an award each, the best first."""
    yield from ((count, share, True, True) for share in (*larger, *_SHARES) if share >= _FAIR)
    yield from ((count, share, False, labelled) for share in _SHARES for labelled in (True, False))
    yield from ((fewer, _SHARES[-1], False, False) for fewer in range(count - 1, -1, -1))


def _shown(
    sheet: Sheet, job: Job, palette: Palette, column: Column, each: Listed, size: int, *, labelled: bool
) -> Stack:
    """Return a row with its picture, where it has one, small where lines begin."""
    if each.picture is None:
        return _row(sheet, job, palette, column, each, size, labelled=labelled)
    wide = round(size * _PICTURE)
    said = _row(sheet, job, palette, column.without_start(wide + job.px(36)), each, size, labelled=labelled)
    opened, frame = job.open_picture(each.picture.key), job.px(10)
    shown = mounted(opened.size, Spot(0, 0, wide, wide), frame)
    height = max(shown.size[1], said.height)

    def draw(top: float) -> None:
        left = round(column.right - shown.size[0] if column.mirrored else column.left)
        at = round(top + (height - shown.size[1]) / 2)
        spot = shown.moved(right=left - shown.left, down=at - shown.top)
        hung.framed(sheet, opened, spot, palette, frame=frame)
        said.draw(top + (height - said.height) / 2)

    return stack([Item(height, draw)])


def _row(
    sheet: Sheet, job: Job, palette: Palette, column: Column, each: Listed, size: int, *, labelled: bool
) -> Stack:
    """Return award, title and whose it is."""
    least, own, other = job.format.smallest, each.original, each.translation
    title = Voice(Style(own.language, 700, leading=leading(own.language, 1.12)), palette.ink)
    quiet = Voice(Style(other.language if other else "", italic=True, leading=1.16), palette.quiet)
    award = parts.house(job, palette.accent, label=True)
    translated = other.title if other and other.title != own.title else ""
    smaller = max(least, min(round(size * 0.6), job.px(72)))
    quietest = max(least, min(round(size * 0.44), job.px(48)))
    label = max(least, min(round(size * 0.38), job.px(40)))
    credited = wording.kept(wording.DOT.join(part for part in (each.who, each.city) if part))
    said = award_name(each.award).upper() if labelled else ""
    return stack(
        words(sheet, said, award, column, (label, least), lines=1),
        words(sheet, own.title or translated, title, column, (max(size, least), least), lines=2,
              above=job.px(8)),
        words(sheet, translated, quiet, column, (smaller, least), lines=1, above=job.px(6)),
        words(sheet, credited, parts.house(job, palette.quiet), column, (quietest, least), lines=1,
              above=job.px(8)),
    )  # fmt: skip
