"""Setting certificates: what no face can show is left out and told, what is too long is set smaller."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from competition.certificates import design
from competition.certificates.errors import CertificateTooLongError
from competition.certificates.facts import Facts
from competition.certificates.rules import Page, Signature, Work
from competition.platform.fonts import FontSet, Missing
from competition.platform.pdf import Pages, Resource, render_in_child

LEVELS = 8
"""In how many sizes a page is tried."""
Render = Callable[[str, Mapping[str, Resource]], Pages]


@dataclass(frozen=True)
class Certificates:
    """Finished pages, and what was left out of them: on which page, what it was, which characters."""

    content: bytes
    count: int
    left_out: tuple[dict[str, Any], ...]


def set_certificates(
    facts: Facts, fonts: FontSet, language: str, *, garland: Sequence[str], brand: Mapping[str, Any]
) -> Certificates:
    """Return the certificates as PDF, a page each. Raises PdfFailedError, CertificateTooLongError."""
    facts, left_out = settable(facts, fonts)
    resources = design.resources(facts, garland=garland, brand=brand)
    levels = [design.first_level(page, language) for page in facts.pages]
    while max(levels) < LEVELS:
        html = design.html(facts, fonts, language, levels=levels)
        pages = render_in_child(html, resources=resources, fonts=fonts, name="certificates")
        long = _too_long(pages, len(levels))
        if not long:
            return Certificates(pages.content, pages.count, tuple(left_out))
        levels = [level + (at in long) for at, level in enumerate(levels)]
    raise CertificateTooLongError


def _too_long(pages: Pages, number: int) -> set[int]:
    """Return which certificates take more than one page."""
    starts = [pages.anchors[design.anchor(at)] for at in range(number)]
    ends = [*starts[1:], pages.count + 1]
    return {at for at, (start, end) in enumerate(zip(starts, ends, strict=True)) if end - start > 1}


def settable(facts: Facts, fonts: FontSet) -> tuple[Facts, list[dict[str, Any]]]:
    """Return what can be set without a hole, and what cannot.

    A text with a character that no face has is left out whole: without its name a page is that of the class.
    """
    left_out: list[dict[str, Any]] = []

    def whole(text: str, what: str, page: int = 0) -> str:
        missing = [_named(each) for each in fonts.missing(text)]
        if missing:
            left_out.append({"page": page, "what": what, "characters": missing})
        return "" if missing else text

    def signed(one: Signature) -> Signature:
        return Signature(whole(one.name, "signature"), whole(one.role, "signature"))

    def work(each: Work, page: int) -> Work:
        return replace(each, title=whole(each.title, "title", page))

    def page(each: Page, number: int) -> Page:
        name = whole(each.name, "name", number)
        return replace(each, name=name, works=tuple(work(one, number) for one in each.works))

    found = replace(
        facts,
        campaign=whole(facts.campaign, "campaign"),
        organiser=whole(facts.organiser, "organiser"),
        class_name=whole(facts.class_name, "class"),
        school=whole(facts.school, "school"),
        city=whole(facts.city, "city"),
        signatures=tuple(signed(each) for each in facts.signatures),
        pages=tuple(page(each, number) for number, each in enumerate(facts.pages, start=1)),
    )
    return found, left_out


def _named(missing: Missing) -> str:
    """Return a character by its number, and by its name where it has one."""
    number = f"U+{missing.codepoint:04X}"
    return number if missing.name == number else f"{number} {missing.name}"
