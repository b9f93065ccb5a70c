"""Every page, for everybody who may open it, in both themes, at the desk and on the phone."""

import re

import pytest

from tests.pages import axe, look
from tests.pages.table import PAGES

pytestmark = pytest.mark.journey
CHANGING = re.compile(r'value="[\w.-]{80,}"|Robin \w+')
"""What differs between the same page for two people: the forms' tokens and who is signed in."""
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


def test_what_keeps_somebody_out_is_found(windows):
    window = windows("visitor", bypass_csp=True)
    window.open("/keyboard", 200)
    window.page.evaluate(PLANTED)
    rules = {one["rule"] for one in axe.violations(window.page) if one["impact"] in axe.GRAVE}
    assert rules == {"image-alt", "color-contrast"}
    assert list(look.on_a_phone(window.page))
    window.page.evaluate("console.error('a trouble')")
    window.page.evaluate("new Image().src = 'http://elsewhere.invalid/dot.png'")
    window.page.wait_for_timeout(200)
    assert {"console: a trouble", "asks elsewhere.invalid"} <= set(window.troubles)
