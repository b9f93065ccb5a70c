"""States of an entry and of its pictures, and who may take it from one to the next, and when."""

from datetime import datetime, timedelta
from enum import StrEnum

from competition.campaign.rules import Calendar, MilestoneKey


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


def may_change(
    state: EntryState,
    *,
    calendar: Calendar,
    returned_at: datetime | None,
    now: datetime,
    returned_until: datetime | None = None,
) -> bool:
    """Whether the teacher may change the entry and hand it in; `calendar` is the class's own."""
    until = end_of_return(returned_at, returned_until)
    if state is EntryState.RETURNED and until is not None and now < until:
        return True
    return state in (EntryState.DRAFT, EntryState.RETURNED) and calendar.takes_entries(now)


def end_of_return(returned_at: datetime | None, returned_until: datetime | None) -> datetime | None:
    """Return until when a returned entry may be changed: a date of its own, else GRACE after its return."""
    return returned_until or (returned_at + GRACE if returned_at is not None else None)


def may_submit(
    state: EntryState,
    *,
    calendar: Calendar,
    returned_at: datetime | None,
    now: datetime,
    returned_until: datetime | None = None,
) -> bool:
    """Whether the teacher may hand the entry in, in time or late: as it stands, until the judges begin."""
    if state in (EntryState.DRAFT, EntryState.RETURNED) and calendar.takes_late(now):
        return True
    return may_change(
        state, calendar=calendar, returned_at=returned_at, now=now, returned_until=returned_until
    )


def late_by(
    state: EntryState,
    *,
    calendar: Calendar,
    returned_at: datetime | None,
    now: datetime,
    returned_until: datetime | None = None,
) -> int | None:
    """Return by how many seconds (at least one) an entry handed in at `now` is late, None when in time."""
    if may_change(state, calendar=calendar, returned_at=returned_at, now=now, returned_until=returned_until):
        return None
    returned = end_of_return(returned_at, returned_until) if state is EntryState.RETURNED else None
    ends = [end for end in (calendar.at(MilestoneKey.DEADLINE), returned) if end is not None]
    return max(1, int((now - max(ends)).total_seconds())) if ends else None


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
