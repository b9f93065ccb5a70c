"""Where judging stands, in a few figures."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session

from competition.judging.models import Assignment, Flag, Judge, Need, Round
from competition.judging.queries.live import is_live
from competition.judging.queries.reads import added, handed_in_by_state
from competition.judging.queries.rounds import NOT_SCORED
from competition.judging.rules import AssignmentState, JudgeState, RoundState


@dataclass(frozen=True)
class JudgingStands:
    """A campaign's judging in figures; assignments and needs are those of rounds not closed, `sheets` counts
    the scoresheets handed in of all rounds; `open_ref` and `closes_at` are those of the round that is open.
    """

    judges: int
    open_rounds: int
    closed_rounds: int
    drafts: int
    released: int
    handed_in: int
    needs: int
    flags: int
    sheets: int
    open_ref: str | None
    closes_at: datetime | None


def where_judging_stands(session: Session, *, campaign_id: int) -> JudgingStands:
    """Return the figures of a campaign's judging; one statement."""
    mine = and_(Round.campaign_id == campaign_id, Round.number != NOT_SCORED)
    running = Round.state != RoundState.CLOSED
    judges = select(func.count()).where(Judge.campaign_id == campaign_id, Judge.state == JudgeState.READY)
    given = _given(campaign_id)
    flags = (
        select(func.count(Flag.id))
        .join(Assignment, Assignment.id == Flag.assignment_id)
        .join(Round, Round.id == Assignment.round_id)
        .where(mine, Flag.settled_at.is_(None))
    )
    figures: dict[str, Any] = {
        "judges": judges,
        "open_rounds": select(func.count(Round.id)).where(mine, Round.state == RoundState.OPEN),
        "closed_rounds": select(func.count(Round.id)).where(mine, Round.state == RoundState.CLOSED),
        **{name: select(given.c[name]) for name in ("drafts", "released", "handed_in", "sheets")},
        "needs": _needs().where(mine, running),
        "flags": flags,
        "open_ref": select(func.max(Round.ref)).where(mine, Round.state == RoundState.OPEN),
        "closes_at": select(func.max(Round.closes_at)).where(mine, Round.state == RoundState.OPEN),
    }
    row = session.execute(select(*(each.scalar_subquery().label(name) for name, each in figures.items())))
    return JudgingStands(**row.mappings().one())


def _given(campaign_id: int) -> CTE:
    """Count the assignments by state, and the sheets handed in, going through them once."""
    own = select(Round.id).where(Round.campaign_id == campaign_id)
    held = handed_in_by_state(Assignment.round_id.in_(own)).subquery()
    running, released = Round.state != RoundState.CLOSED, held.c.state == AssignmentState.RELEASED
    draft = held.c.state == AssignmentState.DRAFT

    def number(count: ColumnElement[int], *conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return added(case((and_(*conditions), count), else_=0))

    return (
        select(
            number(held.c.total, running, draft).label("drafts"),
            number(held.c.total, running, released).label("released"),
            number(held.c.done, running, released).label("handed_in"),
            number(held.c.done, released).label("sheets"),
        )
        .join(Round, Round.id == held.c.round_id)
        .cte("given")
    )


def _needs() -> Select[Any]:
    """Count the reads that rounds lack."""
    return (
        select(func.count(Need.id))
        .join(Round, Round.id == Need.round_id)
        .where(Need.filled_at.is_(None), is_live(Need.blind_entry_id))
    )
