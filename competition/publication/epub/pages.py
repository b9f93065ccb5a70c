"""The words of a publication's documents, by templates, in the language of the book."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from competition.config import ROOT
from competition.platform import print_templates
from competition.platform.garland import DYES, wreath
from competition.platform.languages import language_name, text_direction
from competition.platform.markdown import rendered
from competition.publication import layout, wording, wording_matter
from competition.publication.epub.document import Document
from competition.publication.epub.drawings import city_sprigs
from competition.publication.epub.packing import xml_bytes
from competition.publication.epub.pictures import name_of
from competition.publication.epub.rare import lettered
from competition.publication.epub.shape import is_shaped
from competition.publication.manuscript import Manuscript

TEMPLATES = ROOT / "templates" / "publication" / "epub"


def facts(manuscript: Manuscript, edition: int) -> dict[str, Any]:
    """Return what every document is given."""
    return {
        "edition": edition,
        "tongues": layout.tongues(manuscript),
        "places": layout.places(manuscript),
        "index": layout.index(manuscript),
        "sprigs": city_sprigs(manuscript),
        "plant_dyes": all(DYES.get(dye.form) == dye.area for dye in manuscript.dyes),
        "entries_per_leaf": wreath(manuscript.garland).entries_per_leaf,
    }


def page(manuscript: Manuscript, document: Document, common: Mapping[str, Any]) -> bytes:
    """Return a document of the publication."""
    return filled(document.template, manuscript, document=document, **common, **document.values)


def filled(template: str, manuscript: Manuscript, **values: Any) -> bytes:
    """Return a template filled in, as XML that every reader can read."""
    return xml_bytes(layout.render(environment(), template, manuscript, **values))


@cache
def environment() -> Environment:
    """Return the templates."""
    made = print_templates.environment(TEMPLATES)
    made.filters.update(wording.FILTERS, language_name=language_name, lettered=lettered)
    made.filters.update(wording_matter.FILTERS)
    made.filters.update(markdown=_markdown, picture_name=name_of)
    made.tests.update(shaped=is_shaped)
    made.globals.update(direction_of=text_direction)
    return made


def _markdown(text: str) -> Markup:
    """Return the text as XHTML, which closes what HTML leaves open."""
    return Markup(str(rendered(text)).replace("<br>", "<br/>"))  # noqa: S704 - it was markup before
