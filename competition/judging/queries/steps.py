"""Where judging stands, in a few figures."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Integer, Select, and_, case, cast, func, select
from sqlalchemy.orm import Session

from competition.judging.models import Assignment, Flag, Judge, Need, Round, Scoresheet
from competition.judging.queries.live import is_live
from competition.judging.rules import AssignmentState, JudgeState, RoundState, SheetState


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
    mine, running = Round.campaign_id == campaign_id, Round.state != RoundState.CLOSED
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

    def number(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
        return cast(func.coalesce(func.sum(case((and_(*conditions), 1), else_=0)), 0), Integer)

    running, released = Round.state != RoundState.CLOSED, Assignment.state == AssignmentState.RELEASED
    handed_in = released & (Scoresheet.state == SheetState.SUBMITTED)
    return (
        select(
            number(running, Assignment.state == AssignmentState.DRAFT).label("drafts"),
            number(running, released).label("released"),
            number(running, handed_in).label("handed_in"),
            number(handed_in).label("sheets"),
        )
        .join(Round, Round.id == Assignment.round_id)
        .outerjoin(Assignment.scoresheet)
        .where(Round.campaign_id == campaign_id, is_live(Assignment.blind_entry_id))
        .cte("given")
    )


def _needs() -> Select[Any]:
    """Count the reads that rounds lack."""
    return (
        select(func.count(Need.id))
        .join(Round, Round.id == Need.round_id)
        .where(Need.filled_at.is_(None), is_live(Need.blind_entry_id))
    )
