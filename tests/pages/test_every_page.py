"""Every page, for everybody who may open it, in both themes, at the desk and on the phone."""

import re

import pytest

from tests.pages import axe
from tests.pages.table import PAGES
from tests.pages.window import PHONE

pytestmark = pytest.mark.journey
FACTS = """() => ({
  lang: document.documentElement.lang,
  title: document.title.trim(),
  headings: [...document.querySelectorAll("h1")].map((one) => one.textContent.trim()),
})"""
WIDE = """() => [document.documentElement.scrollWidth, innerWidth]"""
CHANGING = re.compile(r'value="[\w.-]{80,}"|Robin \w+')
"""What differs between the same page for two people: the forms' tokens and who is signed in."""


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_is_for_everybody(windows, address, page):
    seen = set()
    for role in page.roles:
        window = windows(role, locale="en-GB")
        html = CHANGING.sub("", window.open(address(page), page.status))
        if html in seen:
            continue
        seen.add(html)
        found = [f"as {role}: {one}" for one in faults(window, "en")]
        assert not found, "\n".join(found)


def faults(window, language):
    """Return what is wrong with the page that is open."""
    page = window.page
    found = [*_basics(page, language)]
    found += [f"light: {one}" for one in axe.grave(axe.violations(page))]
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {one}" for one in axe.grave(axe.violations(page))]
    page.set_viewport_size(PHONE)
    wide, inner = page.evaluate(WIDE)
    if wide > inner:
        found.append(f"{wide} pixels wide on a phone of {inner}")
    return found + window.troubles


def _basics(page, language):
    facts = page.evaluate(FACTS)
    if facts["lang"] != language:
        yield f"it says to be in “{facts['lang']}”"
    if len(facts["headings"]) != 1 or not facts["headings"][0]:
        yield f"its main headings are {facts['headings']}"
    if not facts["title"].partition("·")[0].strip():
        yield "it has no title"
