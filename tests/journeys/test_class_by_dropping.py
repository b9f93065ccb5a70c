"""A teacher drops a class's 25 drawings on a phone, with a broken line on the way."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from competition.entries.identity import Authorship
from competition.entries.models import Entry
from competition.platform.db import new_ref
from tests.entries.conftest import picture
from tests.journeys.browser import PHONE
from tests.journeys.class_desk import class_of, sign_in

pytestmark = pytest.mark.journey
NAMES = [
    *(f"Crtež {number}.jpg" for number in range(20)),
    *(f"IMG_20{number}.jpg" for number in range(30, 35)),
]
DRAWINGS = [
    {"name": name, "mimeType": "image/jpeg", "buffer": picture(size=(1300 + at, 900))}
    for at, name in enumerate(NAMES)
]


@pytest.fixture
def phone(noisy, installation):
    page = noisy(viewport=PHONE, has_touch=True)
    with installation.database.writing() as session:
        school_class, teacher = class_of(session, installation, f"dropping-{new_ref()}")
    sign_in(page, installation, teacher)
    page.school_class = school_class
    return page


def titles(installation, school_class):
    with installation.database.reading() as session:
        wanted = select(Entry.title).join(Authorship, Authorship.entry_id == Entry.id)
        return sorted(session.scalars(wanted.where(Authorship.class_id == school_class.id)))


EXPECTED = sorted([*(f"Crtež {number}" for number in range(20)), *[""] * 5])


def test_twenty_five_drawings_become_twenty_five_drafts(phone, installation):
    phone.goto(f"/class/{phone.school_class.ref}")
    phone.get_by_role("link", name="Drop many files").click()
    phone.get_by_label("Language of the titles and texts").select_option("Croatian")
    phone.get_by_label("Choose files").set_input_files(DRAWINGS)
    expect(phone.get_by_text("Done: 25 of 25")).to_be_visible(timeout=60_000)
    assert titles(installation, phone.school_class) == EXPECTED
    wide, inner = phone.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= inner
    phone.get_by_label("Choose files").set_input_files(DRAWINGS[:3])
    expect(phone.get_by_text("Done: 25 of 25")).to_be_visible()
    phone.get_by_role("link", name="Back to the class").click()
    expect(phone.get_by_text("25 entries, none submitted yet.")).to_be_visible()
    expect(phone.get_by_role("link", name="25 want a description")).to_be_visible()
    wide, inner = phone.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert wide <= inner


def test_a_lost_line_a_pause_and_a_reload_neither_lose_nor_double_any(phone, installation):
    phone.goto(f"/class/{phone.school_class.ref}/files")
    seen = []

    def spoil(route):
        if route.request.method != "PUT":
            route.continue_()
            return
        seen.append(route.request.url)
        if len(seen) % 4 == 1:
            route.abort("connectionreset")
        elif len(seen) % 4 == 2:  # kept, and the answer is lost
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    phone.route(
        "**/files/*", lambda route: spoil(route) if route.request.method == "PUT" else route.continue_()
    )
    phone.get_by_label("Choose files").set_input_files(DRAWINGS)
    phone.get_by_role("button", name="Pause").click()
    expect(phone.get_by_text("Paused").first).to_be_visible()
    phone.get_by_role("button", name="Continue").click()
    expect(phone.locator('.drop[data-state="kept"]').nth(4)).to_be_visible(timeout=60_000)
    phone.on("dialog", lambda dialog: dialog.accept())
    phone.reload()
    expect(phone.get_by_text("These files had not arrived when this page was left.")).to_be_visible()
    phone.get_by_label("Choose files").set_input_files(DRAWINGS)
    expect(phone.get_by_text("Done: 25 of 25")).to_be_visible(timeout=90_000)
    assert titles(installation, phone.school_class) == EXPECTED


def test_what_is_refused_is_told_and_the_others_go_on(phone, installation):
    phone.goto(f"/class/{phone.school_class.ref}/files")
    drawn = {
        "name": "kuca.svg",
        "mimeType": "image/svg+xml",
        "buffer": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    }
    copy = {**DRAWINGS[0], "name": "The same once more.jpg"}
    phone.get_by_label("Choose files").set_input_files([DRAWINGS[0], drawn, DRAWINGS[1]])
    expect(phone.get_by_text("Done: 2 of 3, not taken: 1")).to_be_visible()
    expect(phone.get_by_text("This is a drawing made of lines (SVG)")).to_be_visible()
    phone.get_by_label("Choose files").set_input_files([copy])
    expect(phone.get_by_text("Already here:")).to_be_visible()
    assert titles(installation, phone.school_class) == ["Crtež 0", "Crtež 1"]
    phone.get_by_role("button", name="Keep it twice").click()
    expect(phone.get_by_role("link", name="The same once more")).to_be_visible()
    assert titles(installation, phone.school_class) == ["Crtež 0", "Crtež 1", "The same once more"]
