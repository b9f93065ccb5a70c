"""Whatever the window's size, an answer that takes the focus lies wholly in view, with nothing over it."""

import pytest

from tests.journeys.test_scoring import Evening

pytestmark = pytest.mark.journey
SIZES = {
    "desk": (1280, 900),
    "low desk": (1280, 620),
    "laptop with bars": (1366, 500),
    "very low desk": (1280, 400),
    "tall desk": (1440, 1200),
    "tablet": (820, 1180),
    "phone": (390, 844),
    "small phone": (360, 640),
    "phone with keyboard": (390, 420),
    "phone on its side": (844, 390),
    "desk at 200 %": (640, 450),
    "desk at 400 %": (320, 225),
}
HIDDEN = """() => {
  const field = document.activeElement, place = field.closest(".level, .choice") ?? field;
  const { top, left, bottom, right } = place.getBoundingClientRect();
  const wide = document.documentElement.clientWidth;
  if (top < -0.5 || left < -0.5 || bottom > innerHeight + 0.5 || right > wide + 0.5) return "cut off";
  for (const x of [left + 3, (left + right) / 2, right - 3]) {
    for (const y of [top + 2, (top + bottom) / 2, bottom - 2]) {
      const there = document.elementFromPoint(x, y);
      if (!place.contains(there)) return `under ${there?.className || there?.tagName}`;
    }
  }
  return "";
}"""
"""Says what hides the answer that has the focus; nothing when it lies open."""


@pytest.fixture(scope="module")
def evening(installation):
    return Evening(installation, "answers-in-view")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_every_answer_that_takes_the_focus_lies_wholly_in_view(evening, window, size):
    page = window(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    evening.sign_in(page)
    evening.sheet(page)
    page.locator("details.sheet").evaluate("sheet => { sheet.open = true }")
    fields = page.locator("#scores input:not([type=hidden]), #scores textarea")
    assert fields.count() == 15 + 3
    forth = list(range(fields.count()))
    hidden = {}
    for number in [*forth, *reversed(forth)]:
        field = fields.nth(number)
        field.evaluate("field => field.focus()")
        said = page.evaluate(HIDDEN)
        if said:
            hidden[field.get_attribute("id")] = said
    assert hidden == {}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_every_answer_chosen_by_a_key_shows_the_next_question(evening, window, size):
    page = window(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    evening.sign_in(page)
    evening.sheet(page, 1)
    for key in ("4", "ArrowUp", "2", "3", "5"):
        page.keyboard.press(key)
        assert page.evaluate(HIDDEN) == ""
