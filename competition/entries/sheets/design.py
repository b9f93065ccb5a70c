"""How the printed sheets look: their template, their style sheet, their codes and ornaments."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from competition.campaign.wording import FILTERS
from competition.config import ROOT
from competition.entries.sheets.rules import CORNERS, Layout, Mark, Paper, code_text, layout_of
from competition.platform import i18n, print_templates
from competition.platform.fonts import FontSet
from competition.platform.garland import leaf, to_svg
from competition.platform.languages import text_direction
from competition.platform.pdf import Resource, render_in_child
from competition.platform.qr import qr_svg

TEMPLATES = ROOT / "templates" / "entries" / "sheets" / "print"
STYLE = ROOT / "static" / "print" / "sheets.css"
BLACK = "#000000"
YOUNG = 10
"""Up to this age the rules stand wider apart."""


@dataclass(frozen=True)
class Printed:
    """One sheet as print knows it; `ruled` says how far apart lines to write on stand, in millimetres."""

    code: str
    number: int
    name: str
    form: str
    ruled: int = 0


def set_sheets(sheets: Sequence[Printed], *, paper: Paper, locale: str, fonts: FontSet) -> bytes:
    """Return the sheets as PDF, one page each. Raises PdfFailedError."""
    document = html(sheets, paper=paper, locale=locale, fonts=fonts)
    kept = resources(sheets, paper)
    return render_in_child(document, resources=kept, fonts=fonts, name="sheets").content


def html(sheets: Sequence[Printed], *, paper: Paper, locale: str, fonts: FontSet) -> str:
    """Return the document of the sheets in a language."""
    layout = layout_of(paper)
    with i18n.use_locale(locale):
        return (
            _environment()
            .get_template("sheets.html")
            .render(
                sheets=sheets,
                layout=layout,
                corners=range(CORNERS),
                locale=locale,
                direction=text_direction(locale),
                serif=fonts.css_stack(locale),
                sans=fonts.css_stack(locale, sans=True),
                lines={
                    each: lines(layout, each) for each in {sheet.ruled for sheet in sheets if sheet.ruled}
                },
            )
        )


def lines(layout: Layout, apart: int) -> list[float]:
    """Return where the lines to write on stand, in millimetres from the top of the space for the work."""
    return [float(at) for at in range(apart + 3, int(layout.work.height) - apart // 2, apart)]


def resources(sheets: Sequence[Printed], paper: Paper) -> dict[str, Resource]:
    """Return what the document may ask for: its style sheet, the leaves and four codes for each sheet."""
    drawn = {f"leaf-{form}.svg": to_svg(leaf(form)) for form in {sheet.form for sheet in sheets}}
    for sheet in sheets:
        for corner in range(CORNERS):
            text = code_text(Mark(sheet.code, corner, paper))
            drawn[f"{sheet.code}-{corner}.svg"] = qr_svg(text, colour=BLACK, error="h")
    codes = {name: Resource(svg.encode(), "image/svg+xml") for name, svg in drawn.items()}
    return {"sheets.css": Resource(STYLE, "text/css"), **codes}


@cache
def _environment() -> Environment:
    environment = print_templates.environment(TEMPLATES)
    environment.filters.update(FILTERS)
    return environment
