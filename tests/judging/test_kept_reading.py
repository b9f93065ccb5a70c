"""How the judges of a large round read is worked out beforehand, and says the same as at once."""

import json
import re
from datetime import timedelta

import pytest

from competition.judging.oversight.keeping import from_json, to_json
from competition.judging.oversight.models import KeptReading
from competition.judging.oversight.rules import Odd
from competition.judging.oversight.services import working_out
from competition.judging.oversight.services.working_out import shown_reading, work_out
from competition.platform.jobs.runner import Runner
from tests.judging.scene import accept, hand_in_whole, make_judge, open_round

LEVEL = {"voice": 3, "image": 3, "language": 3}


@pytest.fixture
def read(session, campaign, school_class, poems, now):
    """Ten poems with two judges: one gives everything a three, nine sheets each are handed in."""
    judges = [make_judge(session, campaign, name) for name in ("Ada", "Bo")]
    copies = [accept(session, school_class, poems, title=f"Poem {n}") for n in range(10)]
    round_, assignments = open_round(session, campaign, judges, copies, now)
    for number in range(9):
        at = now + timedelta(minutes=5 * number)
        hand_in_whole(session, assignments[number], at, LEVEL)
        mixed = {"voice": 1 + number % 5, "image": 2, "language": 5 - number % 4}
        hand_in_whole(session, assignments[10 + number], at, mixed)
    return round_, assignments


def moving(page):
    """What the page says, without what differs from one look to the next."""
    return re.findall(r"<(?:td|th)[^>]*>(?:(?!</t[dh]>).)*", page, flags=re.DOTALL)


def test_what_is_kept_comes_back_as_it_was(session, read):
    round_, _ = read
    found, sheets = work_out(session, round_id=round_.id)
    assert sheets == 18
    assert [len(one.findings) for one in found.judges.values()] == [2, 0]
    assert next(iter(found.judges.values())).findings[0].odd is Odd.LEVEL
    assert list(found.usual.values()) == [300.0]
    assert from_json(json.loads(json.dumps(to_json(found)))) == found


def test_a_large_round_is_worked_out_in_the_background_and_says_when(
    session, read, office, database, config, clock, monkeypatch, now
):
    round_, assignments = read
    place = f"/c/mtm-2026/office/rounds/{round_.ref}/reading"
    browser, worker = office(), Runner(database, config, clock)
    worker.run_waiting()
    at_once = browser.get(place).text
    assert "Work it out now" not in at_once
    monkeypatch.setattr(working_out, "MOST_AT_ONCE", 17)
    before = browser.get(place).text
    assert "Work it out now" in before
    assert "Ada" not in before
    progress = browser.post(place).location
    assert browser.post(place).location == progress
    assert worker.run_waiting() == 1
    assert f'href="{place}"' in browser.get(progress).text
    kept = browser.get(place).text
    assert "from the 18 sheets handed in by then." in kept
    assert "With 1 judge something is worth a look." in kept
    assert moving(kept) == moving(at_once)
    hand_in_whole(session, assignments[19], now + timedelta(minutes=45), LEVEL)
    session.commit()
    assert moving(browser.get(place).text) == moving(at_once)
    browser.post(place)
    worker.run_waiting()
    assert "from the 19 sheets handed in by then." in browser.get(place).text
    assert session.query(KeptReading).count() == 1
    session.commit()


def test_a_round_that_is_not_large_is_shown_as_it_is_now(session, read, monkeypatch, now):
    round_, _ = read
    found, _sheets = work_out(session, round_id=round_.id)
    working_out.keep(session, round_id=round_.id, found=found, sheets=1, now=now)
    monkeypatch.setattr(working_out, "MOST_AT_ONCE", 18)
    assert shown_reading(session, round_=round_) == working_out.Shown(found)
    monkeypatch.setattr(working_out, "MOST_AT_ONCE", 17)
    assert shown_reading(session, round_=round_) == working_out.Shown(found, now, 1)
