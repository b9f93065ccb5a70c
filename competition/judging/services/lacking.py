"""Reads that a judge gave up: kept as needs, and told to whoever finds another reader."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from competition.judging.models import Need

Listener = Callable[[Session, int, datetime], None]
_listeners: list[Listener] = []


def on_given_up(listener: Listener) -> Listener:
    """Have `listener(session, round_id, now)` called, in the transaction of it, when reads were given up."""
    _listeners.append(listener)
    return listener


def lack(session: Session, *, round_id: int, copy_ids: Sequence[int], now: datetime) -> None:
    """Note that a round lacks a read of each of these copies since a judge gave it up."""
    if not copy_ids:
        return
    session.add_all(Need(round_id=round_id, blind_entry_id=copy_id, arose_at=now) for copy_id in copy_ids)
    session.flush()
    for listener in _listeners:
        listener(session, round_id, now)
