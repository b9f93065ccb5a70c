"""From the manuscript to the HTML of its pages. Everything here is words and numbers; no database."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment

from competition.platform import i18n, print_templates
from competition.platform.fonts import FontSet
from competition.platform.garland import DYES, wreath
from competition.platform.languages import language_name, text_direction
from competition.publication import (
    breaks,
    design,
    lists,
    pictures,
    plates,
    portraits,
    wording,
    wording_matter,
)
from competition.publication.designs import design_of
from competition.publication.formats import Page
from competition.publication.kinds import SCREEN_A4, Spec
from competition.publication.letters import ruler
from competition.publication.manuscript import ChapterKind, Manuscript, Section, Work
from competition.publication.measure import Ruler
from competition.publication.plan import Placed, Planner
from competition.publication.quotes import quotes_by_chapter
from competition.publication.speaking import Speech, Speeches, in_order
from competition.publication.voices import Voice

LINE = 44
"""Letters that stand on a line of the list of languages, on any paper."""
_ADDRESS = re.compile(r'(<a\b[^>]*?) href="[^"]*"')


@dataclass(frozen=True)
class Plan:
    """The book with every work in its place; `common` is what every piece of it is given.

    `speeches` are the settings of voices by their anchor, `quotes` those that stand at each place for them.
    """

    manuscript: Manuscript
    placed: Sequence[Sequence[Placed]]
    common: Mapping[str, Any]
    spec: Spec = SCREEN_A4
    speeches: Mapping[str, Speech] = field(default_factory=dict)
    quotes: Mapping[int, tuple[Voice, ...]] = field(default_factory=dict)

    @property
    def sections(self) -> list[tuple[Section, Sequence[Placed]]]:
        """The sections with their works."""
        return list(zip(self.manuscript.sections, self.placed, strict=True))

    def voices_of(self, kind: ChapterKind) -> list[Voice]:
        """Return the statements or the stories in the order of their pages."""
        return [each for each in self.manuscript.voices if each.chapter is kind]


def plan_of(manuscript: Manuscript, *, edition: int, fonts: FontSet, spec: Spec = SCREEN_A4) -> Plan:
    """Return the plan of a book as this edition sets it."""
    manuscript = breaks.bound_manuscript(manuscript)
    with i18n.use_locale(manuscript.language):  # credits are measured in the book's words
        planner = planner_of(fonts, spec.page)
        placed = [planner.section(section.works, fixed=section.fixed) for section in manuscript.sections]
        faces = design.faces(manuscript, fonts)
        speeches = Speeches(ruler(fonts), spec.page)
    set_voices = speeches.together(manuscript.voices)
    manuscript = replace(_in_order(manuscript, placed), voices=_voices_in_order(manuscript, set_voices))
    quotes = quotes_by_chapter(manuscript, placed)
    common = {
        "edition": edition,
        "tongues": tongues(manuscript),
        "places": places(manuscript),
        "index": (cities := index(manuscript)),
        **_shared(manuscript, cities, spec.page, ruler(fonts)),
        "quoted": tuple(voice for at in sorted(quotes) for voice in quotes[at]),
        "faces": faces,
        "plant_dyes": all(DYES.get(dye.form) == dye.area for dye in manuscript.dyes),
        "entries_per_leaf": wreath(manuscript.garland).entries_per_leaf,
        "balanced": ruler(fonts).balanced,
        **_measures(spec.page),
    }
    return Plan(manuscript, placed, common, spec, set_voices, quotes)


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
    """Return the languages that texts were written in, by name, each with a work.

    It is the first whose beginning takes a line, so that the list does not run over onto one more page.
    """
    first: dict[str, Work] = {}
    by_length = sorted(manuscript.works, key=lambda work: len(wording.specimen(work)) > LINE)
    for work in by_length:
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


def index(manuscript: Manuscript) -> list[tuple[str, list[tuple[str, list[Work]]], list[Voice]]]:
    """Return the index by place: cities by name, each with its schools and their works, and its voices."""
    schools = dict(places(manuscript))
    named: dict[str, list[Voice]] = {}
    for voice in manuscript.voices:
        if voice.name:
            named.setdefault(voice.city, []).append(voice)
    return [(city, schools.get(city, []), named.get(city, [])) for city in sorted({*schools, *named})]


def _in_order(manuscript: Manuscript, placed: Sequence[Sequence[Placed]]) -> Manuscript:
    """Return the manuscript with each section's works in the order of their pages."""
    sections = (
        replace(section, works=tuple(each.work for each in works))
        for section, works in zip(manuscript.sections, placed, strict=True)
    )
    return replace(manuscript, sections=tuple(sections))


def _voices_in_order(manuscript: Manuscript, speeches: Mapping[str, Speech]) -> tuple[Voice, ...]:
    """Return the voices, statements and stories among them in the order of their pages."""
    fixed = {each.kind for each in manuscript.chapters if each.fixed} | {ChapterKind.QUOTES}
    by_kind = (
        [each for each in manuscript.voices if each.kind is kind]
        for kind in dict.fromkeys(voice.kind for voice in manuscript.voices)
    )
    return tuple(
        voice
        for voices in by_kind
        for voice in (voices if voices[0].chapter in fixed else in_order(voices, speeches))
    )


def planner_of(fonts: FontSet, page: Page) -> Planner:
    """Return what plans works on a page; it measures credits in the words of the language in use."""
    return Planner(ruler(fonts), lambda work: " · ".join(wording.credit(work)), page)


def _shared(
    manuscript: Manuscript, cities: Sequence[lists.City], page: Page, measure: Ruler
) -> dict[str, lists.Shared]:
    """Return how the lists of a book are shared out over their pages, in its words."""
    with i18n.use_locale(manuscript.language):
        places = manuscript.matter.places if manuscript.matter else ()
        return {
            "contents_pages": lists.contents_pages(manuscript, page, measure),
            "index_pages": lists.index_pages(cities, page, measure),
            "part_in_pages": lists.part_in_pages(places, page, measure),
        }


def _measures(page: Page) -> dict[str, Any]:
    """Return what templates ask about a page: its room, and where pictures stand."""
    return {
        "room": page.width,
        "printed": lambda picture, work: plates.printed(picture, plates.box(work, picture, page)),
        "caption_indent": lambda work: plates.indent(work, page),
        "caption_ems": lambda work: plates.caption_ems(work, page),
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
    made.filters.update(wording_matter.FILTERS)
    made.globals.update(picture_address=pictures.address, portrait_position=portraits.position)
    return made
