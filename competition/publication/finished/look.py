"""The checks themselves: each looks at the open file and yields where something is amiss."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from competition.publication.finished import boxes, fonts, links
from competition.publication.finished.checks import Check, Checked, Expected, Spot, result
from competition.publication.finished.ink import Ink, ink_of
from competition.publication.finished.reading import Readings
from competition.publication.finished.tree import Tree, tree_of

_UA = re.compile(rb"pdfuaid:part\s*(?:=\s*[\"']|>)\s*1\b")
_HEADING = re.compile(r"H([1-6])")
_NEAR = 1.02
"""Pixels are whole, and lengths are rounded: so much more than the limit is still the limit."""


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


def look_over(pdf: pikepdf.Pdf, expected: Expected, readings: Readings | None = None) -> list[Checked]:
    """Return what each check came to, in their order; `readings` know what content was read before."""
    looked = Looked(pdf, expected, readings or Readings())
    found = []
    for check, look in _LOOKS.items():
        seen, spots = look(looked)
        found.append(result(check, seen, list(spots)))
    return found


def _pages(looked: Looked) -> tuple[int, Found]:
    count = len(looked.pdf.pages)
    amiss = [Spot(what=f"{count} ≠ {looked.expected.pages}")] if count != looked.expected.pages else []
    return count, iter(amiss)


def _works(looked: Looked) -> tuple[int, Found]:
    expected = looked.expected
    lost = (number for place, (number, _tags) in expected.works.items() if place not in expected.places)
    return len(expected.works), (Spot(number=number) for number in lost)


def _tagged(looked: Looked) -> tuple[int, Found]:
    marked = bool(looked.pdf.Root.get("/MarkInfo", pikepdf.Dictionary()).get("/Marked", False))
    return len(looked.tree.elements), iter([] if marked and looked.tree.pieces else [Spot()])


def _reading(looked: Looked) -> tuple[int, Found]:
    return len(looked.tree.pieces), _out_of_order(looked)


def _out_of_order(looked: Looked) -> Found:
    """Yield what the tree does not lead to once, what it leads to in vain, and where it leads back."""
    told = Counter((piece.page, piece.mark) for piece in looked.tree.pieces)
    for page, ink in enumerate(looked.ink, start=1):
        there = Counter((page, mark) for mark in ink.marked)
        for place in there:
            if told[place] != 1:
                yield Spot(page, f"MCID {place[1]}: {told[place]}×", looked.number_at(page))
    drawn = {(page, mark) for page, ink in enumerate(looked.ink, start=1) for mark in ink.marked}
    for page, mark in told.keys() - drawn:
        yield Spot(page, f"MCID {mark}: –", looked.number_at(page))
    last = 0
    for piece in looked.tree.pieces:
        if piece.page < last:
            yield Spot(piece.page, f"{last} → {piece.page}", looked.number_at(piece.page))
        last = max(last, piece.page)


def _headings(looked: Looked) -> tuple[int, Found]:
    levels = [
        (int(at[1]), each.page) for each in looked.tree.elements if (at := _HEADING.fullmatch(each.kind))
    ]
    jumps = []
    before = 0
    for level, page in levels:
        if level > before + 1:
            jumps.append(
                Spot(page, f"H{before} → H{level}" if before else f"H{level}", looked.number_at(page))
            )
        before = level
    return len(levels), iter(jumps)


def _figures(looked: Looked) -> tuple[int, Found]:
    figures = [each for each in looked.tree.elements if each.kind == "Figure"]
    bare = (each for each in figures if not each.alt.strip())
    return len(figures), (Spot(each.page, number=looked.number_at(each.page)) for each in bare)


def _decoration(looked: Looked) -> tuple[int, Found]:
    loose = ((page, ink.loose) for page, ink in enumerate(looked.ink, start=1) if ink.loose)
    return len(looked.ink), (Spot(page, ", ".join(sorted(set(drawn)))) for page, drawn in loose)


def _language(looked: Looked) -> tuple[int, Found]:
    own = str(looked.pdf.Root.get("/Lang", ""))
    return 1, iter([] if own == looked.expected.language else [Spot(what=own or "–")])


def _languages(looked: Looked) -> tuple[int, Found]:
    asked = looked.expected.works
    return sum(len(set(tags)) for _number, tags in asked.values()), _unsaid(looked)


def _unsaid(looked: Looked) -> Found:
    """Yield the languages of works that nothing on their pages is marked with."""
    said: dict[int, set[str]] = {}
    for piece in looked.tree.pieces:
        said.setdefault(piece.page, set()).add(piece.language)
    for place, (number, tags) in looked.expected.works.items():
        pages = looked.pages_of(place)
        heard = set[str]().union(*(said.get(page, set()) for page in pages))
        for tag in dict.fromkeys(tags):
            if pages and tag not in heard:
                yield Spot(pages[0], tag, number)


def _bookmarks(looked: Looked) -> tuple[int, Found]:
    with looked.pdf.open_outline() as outline:
        leads = list(_leads(outline.root))
    pages = {page.obj.objgen: number for number, page in enumerate(looked.pdf.pages, start=1)}
    reached = {pages.get(place, 0) for place in leads}
    works = ((looked.pages_of(place), number) for place, (number, _) in looked.expected.works.items())
    lost = [Spot(on[0], number=number) for on, number in works if on and not reached & set(on)]
    dead = [Spot(what="→ –")] * sum(place not in pages for place in leads)
    return len(leads), iter([*([] if leads else [Spot(what="–")]), *lost, *dead])


def _leads(items: Any) -> Iterator[tuple[int, int]]:
    """Yield the page that each bookmark leads to, by its number in the file."""
    for item in items:
        place = item.destination
        yield place[0].objgen if isinstance(place, pikepdf.Array) and len(place) else (0, 0)
        yield from _leads(item.children)


def _title(looked: Looked) -> tuple[int, Found]:
    """The title stands in the document's own words and in XMP, and is what a window shows."""
    pdf, wanted = looked.pdf, looked.expected.title
    with pdf.open_metadata(update_docinfo=False, set_pikepdf_as_editor=False) as metadata:
        in_xmp = str(metadata.get("dc:title", ""))
    amiss = []
    if wanted not in str(pdf.docinfo.get("/Title", "")):
        amiss.append(Spot(what="Info"))
    if wanted not in in_xmp:
        amiss.append(Spot(what="XMP"))
    if not pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        amiss.append(Spot(what="DisplayDocTitle"))
    return 3, iter(amiss)


