"""How the consent forms of a class look in print: one page for each child, in the family's language."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from competition.config import ROOT
from competition.consent import wording
from competition.platform import print_templates
from competition.platform.fonts import FontSet
from competition.platform.garland import DYES, to_svg, wreath
from competition.platform.languages import text_direction
from competition.platform.pdf import Resource
from competition.platform.qr import qr_svg

TEMPLATES = ROOT / "templates" / "entries" / "consents" / "print"
STYLES = ROOT / "static" / "print"
_SVG, _CSS = "image/svg+xml", "text/css"
# The size of the text in points, in a face that looks as large as ours for Latin letters.
_SIZE = 9.8


@dataclass(frozen=True)
class Form:
    """One child's form; `address` is the guardian's link."""

    given_name: str
    age: int | None
    title: str
    title_language: str
    address: str


@dataclass(frozen=True)
class Head:
    """What stands on every form: the campaign with its own language, its contact, class and school."""

    campaign: str
    organiser: str
    contact: str
    language: str
    school_class: str
    school: str
    forms: tuple[str, ...]


def html(head: Head, forms: Sequence[Form], fonts: FontSet, language: str) -> str:
    """Return the document with the forms in a language."""
    tags = {language, head.language, *(form.title_language for form in forms)} - {""}
    return (
        _environment()
        .get_template("forms.html")
        .render(
            head=head,
            forms=forms,
            words=wording.words(language),
            channels=wording.channels(language),
            levels=wording.levels(language),
            language=language,
            direction=text_direction(language),
            size=round(_SIZE * fonts.scale(language), 2),
            serif=fonts.css_stack(language),
            sans=fonts.css_stack(language, sans=True),
            stacks={tag: fonts.css_stack(tag) for tag in sorted(tags)},
        )
    )


def resources(head: Head, forms: Sequence[Form]) -> dict[str, Resource]:
    """Return what the document may ask for: its style, the wreath, each child's code."""
    drawn = {"wreath.svg": to_svg(wreath(list(head.forms) * 18), dyes=DYES)}
    drawn |= {f"qr-{number}.svg": qr_svg(form.address) for number, form in enumerate(forms, start=1)}
    return {
        "materials.css": Resource(STYLES / "materials.css", _CSS),
        "consents.css": Resource(STYLES / "consents.css", _CSS),
        **{name: Resource(svg.encode(), _SVG) for name, svg in drawn.items()},
    }


@cache
def _environment() -> Environment:
    return print_templates.environment(TEMPLATES)
