"""The worker is killed while rosters are entered and their files looked at: all comes, once and whole."""

from types import SimpleNamespace

import pytest
from sqlalchemy import delete

from benchmarks.kill_import import FAULTS, MOMENTS, halves, kill_imports
from competition.entries.identity import Author
from competition.entries.models import Entry, EntryImage
from competition.entries.roster import jobs as _jobs  # noqa: F401 - it makes itself known
from competition.platform.jobs import JobState
from tests.entries.roster.conftest import packed


@pytest.mark.journey
def test_a_killed_worker_leaves_no_row_out_half_or_double(tmp_path):
    faults, kills = kill_imports(tmp_path, runs=3, seed=20261120)
    assert faults == dict.fromkeys(FAULTS, 0)
    assert [each["moment"] for each in kills] == [MOMENTS[number % 2] for number in range(1, 7)]
    assert any(not each["over"] for each in kills)


@pytest.fixture
def works(begin, add_zip, settle, ask, runner, school_class, database):
    """A roster of two works, entered; `works()` says what the check finds."""
    roster = begin(b"Name,Alter,Titel,Bild\nMina Okafor,9,The sea,\nAli Kaya,9,Our street,\n")
    add_zip(roster, packed("Mina.jpg", "Ali.jpg"))
    settle(roster)
    assert runner.run(ask(roster).id) is JobState.DONE
    sent = SimpleNamespace(school_class=school_class, wanted={"The sea": "", "Our street": ""})

    def works():
        with database.reading() as session:
            return {fault: number for fault, number in halves(session, sent).items() if number}

    return works


def test_the_check_finds_nothing_where_nothing_is_wrong(works):
    assert works() == {}


@pytest.mark.parametrize("part", [EntryImage, Author])
def test_the_check_finds_works_without_their_picture_or_their_pupil(works, database, part):
    with database.writing() as session:
        session.execute(delete(part))
    assert works() == {"half": 2}


def test_the_check_finds_a_work_that_stands_twice(works, database):
    with database.writing() as session:
        session.query(Entry).update({"title": "The sea"})
    assert works() == {"twice": 1}
