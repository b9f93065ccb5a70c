"""The second design: broadsides, in very large type between rules, with one leaf cut by the edge."""

from competition.social.designs.broadside import essays, illustrations, poems
from competition.social.designs.composing import Design, single
from competition.social.formats import Shape
from competition.social.posts.templates import Template

BROADSIDE: Design = {
    Template.POEM: {
        Shape.TALL: single(poems.upright),
        Shape.BLOCK: single(poems.upright),
        Shape.WIDE: single(poems.beside),
        Shape.LOW: single(poems.titled),
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
}
