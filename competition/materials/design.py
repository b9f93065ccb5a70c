"""How the materials look: their templates, their style sheet, their ornaments, their faces."""

import hashlib
import re
from functools import cache
from typing import Any

from jinja2 import Environment

from competition.campaign import drawings
from competition.campaign.wording import FILTERS, MILESTONES
from competition.config import ROOT
from competition.entries.wording import CHANNELS, LEVELS
from competition.materials.facts import Facts
from competition.materials.rules import MaterialKind
from competition.materials.titles import TITLES
from competition.platform import i18n, moments, print_templates
from competition.platform.fonts import FontSet
from competition.platform.garland import DYES, leaf, sprig, to_svg, wreath
from competition.platform.languages import language_name, text_direction
from competition.platform.pdf import Resource
from competition.platform.qr import qr_svg

SHARED = ROOT / "templates"
TEMPLATES = SHARED / "materials" / "print"
LIMITS = SHARED / "campaign" / "_limits.html"
STYLE = ROOT / "static" / "print" / "materials.css"
_SVG, _CSS = "image/svg+xml", "text/css"
FEWEST, MOST = 54, 96
"""How many leaves the poster's garland has: it shows what may come, counted by cities and forms."""


MOST_CITIES = 30
"""How many cities the poster names; of more it says the number."""


@cache
def version(locale: str) -> str:
    """Return the fingerprint of the design and of its words in a language."""
    digest = hashlib.sha256()
    catalogue = i18n.FOLDER / locale.replace("-", "_") / i18n.CATALOGUE
    for path in (*sorted(TEMPLATES.glob("*.html")), LIMITS, STYLE, catalogue):
        if path.is_file():
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def html(kind: MaterialKind, facts: Facts, fonts: FontSet, locale: str, *, dense: bool = False) -> str:
    """Return a material's document in a language; `dense` sets it smaller."""
    with i18n.use_locale(locale):
        return (
            _environment()
            .get_template(f"{kind.value}.html")
            .render(
                call=facts,
                kind=kind.value,
                dense=dense,
                title=i18n.gettext(TITLES[kind]),
                locale=locale,
                direction=text_direction(locale),
                serif=fonts.css_stack(locale),
                sans=fonts.css_stack(locale, sans=True),
                own_serif=fonts.css_stack(facts.language or locale),
                milestones=MILESTONES,
                channels=CHANNELS,
                levels=LEVELS,
                most_cities=MOST_CITIES,
            )
        )


def resources(facts: Facts) -> dict[str, Resource]:
    """Return what the documents may ask for: the style sheet and the ornaments."""
    dyes = {**DYES, **dict(facts.dyes)}
    forms = facts.forms or ["poem"]
    leaves = max(FEWEST, min(MOST, 2 * len(facts.cities) * len(forms)))
    kinds = [forms[number % len(forms)] for number in range(leaves)]
    ornaments = {
        "wreath.svg": wreath(kinds),
        "sprig.svg": sprig(kinds[:9]),
        **{f"leaf-{form}.svg": leaf(form) for form in forms},
        **{f"step-{number}.svg": drawing for number, drawing in enumerate(drawings.steps(), start=1)},
    }
    drawn = {name: to_svg(drawing, dyes=dyes) for name, drawing in ornaments.items()}
    drawn["qr.svg"] = qr_svg(facts.address)
    return {
        "materials.css": Resource(STYLE, _CSS),
        **{name: Resource(svg.encode(), _SVG) for name, svg in drawn.items()},
    }


@cache
def _environment() -> Environment:
    environment = print_templates.environment(TEMPLATES, SHARED)
    environment.filters.update(
        FILTERS,
        in_words=moments.in_words,
        time_city=moments.time_city,
        address_parts=_address_parts,
        language_name=language_name,
        list_words=i18n.format_list,
        translated=_translated,
    )
    return environment


def _address_parts(address: str) -> list[str]:
    """Return an address without its scheme, in the parts after which a line may end."""
    return re.findall(r"[^/]+/*", re.sub("^https?://", "", address))


def _translated(message: Any) -> str:
    """Return a marked text in the language of the document."""
    return i18n.gettext(str(message))
