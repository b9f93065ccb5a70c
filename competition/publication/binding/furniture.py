"""What stands on pages beside their works: numbers, running titles, and the pages that stay blank.

It is one document of its own, not read but shown, laid over the pages of the parts. Which page carries what,
the style sheet `furniture.css` tells by the names of pages.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from competition.publication.binding.order import Place
from competition.publication.binding.part import Laid

NAME = "furniture"


@dataclass(frozen=True)
class Sheet:
    """A page: its name, and the title that runs on it."""

    name: str
    running: str = ""


def sheets(places: Sequence[Place], laid: Mapping[str, Laid], running: Mapping[str, str]) -> list[Sheet]:
    """Return every page of the book in order."""
    return list(_sheets(places, laid, running))


def _sheets(places: Sequence[Place], laid: Mapping[str, Laid], running: Mapping[str, str]) -> Iterator[Sheet]:
    for place in places:
        yield from (Sheet(place.blank) for _ in range(place.blanks))
        for each in laid[place.name].sheets:
            yield Sheet(each["name"], running[place.name])
