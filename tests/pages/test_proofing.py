"""A proof in the browser: the teacher asks and approves, the secretariat answers and corrects."""

import re

import pytest
from playwright.sync_api import expect


@pytest.fixture
def open_page(windows, house, house_app):
    def give(role, endpoint, **wanted):
        window = windows(role)
        with house_app.test_request_context(base_url=house.installation.url):
            window.open(house_app.url_for(endpoint, **house.values(**wanted)), 200)
        return window.page

    return give


def test_a_teacher_asks_for_a_correction_and_approves_what_is_right(open_page):
    page = open_page("teacher", "entry_proof.page", ref="over own")
    expect(page.get_by_role("link", name=re.compile("Page 1 of 2"))).to_be_visible()
    page.get_by_label("What should be corrected?").fill("The last word is “tide”.")
    page.get_by_role("button", name="Ask for this correction").press("Enter")
    expect(page.get_by_text("Thank you. The secretariat reads it and answers.")).to_be_visible()
    expect(page.get_by_text("The last word is “tide”.")).to_be_visible()
    page.get_by_role("button", name="Approve the pages as they are").press("Enter")
    expect(page.get_by_text("You have approved these pages. Thank you.")).to_be_visible()
    expect(page.get_by_role("button", name="Approve the pages as they are")).to_have_count(0)


def test_the_secretariat_answers_corrects_and_takes_it_back(open_page):
    page = open_page("secretariat", "proofs.work", slug="over slug", ref="over arabic")
    page.get_by_label("Your answer").fill("It is mended.")
    page.get_by_role("button", name="Send the answer").press("Enter")
    expect(page.get_by_text("It is mended.")).to_be_visible()
    page.get_by_label("Translated title").fill("Another title")
    page.get_by_label("Why").fill("Asked for by the class")
    page.get_by_role("button", name="Print it so").press("Enter")
    expect(page.locator("ins", has_text="Another")).to_be_visible()
    expect(page.get_by_text("Asked for by the class")).to_be_visible()
    page.get_by_role("button", name="Take the latest correction back").press("Enter")
    expect(page.locator("ins", has_text="Another")).to_have_count(0)
