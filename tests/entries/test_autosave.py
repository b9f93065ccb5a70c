"""Words that save themselves while somebody writes."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from competition.entries.models import Entry
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
        "seen": stamp_of(entry),
        "ref": REF,
        "page": f"/entry/{REF}/words",
        "save": f"/entry/{REF}/words/autosave",
    }
    assert (entry.title, entry.text) == ("T", "one")


def test_what_is_typed_on_is_saved_to_the_same_draft(session, client, school_class, typed):
    said = client.post(f"/class/{school_class.ref}/add/autosave", data={**typed, "text": "one"}).json
    more = {**typed, "text": "one\n\ntwo", "seen": said["seen"]}
    assert client.post(said["save"], data=more).json["ref"] == REF
    assert session.scalars(select(Entry.text)).all() == ["one\n\ntwo"]


def test_the_button_after_it_goes_on_from_there(session, client, school_class, typed):
    said = client.post(f"/class/{school_class.ref}/add/autosave", data={**typed, "text": "one"}).json
    data = {**typed, "text": "one", "seen": said["seen"]}
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
