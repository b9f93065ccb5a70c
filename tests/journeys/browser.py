"""What anybody does in a browser, in the words of somebody who looks at the page."""

from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PATIENCE = 90_000
"""How long a job may take, in milliseconds."""
NOTE_ARRIVAL = """addEventListener("load", async () => {
  const scripts = [...document.scripts].filter((one) => one.type === "module" && one.src);
  await Promise.allSettled(scripts.map((one) => import(one.src)));
  document.documentElement.dataset.arrived = "";
});"""


def open_page(context, *, java_script_enabled=True, **_more):
    """Open a page on which nothing is clicked, written or looked for before its scripts have run.

    A person is never that quick; a test is, and what it wrote then no script would know of.
    """
    page = context.new_page()
    if java_script_enabled:
        page.add_init_script(NOTE_ARRIVAL)
        page.add_locator_handler(page.locator("html:not([data-arrived])"), lambda: arrive(page))
    return page


def arrive(page):
    """Wait until a page's scripts have run."""
    page.locator("html[data-arrived]").wait_for(state="attached")


@contextmanager
def leaving(page, patience=30_000):
    """What is done in the block leads to another page: wait until that one is there.

    A new address is no sign of it: a draft that saves itself changes the address of the page it stands on.
    """
    page.evaluate("document.documentElement.dataset.left = ''")
    yield
    page.locator("html:not([data-left])").wait_for(state="attached", timeout=patience)
    page.wait_for_load_state()


def press(page, name):
    """Press a button and arrive at the page behind it."""
    _go(page, page.get_by_role("button", name=name, exact=True))


def follow(page, name):
    """Follow a link and arrive."""
    _go(page, page.get_by_role("link", name=name, exact=True))


def _go(page, way):
    """Click on what leads away from a page, which fits a phone; wait until the next one is there."""
    way.wait_for()
    fits_a_phone(page)
    with leaving(page):
        way.click()


def room(page, name):
    """Go to one of the office's rooms by its menu."""
    way = page.get_by_role("navigation", name="Main").get_by_role("link", name=name, exact=True)
    _go(page, way)
    expect(way).to_have_attribute("aria-current", "page")


def see(page, words):
    """The words stand on the page, for everybody to see."""
    expect(page.get_by_text(words).filter(visible=True).first).to_be_visible()


def headed(page, words):
    """The page has this heading."""
    expect(page.get_by_role("heading", level=1)).to_have_text(words)


def open_letter(page, to, about):
    """Open the newest letter to somebody and follow the link in it."""
    page.goto("/outbox")
    _go(page, page.get_by_role("row").filter(has_text=to).get_by_role("link", name=about).first)
    _go(page, page.get_by_role("link", name="http").first)


def await_job(page):
    """Wait at the progress page until the work is done, then go where it leads."""
    expect(page.get_by_text("Done.")).to_be_visible(timeout=PATIENCE)
    follow(page, "See what it came to")


def lose(page, path):
    """From now on whatever this page sends to an address that ends so is lost.

    Chromium begins to hold requests back a moment after it was asked to, so one of ours goes first."""
    page.route(f"**{path}", lambda route: route.abort("internetdisconnected"))
    page.wait_for_function("(path) => fetch(path).then(() => false, () => true)", arg=path)


def find_again(page, path):
    """What was lost arrives again."""
    page.unroute(f"**{path}")


def walk_to(page, name):
    """Press Tab until what has that name has the focus, then Enter."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText?.trim()") == name:
            break
    else:
        raise AssertionError(f"no way to “{name}” by Tab alone")
    with leaving(page):
        page.keyboard.press("Enter")


def fits_a_phone(page):
    """In the width of a phone nothing of this page has to be scrolled sideways."""
    page.set_viewport_size(PHONE)
    wide, inner = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    page.set_viewport_size(DESK)
    assert wide <= inner, f"{page.url} is {wide} pixels wide on a phone"


def fetch(page, address):
    """Return the bytes that the server sends this person for an address, and its headers as bytes."""
    answer = page.request.get(address)
    assert answer.ok, f"{address} answers {answer.status}"
    return answer.body(), "\n".join(answer.headers.values()).encode()


def at(moment: datetime):
    """A moment as the campaign's field for day and time takes it."""
    return moment.astimezone(ZoneInfo("Europe/Paris")).strftime("%Y-%m-%dT%H:%M")
