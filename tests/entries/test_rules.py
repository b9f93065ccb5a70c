"""From one state to the next: who, and until when."""

from datetime import timedelta

import pytest

from competition.campaign.rules import Calendar, MilestoneKey
from competition.entries import rules
from competition.entries.rules import EntryState, ScreeningDecision
from tests.factories import DEADLINE, OPENS

CALENDAR = Calendar({MilestoneKey.CALL_OPENS: OPENS, MilestoneKey.DEADLINE: DEADLINE})
SECOND = timedelta(seconds=1)
BEFORE, LAST, AT = OPENS - SECOND, DEADLINE - SECOND, DEADLINE
DRAFT, SUBMITTED, RETURNED, ACCEPTED, DISQUALIFIED, WITHDRAWN = EntryState
ACCEPT, RETURN, DISQUALIFY = ScreeningDecision


@pytest.mark.parametrize(
    ("verb", "states"),
    [
        (rules.may_reopen, {SUBMITTED, ACCEPTED}),
        (rules.may_withdraw, {DRAFT, SUBMITTED, RETURNED, ACCEPTED}),
        (rules.may_bring_back, {WITHDRAWN}),
    ],
)
def test_what_a_teacher_may_do_until_the_deadline(verb, states):
    def allowed(moment):
        return {state for state in EntryState if verb(state, calendar=CALENDAR, now=moment)}

    assert [allowed(moment) for moment in (BEFORE, OPENS, LAST, AT)] == [set(), states, states, set()]


def may_change(state, now, returned_at=None):
    return rules.may_change(state, calendar=CALENDAR, returned_at=returned_at, now=now)


@pytest.mark.parametrize("state", EntryState)
def test_drafts_and_returned_entries_may_be_changed_until_the_deadline(state):
    allowed = state in (DRAFT, RETURNED)
    moments = (BEFORE, OPENS, LAST, AT)
    assert [may_change(state, now) for now in moments] == [False, allowed, allowed, False]


def test_a_returned_entry_may_be_changed_for_seven_days_even_after_the_deadline():
    returned_at = DEADLINE + timedelta(days=2)
    end = returned_at + timedelta(days=7)
    assert may_change(RETURNED, end - SECOND, returned_at)
    assert not may_change(RETURNED, end, returned_at)
    assert not may_change(DRAFT, end - SECOND, returned_at)


def test_the_grace_does_not_shorten_the_time_until_the_deadline():
    assert may_change(RETURNED, LAST, OPENS)


@pytest.mark.parametrize(
    ("submitted_at", "returned_at", "state"),
    [
        (None, None, DRAFT),
        (None, OPENS, DRAFT),
        (OPENS, None, SUBMITTED),
        (OPENS, OPENS + SECOND, RETURNED),
        (LAST, OPENS, SUBMITTED),
    ],
)
def test_an_undone_withdrawal_leads_back_to_where_the_entry_stood(submitted_at, returned_at, state):
    assert rules.state_before_withdrawal(submitted_at, returned_at) is state


@pytest.mark.parametrize(
    ("state", "was_submitted", "allowed"),
    [
        (DRAFT, False, set()),
        (DRAFT, True, {RETURN}),
        (SUBMITTED, True, {ACCEPT, RETURN, DISQUALIFY}),
        (RETURNED, True, {RETURN, DISQUALIFY}),
        (ACCEPTED, True, {RETURN, DISQUALIFY}),
        (DISQUALIFIED, True, {ACCEPT, RETURN}),
        (WITHDRAWN, True, set()),
    ],
)
def test_what_the_secretariat_may_decide(state, was_submitted, allowed):
    assert rules.decisions(state, was_submitted=was_submitted) == allowed
