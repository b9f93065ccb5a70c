"""How cards look: each design has a composition for every template and shape that it draws."""

from collections.abc import Callable, Mapping, Sequence

from competition.social import illustrations, poems, quotations
from competition.social.content import Excerpt
from competition.social.formats import FORMATS, Format, Shape
from competition.social.job import Job
from competition.social.posts.templates import Template
from competition.social.sheet import Sheet

Composed = tuple[Sheet, Excerpt]
Composition = Callable[[Job], Sequence[Composed]]
"""Draws a card, or the slides of a carousel; tells the words of the work that stand on each."""
Design = Mapping[Template, Mapping[Shape, Composition]]


def single(draw: Callable[[Job], Composed]) -> Composition:
    """Return the composition of one card."""
    return lambda job: (draw(job),)


_GARLAND: Design = {
    Template.POEM: {
        Shape.TALL: single(poems.upright),
        Shape.BLOCK: single(poems.upright),
        Shape.WIDE: single(poems.beside),
        Shape.LOW: single(poems.titled),
    },
    Template.ESSAY: {
        Shape.TALL: single(quotations.upright),
        Shape.BLOCK: single(quotations.upright),
        Shape.WIDE: single(quotations.beside),
        Shape.LOW: single(poems.titled),
    },
    Template.ILLUSTRATION: {
        Shape.TALL: single(illustrations.upright),
        Shape.BLOCK: single(illustrations.upright),
        Shape.WIDE: single(illustrations.beside),
        Shape.LOW: single(illustrations.beside),
    },
}
USUAL = "garland"
DESIGNS: Mapping[str, Design] = {USUAL: _GARLAND}
"""By name; the first is the usual one."""


def compose(job: Job) -> Sequence[Composed]:
    """Draw a card, or the slides of a carousel; nothing where the format has no use for what is said."""
    return _composition(job.wish.design, job.content.template, job.format.shape)(job)


def formats_of(template: Template, design: str = USUAL) -> tuple[Format, ...]:
    """Return the formats that a design draws a template in."""
    drawn = DESIGNS.get(design, DESIGNS[USUAL]).get(template, {})
    return tuple(fmt for fmt in FORMATS if fmt.shape in drawn)


def _composition(design: str, template: Template, shape: Shape) -> Composition:
    own, usual = DESIGNS.get(design, DESIGNS[USUAL]), DESIGNS[USUAL]
    return own.get(template, {}).get(shape) or usual[template][shape]
