"""The second design: broadsides, in very large type between rules, with one leaf cut by the edge."""

from collections.abc import Callable, Mapping

from competition.social.designs.broadside import (
    essays,
    headlines,
    illustrations,
    playbills,
    poems,
    slides,
    voices,
)
from competition.social.designs.composing import Composed, Composition, Design, single
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.posts.templates import Template


def _everywhere(draw: Callable[[Job], Composed]) -> Mapping[Shape, Composition]:
    """Return a composition that suits every shape of a single card."""
    return dict.fromkeys((Shape.TALL, Shape.BLOCK, Shape.WIDE, Shape.LOW), single(draw))


BROADSIDE: Design = {
    Template.POEM: {
        Shape.TALL: single(poems.upright),
        Shape.BLOCK: single(poems.upright),
        Shape.WIDE: single(poems.beside),
        Shape.LOW: single(poems.titled),
        Shape.SLIDES: slides.poem,
    },
    Template.ESSAY: {
        Shape.TALL: single(essays.upright),
        Shape.BLOCK: single(essays.upright),
        Shape.WIDE: single(essays.beside),
        Shape.LOW: single(poems.titled),
    },
    Template.ILLUSTRATION: {
        Shape.TALL: single(illustrations.upright),
        Shape.BLOCK: single(illustrations.upright),
        Shape.WIDE: single(illustrations.beside),
        Shape.LOW: single(illustrations.beside),
    },
    Template.WINNERS: {**_everywhere(playbills.winners), Shape.SLIDES: slides.winners},
    Template.STATEMENT: _everywhere(voices.spoken),
    Template.QUOTE: _everywhere(voices.spoken),
    Template.ANNOUNCEMENT: _everywhere(headlines.announcement),
    Template.COUNTDOWN: _everywhere(headlines.countdown),
    Template.THANKS: {**_everywhere(headlines.thanks), Shape.SLIDES: slides.thanks},
    Template.PUBLICATION: _everywhere(headlines.publication),
}
