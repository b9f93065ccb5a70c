"""From the manuscript to the HTML of its pages. Everything here is words and numbers; no database."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from jinja2 import Environment

from competition.platform import i18n, print_templates
from competition.platform.fonts import FontSet
from competition.platform.garland import DYES, wreath
from competition.platform.languages import language_name, text_direction
from competition.publication import breaks, design, page, pictures, plates, wording
from competition.publication.letters import ruler
from competition.publication.manuscript import Manuscript, Work
from competition.publication.plan import Placed, Planner


def book_html(manuscript: Manuscript, *, edition: int, fonts: FontSet) -> str:
    """Return the whole book as one document."""
    manuscript = breaks.bound_manuscript(manuscript)
    with i18n.use_locale(manuscript.language):  # credits are measured in the book's words
        planner = _planner(fonts)
        placed = [planner.section(section.works, fixed=section.fixed) for section in manuscript.sections]
        faces = design.faces(manuscript, fonts)
    manuscript = _in_order(manuscript, placed)
    return _render(
        "book.html",
        manuscript,
        edition=edition,
        sections=list(zip(manuscript.sections, placed, strict=True)),
        tongues=tongues(manuscript),
        places=places(manuscript),
        faces=faces,
        plant_dyes=all(DYES.get(dye.form) == dye.area for dye in manuscript.dyes),
        entries_per_leaf=wreath(manuscript.garland).entries_per_leaf,
    )


def proof_html(manuscript: Manuscript, works: list[Work], *, fonts: FontSet) -> str:
    """Return a document of these works alone, each from a new page on."""
    with i18n.use_locale(manuscript.language):
        planner = _planner(fonts)
        placed = [planner.alone(breaks.bound_work(work)) for work in works]
    return _render("proof.html", manuscript, works=placed)


def tongues(manuscript: Manuscript) -> list[tuple[str, Work]]:
    """Return the languages that texts were written in, by name, each with its first work."""
    first: dict[str, Work] = {}
    for work in manuscript.works:
        if work.original.text and work.original.language:
            first.setdefault(work.original.language, work)
    with i18n.use_locale(manuscript.language):
        return sorted(((language_name(tag), work) for tag, work in first.items()), key=lambda each: each[0])


def places(manuscript: Manuscript) -> list[tuple[str, list[tuple[str, list[Work]]]]]:
    """Return the index: cities by name, in each its schools by name with their works."""
    index: dict[str, dict[str, list[Work]]] = {}
    for work in manuscript.works:
        if work.byline.city:
            index.setdefault(work.byline.city, {}).setdefault(work.byline.school, []).append(work)
    return [(city, sorted(schools.items())) for city, schools in sorted(index.items())]


def _in_order(manuscript: Manuscript, placed: Sequence[Sequence[Placed]]) -> Manuscript:
    """Return the manuscript with each section's works in the order of their pages."""
    sections = (
        replace(section, works=tuple(each.work for each in works))
        for section, works in zip(manuscript.sections, placed, strict=True)
    )
    return replace(manuscript, sections=tuple(sections))


def _planner(fonts: FontSet) -> Planner:
    return Planner(ruler(fonts), lambda work: " · ".join(wording.credit(work)))


def _render(name: str, manuscript: Manuscript, **values: Any) -> str:
    with i18n.use_locale(manuscript.language):
        return (
            _environment()
            .get_template(name)
            .render(
                book=manuscript,
                language=manuscript.language,
                direction=text_direction(manuscript.language),
                **values,
            )
        )


@cache
def _environment() -> Environment:
    environment = print_templates.environment(design.TEMPLATES)
    environment.filters.update(wording.FILTERS, language_name=language_name, upright=breaks.upright)
    environment.globals.update(
        room=page.WIDTH,
        picture_address=pictures.address,
        printed=lambda picture, work: plates.printed(picture, plates.box(work, picture)),
        caption_indent=plates.indent,
        bleeds=plates.bleeds,
        plate_top=lambda picture, work: plates.top(work, picture),
    )
    return environment
