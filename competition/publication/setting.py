"""How a text stands in the book: on which pages, how large, and where on them."""

from dataclasses import dataclass
from enum import StrEnum

from competition.publication.formats import A4, Page
from competition.publication.page import Head, sink


class Shape(StrEnum):
    """The pages a text stands on."""

    PAGE = "page"
    """One page; the translation of a poem stands beside it."""
    SPREAD = "spread"
    """A left and a right page: original and translation, or the head alone and the text."""
    SPREADS = "spreads"
    """Several spreads: on each, stanzas or paragraphs of the original and the same of the translation."""
    RUN = "run"
    """As many pages as it needs, the translation after the original."""


@dataclass(frozen=True)
class Type:
    """Letters on lines: `size` in points, `line` in millimetres."""

    size: float
    line: float


@dataclass(frozen=True)
class Block:
    """A text in its type: where it begins from the left of the room, how wide and how high it is."""

    type: Type
    left: float
    width: float
    height: float


@dataclass(frozen=True)
class Setting:
    """The setting of a work: its text, its translation if it has one, and the heads above them."""

    shape: Shape
    pages: int
    text: Block
    second: Block | None
    head: Head
    second_head: Head | None = None
    page: Page = A4
    stanzas: tuple[tuple[int, int], ...] = ()
    """Over several spreads: up to which stanza or paragraph of original and translation each goes."""

    @property
    def from_left(self) -> bool:
        """Whether it has to begin on a left page."""
        if self.shape is Shape.RUN and self.page.runs_anywhere:
            return False
        return self.page.faces and self.shape is not Shape.PAGE

    @property
    def left(self) -> float:
        """Where the work begins, from the left of the room."""
        return self.text.left

    @property
    def width(self) -> float:
        """How wide the work is, two columns and their gap together."""
        beside = self.second.width + self.page.verses.gap if self.second and self.shape is Shape.PAGE else 0.0
        return round(self.text.width + beside, 2)

    @property
    def sink(self) -> float:
        """How far down the page the head begins."""
        if self.shape in (Shape.RUN, Shape.SPREADS):
            return 0.0
        if self.shape is Shape.SPREAD and self.second is None:
            return sink(self.text.height, self.page)
        blocks = [block.height for block in (self.text, self.second) if block]
        return sink(self.head.height + max(blocks), self.page)
