"""A finished file that is open, and what several checks ask of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pikepdf

from competition.publication.finished.checks import Expected, Spot
from competition.publication.finished.ink import Ink, ink_of
from competition.publication.finished.reading import Readings
from competition.publication.finished.tree import Tree, tree_of


@dataclass
class Looked:
    """A file that is open, and what it is to hold. What several checks need is read once."""

    pdf: pikepdf.Pdf
    expected: Expected
    readings: Readings = field(default_factory=Readings)

    @cached_property
    def tree(self) -> Tree:
        """The structure; an empty one where there is none."""
        return tree_of(self.pdf) or Tree((), ())

    @cached_property
    def ink(self) -> list[Ink]:
        """What stands on each page."""
        return [ink_of(page, self.readings) for page in self.pdf.pages]

    def number_at(self, page: int) -> str:
        """Return the number of the work that stands on a page, if one does."""
        began = [(at, place) for place, at in self.expected.places.items() if 0 < at <= page]
        place = max(began, default=(0, ""))[1]
        return self.expected.works[place][0] if place in self.expected.works else ""

    def pages_of(self, place: str) -> range:
        """Return the pages from a place to the next; none where the file does not have it."""
        places = self.expected.places
        first = places.get(place, 0)
        end = min((at for at in places.values() if at > first), default=len(self.pdf.pages) + 1)
        return range(first, end) if first else range(0)


Found = Iterator[Spot]
Look = Callable[[Looked], tuple[int, Found]]
