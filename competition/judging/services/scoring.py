"""Saving scores: every choice at once, never over what was changed elsewhere, never losing an older value."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from competition.accounts.models import Account
from competition.judging.errors import (
    RemarkTooLongError,
    ScoreOutOfRangeError,
    SheetHandedInError,
    StaleSheetError,
    UnknownCriterionError,
)
from competition.judging.models import Assignment, Score, Scoresheet
from competition.judging.queries.sheets import Desk
from competition.judging.rules import REMARK_LIMIT, SheetChange, SheetState
from competition.judging.services.desk import open_desk, submit


@dataclass(frozen=True)
class Saved:
    """What stands after saving: when, the sheet's version for the next save, the questions still open."""

    at: datetime
    version: int
    missing: tuple[str, ...]
    handed_in: bool


def score(
    session: Session,
    *,
    assignment: Assignment,
    criterion_key: str,
    value: int,
    version: int,
    actor: Account | None,
    now: datetime,
) -> Saved:
    """Save the value of one question; see `save_sheet`."""
    change = SheetChange({criterion_key: value})
    return save_sheet(session, assignment=assignment, change=change, version=version, actor=actor, now=now)


def save_sheet(
    session: Session,
    *,
    assignment: Assignment,
    change: SheetChange,
    version: int,
    actor: Account | None,
    now: datetime,
    hand_in: bool = False,
) -> Saved:
    """Save what is new in `change`; `version` is that of the sheet as it was shown (0: nothing saved yet).

    With `hand_in` a sheet on which no question is open is handed in. Saving what stands already changes
    nothing, whatever the version, so that a save may be sent twice. Raises StaleSheetError when the sheet was
    changed elsewhere, SheetHandedInError, RoundClosedError, NotAssignedError, UnknownCriterionError,
    ScoreOutOfRangeError.
    """
    desk = open_desk(session, assignment)
    if max(len(change.remark or ""), len(change.note or "")) > REMARK_LIMIT:
        raise RemarkTooLongError(limit=REMARK_LIMIT)
    wanted = _wanted(desk, change.values)
    try:
        if _is_new(desk, wanted, change):
            _write(session, desk, wanted, change, version, now)
        if hand_in and not desk.missing:
            submit(session, desk, actor, now)
        session.flush()
    except (StaleDataError, IntegrityError) as error:
        raise StaleSheetError from error
    sheet = desk.sheet
    handed_in = sheet is not None and sheet.state is SheetState.SUBMITTED
    return Saved(sheet.saved_at if sheet else now, desk.version, desk.missing, handed_in)


def _wanted(desk: Desk, values: Mapping[str, int]) -> dict[int, int]:
    """Return the values by the criterion's id, checked to be on the sheet and on the scale."""
    by_key = {c.key: c.id for c in desk.criteria}
    lowest, highest = desk.scale.lowest, desk.scale.highest
    if not values.keys() <= by_key.keys():
        raise UnknownCriterionError
    if any(not lowest <= value <= highest for value in values.values()):
        raise ScoreOutOfRangeError(lowest=lowest, highest=highest)
    return {by_key[key]: value for key, value in values.items()}


def _is_new(desk: Desk, wanted: Mapping[int, int], change: SheetChange) -> bool:
    """Whether anything would be different afterwards."""
    sheet = desk.sheet
    remark, nominated, note = (sheet.remark, sheet.nominated, sheet.note) if sheet else ("", False, "")
    return (
        any(desk.scores.get(criterion_id) != value for criterion_id, value in wanted.items())
        or change.remark not in (None, remark)
        or change.nominated not in (None, nominated)
        or change.note not in (None, note)
    )


def _write(
    session: Session,
    desk: Desk,
    wanted: Mapping[int, int],
    change: SheetChange,
    version: int,
    now: datetime,
) -> None:
    """Append the values that differ and set the rest, under a new version."""
    if desk.sheet is not None and desk.sheet.state is SheetState.SUBMITTED:
        raise SheetHandedInError
    if version != desk.version:
        raise StaleSheetError
    sheet = desk.sheet = desk.sheet or _begin(session, desk.assignment, now)
    sheet.version += 1
    sheet.saved_at = now
    if change.remark is not None:
        sheet.remark = change.remark
    if change.nominated is not None:
        sheet.nominated = change.nominated
    if change.note is not None:
        sheet.note = change.note
    _append(session, desk, sheet, wanted, now)


def _append(
    session: Session, desk: Desk, sheet: Scoresheet, wanted: Mapping[int, int], now: datetime
) -> None:
    """Append the values that differ; those before stay, and are not even looked at."""
    new = {key: value for key, value in wanted.items() if desk.scores.get(key) != value}
    scores = [
        Score(criterion_id=key, value=value, version=sheet.version, at=now) for key, value in new.items()
    ]
    desk.scores.update(new)
    if sheet in session.new:
        sheet.scores = scores
        return
    for each in scores:
        each.scoresheet_id = sheet.id
    session.add_all(scores)


def _begin(session: Session, assignment: Assignment, now: datetime) -> Scoresheet:
    sheet = Scoresheet(
        assignment_id=assignment.id,
        state=SheetState.OPEN,
        version=0,
        remark="",
        note="",
        nominated=False,
        started_at=now,
        saved_at=now,
    )
    session.add(sheet)
    return sheet
