"""One entry for the secretariat, in a browser's words: the page, the decision, the pictures."""

import re

import pytest
from sqlalchemy import select

from competition.consent.rules import Channel, Level
from competition.entries.blind import BlindEntry
from competition.entries.masking import MASK
from competition.entries.models import Screening
from competition.entries.rules import EntryState, ImageState, MadeBy, ScreeningDecision
from competition.entries.services import Maker
from competition.platform.files import add_rendition
from competition.platform.mail import OutboxMail
from competition.platform.renditions import Made, RenditionKind
from tests.entries.conftest import SAID, picture

LIST = "/c/mtm-2026/office/entries"
ACCEPT = ScreeningDecision.ACCEPT
NOTE = "Please send the second stanza once more; it breaks off."


def page_of(entry, rest=""):
    return f"{LIST}/{entry.ref}{rest}"


def fresh(session, entry):
    """An entry as it stands in the database; nothing is left open, as SQLite has one writer."""
    session.refresh(entry)
    session.commit()
    return entry


def copy_of(session, entry):
    copy = session.scalars(select(BlindEntry).where(BlindEntry.entry_id == entry.id)).one()
    session.commit()
    return copy


def test_the_page_of_an_entry_shows_the_work_and_whose_it_is(hand_in, browser):
    mixed = {Channel.BOOK: Level.FULL, Channel.WEB: Level.ANONYMOUS, Channel.SOCIAL: Level.NO}
    entry = hand_in("البحر", "البحر واسع", "ar", makers=(Maker("Mina", "Okafor", 9, levels=mixed),))
    page = browser().get(page_of(entry)).text
    assert 'lang="ar" dir="rtl"' in page
    for said in (
        *("البحر واسع", "Sea.", entry.number, "Arabic", "Fjord School", "Bergen", "4a", "Tea Cher"),
        *("Mina Okafor", "One pupil", "Nothing is missing.", "The work, by Mina Okafor"),
        *("The work, without a name", "Not at all: the work stays out"),
    ):
        assert said in page
    assert re.search(r'data-label="Age">9<', page)


def test_names_found_are_ticked_and_the_office_chooses_what_is_masked(session, hand_in, browser):
    makers = (Maker("Mina", age=9, levels=SAID), Maker("Rose", age=9, levels=SAID))
    entry = hand_in("A rose", "Mina saw a rose with Jo.", makers=makers, made_by=MadeBy.GROUP)
    office = browser()
    page = office.get(page_of(entry)).text
    ticked = re.findall(r"<input (?=[^>]*checked)[^>]*value=\"([^\"]+)\"", page)
    assert ticked == ["Mina", "Rose"]
    data = {"accept-names": "Mina", "accept-more": "Jo, Fay", "accept-version": str(entry.version)}
    assert office.post(page_of(entry, "/accept"), data=data).status_code == 302
    copy = copy_of(session, entry)
    assert (copy.title, copy.text) == ("A rose", f"{MASK} saw a rose with {MASK}.")


def test_a_note_that_is_missing_leaves_the_names_ticked(hand_in, browser):
    entry = hand_in("Mina's sea")
    data = {"return-reason": "", "return-version": str(entry.version)}
    page = browser().post(page_of(entry, "/return"), data=data).text
    assert re.findall(r"<input (?=[^>]*checked)[^>]*value=\"([^\"]+)\"", page) == ["Mina"]
    assert f'name="accept-version" type="hidden" value="{entry.version}"' in page


def test_after_a_decision_the_next_entry_of_the_queue_comes(session, hand_in, browser):
    first, second = hand_in("First"), hand_in("Second")
    office = browser()
    data = {"accept-version": str(first.version)}
    page = office.post(page_of(first, "/accept"), data=data, follow_redirects=True)
    assert page.request.path == page_of(second)
    assert '“<bdi lang="en" dir="ltr">First</bdi>” is accepted.' in page.text
    assert 'Next: “<bdi lang="en" dir="ltr">Second</bdi>”.' in page.text
    data = {"accept-version": str(fresh(session, second).version)}
    page = office.post(page_of(second, "/accept"), data=data, follow_redirects=True)
    assert page.request.path == LIST
    assert "Nothing waits for screening any more." in page.text


def test_leaving_entries_for_now_goes_once_round_all_that_wait(hand_in, decide, browser):
    """A class hands in many at the same moment; the queue goes on by the order in which they were begun."""
    entries = [hand_in(title) for title in ("First", "Second", "Third", "Decided")]
    decide(entries.pop(), ACCEPT)
    office, seen = browser(), []
    address = page_of(entries[0])
    for _ in entries:
        seen.append(address)
        address = re.search(r'href="([^"]+)">Leave it for now', office.get(address).text)[1]
    assert seen == [page_of(entry) for entry in entries]
    assert address == page_of(entries[0])


@pytest.mark.parametrize("decision", ["return", "disqualify"])
def test_a_hard_decision_needs_a_note(session, hand_in, browser, decision):
    entry = hand_in()
    data = {f"{decision}-reason": "  ", f"{decision}-version": str(entry.version)}
    answer = browser().post(page_of(entry, f"/{decision}"), data=data)
    assert answer.status_code == 400
    assert "Please write to the teacher why, in a sentence or two." in answer.text
    assert fresh(session, entry).state is EntryState.SUBMITTED
    assert session.scalars(select(Screening)).all() == []


