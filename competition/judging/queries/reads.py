"""The reads that judges were given, counted: what every list of a panel is made of."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Subquery, and_, case, cast, func, select

from competition.judging.models import Assignment, Scoresheet
from competition.judging.queries.live import is_live
from competition.judging.rules import AssignmentState, SheetState


def reads_by_judge(*conditions: ColumnElement[bool]) -> Subquery:
    """Count the released reads of each judge: all, those handed in and those begun, handed in or not; when
    something was saved last, and when the first was released.

    Only then are the judges looked up: beside every read their names would be sorted a hundred times.
    """
    return (
        select(
            Assignment.judge_id,
            func.count(Assignment.id).label("total"),
            number_of(Scoresheet.state == SheetState.SUBMITTED).label("done"),
            func.count(Scoresheet.id).label("begun"),
            _moment(func.max, Scoresheet.saved_at).label("last_saved_at"),
            _moment(func.min, Assignment.released_at).label("released_at"),
        )
        .outerjoin(Assignment.scoresheet)
        .where(Assignment.state == AssignmentState.RELEASED, is_live(Assignment.blind_entry_id), *conditions)
        .group_by(Assignment.judge_id)
        .subquery()
    )


def handed_in_by_state(*conditions: ColumnElement[bool]) -> Select[int, AssignmentState, int, int]:
    """Count the assignments of rounds by their state: all, and those handed in; from indexes alone."""
    in_hand = and_(Scoresheet.assignment_id == Assignment.id, Scoresheet.state == SheetState.SUBMITTED)
    return (
        select(
            Assignment.round_id,
            Assignment.state,
            func.count(Assignment.id).label("total"),
            func.count(Scoresheet.id).label("done"),
        )
        .outerjoin(Scoresheet, in_hand)
        .where(is_live(Assignment.blind_entry_id), *conditions)
        .group_by(Assignment.round_id, Assignment.state)
    )


def number_of(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Count the rows that this holds for."""
    return added(case((condition, 1), else_=0))


def added(numbers: ColumnElement[int]) -> ColumnElement[int]:
    """Return the sum, 0 of nothing; PostgreSQL adds up to decimals otherwise."""
    return cast(func.coalesce(func.sum(numbers), 0), Integer)


def looked_at_last(column: Any) -> Any:
    """Return a column that no index is asked for: SQLite would start from it where many rows have it, rather
    than from the few that the statement is about.
    """
    return column + 0


def _moment(edge: Any, column: Any) -> Any:
    return edge(column, type_=column.type)
