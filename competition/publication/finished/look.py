"""The checks themselves: each looks at the open file and yields where something is amiss."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from competition.publication.finished import boxes, fonts, hearing, links
from competition.publication.finished.checks import Check, Checked, Expected, Spot, result
from competition.publication.finished.looked import Found, Look, Looked
from competition.publication.finished.reading import Readings

_NEAR = 1.02
"""Pixels are whole, and lengths are rounded: so much more than the limit is still the limit."""


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
    Check.TAGGED: hearing.tagged,
    Check.READING: hearing.reading,
    Check.HEADINGS: hearing.headings,
    Check.FIGURES: hearing.figures,
    Check.DECORATION: hearing.decoration,
    Check.LANGUAGE: hearing.language,
    Check.LANGUAGES: hearing.languages,
    Check.BOOKMARKS: _bookmarks,
    Check.TITLE: hearing.title,
    Check.UA: hearing.ua,
    Check.LINKS: _links,
    Check.LINK_WORDS: _link_words,
    Check.FONTS: _fonts,
    Check.BOXES: _boxes,
    Check.PICTURES: _pictures,
}
