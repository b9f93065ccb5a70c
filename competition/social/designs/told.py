"""A whole poem on slides, in any design: which stanzas stand on which slide, and how large."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from competition.platform.text import stanzas
from competition.social.colours import Palette
from competition.social.content import Excerpt, Words
from competition.social.designs.carousel import Paged, paged
from competition.social.designs.composing import Composed
from competition.social.excerpts.units import verse_units
from competition.social.job import Job
from competition.social.lettering import Style, leading
from competition.social.setting import Box, Setting
from competition.social.sheet import Sheet, Voice

_SIZES = (36, 40, 80)
"""The smallest type of a poem on slides, the smallest that reads well, and the largest."""
_SMALLER = 0.8
"""How much smaller than the poem its translation may be, so that fewer of its lines are turned."""
_LOW = 0.4
"""How far down verse stands on a slide that has room left: the eye's middle lies above the rule's."""


@dataclass(frozen=True)
class Look:
    """A design's slides, each told how many there are: the first, one for verse by its number, the last.

    Verse stands from `top` to `foot`.
    """

    cover: Callable[[Job, int], Composed]
    page: Callable[[Job, int, int], tuple[Sheet, Palette]]
    end: Callable[[Job, int], Composed]
    top: float
    foot: float


def told(job: Job, alone: Callable[[Job], Composed], look: Look) -> Sequence[Composed]:
    """Return a poem on slides: cover, all its stanzas, its translation, who sends it.

    Nothing where it stands whole on one card, which `alone` composes, or is too long for all slides.
    """
    own, other, most = job.content.original, job.content.translation, job.format.slides - 2
    if not own.text.strip() or _on_one_card(job, alone):
        return ()
    shown = _pages(job, own, look, most, _SIZES)
    if shown is None:
        return ()
    left = most - len(shown.slides)
    sizes = (max(_SIZES[0], round(shown.size * _SMALLER)),) * 2 + (shown.size,)
    theirs = _pages(job, other, look, left, sizes) if other and other.text.strip() and left else None
    count = 2 + len(shown.slides) + (len(theirs.slides) if theirs else 0)
    made = [look.cover(job, count), *_verse(job, own, shown, look, 2, count)]
    if other and theirs:
        made += _verse(job, other, theirs, look, len(made) + 1, count)
    return (*made, look.end(job, count))


def _on_one_card(job: Job, alone: Callable[[Job], Composed]) -> bool:
    units = verse_units(job.content.original.text, job.content.original.language)
    whole = replace(job.wish, passage=(0, len(units) - 1))
    _, excerpt = alone(replace(job, wish=whole))
    return bool(excerpt.text)


def _verse(job: Job, words: Words, shown: Paged, look: Look, first: int, count: int) -> Iterator[Composed]:
    """Yield the slides of a text; a translation is quieter, in italics."""
    original, column = words is job.content.original, job.column(0, job.format.width)
    setting, style = _setting(job, words)
    for number, fitted in enumerate(shown.slides, start=first):
        sheet, palette = look.page(job, number, count)
        ink = palette.ink if original else palette.quiet
        left = look.foot - look.top - sheet.height(fitted, setting, style)
        sheet.block(fitted, setting, Voice(style, ink), look.top + max(0.0, left) * _LOW, column)
        yield sheet, Excerpt(fitted.text) if original else Excerpt("", fitted.text)


def _setting(job: Job, own: Words) -> tuple[Setting, Style]:
    style = Style(own.language, italic=own is not job.content.original, leading=leading(own.language, 1.36))
    lines = own.text.splitlines()
    up, down = (max(job.lettering.extent(line, style)[side] for line in lines) for side in (0, 1))
    pitch = max(style.leading, up + down)
    return Setting(lambda text: job.lettering.width(text, style), pitch, own.language), style


def _pages(job: Job, own: Words, look: Look, most: int, sizes: tuple[int, int, int]) -> Paged | None:
    """Return a text on at most so many slides, in the best of these sizes."""
    box = Box(job.column(0, job.format.width).width, look.foot - look.top, *sizes)
    return paged(stanzas(own.text), _setting(job, own)[0], box, most)
