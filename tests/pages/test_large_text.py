"""Text twice as large still fits: nothing overlaps, nothing runs out of the page."""

import pytest

from tests.pages.look import WIDTHS
from tests.pages.table import PAGES

pytestmark = pytest.mark.journey
SPOTS = {
    "call.page open slug": "visitor",
    "entry_people.page open draft": "teacher",
    "sheet.page open bilingual sheet": "judge",
}
SIZE = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
OVERLAPS = """() => {
  const floats = (at) => ["sticky", "fixed"].includes(getComputedStyle(at).position);
  const stuck = (at) => at && (floats(at) || stuck(at.parentElement));
  const shown = [...document.querySelectorAll("main :is(a, button, label, h1, h2, p, input.input, textarea)")]
    .filter((one) => one.checkVisibility() && !one.closest(".visually-hidden, dialog, svg"))
    .map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 1 && box.height > 1);
  const found = [];
  for (const [a, one] of shown) for (const [b, two] of shown) {
    if (a === b || a.contains(b) || b.contains(a)) continue;
    const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
    const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
    if (wide > 4 && high > 4 && !stuck(a) && !stuck(b)) found.push(`${a.textContent} / ${b.textContent}`);
  }
  return found.slice(0, 5);
}"""


@pytest.mark.parametrize("name", SPOTS)
def test_text_may_be_twice_as_large(windows, address, name):
    window = windows(SPOTS[name], locale="en-GB", bypass_csp=True)
    window.open(address(PAGES[name]), 200)
    before = window.page.evaluate(SIZE)
    root = window.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    window.page.add_style_tag(content=f":root {{ font-size: {2 * root}px }}")
    assert window.page.evaluate(SIZE) >= 1.9 * before
    assert window.page.evaluate(OVERLAPS) == []
    wide, inner = window.page.evaluate(WIDTHS)
    assert wide <= inner
