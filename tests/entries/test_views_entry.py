"""The class's workspace, an entry's page and the receipt, in the browser."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from competition.entries.identity import Submission
from competition.entries.rules import EntryState, ScreeningDecision
from competition.entries.services import withdraw
from competition.results.models import Award
from tests.entries.conftest import POEM
from tests.factories import (
    DEADLINE,
    RESULTS,
    make_account,
    make_campaign,
    make_city,
    make_class,
    make_school,
    save,
)
from tests.support.statements import counted


@pytest.fixture
def at(browse, teacher):
    """The client, signed in as the class's teacher; call it after everything is made."""
    return lambda: browse(teacher)


def badges(page):
    return re.findall(r'<span class="badge[^"]*">([^<]*)', page[page.index("<ul") :])


def primary(page):
    return [words.strip() for words in re.findall(r'button--primary"[^>]*>([^<]*)', page)]


def state(session, entry):
    session.refresh(entry)
    found = entry.state
    session.rollback()  # SQLite has one writer
    return found


def test_the_class_lists_its_entries_with_what_each_lacks(session, school_class, write, submit, at):
    submit(write(words=replace(POEM, title="Submitted one")))
    write(words=replace(POEM, title="Ready one"))
    write(words=replace(POEM, title="", text="", language="uk"), makers=())
    page = at().get(f"/class/{school_class.ref}").text
    assert "1 of 3 submitted" in page
    for said in ("Submitted one", "Ready one", "Ready to submit", "Without a title yet"):
        assert said in page
    for said in ("A title is missing.", "The text is missing.", "1 more thing is missing."):
        assert said in page
    assert primary(page) == ["Submit 1 entry"]
    assert badges(page) == ["Submitted", "Ready to submit", "3 things missing"]
    assert ">19 November 2026, 23:59 (Paris time)</time>" in page


def test_with_nothing_ready_the_class_leads_to_what_lacks_something(write, school_class, at):
    entry = write(words=replace(POEM, text=""))
    page = at().get(f"/class/{school_class.ref}").text
    assert primary(page) == ["Go on with “The sea”"]
    assert f'href="/entry/{entry.ref}">Go on with' in page


def test_after_the_announcement_a_class_is_told_first_what_it_has_won(
    session, school_class, campaign, write, at, clock
):
    read, won = write(words=replace(POEM, title="Read")), write(words=replace(POEM, title="Winning"))
    for entry in (read, won):
        entry.state, entry.number = EntryState.ACCEPTED, f"P-{entry.id}"
    campaign.announced_at = clock.at = RESULTS
    session.flush()
    assert "Thank you for taking part" in at().get(f"/class/{school_class.ref}").text
    award = Award(campaign_id=campaign.id, entry_id=won.id, category_id=won.category_id, kind="winner")
    award.place, award.decided_at = 1, RESULTS
    save(session, award)
    page = at().get(f"/class/{school_class.ref}").text
    assert "The results are out, and a work of this class has been chosen." in page
    assert badges(page) == ["Winner", "Accepted"]
    assert page.index("Winning</bdi>") < page.index("Read</bdi>")
    assert primary(page) == ["Read the works that have won"]


def test_a_class_submits_all_that_is_ready(session, school_class, write, at):
    ready, other, gap = write(), write(), write(words=replace(POEM, text=""))
    browser = at()
    answer = browser.post(f"/class/{school_class.ref}/submit")
    receipt = session.scalars(select(Submission)).one()
    assert answer.location == f"/class/{school_class.ref}/receipts/{receipt.ref}"
    page = browser.get(answer.location).text
    assert "2 entries are submitted." in page
    assert "Receipt for 2 entries" in page
    states = [state(session, entry) for entry in (ready, other, gap)]
    assert states == [EntryState.SUBMITTED, EntryState.SUBMITTED, EntryState.DRAFT]


def test_a_withdrawn_entry_lies_aside(session, school_class, write, teacher, now, at):
    withdraw(session, entry=write(), actor=teacher, now=now)
    page = at().get(f"/class/{school_class.ref}").text
    assert "1 entry lies aside, withdrawn" in page
    assert "No entry yet" in page


def test_an_entry_leads_to_the_first_thing_that_is_missing(write, at):
    entry = write(words=replace(POEM, translation="", language="nb"), makers=())
    page = at().get(f"/entry/{entry.ref}").text
    assert "The text needs a translation." in page
    assert "Say who made it." in page
    assert f'href="/entry/{entry.ref}/words">Add the translation</a>' in page
    parts = ["3 things missing", "None; up to 2 if you like", "1 thing missing"]
    assert badges(page) == [*parts, "Nothing found"]
    assert "Submit this entry" not in page


def test_submitting_shows_the_receipt(session, poem, at):
    browser = at()
    answer = browser.post(f"/entry/{poem.ref}/submit")
    assert answer.location == f"/entry/{poem.ref}/receipt"
    session.refresh(poem)
    session.rollback()
    page = browser.get(answer.location).text
    assert f">{poem.number}</h1>" in page
    assert ">10 November 2026, 10:00 (Paris time)</time>." in page


def test_submitting_what_is_incomplete_says_what_is_missing(session, write, at):
    entry = write(words=replace(POEM, title=""))
    answer = at().post(f"/entry/{entry.ref}/submit")
    assert answer.status_code == 409
    assert "This entry cannot be handed in yet." in answer.text
    assert "A title is missing." in answer.text
    assert state(session, entry) is EntryState.DRAFT


