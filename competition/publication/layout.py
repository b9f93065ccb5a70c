"""From the manuscript to the HTML of its pages. Everything here is words and numbers; no database."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from competition.platform import i18n, print_templates
from competition.platform.fonts import FontSet
from competition.platform.garland import DYES, wreath
from competition.platform.languages import language_name, text_direction
from competition.publication import breaks, design, pictures, plates, wording
from competition.publication.designs import design_of
from competition.publication.formats import Page
from competition.publication.kinds import SCREEN_A4, Spec
from competition.publication.letters import ruler
from competition.publication.manuscript import Manuscript, Section, Work
from competition.publication.plan import Placed, Planner

_ADDRESS = re.compile(r'(<a\b[^>]*?) href="[^"]*"')


@dataclass(frozen=True)
class Plan:
    """The book with every work in its place; `common` is what every piece of it is given."""

    manuscript: Manuscript
    placed: Sequence[Sequence[Placed]]
    common: Mapping[str, Any]
    spec: Spec = SCREEN_A4

    @property
    def sections(self) -> list[tuple[Section, Sequence[Placed]]]:
        """The sections with their works."""
        return list(zip(self.manuscript.sections, self.placed, strict=True))


def plan_of(manuscript: Manuscript, *, edition: int, fonts: FontSet, spec: Spec = SCREEN_A4) -> Plan:
    """Return the plan of a book as this edition sets it."""
    manuscript = breaks.bound_manuscript(manuscript)
    with i18n.use_locale(manuscript.language):  # credits are measured in the book's words
        planner = _planner(fonts, spec.page)
        placed = [planner.section(section.works, fixed=section.fixed) for section in manuscript.sections]
        faces = design.faces(manuscript, fonts)
    manuscript = _in_order(manuscript, placed)
    common = {
        "edition": edition,
        "tongues": tongues(manuscript),
        "places": places(manuscript),
        "faces": faces,
        "plant_dyes": all(DYES.get(dye.form) == dye.area for dye in manuscript.dyes),
        "entries_per_leaf": wreath(manuscript.garland).entries_per_leaf,
        **_measures(spec.page),
    }
    return Plan(manuscript, placed, common, spec)


def piece_html(plan: Plan, template: str, **values: Any) -> str:
    """Return a piece as a document; `place` begins each link's address, `numbers` are pages by anchor.

    On paper nobody follows a link, and a printer's software stumbles over them.
    """
    html = _render("part.html", plan.manuscript, piece=template, **plan.common, **values)
    return _ADDRESS.sub(r"\1", html) if plan.spec.is_print else html


def opens_right(manuscript: Manuscript) -> bool:
    """Whether the first page of the book is a right one."""
    return text_direction(manuscript.language) == "ltr"


def furniture_html(manuscript: Manuscript, sheets: Sequence[Any]) -> str:
    """Return a document of nothing but what stands beside the works, page by page."""
    return _render("furniture.html", manuscript, sheets=sheets)


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


def _planner(fonts: FontSet, page: Page) -> Planner:
    return Planner(ruler(fonts), lambda work: " · ".join(wording.credit(work)), page)


def _measures(page: Page) -> dict[str, Any]:
    """Return what templates ask about a page: its room, and where pictures stand."""
    return {
        "room": page.width,
        "printed": lambda picture, work: plates.printed(picture, plates.box(work, picture, page)),
        "caption_indent": lambda work: plates.indent(work, page),
        "bleeds": lambda work, picture: plates.bleeds(work, picture, page),
        "plate_top": lambda picture, work: plates.top(work, picture, page),
    }


def _render(name: str, manuscript: Manuscript, **values: Any) -> str:
    return render(environment(design_of(manuscript.design).folder), name, manuscript, **values)


def render(templates: Environment, name: str, manuscript: Manuscript, **values: Any) -> str:
    """Return a template filled in, in the words of the book's language."""
    language = manuscript.language
    with i18n.use_locale(language):
        return templates.get_template(name).render(
            book=manuscript, language=language, direction=text_direction(language), **values
        )


@cache
def environment(*over: Path) -> Environment:
    """Return the book's templates; what these folders hold stands before them."""
    made = print_templates.environment(*over, design.TEMPLATES)
    made.filters.update(wording.FILTERS, language_name=language_name, upright=breaks.upright)
    made.globals.update(picture_address=pictures.address)
    return made
