"""What was done can be undone from the message that says so."""

import re

from competition.accounts.rules import Role
from competition.entries.rules import EntryState
from tests.factories import make_campaign, make_member

LIST = "/c/mtm-2026/office/entries"


def way_back(page):
    """The address and the values of the form in the message."""
    form = re.search(r'<form method="post" action="([^"]+)">(.*?)</form>', page, re.S)
    assert ">Undo</button>" in form[2]
    values = re.findall(r'name="(\w+)" value="([^"]*)"', form[2])
    return form[1], {"entry": [value for name, value in values if name == "entry"]}


def test_the_way_back_says_in_plain_words_what_it_undoes(session, hand_in, browser):
    """A title carries marks of its language, which must not break the button that names it."""
    entry = hand_in("The sea")
    page = accept(browser(), entry).text
    (said,) = re.findall(r'<button class="button button--plain" type="submit" ([^>]*)>Undo</button>', page)
    assert said == 'aria-label="Undo: “The sea” is accepted."'


def fresh(session, entry):
    session.refresh(entry)
    session.commit()
    return entry


def accept(office, entry):
    page = office.get(f"{LIST}/{entry.ref}").text
    version = re.search(r'name="accept-version"[^>]*value="(\d+)"', page)[1]
    return office.post(f"{LIST}/{entry.ref}/accept", data={"accept-version": version}, follow_redirects=True)


def test_an_entry_accepted_by_mistake_waits_again(session, hand_in, browser):
    entry = hand_in()
    office = browser()
    page = accept(office, entry).text
    assert fresh(session, entry).state is EntryState.ACCEPTED
    address, values = way_back(page)
    answer = office.post(address, data=values, follow_redirects=True)
    assert "1 entry waits for screening again." in answer.text
    assert "Accept the entry" in answer.text
    assert fresh(session, entry).state is EntryState.SUBMITTED


def test_several_accepted_at_once_wait_again_together_and_only_those(session, hand_in, browser):
    one, two, other = hand_in("One"), hand_in("Two"), hand_in("Other")
    office = browser()
    page = office.post(LIST, data={"entry": [one.ref, two.ref]}, follow_redirects=True).text
    accept(office, other)
    address, values = way_back(page)
    assert sorted(values["entry"]) == sorted([one.ref, two.ref])
    answer = office.post(address, data=values, follow_redirects=True)
    assert "2 entries wait for screening again." in answer.text
    states = [fresh(session, entry).state for entry in (one, two, other)]
    assert states == [EntryState.SUBMITTED, EntryState.SUBMITTED, EntryState.ACCEPTED]


def test_undoing_twice_says_that_nothing_is_left_to_undo(session, hand_in, browser):
    entry = hand_in()
    office = browser()
    address, values = way_back(accept(office, entry).text)
    office.post(address, data=values)
    answer = office.post(address, data=values, follow_redirects=True)
    assert "Nothing was taken back" in answer.text
    assert fresh(session, entry).state is EntryState.SUBMITTED


def test_nobody_takes_back_what_another_campaign_accepted(session, hand_in, browser, browse):
    entry = hand_in()
    address, values = way_back(accept(browser(), entry).text)
    other = make_member(session, make_campaign(session, "other"), Role.SECRETARIAT, "other@example.org")
    stranger = browse(other)
    assert stranger.post(address, data=values).status_code == 404
    stranger.post("/c/other/office/entries/take-back", data=values)
    assert fresh(session, entry).state is EntryState.ACCEPTED


def test_a_withdrawn_entry_comes_back_from_the_message(session, poem, submit, browse, teacher):
    submit(poem)
    browser, address = browse(teacher), f"/entry/{poem.ref}"
    page = browser.post(f"{address}/withdraw", follow_redirects=True).text
    assert fresh(session, poem).state is EntryState.WITHDRAWN
    way, _values = way_back(page)
    assert "The entry is back where it stood." in browser.post(way, follow_redirects=True).text
    assert fresh(session, poem).state is EntryState.SUBMITTED
