"""The web process is killed while files are dropped: nothing is lost, half there or there twice."""

from types import SimpleNamespace

import pytest

from benchmarks.kill_drop import FAULTS, FILES, faults_of, kill_drops
from competition.entries.dropping.models import Sending
from competition.entries.models import EntryImage
from competition.platform.storage import Storage
from tests.entries.conftest import picture
from tests.entries.dropping.conftest import KEY


@pytest.mark.journey
def test_a_killed_web_process_loses_halves_and_doubles_nothing(tmp_path):
    faults, reached = kill_drops(tmp_path, runs=6, seed=20261118)
    assert faults == dict.fromkeys(FAULTS, 0)
    assert len(reached) == 6
    assert any(0 < kept < FILES for kept in reached)


@pytest.fixture
def found(session, database, storage, school_class, drop_file):
    """What the check finds after one drop that was answered, when something was done to it."""
    content = picture()
    answer = {"entry": drop_file("Sunce.jpg", content).ref}

    def found(spoil=lambda: None, acknowledged=None, files=None):
        spoil()
        session.commit()
        files = files or {KEY: ("Sunce.jpg", content)}
        scene = SimpleNamespace(database=database, storage=storage)
        faults = faults_of(scene, school_class, files, acknowledged or {KEY: answer}, ended=True)
        return {fault: number for fault, number in faults.items() if number}

    return found


def test_the_check_finds_nothing_where_nothing_is_wrong(found):
    assert found() == {}


def test_the_check_finds_what_was_lost(found):
    lost = "b" * 24
    assert found(acknowledged={lost: {"entry": "x"}}) == {"lost": 1}
    assert found(files={KEY: ("Sunce.jpg", picture()), lost: ("x", b"")}) == {"missing": 1}


def test_the_check_finds_a_damaged_file(found, session, storage: Storage):
    def spoil():
        for path in storage.root.glob("??/*"):
            path.write_bytes(b"short")

    assert found(spoil) == {"damaged": 1}


def test_the_check_finds_half_a_draft(found, session):
    def spoil():
        session.query(EntryImage).delete()

    assert found(spoil)["half"] >= 1


def test_the_check_finds_a_draft_that_nobody_sent(found, session, write):
    assert found(write) == {"half": 2, "twice": 1}


def test_the_check_finds_a_draft_without_its_sending(found, session):
    def spoil():
        session.query(Sending).delete()

    assert found(spoil) == {"half": 1, "twice": 1, "lost": 1, "missing": 1}
