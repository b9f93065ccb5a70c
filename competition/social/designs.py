"""How cards look: one composition for each form and shape. Each tells the words of the work that it shows."""

from collections.abc import Callable

from competition.social import illustrations, poems, quotations
from competition.social.content import CardContent, Excerpt
from competition.social.formats import Shape
from competition.social.job import Job
from competition.social.sheet import Sheet

Design = Callable[[Job], tuple[Sheet, Excerpt]]

_POEM: dict[Shape, Design] = {
    Shape.TALL: poems.upright,
    Shape.BLOCK: poems.upright,
    Shape.WIDE: poems.beside,
    Shape.LOW: poems.titled,
}
_ESSAY: dict[Shape, Design] = {
    Shape.TALL: quotations.upright,
    Shape.BLOCK: quotations.upright,
    Shape.WIDE: quotations.beside,
    Shape.LOW: poems.titled,
}
_PICTURE: dict[Shape, Design] = {
    Shape.TALL: illustrations.upright,
    Shape.BLOCK: illustrations.upright,
    Shape.WIDE: illustrations.beside,
    Shape.LOW: illustrations.beside,
}


def compose(job: Job) -> tuple[Sheet, Excerpt]:
    """Draw a card; return it and the words of the work that stand on it."""
    if shows_picture(job.content):
        return _PICTURE[job.format.shape](job)
    return (_POEM if job.content.form == "poem" else _ESSAY)[job.format.shape](job)


def shows_picture(content: CardContent) -> bool:
    """Whether the card shows the picture, because the work has no words of its own."""
    return content.picture is not None and not content.original.text