def _ua(looked: Looked) -> tuple[int, Found]:
    metadata = looked.pdf.Root.get("/Metadata")
    said = metadata is not None and _UA.search(metadata.read_bytes())
    return 1, iter([] if said else [Spot()])


def _links(looked: Looked) -> tuple[int, Found]:
    found = list(links.links_of(looked.pdf))
    return len(found), (Spot(each.page, each.leads) for each in found if each.dead)


def _link_words(looked: Looked) -> tuple[int, Found]:
    found = list(links.links_of(looked.pdf))
    return len(found), (Spot(each.page, each.leads) for each in found if not each.words.strip())


def _fonts(looked: Looked) -> tuple[int, Found]:
    found = list(fonts.fonts_of(looked.pdf))
    return len(found), (Spot(what=each.name) for each in found if not each.sound)


def _boxes(looked: Looked) -> tuple[int, Found]:
    return len(looked.pdf.pages), boxes.amiss(looked.pdf, looked.expected)


def _pictures(looked: Looked) -> tuple[int, Found]:
    placed = [
        (page, each.dpi)
        for page, ink in enumerate(looked.ink, start=1)
        for each in ink.pictures
        if not each.decoration
    ]
    least, most = looked.expected.least, looked.expected.most
    amiss = (
        Spot(page, f"{dpi} dpi", looked.number_at(page))
        for page, dpi in placed
        if dpi * _NEAR < least or (most and dpi > most * _NEAR)
    )
    return len(placed), amiss


_LOOKS: dict[Check, Look] = {
    Check.PAGES: _pages,
    Check.WORKS: _works,
    Check.TAGGED: _tagged,
    Check.READING: _reading,
    Check.HEADINGS: _headings,
    Check.FIGURES: _figures,
    Check.DECORATION: _decoration,
    Check.LANGUAGE: _language,
    Check.LANGUAGES: _languages,
    Check.BOOKMARKS: _bookmarks,
    Check.TITLE: _title,
    Check.UA: _ua,
    Check.LINKS: _links,
    Check.LINK_WORDS: _link_words,
    Check.FONTS: _fonts,
    Check.BOXES: _boxes,
    Check.PICTURES: _pictures,
}
