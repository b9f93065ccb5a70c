"""One judge's part of a round by category, and what judges and categories are called."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Judge, RoundCategory, Rubric, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, SheetState


@dataclass(frozen=True)
class SeatCategory:
    """A category in one judge's hands: entries, those handed in, those typed in by the secretariat."""

    form: str
    age_group: str
    total: int
    done: int
    typed: int


@dataclass(frozen=True)
class Named:
    """A judge's ref and name."""

    ref: str
    name: str


def seat_by_category(session: Session, *, round_id: int, judge_id: int) -> Sequence[SeatCategory]:
    """Return what a judge has of each category, in the campaign's order; one statement."""
    rows = session.execute(
        select(
            Category.form,
            Category.age_group,
            func.count(Assignment.id),
            func.sum(case((Scoresheet.state == SheetState.SUBMITTED, 1), else_=0)),
            func.count(Scoresheet.entered_by_id),
        )
        .join(BlindEntry, BlindEntry.category_id == Category.id)
        .join(Assignment, Assignment.blind_entry_id == BlindEntry.id)
        .outerjoin(Assignment.scoresheet)
        .where(Assignment.round_id == round_id, Assignment.judge_id == judge_id)
        .where(Assignment.state == AssignmentState.RELEASED, LIVE)
        .group_by(Category.id, Category.form, Category.age_group, Category.position)
        .order_by(Category.position)
    )
    return [SeatCategory(*row) for row in rows]


def names_of_judges(session: Session, *, judge_ids: Collection[int]) -> dict[int, Named]:
    """Return ref and name of these judges; one statement."""
    rows = session.execute(
        select(Judge.id, Judge.ref, Account.name, Account.email)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.id.in_(judge_ids))
    )
    return {id_: Named(ref, name or email or "") for id_, ref, name, email in rows}


def category_names(session: Session, *, round_id: int) -> list[tuple[int, tuple[str, str]]]:
    """Return form and age group of a round's categories, in the campaign's order; one statement."""
    rows = session.execute(
        select(Category.id, Category.form, Category.age_group)
        .join(RoundCategory, RoundCategory.category_id == Category.id)
        .where(RoundCategory.round_id == round_id)
        .order_by(Category.position)
    )
    return [(id_, (form, ages)) for id_, form, ages in rows]


def scales_of_round(session: Session, *, round_id: int) -> dict[int, tuple[int, int]]:
    """Return the lowest and the highest score of a round's categories by their ids; one statement."""
    rows = session.execute(
        select(RoundCategory.category_id, Rubric.lowest, Rubric.highest)
        .join(Rubric, Rubric.id == RoundCategory.rubric_id)
        .where(RoundCategory.round_id == round_id)
    )
    return {id_: (lowest, highest) for id_, lowest, highest in rows}
