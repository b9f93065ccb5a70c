"""The list of what stands in the book, by keyboard and by hand: what is moved stays in focus and is said."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.journey
TITLES = '[data-section="poem-5-10"] .composing__what a'


@pytest.fixture
def composing(windows, house, house_app):
    window = windows("secretariat", locale="en-GB")
    with house_app.test_request_context(base_url=house.installation.url):
        window.open(house_app.url_for("composing.page", slug=house.values(slug="over slug")["slug"]), 200)
    window.page.set_viewport_size({"width": 1280, "height": 2600})
    yield window.page
    assert window.troubles == []


def titles(page):
    return page.locator(TITLES).all_inner_texts()


def test_a_work_moved_by_keyboard_keeps_the_focus_and_is_announced(composing):
    first, second, third = titles(composing)
    button = composing.get_by_role("button", name=f"Move “{first}” down")
    button.focus()
    composing.keyboard.press("Enter")
    expect(composing.locator(TITLES)).to_have_text([second, first, third])
    said = f"“{first}” now stands 2 of 3 in Poems · 5–10."
    composing.locator("p.visually-hidden[role=status]", has_text=said).wait_for(state="attached")
    expect(composing.get_by_role("button", name=f"Move “{first}” down")).to_be_focused()
    composing.keyboard.press("Shift+Tab")
    composing.keyboard.press("Enter")
    expect(composing.locator(TITLES)).to_have_text([first, second, third])
    expect(composing.get_by_role("button", name=f"Move “{first}” down")).to_be_focused()


def drag(page, what, to, below):
    """Carry a row by its handle to the upper or lower edge of another one."""
    start = what.locator("[data-handle]").first.bounding_box()
    page.mouse.move(start["x"] + 5, start["y"] + 10)
    page.mouse.down()
    end = to.bounding_box()
    page.mouse.move(end["x"] + 30, end["y"] + (end["height"] - 3 if below else 3), steps=8)


def test_a_work_is_carried_to_another_place_and_back_and_escape_leaves_it(composing):
    rows = composing.locator('[data-section="poem-5-10"] [data-ref]')
    first, second, third = titles(composing)
    drag(composing, rows.nth(0), rows.nth(2), below=True)
    composing.keyboard.press("Escape")
    composing.mouse.up()
    assert titles(composing) == [first, second, third]
    drag(composing, rows.nth(0), rows.nth(2), below=True)
    composing.mouse.up()
    expect(composing.locator(TITLES)).to_have_text([second, third, first])
    drag(composing, rows.nth(2), rows.nth(0), below=False)
    composing.mouse.up()
    expect(composing.locator(TITLES)).to_have_text([first, second, third])


def test_a_work_is_carried_into_an_empty_section_and_back(composing):
    rows = composing.locator('[data-section="poem-5-10"] [data-ref]')
    first, second, last = titles(composing)
    voices = composing.locator("[data-key]", has_text="Voices")
    drag(composing, rows.nth(2), voices, below=True)
    composing.mouse.up()
    voices.get_by_role("link", name=last).wait_for()
    drag(composing, voices.locator("[data-ref]"), rows.nth(1), below=True)
    composing.mouse.up()
    expect(composing.locator(TITLES)).to_have_text([first, second, last])


def carry(page, what, to):
    """Carry a row by a finger to the lower edge of another one."""
    finger = page.context.new_cdp_session(page)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    start, end = what.locator("[data-handle]").first.bounding_box(), to.bounding_box()
    x, y = start["x"] + 10, start["y"] + 20
    below = end["y"] + end["height"] - 3

    def touch(kind, *points):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": x, "y": y})
    for step in range(1, 9):
        touch("touchMove", {"x": x + step, "y": y + (below - y) * step / 8})
    touch("touchEnd")
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": False})


def test_a_work_is_carried_by_a_finger_on_a_phone(composing):
    composing.set_viewport_size({"width": 390, "height": 5000})
    rows = composing.locator('[data-section="poem-5-10"] [data-ref]')
    first, second, third = titles(composing)
    carry(composing, rows.nth(0), rows.nth(1))
    expect(composing.locator(TITLES)).to_have_text([second, first, third])
    carry(composing, rows.nth(0), rows.nth(1))
    expect(composing.locator(TITLES)).to_have_text([first, second, third])
