"""The preflight from the button to what it says, and the button that waits for it."""

import re
from datetime import timedelta

import pytest

from competition.consent.rules import Level
from competition.entries.models import Entry
from competition.platform.faces import FACES, SERIF
from competition.platform.fonts import FontSet
from competition.publication import preflight
from competition.publication.checking import jobs
from competition.publication.checking.desk import standing
from competition.publication.composing.services.changing import Change
from competition.publication.composing.services.saving import Words, add_chapter
from competition.publication.manuscript import ChapterKind
from competition.publication.models import Edition, EditionState
from competition.publication.preflight import add_look
from competition.publication.problems import Problem, ProblemKind, Severity
from competition.publication.services import request_edition
from tests.publication.conftest import add_picture, add_work, freeze
from tests.support.signin import sign_in

ROOM = "/c/mtm-2026/office/book/preflight"
HIDDEN = [("Dorothea", "Holm", Level.ANONYMOUS)]


@pytest.fixture
def works(session, storage, frozen, office, now):
    """A work with a hidden name in it, one that may not appear, a small picture, and a text without words."""
    add_work(session, frozen, "N-1", text="I am Dorothea\nand I row", people=HIDDEN)
    add_work(session, frozen, "N-2", people=[("Eva", "Lund", Level.NO)])
    add_picture(session, storage, add_work(session, frozen, "N-3", form="illustration", text=""))
    change = Change(session, frozen, office, now)
    add_chapter(change, kind=ChapterKind.TEXT, words=Words("Sources", "", ""))
    add_chapter(
        change, kind=ChapterKind.TEXT, words=Words("Links", "", "[us](http://nowhere) [x](https://a.org)")
    )
    freeze(session, storage, frozen)
    session.commit()
    return frozen


def press_button(client, path=ROOM):
    page = client.get(path).text
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page).group(1)
    return client.post(path, data={"csrf_token": token})


@pytest.fixture
def looked(session, client, runner, office, works):
    sign_in(client, office)
    assert press_button(client).location.startswith("/job/")
    runner.run_waiting()
    session.expire_all()
    return standing(session, works)


def test_everything_is_found_before_anything_is_set(looked):
    assert [(each.number, each.kind.value, each.severity.value) for each in looked.problems] == [
        ("N-2", "consent", "leaves-out"),
        ("Links", "link", "warns"),
        ("More than migrants", "imprint", "warns"),
        ("N-3", "resolution", "warns"),
        ("Sources", "empty", "leaves-out"),
        ("N-1", "name", "warns"),
    ]
    assert (looked.works, looked.touched, looked.is_green) == (2, False, True)


def test_the_page_says_it_by_severity_with_the_way_to_mend_it_and_never_the_name(session, client, looked):
    page = client.get(ROOM).text
    main = page.partition("<main")[2].partition("</main>")[0]
    assert re.findall("<h2>(.*?)</h2>", main) == ["Left out of the book", "Printed, and worth a look"]
    assert (
        "Text: A name that stays out of the credits stands in the words themselves: “I am ▒▒▒ and I row”"
        in main
    )
    assert "Dorothea" not in main
    work = session.query(Entry).filter_by(number="N-1").one()
    assert f'href="/c/mtm-2026/office/book/parts/work/{work.ref}"' in main
    sources = next(each.key for each in looked.problems if each.number == "Sources")
    assert f'href="/c/mtm-2026/office/book/parts/part/{sources}"' in main
    assert "Nothing stops the book. 6 things are worth a look." in main


def test_a_change_of_the_composition_asks_for_another_look(session, client, looked, works, office, now):
    change = Change(session, works, office, now + timedelta(hours=1))
    add_chapter(change, kind=ChapterKind.TEXT, words=Words("More", "", "More"))
    session.commit()
    assert standing(session, works).touched
    assert "Something has changed since the manuscript was looked over" in client.get(ROOM).text


@pytest.fixture
def without_our_face(monkeypatch):
    absent = [face for face in FACES if face.family == SERIF][:1]
    prepare = jobs.fonts.prepare

    def bare(instance):
        whole = prepare(instance)
        return FontSet(whole.folder, whole.faces, absent)

    monkeypatch.setattr(jobs.fonts, "prepare", bare)
    return absent[0].file


def test_what_stops_the_book_takes_its_button_away_and_a_build_that_was_asked_for_ends_with_it(
    session, client, runner, without_our_face, works, office, now
):
    sign_in(client, office)
    request_edition(session, campaign=works, actor=office, now=now)
    session.commit()
    runner.run_waiting()
    session.expire_all()
    assert session.query(Edition).one().state is EditionState.FAILED
    (stops,) = standing(session, works).stopping
    assert (stops.kind, stops.severity) == (ProblemKind.FACES, Severity.STOPS)
    session.commit()
    page = client.get("/c/mtm-2026/office/book").text
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "One thing stops the book." in main and "<button" not in main
    assert f"The book’s own typeface is missing on this machine: {without_our_face}" in client.get(ROOM).text


def test_another_room_adds_its_own_looks(session, runner, client, office, works, monkeypatch):
    monkeypatch.setattr(preflight, "_looks", [])
    add_look(lambda manuscript, _checks: [Problem(manuscript.name, ProblemKind.ALT)])
    sign_in(client, office)
    press_button(client)
    runner.run_waiting()
    session.expire_all()
    assert ("More than migrants", "alt") in [
        (each.number, each.kind.value) for each in standing(session, works).problems
    ]


def test_the_room_is_the_secretariats(client, works):
    assert client.get(ROOM).status_code == 302
