"""What is usual on a large panel is told from a few of its judges, always with the one who is shown."""

from datetime import UTC, datetime

import pytest

from competition.judging.oversight.queries import reads
from competition.judging.oversight.queries.reads import reads_beside
from tests.factories import category_of
from tests.judging.scene import (
    accept,
    hand_in_whole,
    make_judge,
    make_judged_campaign,
    make_school_class,
    open_round,
)

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.mark.parametrize("most, counted", [(2, [0, 2, 3]), (40, [0, 1, 2, 3, 4])])
def test_the_judge_and_so_many_others_spread_over_the_panel(session, monkeypatch, most, counted):
    monkeypatch.setattr(reads, "USUAL_FROM", most)
    campaign = make_judged_campaign(session)
    copy = accept(session, make_school_class(session, campaign), category_of(campaign))
    judges = [make_judge(session, campaign, f"Judge{n}") for n in range(5)]
    round_, sheets = open_round(session, campaign, judges, [copy], NOW)
    for sheet in sheets:
        hand_in_whole(session, sheet, NOW)
    found = reads_beside(session, round_id=round_.id, judge_id=judges[3].id)
    assert sorted(each.judge for each in found.reads) == [judges[n].id for n in counted]
    assert (found.compared, found.panel) == (len(counted) - 1, 4)
