"""The book as one document, straightforwardly: what the book of joined parts has to equal, and to beat."""

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup, escape

from competition.platform.fonts import FontSet
from competition.platform.pdf import Resource
from competition.publication import layout
from competition.publication.manuscript import Manuscript

FOLDER = Path(__file__).parent / "whole"
STYLE = {"whole.css": Resource(FOLDER / "whole.css", "text/css")}


class _Asked(dict[str, Markup]):
    """Numbers of pages that the typesetter is to find."""

    def get(self, anchor: str, default: object = None) -> Markup:  # type: ignore[override]
        return Markup('<a class="number" href="#{}"></a>').format(escape(anchor))


def whole_book(
    manuscript: Manuscript, *, edition: int, fonts: FontSet, numbers: Mapping[str, int] | None = None
) -> str:
    """Return the whole book as one document; the typesetter finds the pages that are not given."""
    plan = layout.plan_of(manuscript, edition=edition, fonts=fonts)
    return layout.render(
        layout.environment(FOLDER),
        "book.html",
        plan.manuscript,
        sections=plan.sections,
        place="#",
        numbers=_Asked() if numbers is None else numbers,
        **plan.common,
    )
