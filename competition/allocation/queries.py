"""What the allocation page asks: the newest run, who holds how much, and which entry a blind copy is of."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Account
from competition.allocation.models import AllocationRun
from competition.entries.blind import BlindEntry
from competition.entries.models import Entry
from competition.judging.models import Assignment, Judge
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, JudgeState, ReadingMode


@dataclass(frozen=True)
class Load:
    """How much of a round a judge holds: drafts, released ones, and how many are read in translation."""

    ref: str
    name: str
    languages: tuple[str, ...]
    capacity: int
    drafts: int
    released: int
    translation: int

    @property
    def total(self) -> int:
        """Entries in all."""
        return self.drafts + self.released


def newest_run(session: Session, *, round_id: int) -> AllocationRun | None:
    """Return the last allocation of a round, or None before the first."""
    runs = select(AllocationRun).where(AllocationRun.round_id == round_id)
    return session.scalar(runs.order_by(AllocationRun.id.desc()).limit(1))


def loads_of_round(session: Session, *, round_id: int, campaign_id: int) -> Sequence[Load]:
    """Return the load of every judge who is ready or holds something of the round, by name; one statement."""

    def number(name: str, condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((condition, 1), else_=0)).label(name)

    held = (
        select(
            Assignment.judge_id,
            number("drafts", Assignment.state == AssignmentState.DRAFT),
            number("released", Assignment.state == AssignmentState.RELEASED),
            number("translation", Assignment.mode == ReadingMode.TRANSLATION),
        )
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(Assignment.round_id == round_id, Assignment.state != AssignmentState.RECUSED, LIVE)
        .group_by(Assignment.judge_id)
        .subquery()
    )
    rows = session.execute(
        select(Judge, Account.name, held.c.drafts, held.c.released, held.c.translation)
        .join(Account, Account.id == Judge.account_id)
        .outerjoin(held, held.c.judge_id == Judge.id)
        .where(Judge.campaign_id == campaign_id)
        .where((Judge.state == JudgeState.READY) | held.c.judge_id.is_not(None))
        .order_by(func.lower(Account.name), Judge.id)
        .options(lazyload(Judge.categories), lazyload(Judge.barred_schools))
    )
    return [
        Load(j.ref, name, tuple(j.languages), j.capacity, drafts or 0, released or 0, translation or 0)
        for j, name, drafts, released, translation in rows
    ]


def find_entry_ref(session: Session, *, campaign_id: int, blind_ref: str) -> str | None:
    """Return the ref of the entry that a blind copy was made of, for the secretariat alone."""
    return session.scalar(
        select(Entry.ref)
        .join(BlindEntry, BlindEntry.entry_id == Entry.id)
        .where(BlindEntry.ref == blind_ref, BlindEntry.campaign_id == campaign_id)
    )
