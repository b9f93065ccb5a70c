"""Wording a rubric in a browser: by keyboard, with what a judge sees beside it, and without scripts."""

import pytest

from tests.journeys.browser import leaving

pytestmark = pytest.mark.journey
LEAVING = "() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))"


@pytest.fixture
def rubric(windows, house):
    """The secretariat's page of the poems' rubric, as it is saved."""
    opened = []

    def open_page(**more):
        window = windows("secretariat", **more)
        opened.append(window)
        window.open(f"/c/{house.names['open slug']}/office/rubrics/{house.names['open category']}", 200)
        return window.page

    yield open_page
    for window in opened:
        assert window.troubles == []


def names(page):
    return [field.input_value() for field in page.get_by_label("Name", exact=True).all()]


def focus(page):
    return page.evaluate("document.activeElement.getAttribute('aria-label') ?? document.activeElement.id")


def test_a_criterion_is_moved_by_alt_and_the_arrows_and_the_focus_goes_with_it(rubric):
    page = rubric()
    first, second, *others = names(page)
    page.get_by_label(f"{first}, level 2").focus()
    with leaving(page):
        page.keyboard.press("Alt+ArrowDown")
    assert names(page) == [second, first, *others]
    assert focus(page) == f"Move {first} down"
    with leaving(page):
        page.keyboard.press("Alt+ArrowUp")
    assert names(page) == [first, second, *others]
    assert focus(page) == f"Move {first} down"  # at the top there is no further up
    with leaving(page):
        page.keyboard.press("Enter")
    assert names(page) == [second, first, *others]
    assert page.evaluate(LEAVING)


def test_what_a_judge_sees_and_the_shares_follow_what_is_typed(rubric):
    page = rubric()
    look = page.locator("[data-look]")
    assert not page.evaluate(LEAVING)
    assert page.locator('[data-share="1"]').inner_text() == "40% of the score; 50% in translation"
    page.get_by_label("Weight", exact=True).nth(1).fill("6")
    page.get_by_label("Name", exact=True).nth(1).fill("Whose voice?")
    look.get_by_text("Whose voice?").first.wait_for()
    assert page.locator('[data-share="1"]').inner_text() == "67% of the score; 75% in translation"
    assert look.locator("fieldset.scale").count() == 4
    page.get_by_label("In translation", exact=True).check()
    look.get_by_text("Questions about the language are left out.").wait_for()
    assert look.locator("fieldset.scale").count() == 3
    assert page.evaluate(LEAVING)


def test_without_scripts_the_buttons_do_the_same(rubric):
    page = rubric(java_script_enabled=False)
    before = names(page)
    page.get_by_label("Name", exact=True).first.fill("Typed just now")
    page.get_by_role("button", name="Move Typed just now down").or_(
        page.get_by_role("button", name=f"Move {before[0]} down")
    ).click()
    assert names(page) == [before[1], "Typed just now", *before[2:]]
    page.get_by_role("button", name="Take Typed just now out").click()
    assert names(page) == [before[1], *before[2:]]
    page.get_by_role("button", name="Put Typed just now back").click()
    page.get_by_label("In translation", exact=True).check()
    page.get_by_role("button", name="Show it as it is typed").click()
    assert page.locator("[data-look] fieldset.scale").count() == 3
    page.get_by_role("button", name="Add a criterion").click()
    assert names(page) == [before[1], "Typed just now", *before[2:], ""]
