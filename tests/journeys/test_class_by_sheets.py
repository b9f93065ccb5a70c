"""A class of 25 entered by sheets: printed, drawn on, photographed, sent from a phone."""

from io import BytesIO

import numpy as np
import pytest
from playwright.sync_api import expect

from competition.entries.sheets.rules import Paper, layout_of
from tests.entries.sheets import camera
from tests.entries.sheets.camera import Shot
from tests.entries.sheets.conftest import NAMES
from tests.journeys import teacher
from tests.journeys.browser import PHONE, await_job, fits_a_phone, follow, headed, leaving, press, see
from tests.journeys.people import open_campaign

pytestmark = pytest.mark.journey
READING = 600_000
"""How long reading a class may take, in milliseconds, on a machine that does other things too."""


@pytest.fixture
def phone(window):
    return window(viewport=PHONE)


def test_a_class_of_25_is_entered_by_sheets(installation, phone):
    with installation.database.writing() as session:
        open_campaign(session, installation, "by-sheets")
    teacher.start_class(phone, "by-sheets")
    follow(phone, "Sheets to print, draw on and scan")

    headed(phone, "Sheets to print")
    phone.get_by_label("First names, one a line").fill("\n".join(NAMES))
    phone.get_by_label("Age of the pupils").fill("9")
    phone.get_by_label("Illustration").check()
    press(phone, "Make the sheets")
    await_job(phone)
    sheets = _download(phone)

    _send(phone, sheets)
    expect(phone.locator("[data-ended]")).to_be_visible(timeout=READING)
    see(phone, "25 pages have found their entries")
    see(phone, "Nothing lies in the tray")
    fits_a_phone(phone)

    _type_titles(phone)
    headed(phone, f"Class {teacher.CLASS}")
    expect(phone.locator(".tasks > .task")).to_have_count(25)
    for number in (1, 25):
        expect(phone.get_by_role("link", name=f"Boat {number}", exact=True)).to_be_visible()


def _download(page):
    """Download the sheets, under a name that tells nothing; return their pages."""
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download 25 sheets to print").click()
    assert downloading.value.suggested_filename == "sheets.pdf"
    pages = camera.pages(downloading.value.path().read_bytes(), dpi=110)
    assert len(pages) == 25
    return pages


def _send(page, sheets):
    """Let the children draw, photograph each sheet by a hurried hand, and send all from the phone."""
    rng, layout = np.random.default_rng(25), layout_of(Paper.A4)
    shot = Shot(height=1250, blur=0.9, lean=0.04)
    photographs = [
        {
            "name": f"IMG_{number:04}.jpg",
            "mimeType": "image/jpeg",
            "buffer": camera.photograph(camera.draw_on(sheet, layout, number), rng, shot),
        }
        for number, sheet in enumerate(sheets, start=1)
    ]
    follow(page, "Send the scans or photographs")
    page.get_by_label("Scans or photographs").set_input_files(photographs)
    with leaving(page, READING):
        page.get_by_role("button", name="Send them").click()
    headed(page, "Scans of the sheets")


def _type_titles(page):
    follow(page, "Type the titles")
    headed(page, "Titles and descriptions")
    fits_a_phone(page)
    page.get_by_label("Language of the titles").select_option("en")
    titles = page.get_by_label("Title", exact=True)
    expect(titles).to_have_count(25)
    groups = page.get_by_role("group")
    for at, name in enumerate(NAMES):
        group = groups.nth(at)
        expect(group).to_have_accessible_name(name)
        group.get_by_label("Title", exact=True).fill(f"Boat {at + 1}")
        group.get_by_label("What is to be seen").fill("Circles round a middle.")
    press(page, "Save all")


def test_without_scripts_a_stack_in_one_file_is_sent_and_a_strange_page_given_by_hand(installation, window):
    with installation.database.writing() as session:
        open_campaign(session, installation, "by-one-file")
    page = window(java_script_enabled=False, viewport=PHONE)
    teacher.start_class(page, "by-one-file")
    follow(page, "Sheets to print, draw on and scan")
    page.get_by_label("First names, one a line").fill("Ana\nBen")
    page.get_by_label("Illustration").check()
    press(page, "Make the sheets")
    expect(page.get_by_text("Done.")).to_be_visible(timeout=READING)
    follow(page, "See what it came to")
    with page.expect_download() as downloading:
        page.get_by_role("link", name="Download 2 sheets to print").click()
    first, second = camera.pages(downloading.value.path().read_bytes(), dpi=110)
    layout, stream = layout_of(Paper.A4), BytesIO()
    first = camera.draw_on(first, layout, 1)
    hidden = camera.draw_on(second, layout, 2)
    for box in layout.codes:
        scale = hidden.width / layout.width
        hidden.paste(
            "white", tuple(round(each * scale) for each in (box.left, box.top, box.right + 1, box.bottom + 1))
        )
    first.save(stream, "PDF", save_all=True, append_images=[hidden], resolution=110)

    follow(page, "Send the scans or photographs")
    scan = {"name": "stack.pdf", "mimeType": "application/pdf", "buffer": stream.getvalue()}
    page.get_by_label("Scans or photographs").set_input_files(scan)
    press(page, "Send them")
    look = page.get_by_role("link", name="Look at 1 page in the tray")
    expect(look).to_be_visible(timeout=READING)
    follow(page, "Look at 1 page in the tray")
    see(page, "No sheet was recognised on it.")
    see(page, "after the page of Ana")
    page.get_by_label("Give it to …").select_option("Ben")
    press(page, "Give the page")
    see(page, "look whether a name stands on it")
    page.go_back()
    page.reload()
    see(page, "The tray is empty")
