"""When classes are reminded, and when once was enough: plain facts."""

from datetime import datetime, timedelta
from enum import StrEnum


class Reminding(StrEnum):
    """The occasions on which the teachers of a class are reminded."""

    WEEK = "week"
    TWO_DAYS = "two-days"
    THREE_HOURS = "three-hours"
    RETURNED = "returned"
    BY_HAND = "by-hand"


LEADS = {
    Reminding.THREE_HOURS: timedelta(hours=3),
    Reminding.TWO_DAYS: timedelta(days=2),
    Reminding.WEEK: timedelta(days=7),
}
"""How long before the deadline, the shortest first."""
RETURN_LEAD = timedelta(days=2)
BY_HAND_AGAIN = timedelta(days=1)
"""How long the secretariat waits before it reminds the same class by hand once more."""


def occasion(closes: datetime, now: datetime, begun: datetime) -> Reminding | None:
    """Return on which occasion a class with drafts is to be reminded now, if on any.

    The nearest to the deadline counts: what was missed while Garland stood still is not made up for. Whoever
    has begun (`begun`) later than that is at work and needs no letter.
    """
    if now >= closes:
        return None
    kind = next((kind for kind, lead in LEADS.items() if now >= closes - lead), None)
    return kind if kind is not None and begun < closes - LEADS[kind] else None


def is_said(kind: Reminding, *, closes: datetime, last: datetime | None) -> bool:
    """Whether a class that was reminded on this occasion at `last` needs no such letter again.

    A deadline that was moved by much brings its letters anew; one moved by a little does not.
    """
    lead = LEADS.get(kind, RETURN_LEAD)
    return last is not None and last > closes - lead - lead / 2


def may_remind_by_hand(last: datetime | None, now: datetime, *, closes: datetime | None) -> bool:
    """Whether the secretariat may remind a class whose last letter of any kind left at `last`.

    After its deadline (`closes`) a letter would ask for what is no longer possible.
    """
    return (closes is None or now < closes) and (last is None or now - last >= BY_HAND_AGAIN)
