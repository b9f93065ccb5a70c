"""The rehearsal by hand: sliders and their numbers, by keys and without scripts."""

import pytest

pytestmark = pytest.mark.journey


@pytest.fixture
def rehearsal(windows, house):
    """The form of the open campaign as the secretariat finds it."""
    opened = []

    def open_page(**more):
        window = windows("secretariat", **more)
        opened.append(window)
        window.open(f"/c/{house.names['open slug']}/office/rehearsal", 200)
        return window.page

    yield open_page
    for window in opened:
        assert window.troubles == []


def test_slider_and_number_move_each_other_and_the_page_says_what_follows(rehearsal):
    page = rehearsal()
    said = page.locator("[data-glance]")
    said.filter(has_text="reads of").wait_for()
    before, number = said.inner_text(), page.get_by_role("spinbutton", name="Reads per entry")
    page.get_by_role("slider", name="Reads per entry").focus()
    page.keyboard.press("End")
    assert number.input_value() == "9"
    page.wait_for_function(
        "before => document.querySelector('[data-glance]').textContent !== before", arg=before
    )
    number.fill("2")
    assert page.get_by_role("slider", name="Reads per entry").input_value() == "2"


def test_a_rehearsal_is_asked_for_and_read_by_keys(rehearsal):
    page = rehearsal()
    page.get_by_role("spinbutton", name="Reads per entry").fill("4")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1).filter(has_text="4 reads for").wait_for()
    assert page.get_by_role("heading", name="Reads compared").is_visible()


def test_without_scripts_the_numbers_and_the_button_do_it(rehearsal):
    page = rehearsal(java_script_enabled=False)
    assert page.get_by_role("slider").count() == 0
    page.get_by_role("spinbutton", name="Reads per entry").fill("2")
    page.get_by_role("button", name="Work it out").click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("2 reads for")
