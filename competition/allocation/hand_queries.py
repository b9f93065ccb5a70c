"""What the pages ask on which the secretariat looks at single entries and judges of an allocation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.entries.models import Entry
from competition.judging.models import Assignment, Flag, Judge, RoundCategory, RoundEntry, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, ReadingMode, SheetState

PAGE = 50


@dataclass(frozen=True)
class Listed:
    """An entry of a round: what it is called, and how many of its reads have a reader."""

    ref: str
    number: str | None
    title: str
    language: str
    form: str
    age_group: str
    wanted: int
    held: int


@dataclass(frozen=True)
class Held:
    """An assignment as the secretariat sees it: of whom, of what, and how far it is."""

    ref: str
    judge_ref: str
    judge: str
    copy_ref: str
    number: str | None
    title: str
    language: str
    mode: ReadingMode
    state: AssignmentState
    sheet: SheetState | None
    flags: int

    @property
    def is_untouched(self) -> bool:
        """Whether it can be taken away."""
        return self.state is not AssignmentState.RECUSED and self.sheet is None and not self.flags


def entries_listed(
    session: Session, *, round_id: int, search: str, lacking: bool, page: int
) -> tuple[Sequence[Listed], bool]:
    """Return a page of the round's entries, those first that lack most, and whether there are more."""
    held = (
        select(func.count())
        .where(Assignment.round_id == round_id, Assignment.blind_entry_id == BlindEntry.id)
        .where(Assignment.state != AssignmentState.RECUSED)
        .correlate(BlindEntry)
        .scalar_subquery()
    )
    lacks = RoundCategory.reads - held
    rows = session.execute(
        select(
            BlindEntry.ref,
            Entry.number,
            BlindEntry.title,
            BlindEntry.language,
            Category.form,
            Category.age_group,
            RoundCategory.reads,
            held,
        )
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .join(Entry, Entry.id == BlindEntry.entry_id)
        .join(Category, Category.id == BlindEntry.category_id)
        .join(
            RoundCategory, and_(RoundCategory.round_id == round_id, RoundCategory.category_id == Category.id)
        )
        .where(RoundEntry.round_id == round_id, LIVE, *_found(search), *([lacks > 0] if lacking else []))
        .order_by(lacks.desc(), BlindEntry.id)
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()
    return [Listed(*row) for row in rows[:PAGE]], len(rows) > PAGE


def _found(search: str) -> list[ColumnElement[bool]]:
    if not search:
        return []
    return [
        or_(
            func.lower(BlindEntry.title).contains(search.lower(), autoescape=True),
            func.lower(Entry.number).contains(search.lower(), autoescape=True),
        )
    ]


def readers_of(session: Session, *, round_id: int, copy_id: int) -> Sequence[Held]:
    """Return who has or had an entry in a round, by name; one statement."""
    chosen = _assignments(round_id).where(Assignment.blind_entry_id == copy_id)
    return [Held(*row) for row in session.execute(chosen.order_by(func.lower(Account.name), Judge.id))]


def list_of(session: Session, *, round_id: int, judge_id: int, page: int) -> tuple[Sequence[Held], bool]:
    """Return a page of what a judge has of a round, in the judge's order, and whether there is more."""
    chosen = _assignments(round_id).where(Assignment.judge_id == judge_id)
    rows = session.execute(
        chosen.order_by(Assignment.position, Assignment.id).offset((page - 1) * PAGE).limit(PAGE + 1)
    ).all()
    return [Held(*row) for row in rows[:PAGE]], len(rows) > PAGE


def names_of_judges(session: Session, *, campaign_id: int) -> dict[int, tuple[str, str]]:
    """Return ref and name of everybody on the panel by id; one statement."""
    rows = session.execute(
        select(Judge.id, Judge.ref, Account.name)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.campaign_id == campaign_id)
    )
    return {judge_id: (ref, name) for judge_id, ref, name in rows}


def _assignments(round_id: int) -> Any:
    flags = (
        select(func.count(Flag.id))
        .where(Flag.assignment_id == Assignment.id)
        .correlate(Assignment)
        .scalar_subquery()
    )
    return (
        select(
            Assignment.ref,
            Judge.ref,
            Account.name,
            BlindEntry.ref,
            Entry.number,
            BlindEntry.title,
            BlindEntry.language,
            Assignment.mode,
            Assignment.state,
            Scoresheet.state,
            flags,
        )
        .join(Judge, Judge.id == Assignment.judge_id)
        .join(Account, Account.id == Judge.account_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Entry, Entry.id == BlindEntry.entry_id)
        .outerjoin(Scoresheet, Scoresheet.assignment_id == Assignment.id)
        .where(Assignment.round_id == round_id, LIVE)
    )
