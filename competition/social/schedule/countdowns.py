"""Posts that count the days before a milestone: `countdown-3`, `countdown-publication-3`. Pure."""

import re
from datetime import date, timedelta

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule.board import Board
from competition.social.schedule.hours import NOON, closest_to, day_of
from competition.social.schedule.postings import Posting, Why

_KEY = re.compile(r"countdown-(?:(results|publication)-)?([1-9]\d{0,2})")


def counted_to(key: str) -> tuple[MilestoneKey, int] | None:
    """Return which milestone a countdown's key names, and how many days before it."""
    found = _KEY.fullmatch(key)
    return (MilestoneKey(found[1] or MilestoneKey.RESULTS), int(found[2])) if found else None


def count_down(board: Board, posting: Posting, calendar: Calendar) -> None:
    """Put a countdown at noon of its day; without a milestone or a number it stays off the board."""
    counted = counted_to(posting.key)
    at = calendar.at(counted[0]) if counted else None
    if counted is None or at is None:
        return
    day: date = day_of(at, board.here) - timedelta(days=counted[1])
    for moment in closest_to(NOON, day, board.here, posting.zone(board.here)):
        if board.free(posting, moment):
            board.put(posting, moment, Why.COUNTDOWN)
            return
