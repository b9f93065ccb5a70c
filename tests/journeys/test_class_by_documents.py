"""A teacher enters a class of 25 from a folder of documents, and compares one of them with its text."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from competition.campaign.rules import MilestoneKey
from tests.factories import make_city
from tests.journeys import teacher
from tests.journeys.browser import PATIENCE, PHONE, fits_a_phone, follow, headed, press, see
from tests.judging.scene import make_judged_campaign
from tests.support.documents import docx, odt, para, poem_pdf, run

pytestmark = pytest.mark.journey

TEXT = "The sea is wide,\nwe are wider.\n\nThe night is long,\nwe are awake."
TYPES = {"docx": "application/octet-stream", "odt": "", "pdf": "application/pdf", "txt": "text/plain"}


def document(number):
    """One of four kinds, as classes send them: its title, a blank line, two stanzas."""
    title = f"Wave {number:02}"
    lines = [title, "", *TEXT.split("\n")]
    kind, content = [
        ("docx", lambda: docx(*lines)),
        ("odt", lambda: odt(*lines)),
        ("txt", lambda: "\r\n".join(lines).encode("utf-16")),
        ("pdf", lambda: poem_pdf(f"{title}\n\n{TEXT}")),
    ][number % 4]
    return {"name": f"pupil {number}.{kind}", "mimeType": TYPES[kind], "buffer": content()}


@pytest.fixture
def campaign(installation, size):
    with installation.database.writing() as session:
        campaign = make_judged_campaign(session, slug=f"by-documents-{size.split()[0]}")
        for milestone in campaign.milestones:
            days = -1 if milestone.key is MilestoneKey.CALL_OPENS else 7
            milestone.at = installation.now() + timedelta(days=days)
        make_city(session, campaign, teacher.CITY, "ES")


def send(page, file):
    """Begin a poem with a document."""
    teacher.begin(page, "Poem")
    page.get_by_text("Take the text from a document").click()
    page.get_by_label("The document").set_input_files(file)
    press(page, "Save and send the document")


@pytest.mark.parametrize("size", ["desk without scripts"])
def test_a_class_of_25_is_entered_by_25_documents(installation, campaign, window, size):
    page = window(java_script_enabled=False)
    teacher.start_class(page, "by-documents-desk")
    home = page.url
    for number in range(25):
        send(page, document(number))
        see(page, f"pupil {number}.")
        page.goto(home)
    expect(page.locator("ul.entries > li.task")).to_have_count(25)
    for _look in range(PATIENCE // 1000):
        if not page.get_by_text("A document is being read.").count():
            break
        page.wait_for_timeout(1000)
        page.goto(home)
    for number in range(25):
        expect(page.get_by_role("link", name=f"Wave {number:02}", exact=True)).to_have_count(1)
    follow(page, "Wave 03")
    for line in TEXT.split("\n"):
        if line:
            see(page, line)


@pytest.mark.parametrize("size", ["phone"])
def test_a_document_is_compared_with_its_text_on_a_phone(installation, campaign, window, size):
    page = window(viewport=PHONE)
    teacher.start_class(page, "by-documents-phone")
    slanted = para(run("The sea is ") + run("wide", "<w:i/>") + run(","))
    content = docx("Poem 7", "", slanted, "we are wider.")
    send(page, {"name": "the sea.docx", "mimeType": TYPES["docx"], "buffer": content})
    expect(page.get_by_role("heading", level=1)).to_have_text("Does this look right?", timeout=PATIENCE)
    see(page, "This text stands in the entry now.")
    expect(page.locator("i").filter(has_text="wide")).to_be_visible()
    expect(page.get_by_role("img", name="Page 1 of the document")).to_have_js_property("complete", True)
    fits_a_phone(page)
    press(page, "Remove the document")
    see(page, "The document is removed. The text of the entry stays.")
    follow(page, "Back to the entry")
    headed(page, "Poem 7")
    see(page, "we are wider.")
