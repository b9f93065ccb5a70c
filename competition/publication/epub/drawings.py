"""The garland in a publication: on its cover, at the opening of each section, and a leaf before each work."""

from collections.abc import Iterator, Mapping

from competition.platform.garland import DYES, Drawing, leaf, sprig, to_svg
from competition.publication.epub.packing import SVG, Item
from competition.publication.manuscript import ChapterKind, Manuscript
from competition.publication.ornaments import tall_wreath

MOST = 48
"""So many leaves of a city can be told apart on a line."""
STEM = ""
"""The leaf of somebody who speaks beside the works: as green as its stem."""


def wreath(manuscript: Manuscript) -> bytes:
    """Return the campaign's garland in the proportions of a cover."""
    return _svg(tall_wreath(manuscript.garland), manuscript)


def drawings(manuscript: Manuscript) -> Iterator[Item]:
    """Yield the drawings that stand in documents: `sprig-0.svg` for a section, `leaf-poem.svg` for a form."""
    for at, section in enumerate(manuscript.sections):
        kinds = [section.form] * len(section.works)
        yield Item(f"sprig-{at}.svg", SVG, _svg(sprig(kinds, most=24), manuscript))
    for kind in (ChapterKind.STATEMENTS, ChapterKind.STORIES):
        voices = [STEM for voice in manuscript.voices if voice.chapter is kind]
        if voices:
            yield Item(f"sprig-{kind}.svg", SVG, _svg(sprig(voices, most=24), manuscript))
    names = city_sprigs(manuscript)
    for place in manuscript.matter.places if manuscript.matter else ():
        if place.city in names:
            yield Item(names[place.city], SVG, _svg(sprig(place.forms, most=MOST), manuscript))
    for form in sorted({work.form for work in manuscript.works}):
        yield Item(f"leaf-{form}.svg", SVG, _svg(leaf(form), manuscript))


def city_sprigs(manuscript: Manuscript) -> Mapping[str, str]:
    """Return by city the file of its sprig, which has a leaf for each entry; none where they are too many."""
    places = manuscript.matter.places if manuscript.matter else ()
    return {place.city: f"city-{at}.svg" for at, place in enumerate(places) if 0 < len(place.forms) <= MOST}


def _svg(drawing: Drawing, manuscript: Manuscript) -> bytes:
    dyes = {**DYES, **{dye.form: dye.area for dye in manuscript.dyes}}
    return to_svg(drawing, dyes=dyes).encode()
