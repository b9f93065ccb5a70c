"""The rounds of a campaign in figures."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session, lazyload

from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Flag, Need, Round, RoundCategory, RoundEntry, Scoresheet
from competition.judging.queries.intake import may_come_late
from competition.judging.queries.live import LIVE, is_live
from competition.judging.queries.progress import JudgeProgress
from competition.judging.queries.reads import handed_in_by_state
from competition.judging.rules import AssignmentState, RoundState, SheetState

NOT_SCORED = 0
"""The number of the round that standings hang on where works were only compared; it is none of judging."""


@dataclass(frozen=True)
class RoundFigures:
    """A round in figures: entries, assignments by state, sheets handed in, reads lacking, flags to settle,
    entries accepted since it was filled, and of the reads lacking those for which nobody was looked for yet.
    """

    entries: int = 0
    drafts: int = 0
    released: int = 0
    handed_in: int = 0
    needs: int = 0
    flags: int = 0
    late: int = 0
    untried: int = 0


@dataclass(frozen=True)
class RoundAtHand:
    """The round that judging is about just now, and how many of its scoresheets are out."""

    ref: str
    name: str
    state: RoundState
    out: int


@dataclass(frozen=True)
class CategoryReads:
    """A category of a round and the reads each of its entries gets."""

    category_id: int
    form: str
    age_group: str
    reads: int


def rounds_of_campaign(session: Session, *, campaign_id: int) -> Sequence[Round]:
    """Return the rounds, the newest first; one statement."""
    rounds = select(Round).where(Round.campaign_id == campaign_id, Round.number != NOT_SCORED)
    rounds = rounds.options(lazyload(Round.categories))
    return session.scalars(rounds.order_by(Round.number.desc())).all()


def round_at_hand(session: Session, *, campaign_id: int) -> RoundAtHand | None:
    """Return the newest open round, else the newest of all; one statement."""
    row = session.execute(
        select(Round.ref, Round.name, Round.state, _out())
        .where(Round.campaign_id == campaign_id, Round.number != NOT_SCORED)
        .order_by(Round.state != RoundState.OPEN, Round.number.desc())
        .limit(1)
    ).one_or_none()
    return RoundAtHand(*row) if row else None


def _out() -> Any:
    """Count the round's released assignments whose scoresheets are not handed in."""
    return (
        select(func.count())
        .select_from(Assignment)
        .outerjoin(Assignment.scoresheet)
        .where(
            Assignment.round_id == Round.id,
            Assignment.state == AssignmentState.RELEASED,
            Scoresheet.state.is_distinct_from(SheetState.SUBMITTED),
            is_live(Assignment.blind_entry_id),
        )
        .correlate(Round)
        .scalar_subquery()
    )


def categories_of_round(session: Session, *, round_id: int) -> Sequence[CategoryReads]:
    """Return the round's categories in the campaign's order; one statement."""
    rows = session.execute(
        select(Category.id, Category.form, Category.age_group, RoundCategory.reads)
        .join(RoundCategory, RoundCategory.category_id == Category.id)
        .where(RoundCategory.round_id == round_id)
        .order_by(Category.position)
    )
    return [CategoryReads(*row) for row in rows]


def figures_of_rounds(session: Session, *, round_ids: Sequence[int]) -> dict[int, RoundFigures]:
    """Return the figures of these rounds; one statement, however many there are."""
    found = _numbers(session, *_beside(round_ids), *_assignments(round_ids))
    names = [field.name for field in fields(RoundFigures)]
    return {i: RoundFigures(**{name: found[name, i] for name in names}) for i in round_ids}


def figures_of_round(session: Session, *, round_id: int, judges: Sequence[JudgeProgress]) -> RoundFigures:
    """Return the figures of a round whose judges are counted already, as reads are not counted twice; one
    statement.
    """
    drafts = _counted("drafts", Assignment, [round_id]).where(Assignment.state == AssignmentState.DRAFT)
    found = _numbers(session, drafts, *_beside([round_id]))
    return RoundFigures(
        released=sum(one.total for one in judges),
        handed_in=sum(one.done for one in judges),
        **{name: number for (name, _round), number in found.items()},
    )


def late_entries(session: Session, *, round_id: int) -> int:
    """Return how many entries could still be taken in; one statement."""
    return _numbers(session, _late([round_id]))["late", round_id]


def _beside(round_ids: Sequence[int]) -> list[Any]:
    """Count by round the entries that stand, the needs for them, the flags to settle, whatever they are
    about, and the entries that could still be taken in.
    """
    entries = _counted("entries", RoundEntry, round_ids)
    needs = _counted("needs", Need, round_ids).where(Need.filled_at.is_(None))
    untried = _counted("untried", Need, round_ids).where(Need.filled_at.is_(None), Need.tried_at.is_(None))
    flags = (
        select(literal("flags"), Assignment.round_id, func.count())
        .join(Flag, Flag.assignment_id == Assignment.id)
        .where(Assignment.round_id.in_(round_ids), Flag.settled_at.is_(None))
        .group_by(Assignment.round_id)
    )
    return [entries, needs, untried, flags, _late(round_ids)]


def _numbers(session: Session, *parts: Any) -> Counter[tuple[str, int]]:
    """Return the numbers by name and round; one statement."""
    rows = session.execute(union_all(*parts))
    return Counter({(name, round_id): number for name, round_id, number in rows})


def _counted(name: str, kind: Any, round_ids: Sequence[int]) -> Any:
    return (
        select(literal(name), kind.round_id, func.count())
        .where(kind.round_id.in_(round_ids), is_live(kind.blind_entry_id))
        .group_by(kind.round_id)
    )


def _late(round_ids: Sequence[int]) -> Any:
    inside = select(RoundEntry).where(
        RoundEntry.round_id == Round.id, RoundEntry.blind_entry_id == BlindEntry.id
    )
    return (
        select(literal("late"), Round.id, func.count())
        .join(RoundCategory, RoundCategory.round_id == Round.id)
        .join(
            BlindEntry,
            (BlindEntry.category_id == RoundCategory.category_id)
            & (BlindEntry.campaign_id == Round.campaign_id),
        )
        .where(Round.id.in_(round_ids), LIVE, ~inside.exists(), may_come_late())
        .group_by(Round.id)
    )


def _assignments(round_ids: Sequence[int]) -> list[Any]:
    """Count drafts, what is released and what is handed in by round, going through the assignments once."""
    held = handed_in_by_state(Assignment.round_id.in_(round_ids)).cte("held")
    columns = {"drafts": held.c.total, "released": held.c.total, "handed_in": held.c.done}
    return [
        select(literal(name), held.c.round_id, column).where(
            held.c.state == (AssignmentState.DRAFT if name == "drafts" else AssignmentState.RELEASED)
        )
        for name, column in columns.items()
    ]
