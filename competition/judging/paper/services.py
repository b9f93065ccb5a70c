"""Packs and scoresheets asked for and kept, and scores typed in on a judge's behalf."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.errors import (
    RoundClosedError,
    RoundNotOpenError,
    SheetHandedInError,
    StaleSheetError,
)
from competition.judging.models import Assignment, Judge, Round, Scoresheet
from competition.judging.paper.errors import JudgesOwnSheetError, NothingToPrintError
from competition.judging.paper.models import PaperPrint, PrintedWork
from competition.judging.paper.queries import PaperEntry, prints_of_judge, stands
from competition.judging.paper.rules import PRINT, PaperFormat, PrintKind, job_key
from competition.judging.queries.sheets import lay_out
from competition.judging.rules import RoundState, SheetChange, SheetState
from competition.judging.services.deeds import write_down
from competition.judging.services.desk import open_desk
from competition.judging.services.handing_in import reopen
from competition.judging.services.scoring import Saved, save_sheet
from competition.platform import files, jobs
from competition.platform.jobs import Job
from competition.platform.printing import forget_files
from competition.platform.storage import Storage

KEPT = timedelta(days=30)
"""So long a print is kept; it is quickly made anew."""


def request_print(
    session: Session,
    *,
    round_: Round,
    judge: Judge,
    kind: PrintKind,
    paper: PaperFormat,
    locale: str,
    actor: Account,
    now: datetime,
) -> Job:
    """Ask for a judge's pack or sheets of an open round; the print before stays until this one is made.

    Raises RoundNotOpenError, RoundClosedError.
    """
    if round_.state is not RoundState.OPEN:
        raise RoundClosedError if round_.state is RoundState.CLOSED else RoundNotOpenError
    printed = prints_of_judge(session, round_id=round_.id, judge_id=judge.id).get(kind)
    if printed is None:
        printed = PaperPrint(round_id=round_.id, judge_id=judge.id, kind=kind)
        session.add(printed)
    printed.format, printed.locale, printed.asked_at = paper, locale, now
    campaign_id, action = round_.campaign_id, "paper.print"
    write_down(
        session,
        actor=actor,
        action=action,
        thing=judge,
        campaign_id=campaign_id,
        now=now,
        round=round_.id,
        kind=kind.value,
    )
    return jobs.request(
        session,
        name=PRINT,
        args={"printed": printed.id},
        key=job_key(printed.id),
        actor_id=actor.id,
        campaign_id=campaign_id,
        now=now,
    )


def keep_print(
    session: Session,
    *,
    printed: PaperPrint,
    entries: Sequence[PaperEntry],
    content: bytes,
    pages: int,
    storage: Storage,
    now: datetime,
) -> None:
    """Keep a finished print in the place of the one before, whose bytes go. Raises NothingToPrintError."""
    if not entries:
        raise NothingToPrintError
    before = printed.file_id
    printed.file_id = files.keep_bytes(session, storage=storage, content=content, now=now).id
    printed.pages, printed.made_at = pages, now
    session.execute(delete(PrintedWork).where(PrintedWork.print_id == printed.id))
    rows = [
        {"print_id": printed.id, "assignment_id": each.assignment_id, "blind_entry_id": each.copy_id}
        for each in entries
    ]
    session.execute(insert(PrintedWork), rows)
    session.flush()
    if before is not None:
        forget_files(session, [before], now=now)


def prints_to_forget(session: Session, now: datetime) -> Sequence[PaperPrint]:
    """Return the prints that are old, of rounds that are closed, or with a work that does not stand as it was
    set: withdrawn, held, masked anew, set apart, or not with the judge any more.
    """
    over = _is_over(now) | (PaperPrint.file_id.is_not(None) & ~stands())
    return session.scalars(select(PaperPrint).join(Round, Round.id == PaperPrint.round_id).where(over)).all()


def forget_prints(session: Session, *, now: datetime) -> int:
    """Let the bytes of such prints go, since they hold children's works; return of how many.

    What may be printed anew keeps its place, so that its judge is told.
    """
    prints = prints_to_forget(session, now)
    kept = [each.file_id for each in prints if each.file_id is not None]
    over = set(session.scalars(select(PaperPrint.id).join(Round).where(_is_over(now))))
    for each in prints:
        each.file_id = None
        if each.id in over:
            session.delete(each)
    session.flush()
    forget_files(session, kept, now=now)
    return len(prints)


def _is_over(now: datetime) -> ColumnElement[bool]:
    return (PaperPrint.asked_at < now - KEPT) | (Round.state == RoundState.CLOSED)


def is_typed(sheet: Scoresheet | None) -> bool:
    """Whether a sheet stands as the secretariat typed it in; not any more once the judge has changed it."""
    return sheet is not None and sheet.entered_at is not None and sheet.saved_at <= sheet.entered_at


def type_in(
    session: Session,
    *,
    assignment: Assignment,
    change: SheetChange,
    version: int,
    actor: Account,
    now: datetime,
) -> Saved:
    """Save a whole sheet on the judge's behalf, marked as such; it is handed in when no question is open.

    What was typed in before may be corrected so; what the judge handed in may not. The same sent twice is
    typed in once. Raises JudgesOwnSheetError, and whatever `save_sheet` raises.
    """
    sheet = open_desk(session, assignment).sheet
    if sheet is not None and sheet.state is SheetState.SUBMITTED:
        if not is_typed(sheet):
            raise JudgesOwnSheetError
        if sheet.version != version:
            return _sent_again(session, assignment, change, actor, now)
        reopen(session, assignment=assignment, actor=actor, now=now)
        version = sheet.version
    saved = save_sheet(
        session, assignment=assignment, change=change, version=version, actor=actor, now=now, hand_in=True
    )
    sheet = lay_out(session, assignment=assignment).sheet
    if sheet is not None:
        sheet.entered_by_id, sheet.entered_at = actor.id, max(now, sheet.saved_at)
        _note(session, assignment, actor, now)
    return saved


def _sent_again(
    session: Session, assignment: Assignment, change: SheetChange, actor: Account, now: datetime
) -> Saved:
    """Answer as the first time where nothing is new. Raises StaleSheetError where something is."""
    try:
        return save_sheet(
            session, assignment=assignment, change=change, version=0, actor=actor, now=now, hand_in=True
        )
    except SheetHandedInError:
        raise StaleSheetError from None


def _note(session: Session, assignment: Assignment, actor: Account, now: datetime) -> None:
    round_ = session.get_one(Round, assignment.round_id)
    write_down(
        session,
        actor=actor,
        action="sheet.type-in",
        thing=assignment,
        campaign_id=round_.campaign_id,
        now=now,
        judge=assignment.judge_id,
    )
