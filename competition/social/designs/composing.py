"""What a design consists of: a composition for every template and shape that it draws."""

from collections.abc import Callable, Mapping, Sequence

from competition.social.content import Excerpt
from competition.social.formats import Shape
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
