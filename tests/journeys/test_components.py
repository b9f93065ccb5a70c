"""The components in a real browser: by mouse and by keys, on every width, in both directions."""

import pytest
from playwright.sync_api import expect

from tests.journeys import browser

pytestmark = pytest.mark.journey
WIDTHS = (320, 390, 768, 1280)
SMALL = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .filter((one) => getComputedStyle(one).display !== "inline")
  .map((one) => [one, one.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 1 && (box.width < 24 || box.height < 24) && !one.closest("label"))
  .map(([one]) => one.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def guide(request):
    """The address of an installation with the style guide."""
    patch = pytest.MonkeyPatch()
    patch.setenv("GARLAND_STYLEGUIDE", "1")
    yield request.getfixturevalue("installation").url
    patch.undo()


@pytest.fixture
def open_page(chromium, guide):
    """Open a page; whatever the console complains of fails the test."""
    said, contexts = [], []

    def open_page(path="/styleguide", width=1280, **more):
        context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=guide, **more)
        contexts.append(context)
        page = browser.open_page(context, **more)
        page.on("console", lambda it: said.append(it.text) if it.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_has_to_be_scrolled_sideways(open_page, width, direction):
    page = open_page(f"/styleguide?dir={direction}", width)
    wide, inner = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= inner


@pytest.mark.parametrize("width", [390, 1280])
def test_whatever_is_pressed_is_large_enough_for_a_finger(open_page, width):
    assert open_page(width=width).evaluate(SMALL) == []


def test_a_question_opens_over_the_page_and_gives_the_focus_back(open_page):
    page = open_page()
    way = page.get_by_role("link", name="Ask something")
    way.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Keyboard")
    expect(dialog).to_be_visible()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(way).to_be_focused()
    assert page.url.endswith("/styleguide")


def test_without_scripts_the_question_is_a_page(open_page):
    page = open_page(java_script_enabled=False)
    page.get_by_role("link", name="Ask something").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Keyboard")


def test_the_question_mark_shows_the_keys_but_not_to_somebody_who_types(open_page):
    page = open_page()
    keys = page.get_by_role("dialog", name="Keys of this page")
    page.get_by_label("Text", exact=True).first.press("?")
    expect(keys).to_be_hidden()
    page.locator("main").press("?")
    expect(keys).to_be_visible()
    keys.get_by_role("button", name="Leave these keys out on this device").click()
    page.keyboard.press("Escape")
    page.reload()
    page.locator("main").press("?")
    expect(keys).to_be_hidden()
    page.get_by_role("contentinfo").get_by_role("link", name="Keyboard").click()
    expect(keys.get_by_role("button", name="Use keys without Ctrl")).to_be_visible()


def placed(page):
    return page.locator("dialog img").evaluate("(image) => image.style.transform")


def test_a_picture_is_seen_closely_by_keys_alone(open_page):
    page = open_page()
    way = page.locator("a[data-zoom]")
    way.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="A garland of coloured leaves")
    expect(dialog).to_be_visible()
    page.keyboard.press("+")
    assert "scale(1.4)" in placed(page)
    expect(page.get_by_text("140 percent")).to_be_attached()
    page.keyboard.press("r")
    assert "rotate(90deg)" in placed(page)
    page.keyboard.press("0")
    assert "translate(0px, 0px)" in placed(page)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(way).to_be_focused()


def test_a_picture_follows_wheel_and_hand(open_page):
    page = open_page()
    page.locator("a[data-zoom]").click()
    page.mouse.move(640, 400)
    page.mouse.wheel(0, -400)
    expect(page.locator(".zoom__stage--close")).to_be_visible()
    before = placed(page)
    page.mouse.down()
    page.mouse.move(700, 460, steps=3)
    page.mouse.up()
    assert placed(page) != before
    page.mouse.dblclick(640, 400)
    expect(page.locator(".zoom__stage--close")).to_have_count(0)
    page.get_by_role("button", name="Close").click()
    expect(page.locator("dialog")).to_have_count(0)


def test_what_was_done_is_undone_by_one_press(open_page):
    page = open_page()
    page.get_by_role("button", name="Say something with a way back").click()
    message = page.locator(".messages")
    expect(message).to_contain_text("Three entries are accepted.")
    expect(message.get_by_role("button", name="Undo: Three entries are accepted.")).to_be_visible()