@pytest.mark.parametrize(
    ("decision", "state", "event"),
    [
        ("return", EntryState.RETURNED, "entries.returned"),
        ("disqualify", EntryState.DISQUALIFIED, "entries.disqualified"),
    ],
)
def test_the_note_is_mailed_to_the_teacher_and_kept(session, hand_in, browser, decision, state, event):
    entry = hand_in()
    office = browser()
    data = {f"{decision}-reason": NOTE, f"{decision}-version": str(entry.version)}
    assert office.post(page_of(entry, f"/{decision}"), data=data).location == LIST
    assert fresh(session, entry).state is state
    letter = session.scalars(select(OutboxMail).where(OutboxMail.event == event)).one()
    assert letter.recipient == "teacher@example.org"
    session.commit()
    page = office.get(page_of(entry)).text
    assert "Earlier decisions" in page
    assert NOTE in page


def test_what_was_typed_is_kept_when_the_entry_has_changed_meanwhile(session, hand_in, browser):
    entry = hand_in()
    office, seen = browser(), str(entry.version)
    entry.title = "The ocean"
    session.commit()
    answer = office.post(page_of(entry, "/return"), data={"return-reason": NOTE, "return-version": seen})
    assert answer.status_code == 409
    assert "Please look at it once more." in answer.text
    assert "The ocean" in answer.text
    assert NOTE in answer.text
    assert fresh(session, entry).state is EntryState.SUBMITTED
    again = re.search(r'name="return-version"[^>]*value="(\d+)"', answer.text)[1]
    data = {"return-reason": NOTE, "return-version": again}
    assert office.post(page_of(entry, "/return"), data=data).status_code == 302


def test_an_entry_whose_picture_is_not_ready_is_not_accepted(session, write, add, submit, browser):
    entry = write()
    add(entry, alt="A boat")
    submit(entry)
    data = {"accept-more": "Bo", "accept-version": str(entry.version)}
    answer = browser().post(page_of(entry, "/accept"), data=data)
    assert answer.status_code == 409
    assert "A picture of this entry is not ready for the judges." in answer.text
    assert 'value="Bo"' in answer.text
    assert fresh(session, entry).state is EntryState.SUBMITTED


# ---- pictures ---------------------------------------------------------------------------------------------


@pytest.fixture
def drawn(session, storage, write, add, submit):
    """An entry with a picture, a rendition of it for the screen, and both addresses."""
    entry, original = write(), picture(size=(40, 30))
    image = add(entry, original, "Mina Okafor.jpg", alt="A boat")
    image.state, image.width, image.height = ImageState.READY, 40, 30
    kept = storage.put(b"seen")
    made = Made(kept.key, "image/jpeg", 40, 30)
    add_rendition(session, original_id=image.file_id, kind=RenditionKind.SCREEN, made=made)
    return entry, page_of(entry, f"/picture/{image.ref}"), original


def test_the_office_gets_pictures_under_names_that_tell_nothing(drawn, submit, browser):
    entry, address, original = drawn
    submit(entry)
    office = browser()
    seen, sent = (office.get(f"{address}/{kind}", buffered=True) for kind in ("screen", "original"))
    assert (seen.data, sent.data) == (b"seen", original)
    for answer, kind in ((seen, "inline"), (sent, "attachment")):
        assert answer.headers["Content-Disposition"] == f"{kind}; filename={entry.number}-picture-1.jpeg"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
    assert office.get(f"{address}/judge").status_code == 404
    assert f'src="{address}/screen"' in office.get(page_of(entry)).text


def test_nobody_else_gets_the_pictures_and_nobody_those_of_a_draft(drawn, submit, teacher, browser, browse):
    entry, address, _original = drawn
    assert browser().get(f"{address}/original").status_code == 404
    submit(entry)
    for kind in ("screen", "original"):
        assert browse(teacher).get(f"{address}/{kind}").status_code == 404


def test_who_screens_a_narrowed_list_stays_in_it(session, hand_in, browser):
    """Among works in many languages somebody reads those in their own, one after the other."""
    first, other, last = hand_in("First"), hand_in("Sjø", language="nb"), hand_in("Last")
    office, asked = browser(), "?state=submitted&language=en&page=1"
    listed = office.get(f"{LIST}{asked}").text
    assert f'href="{page_of(first)}?state=submitted&amp;language=en&amp;page=1"' in listed
    page = office.get(page_of(first) + asked).text
    onwards = re.search(r'href="([^"]+)">Leave it for now', page)[1].replace("&amp;", "&")
    assert onwards == page_of(last) + asked.replace("&page=1", "&page=1")
    assert re.search(r'href="([^"]+)">Back to the list', page)[1].replace("&amp;", "&") == LIST + asked
    (way,) = re.findall(r'action="([^"]+/accept[^"]*)"', page)
    data = {"accept-version": str(first.version)}
    page = office.post(way.replace("&amp;", "&"), data=data, follow_redirects=True)
    assert (page.request.path, page.request.args["language"]) == (page_of(last), "en")
    data = {"accept-version": str(fresh(session, last).version)}
    page = office.post(page_of(last, "/accept") + asked, data=data, follow_redirects=True)
    assert (page.request.path, page.request.args["language"]) == (LIST, "en")
    assert "Nothing in this list waits for screening any more." in page.text
    assert fresh(session, other).state is EntryState.SUBMITTED
