"""The operator sets a campaign up and, as its secretariat, brings it to the book."""

import re

from playwright.sync_api import expect

from competition.operators import make_operator
from tests.journeys.browser import at, await_job, fetch, follow, headed, press, room, see

CAMPAIGN = "Many skies"
MILESTONES = {
    "opens": "The call opens",
    "deadline": "Deadline for entries",
    "judging_opens": "Judging opens",
    "judging_closes": "Judging closes",
    "results": "Results are announced",
    "publication": "The publication is out",
}


def sign_in(page, installation):
    page.goto(
        make_operator(installation.config, email="olga@example.org", name="Olga", now=installation.now())
    )
    press(page, "Sign in")
    headed(page, "The installation")


def set_up_campaign(page, year):
    """Set the campaign up from the preset; return its name in addresses."""
    follow(page, "Set up a campaign")
    page.get_by_label("Preset").select_option("more-than-migrants")
    page.get_by_label("Name of the campaign").fill(CAMPAIGN)
    page.get_by_label("Year").fill(str(year))
    press(page, "Set the campaign up and go on")
    headed(page, "Calendar")
    return f"many-skies-{year}"


def go_to_the_end_of_setting_up(page, **moments):
    """Move milestones, look at every other step, and arrive where the campaign is summed up."""
    _fill_calendar(page, moments)
    for step, name in enumerate(("Calendar", "Categories", "Cities", "Words and colours"), start=2):
        headed(page, name)
        see(page, f"step {step} of 5")
        press(page, "Save and go on")
    headed(page, "What becomes public, and when")


def set_calendar(page, **moments):
    """Move milestones; the others stay as they are."""
    room(page, "Campaign")
    follow(page, "Calendar")
    _fill_calendar(page, moments)
    press(page, "Save the calendar")
    see(page, "It is saved.")


def _fill_calendar(page, moments):
    for key, moment in moments.items():
        page.get_by_label(MILESTONES[key]).fill(at(moment))


def screen(page, *titles):
    """Read each entry and accept it; return all that the pages and the originals hold, as bytes."""
    got = []
    for title in titles:
        room(page, "Entries")
        follow(page, title)
        headed(page, title)
        originals = page.get_by_role("link", name=re.compile("^Download the original")).all()
        for address in [page.url, *(one.get_attribute("href") for one in originals)]:
            got += fetch(page, address)
        press(page, "Accept the entry")
        see(page, f"“{title}” is accepted.")
    return b"\n".join(got)


def invite(page, name, address):
    room(page, "Panel")
    page.get_by_label("Name").fill(name)
    page.get_by_label("E-mail address").fill(address)
    press(page, "Send the invitation")
    see(page, "The invitation is on its way.")


def give_out(page, entries, judges):
    """Make a round, allocate it, look at who would read what, and release it."""
    room(page, "Judging")
    follow(page, "Set up a round")
    press(page, "Set up the round")
    press(page, f"Give {entries} entries to their judges")
    await_job(page)
    reads = entries * judges
    see(page, f"All {reads} reads have found a reader.")
    see(page, f"{entries} of 10")
    press(page, f"Release {reads} assignments to {judges} judges")
    see(page, f"{reads} assignments are released")


def close_round(page):
    room(page, "Judging")
    follow(page, "Round 1")
    see(page, "Every scoresheet is handed in.")
    page.get_by_role("link", name="Close this round").click()
    press(page, "Close the round")
    see(page, "The round is closed.")
    follow(page, "To the standings")


def award(page):
    """Compute the standings, decide the awards, freeze both."""
    press(page, "Compute the standings")
    follow(page, "On to the awards")
    press(page, "Decide the awards")
    expect(page.get_by_role("cell", name="Winner")).to_have_count(2)
    follow(page, "On to the freeze")
    page.get_by_label("I have looked at the standings").check()
    press(page, "Freeze the results")
    await_job(page)
    headed(page, "The results are frozen")
    see(page, "They are under embargo until")


def announce(page):
    room(page, "Results")
    follow(page, "On to the announcement")
    press(page, "Announce the results to everybody")
    headed(page, "The results are public")
    expect(page.get_by_role("link", name="Read the works that have won")).to_be_visible()


def build_book(page):
    room(page, "Book")
    press(page, "Build the book")
    await_job(page)
    see(page, "The book is built")
    expect(page.get_by_role("link", name="Read edition 1 (PDF)")).to_be_visible()


def make_cards(page, target):
    """Make the cards, approve all posts as they are shown, and download the kit that follows by itself."""
    room(page, "Cards")
    press(page, "Make the cards")
    await_job(page)
    room(page, "Cards")
    all_shown = page.get_by_role("button", name=re.compile("^Approve (the one|all .+) shown$"))
    all_shown.click()
    await_job(page)
    room(page, "Cards")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the kit (ZIP)").click()
    download.value.save_as(target)
    return target
