"""When what nobody used is forgotten: names on sheets that never came back, rosters that lie half done."""

from datetime import datetime, timedelta

KEPT_DAYS = 30
"""For so many days after its deadline a class may want them still, should it be given more time."""
KEPT = timedelta(days=KEPT_DAYS)


def may_go(*, closes: datetime | None, frozen_at: datetime | None, now: datetime) -> bool:
    """Whether a class needs them no more: its own deadline is long past, or the results are frozen."""
    return frozen_at is not None or (closes is not None and closes + KEPT <= now)
