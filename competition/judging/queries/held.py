"""The entries of a round that are held: their copy was replaced after judges had got it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased

from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Round, Scoresheet
from competition.judging.queries.live import HELD
from competition.judging.rules import AssignmentState, SheetState


@dataclass(frozen=True)
class HeldEntry:
    """A held copy by its ref, with how many of its scoresheets are handed in."""

    ref: str
    title: str
    language: str
    total: int
    done: int


def held_of_round(session: Session, *, round_: Round) -> Sequence[HeldEntry]:
    """Return the held entries that judges of the round had before, by title; one statement."""
    earlier, any_copy = aliased(BlindEntry), aliased(BlindEntry)
    of_held = select(any_copy.id).where(any_copy.entry_id.in_(select(BlindEntry.entry_id).where(HELD)))
    rows = session.execute(
        select(
            BlindEntry.ref,
            BlindEntry.title,
            BlindEntry.language,
            func.count(Assignment.id),
            func.sum(case((Scoresheet.state == SheetState.SUBMITTED, 1), else_=0)),
        )
        .join(earlier, earlier.entry_id == BlindEntry.entry_id)
        .join(Assignment, Assignment.blind_entry_id == earlier.id)
        .outerjoin(Assignment.scoresheet)
        .where(HELD, Assignment.blind_entry_id.in_(of_held))
        .where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.RELEASED)
        .group_by(BlindEntry.id, BlindEntry.ref, BlindEntry.title, BlindEntry.language)
        .order_by(BlindEntry.title, BlindEntry.id)
    )
    return [HeldEntry(ref, title, language, total, done or 0) for ref, title, language, total, done in rows]
