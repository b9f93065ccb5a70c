"""What the pages of a round ask while it is set up: what could go in, and what room the panel has."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.entries.blind import BlindEntry
from competition.judging.models import Judge, Round, RoundCategory
from competition.judging.queries.live import LIVE
from competition.judging.rules import JudgeState


@dataclass(frozen=True)
class Room:
    """How many judges are ready, and how many reads they have room for."""

    judges: int
    reads: int


def accepted_by_category(session: Session, *, campaign_id: int) -> Mapping[int, int]:
    """Return how many accepted entries each category has; one statement."""
    rows = session.execute(
        select(BlindEntry.category_id, func.count())
        .where(BlindEntry.campaign_id == campaign_id, LIVE)
        .group_by(BlindEntry.category_id)
    )
    return {row[0]: row[1] for row in rows}


def standing_by_category(
    session: Session, *, campaign_id: int, entry_ids: Collection[int]
) -> Mapping[int, int]:
    """Return how many of these entries stand in each category; one statement."""
    rows = session.execute(
        select(BlindEntry.category_id, BlindEntry.entry_id).where(BlindEntry.campaign_id == campaign_id, LIVE)
    )
    numbers: dict[int, int] = {}
    for category_id, entry_id in rows:
        if entry_id in entry_ids:
            numbers[category_id] = numbers.get(category_id, 0) + 1
    return numbers


def room_of_panel(session: Session, *, campaign_id: int) -> Room:
    """Return what room the judges who are ready have; one statement."""
    row = session.execute(
        select(func.count(), func.coalesce(func.sum(Judge.capacity), 0)).where(
            Judge.campaign_id == campaign_id, Judge.state == JudgeState.READY
        )
    ).one()
    return Room(row[0], row[1])


def reads_of_round(session: Session, *, round_id: int) -> Mapping[int, int]:
    """Return the reads per entry by category; one statement."""
    rows = session.execute(
        select(RoundCategory.category_id, RoundCategory.reads).where(RoundCategory.round_id == round_id)
    )
    return {row[0]: row[1] for row in rows}


def source_name(session: Session, *, round_: Round) -> str | None:
    """Return the name of the round from which this one takes what goes on, if it does."""
    if round_.source_id is None:
        return None
    return session.scalar(select(Round.name).where(Round.id == round_.source_id))
