"""A judge states a profile, then reads and scores by the keyboard alone."""

import re

from playwright.sync_api import expect

from tests.journeys.browser import fetch, fits_a_phone, follow, headed, open_letter, press, see, walk_to


def join(page, address, *languages):
    """Accept the invitation and state a profile."""
    open_letter(page, address, "An invitation to judge")
    press(page, "Accept the invitation")
    headed(page, "You are on the panel")
    follow(page, "State what you can read")
    for label, language in zip(("Strongest language", "Language 2"), languages, strict=False):
        page.get_by_label(label, exact=True).fill(language)
    page.get_by_label("How many entries at most").fill("10")
    page.get_by_label("I accept the code of conduct").check()
    press(page, "Save my profile")
    see(page, "Nothing to read yet")


def read_all(page):
    """Look at every entry; return all that the browser has got of them, as bytes."""
    page.goto("/")
    follow(page, "See all your entries")
    headed(page, "Your entries")
    sheets = page.get_by_role("listitem").get_by_role("link")
    addresses = [page.url, *(link.get_attribute("href") for link in sheets.all())]
    got, pictures = [], []
    for address in addresses:
        page.goto(address)
        fits_a_phone(page)
        got.append(page.content().encode())
        pictures += filter(None, (image.get_attribute("src") for image in page.get_by_role("img").all()))
    assert pictures, "no picture to look at"
    for address in [*addresses, *pictures]:
        got += fetch(page, address)
    return b"\n".join(got)


def score_all(page, entries):
    """Score every entry and hand it in, and sign off, without touching the mouse."""
    page.goto("/")
    headed(page, "The next entry")
    see(page, f"0 of {entries} handed in")
    walk_to(page, "Read the first entry")
    for number in range(1, entries + 1):
        expect(page).to_have_title(re.compile(f"^Entry {number} of {entries}"))
        score(page)
        see(page, "Handed in.")
    see(page, "Every sheet is handed in.")
    walk_to(page, f"Sign off {entries} entries")
    see(page, "You have signed off.")


def score(page):
    """A number for the first question, arrows for the second, numbers for the rest."""
    page.wait_for_load_state()
    questions = page.get_by_role("radio", name=re.compile("^1 "))
    page.keyboard.press("4")
    for key in ("ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.get_by_role("radio", name=re.compile("^3 ")).nth(1)).to_be_checked()
    page.keyboard.press("ArrowDown")
    for _ in range(questions.count() - 2):
        page.keyboard.press("5")
    expect(page.get_by_role("radio", checked=True)).to_have_count(questions.count())
    see(page, f"{questions.count()} of {questions.count()} questions answered")
    page.keyboard.press("Control+Enter")
