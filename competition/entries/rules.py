"""States of an entry and of its pictures, and who may take it from one to the next, and when."""

from datetime import datetime, timedelta
from enum import StrEnum

from competition.campaign.rules import Calendar


class EntryState(StrEnum):
    """Where an entry stands. Only an accepted one reaches judges."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    DISQUALIFIED = "disqualified"
    WITHDRAWN = "withdrawn"


class ScreeningDecision(StrEnum):
    """What the secretariat decides about a submitted entry."""

    ACCEPT = "accept"
    RETURN = "return"
    DISQUALIFY = "disqualify"


class ImageState(StrEnum):
    """A picture is safe as soon as it is received; what is made of it may come later or fail."""

    RECEIVED = "received"
    READY = "ready"
    NEEDS_A_LOOK = "needs-a-look"


class MadeBy(StrEnum):
    """Who made an entry."""

    CLASS = "class"
    GROUP = "group"
    PUPIL = "pupil"


GRACE = timedelta(days=7)
"""A returned entry may be changed and handed in for this long after its return, even after the deadline."""

_DECISIONS = {
    EntryState.SUBMITTED: frozenset(ScreeningDecision),
    EntryState.RETURNED: frozenset({ScreeningDecision.RETURN, ScreeningDecision.DISQUALIFY}),
    EntryState.ACCEPTED: frozenset({ScreeningDecision.RETURN, ScreeningDecision.DISQUALIFY}),
    EntryState.DISQUALIFIED: frozenset({ScreeningDecision.ACCEPT, ScreeningDecision.RETURN}),
}


def may_change(state: EntryState, *, calendar: Calendar, returned_at: datetime | None, now: datetime) -> bool:
    """Whether the teacher may change the entry and hand it in."""
    if state is EntryState.RETURNED and returned_at is not None and now < returned_at + GRACE:
        return True
    return state in (EntryState.DRAFT, EntryState.RETURNED) and calendar.takes_entries(now)


def may_reopen(state: EntryState, *, calendar: Calendar, now: datetime) -> bool:
    """Whether the teacher may take a submitted entry back into the workspace, to change and resubmit it."""
    return state in (EntryState.SUBMITTED, EntryState.ACCEPTED) and calendar.takes_entries(now)


def may_withdraw(state: EntryState, *, calendar: Calendar, now: datetime) -> bool:
    """Whether the teacher may withdraw the entry (or discard the draft)."""
    return state not in (EntryState.WITHDRAWN, EntryState.DISQUALIFIED) and calendar.takes_entries(now)


def may_bring_back(state: EntryState, *, calendar: Calendar, now: datetime) -> bool:
    """Whether a withdrawal may be undone."""
    return state is EntryState.WITHDRAWN and calendar.takes_entries(now)


def state_before_withdrawal(submitted_at: datetime | None, returned_at: datetime | None) -> EntryState:
    """Return where an entry stood before it was withdrawn; one that was accepted is screened once more."""
    if submitted_at is None:
        return EntryState.DRAFT
    if returned_at is not None and returned_at >= submitted_at:
        return EntryState.RETURNED
    return EntryState.SUBMITTED


def decisions(state: EntryState, *, was_submitted: bool) -> frozenset[ScreeningDecision]:
    """Return what the secretariat may decide.

    One that was handed in, reopened and then forgotten can be returned, which gives its teacher the grace.
    """
    if state is EntryState.DRAFT and was_submitted:
        return frozenset({ScreeningDecision.RETURN})
    return _DECISIONS.get(state, frozenset())
