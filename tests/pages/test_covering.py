"""Covering parts of a picture for the judges: by mouse, by keys, on a phone, and without scripts."""

import pytest

from tests.pages.window import PHONE

pytestmark = pytest.mark.journey
NUMBERS = "[data-row] input"


@pytest.fixture
def covering(windows, house):
    """The teacher's page with one picture; afterwards nothing is covered."""
    opened = []

    def open_page(**more):
        window = windows("teacher", **more)
        opened.append(window)
        window.open(f"/entry/{house.names['open pictured']}/blind", 200)
        for _ in range(60):  # the worker may not have made the picture yet
            if window.page.locator(".covering__stage").count():
                break
            window.page.wait_for_timeout(500)
            window.page.reload()
        return window.page

    yield open_page
    for window in opened:
        assert window.troubles == []
    page = windows("teacher", java_script_enabled=False).page
    page.goto(f"{house.installation.url}/entry/{house.names['open pictured']}/blind")
    page.locator("summary", has_text="In numbers").click()
    for field in page.locator(NUMBERS).all():
        field.fill("")
    page.get_by_role("button", name="Save what is covered").click()
    assert page.locator(".covering__areas rect").count() == 0


def numbers(page):
    return [field.input_value() for field in page.locator(NUMBERS).all()]


def save(page):
    page.get_by_role("button", name="Save what is covered").click()
    page.wait_for_load_state()
    return page


def drag(page, start, end):
    """Drag over the picture, from and to a part of its sides."""
    stage = page.locator("[data-stage]")
    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    at = [(box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)]
    page.mouse.move(*at[0])
    page.mouse.down()
    page.mouse.move(*at[1], steps=4)
    page.mouse.up()


def test_a_part_is_drawn_by_mouse_and_stays_after_saving(covering):
    page = covering()
    drag(page, (0.25, 0.5), (0.5, 0.75))
    assert [round(float(number)) for number in numbers(page)] == [25, 50, 25, 25]
    assert page.locator("[data-said]").inner_text() == "Covered parts: 1 Not saved yet."
    save(page)
    assert [round(float(number)) for number in numbers(page)[:4]] == [25, 50, 25, 25]
    assert page.locator("[data-stage] [data-area]").count() == 1


def test_a_part_is_added_moved_sized_and_removed_by_keys(covering):
    page = covering()
    page.get_by_role("button", name="Cover a part").press("Enter")
    assert numbers(page) == ["35.0", "40.0", "30.0", "15.0"]
    for key in ("ArrowRight", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"):
        page.keyboard.press(key)
    assert numbers(page) == ["36.0", "39.0", "31.0", "16.0"]
    page.keyboard.press("Delete")
    assert numbers(page) == []
    assert page.locator("[data-said]").inner_text() == "Nothing is covered."
    assert page.evaluate("document.activeElement.textContent") == "Cover a part"


def test_a_finger_takes_a_part_away_again_and_nothing_unsaved_is_left_by_mistake(covering):
    page = covering(has_touch=True)
    page.set_viewport_size(PHONE)
    said, uncover = page.locator("[data-said]"), page.get_by_role("button", name="Uncover a part")
    assert not uncover.is_visible()
    page.get_by_role("button", name="Cover a part").first.tap()
    drag(page, (0.1, 0.1), (0.3, 0.3))
    assert said.inner_text() == "Covered parts: 2 Not saved yet."
    leaving = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.evaluate(leaving)
    page.locator("[data-stage] [data-area]").first.tap()
    uncover.tap()
    assert [round(float(number)) for number in numbers(page)] == [10, 10, 20, 20]
    uncover.tap()
    assert numbers(page) == []
    assert said.inner_text() == "Nothing is covered."
    assert not page.evaluate(leaving)
    assert not uncover.is_visible()


def test_a_mere_click_covers_nothing(covering):
    page = covering()
    drag(page, (0.5, 0.5), (0.5, 0.5))
    assert numbers(page) == []


def test_on_a_phone_a_part_is_moved_by_its_middle_and_sized_by_its_corner(covering):
    page = covering()
    page.set_viewport_size(PHONE)
    drag(page, (0.2, 0.2), (0.6, 0.4))
    drag(page, (0.4, 0.3), (0.5, 0.5))
    left, top, width, height = map(float, numbers(page))
    assert [round(number) for number in (left, top, width, height)] == [30, 40, 40, 20]
    corner = page.locator(".covering__corner").bounding_box()
    page.mouse.move(corner["x"] + corner["width"] / 2, corner["y"] + corner["height"] / 2)
    page.mouse.down()
    page.mouse.move(corner["x"] - 20, corner["y"] - 10, steps=4)
    page.mouse.up()
    assert float(numbers(page)[2]) < width


def test_without_scripts_parts_are_covered_in_numbers(covering):
    page = covering(java_script_enabled=False)
    page.locator("summary", has_text="In numbers").click()
    for field, number in zip(page.locator(NUMBERS).all()[:4], ("10", "10", "20", "20"), strict=True):
        field.fill(number)
    save(page)
    rect = page.locator(".covering__areas rect")
    drawn = [rect.get_attribute(name) for name in ("x", "y", "width", "height")]
    assert drawn == ["10.0", "10.0", "20.0", "20.0"]
