"""Many cards are drawn by several processes: the same cards, and none is lost when a process is."""

import io
from contextlib import closing
from dataclasses import replace

import pytest

from competition.platform import sandbox
from competition.platform.storage import Storage
from competition.social import easel, studio
from competition.social.content import Picture
from competition.social.easel import Task
from competition.social.errors import CannotDrawError
from competition.social.formats import SINGLE
from competition.social.posts.choices import AS_PROPOSED
from competition.social.studio import Studio, Undrawn
from competition.social.tray import Tray
from tests.social.cards import PICTURE, POEM, SENDER, coordinates

UNDRAWABLE = "\ufdfd"
"""One character whose outlines are more than the rasteriser takes."""


@pytest.fixture
def storage(tmp_path):
    return Storage(tmp_path / "files")


@pytest.fixture
def wanted(storage):
    """Three posts of five cards each: words, a picture, and words of which a character is left out."""
    out = io.BytesIO()
    coordinates((900, 600)).save(out, "JPEG", quality=92)
    picture = Picture(storage.put(out.getvalue()).key, 900, 600, "A boat")
    works = [
        replace(POEM, entry_ref="first", number="P-1"),
        replace(PICTURE, entry_ref="second", number="I-1", picture=picture),
        replace(POEM, entry_ref="third", number="P-3", city=f"Bergen {UNDRAWABLE}"),
    ]
    return [Task(work, AS_PROPOSED, SENDER, fmt) for work in works for fmt in SINGLE]


@pytest.fixture
def drawing(lettering, storage):
    """Draw cards in so many processes."""
    return lambda wanted, hands=2, **more: Studio(lettering.fonts, storage, hands).draw_all(wanted, **more)


@pytest.fixture
def left(monkeypatch, tmp_path):
    """Return what is left lying of what processes laid down."""
    monkeypatch.setattr(studio.tempfile, "tempdir", str(tmp_path))
    return lambda: list(tmp_path.glob("garland-cards-*"))


def test_several_processes_draw_what_one_draws_in_the_same_order_to_the_byte(wanted, drawing, left):
    alone, together = list(drawing(wanted, hands=1)), list(drawing(wanted))
    assert together == alone
    assert [task for task, _cards in together] == wanted
    assert {cards[0].media_type for _task, cards in together} == {"image/png", "image/jpeg"}
    assert [each["codepoint"] for each in together[-1][1][0].problems] == ["U+FDFD"]
    assert not left()


def test_few_cards_need_no_process(wanted, drawing, monkeypatch):
    monkeypatch.setattr(sandbox, "run", lambda *_args, **_more: pytest.fail("a process was started"))
    assert len(list(drawing(wanted[: studio.FEW]))) == studio.FEW


def test_a_process_that_dies_loses_no_card(wanted, drawing, doomed):
    whole = list(drawing(wanted, hands=1))
    doomed("I-1", once=True)
    assert list(drawing(wanted)) == whole


def test_a_post_at_which_drawing_dies_twice_is_told_and_all_others_are_drawn(wanted, drawing, doomed, left):
    whole = list(drawing(wanted, hands=1))
    doomed("I-1")
    found = list(drawing(wanted))
    assert [task for task, _cards in found] == wanted
    # Its first two cards were whole before the process died at the third.
    assert found[7:10] == [(task, Undrawn("died")) for task in wanted[7:10]]
    assert found[:7] + found[10:] == whole[:7] + whole[10:]
    assert not left()


def test_a_card_that_takes_for_ever_is_ended_and_told(wanted, drawing, doomed, monkeypatch):
    monkeypatch.setattr(studio, "PATIENCE", 2.5)
    doomed(spins_at=["P-3"])
    told = [isinstance(cards, Undrawn) for _task, cards in drawing(wanted)]
    assert told == [False] * 10 + [True] * 5


def test_whoever_is_wary_draws_few_cards_in_a_process_too(wanted, drawing, doomed, lettering, storage):
    doomed("I-1")
    found = Studio(lettering.fonts, storage, hands=1, wary=True).draw_all(wanted[5:10])
    assert [isinstance(cards, Undrawn) for _task, cards in found] == [False, False, True, True, True]


def test_processes_that_die_before_they_begin_anything_end_the_work(wanted, drawing, monkeypatch):
    def dies(*_args, **_more):
        raise sandbox.ChildFailedError("died")

    monkeypatch.setattr(sandbox, "run", dies)
    with pytest.raises(CannotDrawError, match="died"):
        list(drawing(wanted))


def test_whoever_waits_may_call_it_off(wanted, drawing, left):
    class CalledOffError(Exception):
        pass

    done = []

    def check():
        if done:
            raise CalledOffError

    with pytest.raises(CalledOffError):
        for task, _cards in drawing(wanted, check=check):
            done.append(task)
    assert 0 < len(done) < len(wanted)
    assert not left()


def test_leaving_after_the_first_card_ends_the_processes(wanted, drawing, left):
    with closing(drawing(wanted)) as drawn:
        next(drawn)
        assert left()
    assert not left()


def test_a_post_is_drawn_by_one_process_only(tmp_path):
    tray = Tray(tmp_path)
    assert [tray.claim(post, mark) for post, mark in ((0, "a"), (0, "b"), (1, "b"), (4, "a"))] == [
        True, False, True, True
    ]  # fmt: skip
    assert (tray.last_claim("a"), tray.last_claim("b"), tray.last_claim("c")) == (4, 1, None)


def test_a_logo_is_decoded_once_however_many_pictures_stand_beside_it(lettering, storage, monkeypatch):
    keys = []
    for width in range(40, 120, 10):
        out = io.BytesIO()
        coordinates((width, 30)).save(out, "PNG")
        keys.append(storage.put(out.getvalue()).key)
    opened, real = [], easel.Image.open
    monkeypatch.setattr(easel.Image, "open", lambda *args, **more: opened.append(1) or real(*args, **more))
    at_work = easel.Easel(lettering, storage)
    logo, *others = keys
    asked = [key for other in [*others, others[0]] for key in (other, logo)]
    widths = [at_work.open_picture(key).width for key in asked]
    assert widths == [50, 40, 60, 40, 70, 40, 80, 40, 90, 40, 100, 40, 110, 40, 50, 40]
    assert len(opened) == 9  # the logo, seven others, and the first of them again
