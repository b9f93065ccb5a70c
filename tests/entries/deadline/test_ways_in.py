"""More time for a school holds for every way in: by typing, by files, by a table, by sheets."""

from datetime import timedelta

import pytest

from competition.entries.errors import DeadlinePassedError
from competition.entries.roster import services as rosters
from competition.entries.sheets import services as sheets
from competition.entries.sheets.rules import Paper
from competition.entries.sheets.services.reading import keep_scan
from competition.platform.spreadsheets import read_table
from tests.entries.conftest import picture
from tests.entries.deadline.conftest import LATER
from tests.factories import DEADLINE, category_of

WAYS = {
    "add": 'name="title"',
    "files": "js/dropping.js",
    "roster": 'type="file"',
    "sheets": "For whom?",
    "sheets/scans": "data-scans",
    "sheets/titles": "Titles and descriptions",
}
"""Each page by what stands there only while something can be entered."""


@pytest.fixture
def ways_in(session, storage, campaign, school_class, teacher, keep):
    """What brings works into the class, by its name, at a moment."""

    def roster(now):
        received = keep(b"Name,Title\nMina,The sea\n")
        table = read_table(storage.path(received.kept.key), kind="csv")
        return rosters.begin(
            session,
            school_class=school_class,
            received=received,
            kind="csv",
            table=table,
            actor=teacher,
            now=now,
        )

    def print_sheets(now):
        return sheets.make_sheets(
            session,
            school_class=school_class,
            category=category_of(campaign, "illustration"),
            paper=Paper.A4,
            pupils=[sheets.Pupil("Mina", 9)],
            actor=teacher,
            now=now,
        )

    def scan(now):
        return keep_scan(
            session,
            school_class=school_class,
            received=keep(picture()),
            file_name="scan.jpg",
            actor=teacher,
            now=now,
        )

    return {"roster": roster, "sheets": print_sheets, "scan": scan}


@pytest.mark.parametrize("way", ["roster", "sheets", "scan"])
def test_each_way_in_is_open_for_as_long_as_the_class(session, school_class, give, ways_in, way):
    with pytest.raises(DeadlinePassedError):
        ways_in[way](DEADLINE)
    give()
    session.refresh(school_class)
    assert ways_in[way](LATER - timedelta(seconds=1))
    with pytest.raises(DeadlinePassedError):
        ways_in[way](LATER)


@pytest.mark.parametrize(("way", "sign"), WAYS.items())
def test_each_page_of_a_way_in_is_shown_for_as_long_as_the_class_may_enter(
    session, school_class, teacher, give, browse, clock, way, sign
):
    give()
    session.commit()
    client, address = browse(teacher), f"/class/{school_class.ref}/{way}"
    clock.at = LATER - timedelta(seconds=1)
    assert sign in client.get(address).text
    clock.at = LATER
    assert sign not in client.get(address).text
