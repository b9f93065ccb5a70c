"""The usual design: paper and dye, and the campaign's garland along the edges as the only ornament."""

from competition.social.designs.composing import Design, single
from competition.social.designs.garland import illustrations, poems, quotations
from competition.social.formats import Shape
from competition.social.posts.templates import Template

GARLAND: Design = {
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