def test_without_a_receipt_its_page_leads_to_the_entry(poem, at):
    assert at().get(f"/entry/{poem.ref}/receipt").location == f"/entry/{poem.ref}"


def test_a_submitted_entry_is_opened_again_and_the_page_says_what_that_means(session, poem, submit, at):
    submit(poem)
    browser, address = at(), f"/entry/{poem.ref}"
    assert "Open it again to change it" in browser.get(address).text
    browser.post(f"{address}/reopen")
    assert state(session, poem) is EntryState.DRAFT
    page = browser.get(address).text
    assert "You opened this again: it counts only when it is submitted once more." in page


def test_withdrawing_asks_first_and_can_be_undone(session, poem, submit, at):
    submit(poem)
    browser, address = at(), f"/entry/{poem.ref}"
    page = browser.get(f"{address}/withdraw").text
    assert "Nothing is erased: until 19 November 2026, 23:59 CET you can bring it back." in page
    assert state(session, poem) is EntryState.SUBMITTED
    browser.post(f"{address}/withdraw")
    assert state(session, poem) is EntryState.WITHDRAWN
    assert "Bring it back" in browser.get(address).text
    browser.post(f"{address}/bring-back")
    assert state(session, poem) is EntryState.SUBMITTED


def test_a_returned_entry_shows_the_note_and_until_when(poem, submit, decide, at):
    submit(poem)
    decide(poem, ScreeningDecision.RETURN, "Please add <a> second stanza.")
    page = at().get(f"/entry/{poem.ref}").text
    assert "Please add &lt;a&gt; second stanza." in page
    assert "Please submit it again by 17 November 2026, 10:00 CET." in page
    assert "Submit this entry" in page


@pytest.mark.parametrize("verb", ["submit", "withdraw", "reopen"])
def test_after_the_deadline_the_refusal_names_it_and_nothing_is_lost(session, poem, submit, at, clock, verb):
    if verb != "submit":
        submit(poem)
    before, browser = poem.state, at()
    clock.at = RESULTS if verb == "submit" else DEADLINE
    answer = browser.post(f"/entry/{poem.ref}/{verb}")
    assert answer.status_code == 409
    assert "The deadline was 19 November 2026, 23:59 CET" in answer.text
    assert state(session, poem) is before


def test_after_the_deadline_nobody_is_asked_whether_to_withdraw(poem, submit, at, clock):
    submit(poem)
    browser = at()
    clock.at = DEADLINE
    answer = browser.get(f"/entry/{poem.ref}/withdraw")
    assert (answer.status_code, answer.location) == (302, f"/entry/{poem.ref}")


@pytest.mark.parametrize("page", ["", "/words", "/pictures", "/people", "/consents", "/withdraw", "/receipt"])
def test_an_entry_is_not_there_for_another_teacher_or_the_office(session, poem, submit, office, browse, page):
    submit(poem)
    for somebody in (make_account(session, "other@example.org"), office):
        answer = browse(somebody).get(f"/entry/{poem.ref}{page}")
        assert answer.status_code == 404
        assert "The sea" not in answer.text


@pytest.mark.parametrize(
    "verb", ["submit", "reopen", "withdraw", "bring-back", "words", "pictures", "people", "consents"]
)
def test_another_teacher_can_do_nothing_with_it(session, poem, browse, verb):
    other = make_account(session, "other@example.org")
    assert browse(other).post(f"/entry/{poem.ref}/{verb}").status_code == 404
    assert state(session, poem) is EntryState.DRAFT


def test_a_class_does_not_exist_for_others_and_a_visitor_signs_in_first(session, school_class, browse, app):
    other = make_account(session, "other@example.org")
    browser = browse(other)
    for address in (f"/class/{school_class.ref}", f"/class/{school_class.ref}/add"):
        assert browser.get(address).status_code == 404
    assert browser.post(f"/class/{school_class.ref}/submit").status_code == 404
    answer = app.test_client().get(f"/class/{school_class.ref}")
    assert answer.location == f"/sign-in?next=/class/{school_class.ref}"


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    "page", ["/class/{c}", "/class/{c}/add", "/entry/{e}", "/entry/{e}/words", "/entry/{e}/pictures",
             "/entry/{e}/people", "/entry/{e}/consents", "/entry/{e}/receipt", "/"]
)  # fmt: skip
def test_a_page_needs_at_most_eight_statements(database, school_class, write, add, submit, at, page, number):
    entries = [write() for _ in range(number)]
    for entry in entries:
        for _ in range(number):
            add(entry, alt="A boat")
    if "receipt" in page:
        entries = [write()]
        submit(entries[0])
    browser = at()
    with counted(database) as seen:
        assert browser.get(page.format(c=school_class.ref, e=entries[0].ref)).status_code == 200
    assert len(seen) <= 8, "\n".join(seen)


def test_an_entry_of_another_campaign_is_as_private(session, browse, teacher, write):
    other = make_campaign(session, "other-2026")
    stranger = make_account(session, "stranger@example.org")
    place = make_school(session, make_city(session, other))
    elsewhere = make_class(session, place, other, stranger)
    write()
    assert browse(teacher).get(f"/class/{elsewhere.ref}").status_code == 404
