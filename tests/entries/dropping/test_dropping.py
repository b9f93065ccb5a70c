"""A file that is dropped becomes one draft, whatever happens on the way."""

import pytest
from sqlalchemy import select

from competition.entries.documents.models import EntryDocument
from competition.entries.dropping import services
from competition.entries.dropping.errors import ClassFullError, ClassHeavyError, NoPicturesTakenError
from competition.entries.dropping.models import Sending
from competition.entries.dropping.rules import SendingState
from competition.entries.dropping.services import Goal
from competition.entries.errors import DeadlinePassedError
from competition.entries.identity import Authorship, Upload
from competition.entries.models import Entry
from competition.entries.services import withdraw
from competition.platform.errors import RefusedKindError
from competition.platform.files import StoredFile
from tests.entries.conftest import picture
from tests.entries.dropping.conftest import KEY
from tests.factories import DEADLINE, category_of

OTHER = "z" * 24
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"


def entries(session):
    return session.scalars(select(Entry).order_by(Entry.id)).all()


def test_a_picture_becomes_a_draft_with_the_title_in_its_name(session, campaign, school_class, drop_file):
    found = drop_file("Moje sunce.jpg")
    (entry,) = entries(session)
    assert (found.ref, found.title, found.state) == (entry.ref, "Moje sunce", SendingState.DRAFT)
    assert (entry.title, entry.language) == ("Moje sunce", "hr")
    assert entry.category_id == category_of(campaign, "illustration").id
    assert session.get_one(Authorship, entry.id).class_id == school_class.id
    stored = session.get_one(StoredFile, entry.images[0].file_id)
    assert stored.sha256 == found.sha256
    assert session.scalars(select(Upload.file_name)).all() == ["Moje sunce.jpg"]


def test_a_picture_named_by_a_camera_has_no_title_and_no_language_yet(session, drop_file):
    drop_file("IMG_2034.jpg")
    (entry,) = entries(session)
    assert (entry.title, entry.language) == ("", "")


def test_a_document_becomes_a_draft_of_the_form_chosen_for_documents(session, campaign, drop_file):
    drop_file("Pjesma.txt", "Moja kuća\nima kotače.".encode())
    (entry,) = entries(session)
    assert (entry.category_id, entry.language) == (category_of(campaign, "poem").id, "hr")
    assert session.scalars(select(EntryDocument.entry_id)).all() == [entry.id]
    assert entry.images == []


def test_the_same_sending_is_answered_again_and_not_doubled(session, drop_file):
    assert drop_file() == drop_file()
    assert len(entries(session)) == 1


def test_the_same_file_under_another_key_is_told_and_not_doubled(session, drop_file):
    first, second = drop_file("sun.jpg"), drop_file("copy of sun.jpg", key=OTHER)
    assert (second.ref, second.state) == (first.ref, SendingState.KNOWN)
    assert len(entries(session)) == 1
    assert drop_file("copy of sun.jpg", key=OTHER) == second


def test_a_file_that_is_meant_twice_is_kept_twice_and_once_only(session, drop_file):
    drop_file("sun.jpg")
    drop_file("sun again.jpg", key=OTHER)
    twice = [drop_file("sun again.jpg", key=OTHER, doubled=True) for _ in range(2)]
    assert twice[0] == twice[1]
    assert [entry.title for entry in entries(session)] == ["sun", "sun again"]
    states = session.execute(select(Sending.key, Sending.state).order_by(Sending.id)).all()
    assert [tuple(row) for row in states] == [(KEY, SendingState.DRAFT), (OTHER, SendingState.DRAFT)]


def test_a_file_of_a_withdrawn_entry_may_come_again(session, teacher, drop_file, now):
    drop_file()
    withdraw(session, entry=entries(session)[0], actor=teacher, now=now)
    assert drop_file(key=OTHER).state is SendingState.DRAFT


def test_the_same_file_in_another_class_is_another_work(session, drop_file, campaign, school, teacher, now):
    from competition.entries.services import start_class

    started = {"campaign": campaign, "school": school, "teacher": teacher, "now": now, "age_group": "5-10"}
    other = start_class(session, name="4b", rules_version=campaign.rules_version, **started)
    assert drop_file().ref != drop_file(school_class=other).ref


def test_what_is_refused_leaves_nothing_behind(session, drop_file):
    session.commit()
    with pytest.raises(RefusedKindError):
        drop_file("sun.svg", SVG)
    session.rollback()
    assert entries(session) == []
    assert session.scalars(select(Sending)).all() == []


def test_where_no_form_takes_pictures_that_is_said(drop_file):
    with pytest.raises(NoPicturesTakenError):
        drop_file(goal=Goal())


def test_after_the_deadline_nothing_is_made(drop_file):
    with pytest.raises(DeadlinePassedError):
        drop_file(now=DEADLINE)


def test_a_class_has_only_so_many_entries(session, drop_file, monkeypatch):
    monkeypatch.setattr(services, "MOST_ENTRIES", 1)
    first = drop_file()
    with pytest.raises(ClassFullError, match="This class has 1 entries, which is as many as fit"):
        drop_file("moon.jpg", picture(size=(10, 10)), key=OTHER)
    assert drop_file() == first


def test_a_class_has_only_so_many_bytes(session, drop_file, monkeypatch):
    content = picture()
    monkeypatch.setattr(services, "MOST_BYTES", len(content))
    drop_file(content=content)
    with pytest.raises(ClassHeavyError):
        drop_file("moon.jpg", picture(size=(10, 10)), key=OTHER)
