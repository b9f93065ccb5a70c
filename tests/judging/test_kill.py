"""The web process is killed while judges score: nothing is lost, half there or there twice."""

from collections import Counter
from types import SimpleNamespace

import pytest

from benchmarks.kill_scoring import FAULTS, HANDED_IN, faults_of, kill_scorings
from competition.judging.models import Score, Scoresheet
from competition.judging.rules import SheetState
from competition.platform.audit import AuditEntry
from tests.judging.scene import hand_in_whole


@pytest.mark.journey
def test_a_killed_web_process_loses_halves_and_doubles_no_score(tmp_path):
    faults, reached = kill_scorings(tmp_path, runs=2, seed=20261126)
    assert faults == dict.fromkeys(FAULTS, 0)
    assert len(reached) == 2


CHOICES = [("score-voice", "4"), ("score-image", "3"), ("score-language", "5")]


@pytest.fixture
def found(session, database, assignment, now):
    """What the check finds after a sheet was scored and handed in, when something was done to it."""
    hand_in_whole(session, assignment, now)
    sheet = session.query(Scoresheet).one()
    sheet.version = len(CHOICES) + 1  # as if every choice had been sent by itself
    panel = SimpleNamespace(sheets={assignment.ref: CHOICES})
    acknowledged = Counter((assignment.ref, *each) for each in [*CHOICES, HANDED_IN])

    def found(spoil=lambda: None, more=()):
        spoil()
        session.commit()
        answered = acknowledged + Counter((assignment.ref, *each) for each in more)
        faults = faults_of(SimpleNamespace(database=database), panel, answered, ended=True)
        return {fault: number for fault, number in faults.items() if number}

    return found


def test_the_check_finds_nothing_where_nothing_is_wrong(found):
    assert found() == {}


def test_the_check_finds_a_score_that_was_lost(found, session):
    assert found(more=[("score-voice", "2")]) == {"lost": 1}

    def spoil():
        session.delete(session.query(Score).filter_by(value=5).one())

    assert found(spoil) == {"lost": 1, "half": 1, "missing": 1}


def test_the_check_finds_a_sheet_handed_in_by_half(found, session):
    def spoil():
        session.query(AuditEntry).filter_by(action="sheet.hand-in").delete()

    assert found(spoil) == {"half": 1}


def test_the_check_finds_a_sheet_that_is_open_again(found, session):
    def spoil():
        session.query(Scoresheet).one().state = SheetState.OPEN

    assert found(spoil) == {"lost": 1, "half": 1, "missing": 1}


def test_the_check_finds_what_was_saved_twice(found, session):
    def spoil():
        first = session.query(Score).filter_by(value=4).one()
        again = {"criterion_id": first.criterion_id, "value": 4, "version": 9, "at": first.at}
        session.add(Score(scoresheet_id=first.scoresheet_id, **again))

    assert found(spoil) == {"twice": 1, "half": 1}
