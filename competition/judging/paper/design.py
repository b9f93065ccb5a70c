"""How reading packs and scoresheets look in print: their templates, their style sheet, their faces."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from jinja2 import Environment

from competition.config import ROOT
from competition.judging.paper.queries import PaperEntry
from competition.judging.paper.rules import PaperFormat, PrintKind
from competition.judging.wording import category_name
from competition.platform import i18n, moments, print_templates
from competition.platform.fonts import FontSet
from competition.platform.garland import DYES, leaf, to_svg
from competition.platform.languages import language_name, text_direction
from competition.platform.pdf import Resource
from competition.platform.storage import Storage

TEMPLATES = ROOT / "templates" / "judging" / "paper" / "print"
STYLE = ROOT / "static" / "print" / "paper.css"
SIZES = {PaperFormat.A4: "210mm 297mm", PaperFormat.LETTER: "8.5in 11in"}


@dataclass(frozen=True)
class Head:
    """What stands on the first page: the campaign, its language and zone, the round, whom it is for."""

    campaign: str
    language: str
    zone: str
    round: str
    closes_at: datetime | None
    judge: str
    made_at: datetime


def html(
    kind: PrintKind,
    head: Head,
    entries: Sequence[PaperEntry],
    *,
    paper: PaperFormat,
    locale: str,
    fonts: FontSet,
) -> str:
    """Return the document of a pack or of scoresheets in a language."""
    tags = {head.language, *(work.language for entry in entries for work in entry.works)} - {""}
    with i18n.use_locale(locale):
        return (
            _environment()
            .get_template(f"{kind.value}.html")
            .render(
                head=head,
                entries=entries,
                page_size=SIZES[paper],
                locale=locale,
                direction=text_direction(locale),
                serif=fonts.css_stack(locale),
                sans=fonts.css_stack(locale, sans=True),
                stacks={tag: (fonts.css_stack(tag), fonts.scale(tag)) for tag in sorted(tags)},
            )
        )


def resources(entries: Sequence[PaperEntry], storage: Storage) -> dict[str, Resource]:
    """Return what the document may ask for: its style, a leaf for each form, the pictures made for judges."""
    leaves = {f"leaf-{form}.svg": to_svg(leaf(form), dyes=DYES) for form in {each.form for each in entries}}
    return {
        "paper.css": Resource(STYLE, "text/css"),
        **{name: Resource(svg.encode(), "image/svg+xml") for name, svg in leaves.items()},
        **{
            picture.name: Resource(storage.path(picture.key), picture.media_type)
            for entry in entries
            for picture in entry.pictures
        },
    }


@cache
def _environment() -> Environment:
    environment = print_templates.environment(TEMPLATES)
    environment.filters.update(
        in_words=moments.in_words, language_name=language_name, direction=text_direction
    )
    environment.globals.update(category_name=category_name)
    return environment
