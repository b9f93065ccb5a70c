"""How a receipt looks in print: its template, its style sheet, its leaves."""

from functools import cache

from jinja2 import Environment

from competition.campaign.colours import colour_of
from competition.campaign.wording import FILTERS
from competition.config import ROOT
from competition.entries.receipts.facts import ReceiptFacts
from competition.platform import i18n, moments, print_templates
from competition.platform.fonts import FontSet
from competition.platform.garland import DYES, leaf, sprig, to_svg
from competition.platform.languages import text_direction
from competition.platform.pdf import Resource

SHARED = ROOT / "templates"
TEMPLATES = SHARED / "entries" / "receipts" / "print"
STYLE = ROOT / "static" / "print" / "receipt.css"
_SVG, _CSS = "image/svg+xml", "text/css"
MOST_LEAVES = 12
"""How many leaves the sprig at its head has at most."""


def html(facts: ReceiptFacts, fonts: FontSet, locale: str, *, address: str) -> str:
    """Return a receipt's document in a language; `address` is its page."""
    languages = {line.language for line in facts.lines} - {""}
    with i18n.use_locale(locale):
        return (
            _environment()
            .get_template("receipt.html")
            .render(
                receipt=facts,
                address=address,
                locale=locale,
                direction=text_direction(locale),
                serif=fonts.css_stack(locale),
                sans=fonts.css_stack(locale, sans=True),
                stacks={tag: fonts.css_stack(tag) for tag in sorted(languages)},
            )
        )


def resources(facts: ReceiptFacts) -> dict[str, Resource]:
    """Return what the document may ask for: the style sheet, a sprig of its entries, their leaves."""
    forms = [line.form for line in facts.lines]
    dyes = {**DYES, **{form: colour_of(facts.campaign.brand, form) for form in forms}}
    ornaments = {
        "sprig.svg": sprig(forms[:MOST_LEAVES]),
        **{f"leaf-{form}.svg": leaf(form) for form in forms},
    }
    return {
        "receipt.css": Resource(STYLE, _CSS),
        **{name: Resource(to_svg(each, dyes=dyes).encode(), _SVG) for name, each in ornaments.items()},
    }


@cache
def _environment() -> Environment:
    environment = print_templates.environment(TEMPLATES)
    environment.filters.update(FILTERS, with_both=moments.with_both, direction=text_direction)
    return environment
