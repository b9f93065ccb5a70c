"""Posts moved by hand: they stand exactly where somebody wants them, and a few others give way. Pure."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from itertools import count

from competition.social.schedule.board import Board
from competition.social.schedule.hours import day_of, good_moments
from competition.social.schedule.postings import Posting, Slot, Why


def moved_by_hand(
    board: Board,
    postings: Mapping[str, Posting],
    moved: Mapping[str, datetime],
    floors: Mapping[str, datetime],
) -> None:
    """Put moved posts where they are wanted; what stood too close finds the nearest moment that is free."""
    hands = {key: at for key, at in moved.items() if key in postings}
    for key in hands:
        if key in board.slots:
            board.take(key)
    by_hand = Board(board.here)
    for key, at in hands.items():
        by_hand.put(postings[key], at, Why.BY_HAND)
    givers = [slot for slot in board.slots.values() if _gives_way(slot, postings[slot.key], by_hand)]
    for slot in givers:
        board.take(slot.key)
    for key, at in hands.items():
        board.put(postings[key], at, Why.BY_HAND)
    for slot in sorted(givers, key=lambda slot: (slot.at, slot.key)):
        floor = floors.get(slot.key) if slot.why != Why.COUNTDOWN else None
        board.put(postings[slot.key], _nearest(board, postings[slot.key], slot.at, floor), Why.MADE_ROOM)


def _gives_way(slot: Slot, posting: Posting, by_hand: Board) -> bool:
    """Whether a post stands in the way; what goes out at a milestone's moment does not give way."""
    return slot.why != Why.MILESTONE and not by_hand.free(posting, slot.at)


def _nearest(board: Board, posting: Posting, wanted: datetime, floor: datetime | None) -> datetime:
    """Return the free good moment that is nearest to the one that a post had."""
    day = day_of(wanted, board.here)
    best: datetime | None = None
    for far in count():
        for near in {day - timedelta(days=far), day + timedelta(days=far)}:
            best = min(
                (each for each in (best, _on(board, posting, near, wanted, floor)) if each is not None),
                key=lambda at: (abs(at - wanted), at),
                default=None,
            )
        # Moments of days further away are further away than a day less than that.
        if best is not None and abs(best - wanted) <= timedelta(days=far):
            return best
    raise AssertionError("days do not end")


def _on(
    board: Board, posting: Posting, day: date, wanted: datetime, floor: datetime | None
) -> datetime | None:
    """Return the moment of a day nearest to the wanted one at which a post may stand."""
    if not board.has_room(day):
        return None
    open_ = (
        at
        for at in good_moments(day, board.here, posting.zone(board.here))
        if (floor is None or at >= floor) and board.free(posting, at)
    )
    return min(open_, key=lambda at: (abs(at - wanted), at), default=None)
