"""Reads that a judge gave up, and changes of a panel: told to whoever finds another reader."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import insert
from sqlalchemy.orm import Session

from competition.judging.models import Judge, Need

GivenUp = Callable[[Session, int, datetime], None]
Changed = Callable[[Session, Judge, datetime], None]
_given_up: list[GivenUp] = []
_changed: list[Changed] = []


def on_given_up(listener: GivenUp) -> GivenUp:
    """Have `listener(session, round_id, now)` called, in the transaction of it, when reads were given up."""
    _given_up.append(listener)
    return listener


def on_panel_changed(listener: Changed) -> Changed:
    """Have `listener(session, judge, now)` called, in the transaction of it, when a judge has joined, or may
    read more or less than before.
    """
    _changed.append(listener)
    return listener


def lack(session: Session, *, round_id: int, copy_ids: Sequence[int], now: datetime) -> None:
    """Note that a round lacks a read of each of these copies since a judge gave it up."""
    if not copy_ids:
        return
    needs = [{"round_id": round_id, "blind_entry_id": copy_id, "arose_at": now} for copy_id in copy_ids]
    session.execute(insert(Need), needs)
    for listener in _given_up:
        listener(session, round_id, now)


def panel_changed(session: Session, *, judge: Judge, now: datetime) -> None:
    """Tell that what a judge may read is not what it was."""
    session.flush()
    for listener in _changed:
        listener(session, judge, now)
