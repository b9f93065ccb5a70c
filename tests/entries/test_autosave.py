"""Words, and descriptions of pictures, that save themselves while somebody writes."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from competition.entries.models import Entry, EntryImage
from competition.entries.words import stamp_of
from competition.platform.audit import AuditEntry
from tests.factories import DEADLINE, category_of

REF = "abcdefghjkmn"


@pytest.fixture
def client(browse, teacher, school_class):
    return browse(teacher)


@pytest.fixture
def typed(campaign):
    return {"category": str(category_of(campaign).id), "language": "en", "title": "T", "ref": REF}


def test_a_new_sheet_becomes_a_draft_once(session, client, school_class, typed, now):
    address = f"/class/{school_class.ref}/add/autosave"
    answers = [client.post(address, data={**typed, "text": "one"}).json for _ in range(2)]
    entry = session.scalars(select(Entry)).one()
    assert answers[0] == answers[1]
    assert answers[0] == {
        "saved_at": now.isoformat(),
        "stands": {"seen": stamp_of(entry)},
        "ref": REF,
        "page": f"/entry/{REF}/words",
        "save": f"/entry/{REF}/words/autosave",
    }
    assert (entry.title, entry.text) == ("T", "one")


def test_what_is_typed_on_is_saved_to_the_same_draft(session, client, school_class, typed):
    said = client.post(f"/class/{school_class.ref}/add/autosave", data={**typed, "text": "one"}).json
    more = {**typed, "text": "one\n\ntwo", "seen": said["stands"]["seen"]}
    assert client.post(said["save"], data=more).json["ref"] == REF
    assert session.scalars(select(Entry.text)).all() == ["one\n\ntwo"]


def test_the_button_after_it_goes_on_from_there(session, client, school_class, typed):
    said = client.post(f"/class/{school_class.ref}/add/autosave", data={**typed, "text": "one"}).json
    data = {**typed, "text": "one", "seen": said["stands"]["seen"]}
    assert client.post(said["page"], data=data).location == f"/entry/{REF}/pictures"


def test_two_windows_are_told_apart(session, poem, client, typed):
    address = f"/entry/{poem.ref}/words/autosave"
    seen = re.search(r'name="seen"[^>]*value="([^"]*)"', client.get(f"/entry/{poem.ref}/words").text).group(1)
    client.post(address, data={**typed, "text": "first window", "seen": seen})
    answer = client.post(address, data={**typed, "text": "second window", "seen": seen})
    assert (answer.status_code, answer.json["changed"]) == (409, True)
    assert session.scalars(select(Entry.text)).all() == ["first window"]


def test_a_sheet_without_a_form_is_not_saved_yet(session, client, school_class, typed):
    answer = client.post(f"/class/{school_class.ref}/add/autosave", data={**typed, "category": ""})
    assert (answer.status_code, answer.json["error"]) == (400, "Please choose a form.")
    assert session.scalars(select(Entry)).all() == []


def test_after_the_deadline_it_says_so(poem, client, typed, clock):
    clock.at = DEADLINE
    answer = client.post(f"/entry/{poem.ref}/words/autosave", data={**typed, "text": "late"})
    assert answer.status_code == 409
    assert "The deadline was" in answer.json["error"]
    assert answer.json["changed"] is False


def test_an_hour_of_writing_is_a_handful_of_deeds(session, poem, client, typed, clock, now):
    wanted = select(func.count()).where(AuditEntry.action == "entry.save", AuditEntry.object_id == poem.id)
    before, address = session.scalar(wanted), f"/entry/{poem.ref}/words"
    session.rollback()
    clock.at = now + timedelta(hours=1)
    for number in range(30):
        clock.at += timedelta(minutes=1)
        client.post(f"{address}/autosave", data={**typed, "text": f"line {number}"})
    assert session.scalar(wanted) - before == 3
    session.rollback()
    client.post(address, data={**typed, "text": "by the button"})
    assert session.scalar(wanted) - before == 4


@pytest.fixture
def described(poem, add, client):
    """Send descriptions as the page does: what is typed, and what stood there when it was opened."""
    picture, entry = add(poem, alt="A boat").ref, poem.ref

    def described(alt, seen="A boat"):
        data = {f"alt-{picture}": alt, f"{picture}-seen": seen}
        return client.post(f"/entry/{entry}/pictures/autosave", data=data)

    described.picture = picture
    return described


def alts(session):
    found = session.scalars(select(EntryImage.alt)).all()
    session.rollback()
    return found


def test_descriptions_save_themselves(session, described, now):
    session.commit()
    answer = described("A boat with  sails")
    stands = {f"{described.picture}-seen": "A boat with sails"}
    assert answer.json == {"saved_at": now.isoformat(), "stands": stands}
    assert alts(session) == ["A boat with sails"]


def test_a_window_that_was_left_open_writes_over_no_description(session, described):
    session.commit()
    described("A boat with sails")
    answer = described("A ship")
    assert (answer.status_code, answer.json["changed"]) == (409, True)
    assert alts(session) == ["A boat with sails"]
    assert described("A boat").status_code == 200  # nothing was typed there since
    assert alts(session) == ["A boat with sails"]


def test_an_hour_of_describing_is_a_handful_of_deeds(session, poem, described, clock, now):
    session.commit()
    clock.at = now + timedelta(hours=1)
    before = "A boat"
    for number in range(30):
        clock.at += timedelta(minutes=1)
        described(f"Boat {number}", before)
        before = f"Boat {number}"
    deeds = select(func.count()).where(AuditEntry.action == "entry.describe_pictures")
    assert session.scalar(deeds) == 3
    session.rollback()
    assert alts(session) == ["Boat 29"]


def test_after_the_deadline_no_description_is_saved(session, described, clock):
    session.commit()
    clock.at = DEADLINE
    answer = described("late")
    assert answer.status_code == 409
    assert "The deadline was" in answer.json["error"]
    assert alts(session) == ["A boat"]
