"""Flags: a judge's own on an entry, and all those of a round for the secretariat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Flag, Judge
from competition.judging.queries.reads import looked_at_last
from competition.judging.rules import FlagKind


@dataclass(frozen=True)
class FlagRaised:
    """A flag with the work it is about, as judges know it, and who raised it."""

    ref: str
    kind: FlagKind
    note: str
    raised_at: datetime
    settled_at: datetime | None
    title: str
    language: str
    blind_ref: str
    judge: str


_OWN = select(Flag).where(Flag.assignment_id == bindparam("assignment_id")).order_by(Flag.raised_at, Flag.id)


def own_flags(session: Session, *, assignment: Assignment) -> Sequence[Flag]:
    """Return what the judge has raised about this entry, in order; one statement."""
    return session.scalars(_OWN, {"assignment_id": assignment.id}).all()


def flags_of_round(session: Session, *, round_id: int) -> Sequence[FlagRaised]:
    """Return the flags of a round, those still to settle first; one statement."""
    rows = session.execute(
        select(Flag, BlindEntry.title, BlindEntry.language, BlindEntry.ref, Account.name)
        .join(Assignment, Assignment.id == Flag.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Judge, Judge.id == Assignment.judge_id)
        .join(Account, Account.id == Judge.account_id)
        .where(looked_at_last(Assignment.round_id) == round_id, BlindEntry.apart_at.is_(None))
        .order_by(Flag.settled_at.is_not(None), Flag.raised_at, Flag.id)
    )
    return [
        FlagRaised(f.ref, f.kind, f.note, f.raised_at, f.settled_at, title, language, blind_ref, judge)
        for f, title, language, blind_ref, judge in rows
    ]
