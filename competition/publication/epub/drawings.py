"""The garland in a publication: on its cover, at the opening of each section, and a leaf before each work."""

from collections.abc import Iterator

from competition.platform.garland import DYES, Drawing, leaf, sprig, to_svg
from competition.publication.epub.packing import SVG, Item
from competition.publication.manuscript import Manuscript
from competition.publication.ornaments import tall_wreath


def wreath(manuscript: Manuscript) -> bytes:
    """Return the campaign's garland in the proportions of a cover."""
    return _svg(tall_wreath(manuscript.garland), manuscript)


def drawings(manuscript: Manuscript) -> Iterator[Item]:
    """Yield the drawings that stand in documents: `sprig-0.svg` for a section, `leaf-poem.svg` for a form."""
    for at, section in enumerate(manuscript.sections):
        kinds = [section.form] * len(section.works)
        yield Item(f"sprig-{at}.svg", SVG, _svg(sprig(kinds, most=24), manuscript))
    for form in sorted({work.form for work in manuscript.works}):
        yield Item(f"leaf-{form}.svg", SVG, _svg(leaf(form), manuscript))


def _svg(drawing: Drawing, manuscript: Manuscript) -> bytes:
    dyes = {**DYES, **{dye.form: dye.area for dye in manuscript.dyes}}
    return to_svg(drawing, dyes=dyes).encode()
