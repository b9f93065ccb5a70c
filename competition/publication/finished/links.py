"""The links of a file: what each says aloud, and whether it leads anywhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Name

from competition.platform.markdown import may_lead
from competition.platform.pdf_objects import value_of

_LINK = Name.Link


@dataclass(frozen=True)
class Link:
    """A link: its page, its words for who hears them, where it leads, and whether nothing is there."""

    page: int
    words: str
    leads: str
    dead: bool


def links_of(pdf: pikepdf.Pdf) -> Iterator[Link]:
    """Yield every link of a file, page by page."""
    pages = {page.obj.objgen for page in pdf.pages}
    places = _places(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        for note in value_of(page.obj, "/Annots", ()):
            if value_of(note, "/Subtype") == _LINK:
                leads, dead = _leads(note, places, pages)
                yield Link(number, str(value_of(note, "/Contents", "")), leads, dead)


def _leads(note: Any, places: dict[str, Any], pages: set[tuple[int, int]]) -> tuple[str, bool]:
    """Return where a link leads, and whether there is nothing."""
    action = value_of(note, "/A", pikepdf.Dictionary())
    if "/URI" in action:
        address = str(action["/URI"])
        return address, not may_lead(address)
    goal = value_of(note, "/Dest", value_of(action, "/D"))
    if isinstance(goal, pikepdf.Array):
        return "", not _on_a_page(goal, pages)
    name = str(goal) if goal is not None else ""
    return name, not _on_a_page(places.get(name), pages)


def _on_a_page(place: Any, pages: set[tuple[int, int]]) -> bool:
    if isinstance(place, pikepdf.Dictionary):
        place = value_of(place, "/D")
    return isinstance(place, pikepdf.Array) and len(place) > 0 and place[0].objgen in pages


def _places(pdf: pikepdf.Pdf) -> dict[str, Any]:
    names = value_of(value_of(pdf.Root, "/Names", pikepdf.Dictionary()), "/Dests")
    return {str(name): place for name, place in pikepdf.NameTree(names).items()} if names is not None else {}
