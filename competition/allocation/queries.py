"""What the allocation page asks: the last runs, what is asked, who holds how much, whose a blind copy is."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Account
from competition.allocation.models import AllocationRun
from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.entries.models import Entry
from competition.judging.models import Assignment, Judge, Need, Round, RoundCategory, RoundEntry
from competition.judging.queries.live import LIVE, STANDING
from competition.judging.rules import AssignmentState, JudgeState, ReadingMode


@dataclass(frozen=True)
class Part:
    """A category of a round: its entries that stand, the reads each of them gets, the reads it lacks, and for
    how many of these nobody was looked for since they arose or the panel changed.
    """

    category_id: int
    form: str
    age_group: str
    age_max: int
    reads: int
    entries: int
    needs: int
    untried: int


@dataclass(frozen=True)
class Load:
    """How much of a round a judge holds: drafts, released ones, how many are read in translation, and how
    many minutes all of it takes.
    """

    id: int
    ref: str
    name: str
    languages: tuple[str, ...]
    capacity: int
    drafts: int
    released: int
    translation: int
    minutes: float

    @property
    def total(self) -> int:
        """Entries in all."""
        return self.drafts + self.released


def newest_runs(session: Session, *, round_id: int, number: int = 6) -> Sequence[AllocationRun]:
    """Return the last allocations of a round, the newest first; one statement."""
    runs = select(AllocationRun).where(AllocationRun.round_id == round_id)
    return session.scalars(runs.order_by(AllocationRun.id.desc()).limit(number)).all()


def parts_of_round(session: Session, *, round_id: int) -> Sequence[Part]:
    """Return the round's categories in the campaign's order; one statement."""
    entries = _counted(RoundEntry, RoundEntry.round_id == round_id)
    lacking = (Need.round_id == round_id, Need.filled_at.is_(None))
    needs, untried = _counted(Need, *lacking), _counted(Need, *lacking, Need.tried_at.is_(None))
    rows = session.execute(
        select(
            Category.id,
            Category.form,
            Category.age_group,
            Category.age_max,
            RoundCategory.reads,
            func.coalesce(entries.c.number, 0),
            func.coalesce(needs.c.number, 0),
            func.coalesce(untried.c.number, 0),
        )
        .join(RoundCategory, RoundCategory.category_id == Category.id)
        .outerjoin(entries, entries.c.category_id == Category.id)
        .outerjoin(needs, needs.c.category_id == Category.id)
        .outerjoin(untried, untried.c.category_id == Category.id)
        .where(RoundCategory.round_id == round_id)
        .order_by(Category.position)
    )
    return [Part(*row) for row in rows]


def _counted(kind: type[RoundEntry] | type[Need], *conditions: ColumnElement[bool]):  # type: ignore[no-untyped-def]
    return (
        select(BlindEntry.category_id, func.count().label("number"))
        .join(kind, kind.blind_entry_id == BlindEntry.id)
        .where(*conditions, LIVE)
        .group_by(BlindEntry.category_id)
        .subquery()
    )


def loads_of_round(
    session: Session, *, round_id: int, campaign_id: int, minutes: Mapping[int, float]
) -> Sequence[Load]:
    """Return the load of every judge who is ready or holds something of the round, by name; two statements.

    `minutes` are what a read of each category takes.
    """
    held = _held(session, round_id)
    rows = session.execute(
        select(Judge, Account.name)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.campaign_id == campaign_id)
        .order_by(func.lower(Account.name), Judge.id)
        .options(lazyload(Judge.categories), lazyload(Judge.barred_schools))
    )
    return [
        _load(judge, name, held[judge.id], minutes)
        for judge, name in rows
        if judge.state is JudgeState.READY or judge.id in held
    ]


def _load(
    judge: Judge, name: str, held: list[tuple[int, int, int, int]], minutes: Mapping[int, float]
) -> Load:
    return Load(
        judge.id,
        judge.ref,
        name,
        tuple(judge.languages),
        judge.capacity,
        sum(drafts for _category, drafts, _released, _translation in held),
        sum(released for _category, _drafts, released, _translation in held),
        sum(translation for _category, _drafts, _released, translation in held),
        sum(minutes.get(category, 0.0) * (drafts + released) for category, drafts, released, _t in held),
    )


def _held(session: Session, round_id: int) -> defaultdict[int, list[tuple[int, int, int, int]]]:
    """Return by judge (category, drafts, released, read in translation); one statement."""

    def number(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.sum(case((condition, 1), else_=0))

    rows = session.execute(
        select(
            Assignment.judge_id,
            BlindEntry.category_id,
            number(Assignment.state == AssignmentState.DRAFT),
            number(Assignment.state == AssignmentState.RELEASED),
            number(Assignment.mode == ReadingMode.TRANSLATION),
        )
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(Assignment.round_id == round_id, Assignment.state != AssignmentState.RECUSED, LIVE)
        .group_by(Assignment.judge_id, BlindEntry.category_id)
    )
    held: defaultdict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
    for judge_id, *counts in rows:
        held[judge_id].append((counts[0], counts[1], counts[2], counts[3]))
    return held


def find_entry_ref(session: Session, *, campaign_id: int, blind_ref: str) -> str | None:
    """Return the ref of the entry that a blind copy was made of, for the secretariat alone."""
    return session.scalar(
        select(Entry.ref)
        .join(BlindEntry, BlindEntry.entry_id == Entry.id)
        .where(BlindEntry.ref == blind_ref, BlindEntry.campaign_id == campaign_id)
    )


def find_copy_ref(session: Session, *, campaign_id: int, entry_ref: str) -> tuple[str, str | None] | None:
    """Return the ref of an entry's blind copy that stands, and of the newest round that it goes into, if
    there is one.
    """
    row = session.execute(
        select(BlindEntry.ref, Round.ref)
        .join(Entry, Entry.id == BlindEntry.entry_id)
        .outerjoin(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .outerjoin(Round, Round.id == RoundEntry.round_id)
        .where(Entry.ref == entry_ref, Entry.campaign_id == campaign_id)
        .where(STANDING)
        .order_by(Round.number.desc())
        .limit(1)
    ).one_or_none()
    return (row[0], row[1]) if row else None
