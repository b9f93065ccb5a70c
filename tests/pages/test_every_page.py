"""Every page, for everybody who may open it, in both themes, at the desk and on the phone."""

import re

import pytest

from competition.config import ROOT
from tests.pages import axe, look
from tests.pages.table import PAGES

pytestmark = pytest.mark.journey
CHANGING = re.compile(r'value="[\w.-]{80,}"|Robin \w+')
"""What differs between the same page for two people: the forms' tokens and who is signed in."""
NIGHT = re.compile(r"prefers-color-scheme: dark\) *\{((?:[^{}]*\{[^{}]*\})*)")
DECLARED = re.compile(r"[{;]\s*([\w-]+):")
INKS = {"fill", "stroke", "stroke-width", "paint-order"}
PLANTED = """() => document.querySelector("main").insertAdjacentHTML("beforeend",
  `<img src="/static/favicon.svg"><p style="color: #eee; background: #fff">Pale words</p>
   <div style="width: 3000px">Wide</div>`)"""


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_is_for_everybody(windows, client_of, address, page):
    seen = set()
    for role in page.roles:
        answer = client_of(role).get(address(page))
        assert answer.status_code == page.status, f"as {role}"
        html = CHANGING.sub("", answer.text)
        if html not in seen:
            seen.add(html)
            window = windows(role, locale="en-GB")
            window.open(address(page), page.status)
            found = [*look.basics(window.page, "en"), *look.in_both_themes(window.page)]
            found += [*look.on_a_phone(window.page), *window.troubles]
            assert not found, "\n".join(f"as {role}: {one}" for one in found)


def test_night_changes_nothing_but_colours():
    """So the rules of axe that are not about colours need no second look at night."""
    sheets = [path.read_text() for path in (ROOT / "static").rglob("*.css")]
    nights = [night for sheet in sheets for night in NIGHT.findall(sheet)]
    changed = {name for night in nights for name in DECLARED.findall(night)}
    assert len(nights) == 2
    assert {name for name in changed if not name.startswith("--")} == INKS
    assert not [path for path in (ROOT / "static" / "js").rglob("*.js") if "color-scheme" in path.read_text()]


def test_what_keeps_somebody_out_is_found(windows):
    window = windows("visitor", bypass_csp=True)
    window.open("/keyboard", 200)
    window.page.evaluate(PLANTED)
    rules = {one["rule"] for one in axe.violations(window.page) if one["impact"] in axe.GRAVE}
    assert rules == {"image-alt", "color-contrast"}
    window.page.emulate_media(color_scheme="dark")
    assert [one["rule"] for one in axe.violations_of_colour(window.page)] == ["color-contrast"]
    assert list(look.on_a_phone(window.page))
    window.page.evaluate("console.error('a trouble')")
    window.page.evaluate("new Image().src = 'http://elsewhere.invalid/dot.png'")
    window.page.wait_for_timeout(200)
    assert {"console: a trouble", "asks elsewhere.invalid"} <= set(window.troubles)
