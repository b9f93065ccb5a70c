from datetime import UTC, datetime, timedelta

import pytest

from competition.campaign.rules import Calendar, MilestoneKey, Stage

OPENS = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 11, 19, 22, 59, tzinfo=UTC)
RESULTS = datetime(2026, 12, 6, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
CALENDAR = Calendar(
    {MilestoneKey.CALL_OPENS: OPENS, MilestoneKey.DEADLINE: DEADLINE, MilestoneKey.RESULTS: RESULTS}
)


@pytest.mark.parametrize(
    ("now", "takes_entries"),
    [(OPENS - SECOND, False), (OPENS, True), (DEADLINE - SECOND, True), (DEADLINE, False)],
)
def test_entries_are_taken_from_the_opening_until_the_deadline(now, takes_entries):
    assert CALENDAR.takes_entries(now) is takes_entries


def test_a_calendar_without_dates_takes_no_entries():
    assert Calendar({}).takes_entries(OPENS) is False


@pytest.mark.parametrize(("now", "embargoed"), [(RESULTS - SECOND, True), (RESULTS, False)])
def test_results_are_under_embargo_until_their_moment(now, embargoed):
    assert CALENDAR.embargoed(now) is embargoed


@pytest.mark.parametrize(
    ("now", "announced", "stage"),
    [
        (OPENS - SECOND, False, Stage.BEFORE_CALL),
        (OPENS, False, Stage.CALL_OPEN),
        (DEADLINE, False, Stage.JUDGING),
        (RESULTS, False, Stage.JUDGING),
        (RESULTS, True, Stage.ANNOUNCED),
    ],
)
def test_the_public_sees_the_stage_of_the_campaign(now, announced, stage):
    assert CALENDAR.stage(now, announced=announced) is stage
