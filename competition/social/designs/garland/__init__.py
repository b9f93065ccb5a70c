"""The usual design: paper and dye, and the campaign's garland along the edges as the only ornament."""

from collections.abc import Callable, Mapping

from competition.social.designs.composing import Composed, Composition, Design, single
from competition.social.designs.garland import (
    cities,
    illustrations,
    listed,
    poems,
    quotations,
    slides,
    voices,
    wreathed,
)
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.posts.templates import Template

_CARDS = (Shape.TALL, Shape.BLOCK, Shape.WIDE, Shape.LOW)


def _everywhere(draw: Callable[[Job], Composed]) -> Mapping[Shape, Composition]:
    """Return a composition that suits every shape of a single card."""
    return dict.fromkeys(_CARDS, single(draw))


GARLAND: Design = {
    Template.POEM: {
        Shape.TALL: single(poems.upright),
        Shape.BLOCK: single(poems.upright),
        Shape.WIDE: single(poems.beside),
        Shape.LOW: single(poems.titled),
        Shape.SLIDES: slides.poem,
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
    Template.ANNOUNCEMENT: _everywhere(wreathed.announcement),
    Template.COUNTDOWN: _everywhere(wreathed.countdown),
    Template.PUBLICATION: _everywhere(wreathed.publication),
    Template.WINNERS: {
        Shape.TALL: single(listed.upright),
        Shape.BLOCK: single(listed.upright),
        Shape.WIDE: single(listed.beside),
        Shape.LOW: single(listed.beside),
        Shape.SLIDES: slides.winners,
    },
    Template.THANKS: {
        Shape.TALL: single(cities.upright),
        Shape.BLOCK: single(cities.upright),
        Shape.WIDE: single(cities.beside),
        Shape.LOW: single(wreathed.thanks),
        Shape.SLIDES: slides.thanks,
    },
    Template.STATEMENT: {
        Shape.TALL: single(voices.statement),
        Shape.BLOCK: single(voices.statement),
        Shape.WIDE: single(voices.beside),
        Shape.LOW: single(voices.beside),
    },
    Template.QUOTE: {
        Shape.TALL: single(voices.quote),
        Shape.BLOCK: single(voices.quote),
        Shape.WIDE: single(voices.beside),
        Shape.LOW: single(voices.beside),
    },
}
