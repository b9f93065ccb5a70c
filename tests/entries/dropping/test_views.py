"""Dropping in the browser: one request for each file, and a plain form that does the same."""

import hashlib
import re
from io import BytesIO

import pytest
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.entries.models import Entry
from competition.platform.files import StoredFile
from tests.entries.conftest import picture
from tests.entries.dropping.conftest import KEY
from tests.factories import DEADLINE, category_of, make_account, make_member

OTHER = "z" * 24


def titles(session):
    return session.scalars(select(Entry.title).order_by(Entry.id)).all()


def test_a_file_is_kept_and_answered_with_its_hash(session, put):
    content = picture()
    answer = put(content, "Moje sunce – Ana.jpg", query="?language=hr")
    entry = session.scalars(select(Entry)).one()
    assert answer.status_code == 201
    assert answer.json == {
        "entry": entry.ref,
        "title": "Moje sunce – Ana",
        "sha256": hashlib.sha256(content).hexdigest(),
        "url": f"/entry/{entry.ref}",
        "state": "draft",
    }
    assert entry.language == "hr"


def test_the_same_key_gets_the_same_answer(session, put):
    content = picture()
    first, second = put(content), put(content)
    assert (first.status_code, first.json) == (second.status_code, second.json)
    assert len(titles(session)) == 1


def test_whoever_lost_the_answer_can_ask_for_it(put, school_class, client):
    address = f"/class/{school_class.ref}/files/{KEY}"
    assert client.get(address).json == {"entry": None}
    kept = put(picture())
    assert client.get(address).json == kept.json


def test_a_file_that_is_here_already_is_told(put):
    content = picture()
    first = put(content)
    second = put(content, "other name.jpg", key=OTHER)
    assert (second.status_code, second.json["state"]) == (200, "known")
    assert second.json["entry"] == first.json["entry"]
    third = put(content, "other name.jpg", key=OTHER, query="?double=yes")
    assert (third.status_code, third.json["title"]) == (201, "other name")


def test_a_refusal_is_a_sentence_in_json(session, put):
    answer = put(b"<svg xmlns='http://www.w3.org/2000/svg'></svg>", "sun.svg")
    assert answer.status_code == 415
    assert "made of lines (SVG)" in answer.json["error"]
    assert put(b"").json == {
        "error": "This file is empty. It may not have been copied completely; please choose it again."
    }
    assert titles(session) == []


def test_the_form_chosen_is_taken_and_one_of_another_age_group_is_not(session, campaign, put):
    essay, foreign = category_of(campaign, "essay"), category_of(campaign, "essay", age_group="11-18")
    put(b"Tekst.", "a.txt", query=f"?documents={essay.ref}")
    put(b"Drugi tekst.", "b.txt", key=OTHER, query=f"?documents={foreign.ref}")
    used = session.scalars(select(Entry.category_id).order_by(Entry.id)).all()
    assert used[0] == essay.id
    assert used[1] != foreign.id


def test_a_large_file_passes_and_one_over_the_limit_does_not(session, put):
    assert put(picture(size=(10, 10)) + b"\0" * 3_000_000).status_code == 201
    assert put(b"\0" * 41_000_000, key=OTHER).status_code == 413
    assert len(titles(session)) == 1


def test_a_form_without_files_stays_small(put, client, school_class):
    put(picture())
    answer = client.post(f"/class/{school_class.ref}/add/autosave", data={"text": "x" * 3_000_000})
    assert answer.status_code == 413


def test_a_file_that_is_cut_off_is_not_kept(session, put, client, school_class):
    content = picture()
    answer = client.put(
        f"/class/{school_class.ref}/files/{KEY}",
        data=content,
        content_type="application/octet-stream",
        environ_overrides={"CONTENT_LENGTH": str(len(content) + 10)},
    )
    assert answer.status_code == 400
    assert titles(session) == []


def test_a_key_that_is_none_is_refused(put):
    assert "reload the page" in put(picture(), key="short").json["error"]


def test_nothing_is_locked_while_a_file_comes_in(session, put, database, monkeypatch):
    from competition.entries.dropping import views

    receive, others = views.receive, []

    def slow(**more):
        with database.writing() as other:
            others.append(make_account(other, email="other@example.org"))
        return receive(**more)

    monkeypatch.setattr(views, "receive", slow)
    assert put(picture()).status_code == 201
    assert len(others) == 1


def test_after_the_deadline_a_file_is_refused_with_the_moment(session, put, clock):
    clock.at = DEADLINE
    answer = put(picture())
    assert answer.status_code == 409
    assert "The deadline was 19 November 2026, 23:59 CET" in answer.json["error"]


def test_a_visitor_and_another_teacher_get_nothing(session, campaign, school_class, browse, client, app):
    other = make_member(session, campaign, Role.TEACHER)
    address = f"/class/{school_class.ref}/files/{KEY}"
    browse(other)
    assert client.put(address, data=picture()).status_code == 404
    assert client.get(address).status_code == 404
    assert app.test_client().put(address, data=picture()).status_code == 400
    assert titles(session) == []


def test_a_file_needs_the_token_of_the_page(session, put, app, school_class, client):
    put(picture())
    app.config["WTF_CSRF_ENABLED"] = True
    address = f"/class/{school_class.ref}/files/{OTHER}"
    raw = {"content_type": "application/octet-stream"}
    assert client.put(address, data=picture(size=(9, 9)), **raw).status_code == 400
    token = re.search(
        r'name="csrf_token"[^>]*value="([^"]+)"', client.get(f"/class/{school_class.ref}/files").text
    )
    kept = client.put(address, data=picture(size=(9, 9)), headers={"X-CSRFToken": token.group(1)}, **raw)
    assert kept.status_code == 201


@pytest.fixture
def send(browse, teacher, school_class):
    """Send the plain form with files, (name, bytes) each."""
    client = browse(teacher)

    def send(*files, **more):
        data = {"files": [(BytesIO(content), name) for name, content in files], **more}
        return client.post(f"/class/{school_class.ref}/files", data=data)

    return send


def test_the_plain_form_keeps_each_file_and_tells_what_was_not_taken(session, send):
    page = send(("Sunce.jpg", picture()), ("more.svg", b"<svg></svg>"), ("Mjesec.jpg", picture(size=(9, 9))))
    assert page.status_code == 200
    assert titles(session) == ["Sunce", "Mjesec"]
    rows = re.findall('<li class="drop" .*?</li>', page.text, re.DOTALL)
    assert [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in rows] == [
        "Sunce.jpg Kept as a draft: Sunce",
        "more.svg This is a drawing made of lines (SVG), which can carry programs, so we do not open it. "
        "Please export it as PNG and send that.",
        "Mjesec.jpg Kept as a draft: Mjesec",
    ]
    stored = session.scalars(select(StoredFile.sha256).order_by(StoredFile.id)).all()
    assert stored[0] == hashlib.sha256(picture()).hexdigest()


def test_the_plain_form_sent_twice_doubles_nothing(session, send):
    pages = [send(("Sunce.jpg", picture()), batch="abcdefghjkmn") for _ in range(2)]
    assert [page.text.count("Kept as a draft:") for page in pages] == [2, 2]
    assert titles(session) == ["Sunce"]


def test_the_page_offers_the_language_the_class_used_last(put, client, school_class):
    put(picture(), "Sunce.jpg", query="?language=hr")
    page = client.get(f"/class/{school_class.ref}/files")
    assert '<option selected value="hr">Croatian</option>' in page.text
