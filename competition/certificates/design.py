"""How certificates look: their template, their style sheet, the garland, their faces and sizes."""

import hashlib
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from jinja2 import Environment

from competition.campaign.colours import colour_of
from competition.certificates.facts import Facts
from competition.certificates.frame import frame
from competition.certificates.rules import Page, Work
from competition.certificates.wording import FILE, award_words, day_words, words
from competition.config import ROOT
from competition.platform import print_templates
from competition.platform.faces import LATIN
from competition.platform.fonts import FontSet
from competition.platform.garland import DYES, leaf, to_svg
from competition.platform.languages import script_of, text_direction
from competition.platform.pdf import Resource

TEMPLATES = ROOT / "templates" / "certificates" / "print"
STYLE = ROOT / "static" / "print" / "certificate.css"
_SVG, _CSS = "image/svg+xml", "text/css"
# Up to how many letters a name, and a title, is set in each size, the largest first.
_STEPS = {"name": (22, 34, 60, 120), "title": (46, 90, 170, 300)}


@cache
def version() -> str:
    """Return the fingerprint of the design and of its words."""
    digest = hashlib.sha256()
    for path in (*sorted(TEMPLATES.glob("*.html")), STYLE, FILE):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def html(facts: Facts, fonts: FontSet, language: str, *, levels: Sequence[int]) -> str:
    """Return the document of certificates in a language; each page is the smaller the higher its level."""
    tags = {work.language for page in facts.pages for work in page.works} | {facts.campaign_language}
    return (
        _environment()
        .get_template("certificates.html")
        .render(
            facts=facts,
            words=words(language),
            day=day_words(facts.day, language),
            levels=levels,
            language=language,
            direction=text_direction(language),
            scale=fonts.scale(language),
            serif=fonts.css_stack(language),
            sans=fonts.css_stack(language, sans=True),
            stacks={tag: fonts.css_stack(tag) for tag in sorted(tags - {""})},
        )
    )


def resources(facts: Facts, *, garland: Sequence[str], brand: Mapping[str, Any]) -> dict[str, Resource]:
    """Return what the document may ask for: the style, the campaign's garland, a leaf of each form."""
    forms = {work.form for page in facts.pages for work in page.works}
    dyes = {**DYES, **{form: colour_of(brand, form) for form in {*forms, *garland}}}
    drawn = {"frame.svg": frame(garland), **{f"leaf-{form}.svg": leaf(form) for form in forms}}
    return {
        "certificate.css": Resource(STYLE, _CSS),
        **{name: Resource(to_svg(each, dyes=dyes).encode(), _SVG) for name, each in drawn.items()},
    }


def size_step(text: str, kind: str) -> int:
    """Return in which of its sizes a text is set, 0 for the largest; wide characters count as two."""
    length = sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
    return next((step for step, most in enumerate(_STEPS[kind]) if length <= most), len(_STEPS[kind]))


def honours(page: Page, language: str) -> dict[str, list[Work]]:
    """Return what a page has won, as it is called there, with the works: each award is said once."""
    found: dict[str, list[Work]] = {}
    for work in page.honours:
        found.setdefault(award_words(work, language), []).append(work)
    return found


def first_level(page: Page, language: str) -> int:
    """Return the level at which a page is tried first: many that have won fill the page of a class."""
    won = honours(page, language)
    lines = len(won) + sum(min(len(works), 3) for works in won.values())
    return bisect_right((4, 8), lines)


def anchor(at: int) -> str:
    """Return the id of a page in the document, by its place from 0."""
    return f"certificate-{at + 1}"


def is_slanted(tag: str) -> bool:
    """Whether a language is set in italics at all: ours are for three scripts."""
    return script_of(tag) in LATIN


def leaning(text: str) -> str:
    """Return "rtl" or "ltr": how a name runs by its first letter, as `dir="auto"` has it on a screen.

    The print engine knows no "auto": in an Arabic page the full stop of "Itai R." would stand before it.
    """
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return "rtl" if next((kind for kind in kinds if kind in ("L", "R", "AL")), "L") in ("R", "AL") else "ltr"


@cache
def _environment() -> Environment:
    environment = print_templates.environment(TEMPLATES)
    environment.filters.update(direction=text_direction, size_step=size_step)
    environment.filters.update(slanted=is_slanted, honours=honours, leaning=leaning)
    environment.globals.update(anchor=anchor)
    return environment
