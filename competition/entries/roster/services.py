"""Use cases of a roster: begun, its columns named, its files placed, entered, put away; none commits."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.entries.identity import SchoolClass
from competition.entries.roster.columns import guess, header_row
from competition.entries.roster.errors import NoRowsError, RosterClosedError, TooManyFilesError
from competition.entries.roster.models import OPEN, Roster, RosterFile, RosterState
from competition.entries.roster.plan import Plan, SentFile, make_plan
from competition.entries.roster.reading import Setting
from competition.entries.roster.roles import Role
from competition.entries.services.guards import require_open
from competition.entries.texts import tidy_line
from competition.platform import audit, files, jobs
from competition.platform.archives import Member
from competition.platform.erasure import request_erasure
from competition.platform.files import Received
from competition.platform.spreadsheets import Table

MOST_FILES = 500
ENTER = "entries.enter_roster"


def begin(
    session: Session,
    *,
    school_class: SchoolClass,
    received: Received,
    kind: str,
    table: Table,
    actor: Account,
    now: datetime,
) -> Roster:
    """Keep a table that was read, its columns guessed; one of the class that lay half done is put away.

    Raises NotOpenYetError, DeadlinePassedError.
    """
    require_open(session.get_one(Campaign, school_class.campaign_id), now, school_class)
    for earlier in open_rosters(session, school_class.id):
        put_away(session, roster=earlier, actor=actor, now=now)
    original = files.register(session, received=received, now=now)
    roster = Roster(
        class_id=school_class.id,
        begun_by_id=actor.id,
        file_id=original.id,
        kind=kind,
        created_at=now,
        updated_at=now,
    )
    _take_table(roster, table)
    session.add(roster)
    session.flush()
    _record(session, roster, "roster.begin", actor, now)
    return roster


def open_rosters(session: Session, class_id: int) -> Sequence[Roster]:
    """Return the rosters of a class that lie half done, the latest first."""
    wanted = select(Roster).where(Roster.class_id == class_id, Roster.state.in_(OPEN))
    return session.scalars(wanted.order_by(Roster.id.desc())).all()


def read_anew(session: Session, *, roster: Roster, table: Table, now: datetime) -> None:
    """Take another sheet, encoding or delimiter of the same file; the columns are guessed once more."""
    lock_open(session, roster)
    _take_table(roster, table)
    roster.updated_at = now


def _take_table(roster: Roster, table: Table) -> None:
    roster.sheet, roster.encoding, roster.delimiter = table.sheet[:200], table.encoding, table.delimiter
    roster.cells = {
        "rows": [list(row) for row in table.rows],
        "numbers": list(table.numbers),
        "sheets": [[sheet.name, sheet.is_hidden] for sheet in table.sheets],
        "cut": table.cut,
    }
    header = header_row(table.rows)
    _take_header(roster, 0 if header is None else header + 1)
    roster.state = RosterState.COLUMNS


def _take_header(roster: Roster, header: int) -> None:
    rows = rows_of(roster)
    roster.header = min(max(header, 0), len(rows))
    roster.roles = [role.value for role in guess(rows, roster.header - 1 if roster.header else None)]


def name_header(session: Session, *, roster: Roster, header: int, now: datetime) -> None:
    """Say which row names the columns (from 1, 0 for none); they are guessed once more."""
    lock_open(session, roster)
    _take_header(roster, header)
    roster.state, roster.updated_at = RosterState.COLUMNS, now


def name_columns(
    session: Session, *, roster: Roster, roles: Sequence[Role], setting: Setting, now: datetime
) -> None:
    """Say what each column holds, and what holds for rows that do not say it."""
    lock_open(session, roster)
    roster.roles, roster.setting = [role.value for role in roles], asdict(setting)
    roster.state, roster.updated_at = RosterState.ROWS, now


def add_files(
    session: Session,
    *,
    roster: Roster,
    single: Sequence[tuple[Received, str]] = (),
    archives: Sequence[tuple[Received, Sequence[Member]]] = (),
    now: datetime,
) -> int:
    """Keep files that belong to rows, alone or in archives that were looked into; return how many.

    Raises TooManyFilesError, RosterClosedError.
    """
    lock_open(session, roster)
    number = len(single) + sum(len(members) for _, members in archives)
    if len(roster.files) + number > MOST_FILES:
        raise TooManyFilesError(limit=MOST_FILES)
    for received, name in single:
        kept = files.register(session, received=received, now=now)
        roster.files.append(_file(kept.id, None, kept.size, name))
    for received, members in archives:
        kept = files.register(session, received=received, now=now)
        roster.files += [_file(kept.id, one.position, one.size, one.name) for one in members]
    roster.updated_at = now
    session.flush()
    return number


def _file(file_id: int, member: int | None, size: int, name: str) -> RosterFile:
    return RosterFile(file_id=file_id, member=member, size=size, name=tidy_line(name)[-300:])


def place_files(session: Session, *, roster: Roster, choices: Mapping[int, int], now: datetime) -> None:
    """Write down the rows that a person gives to files, by the files' ids; 0 leaves one out."""
    lock_open(session, roster)
    known = {file.id for file in roster.files}
    fresh = {str(id_): number for id_, number in choices.items() if id_ in known}
    roster.choices = {**roster.choices, **fresh}
    roster.updated_at = now


def rows_of(roster: Roster) -> list[list[str]]:
    """Return all rows of the table as they were read."""
    found: list[list[str]] = (roster.cells or {}).get("rows", [])
    return found


def plan_of(roster: Roster, categories: Sequence[Category]) -> Plan:
    """Return what becomes of a roster as its columns and files are placed now."""
    numbers = (roster.cells or {}).get("numbers", [])
    return make_plan(
        rows_of(roster)[roster.header :],
        numbers[roster.header :],
        [Role(role) for role in roster.roles],
        setting_of(roster),
        [SentFile(file.id, file.name) for file in roster.files],
        {int(id_): number for id_, number in roster.choices.items()},
        forms=[(category.form, category.takes_text) for category in categories],
    )


def setting_of(roster: Roster) -> Setting:
    """Return what holds for rows that do not say it."""
    return Setting(**roster.setting)


def request_entering(
    session: Session,
    *,
    roster: Roster,
    school_class: SchoolClass,
    categories: Sequence[Category],
    actor: Account,
    now: datetime,
) -> jobs.Job:
    """Ask for all rows to be entered; the moment of asking counts for the deadline.

    Raises NoRowsError, RosterClosedError, NotOpenYetError, DeadlinePassedError.
    """
    require_open(session.get_one(Campaign, school_class.campaign_id), now, school_class)
    lock_open(session, roster)
    if not plan_of(roster, categories).works:
        raise NoRowsError
    job = jobs.request(
        session,
        name=ENTER,
        args={"roster": roster.id, "at": now.isoformat()},
        key=f"roster.{roster.id}",
        actor_id=actor.id,
        campaign_id=school_class.campaign_id,
        now=now,
    )
    roster.state, roster.job_ref, roster.updated_at = RosterState.ENTERING, job.ref, now
    _record(session, roster, "roster.enter", actor, now)
    return job


def finish(session: Session, *, roster: Roster, report: Mapping[str, Any], now: datetime) -> None:
    """Write down what came of a roster and forget what it held."""
    roster.state, roster.report, roster.updated_at = RosterState.DONE, dict(report), now
    forget(session, roster=roster, now=now)


def put_away(session: Session, *, roster: Roster, actor: Account, now: datetime) -> None:
    """Leave a roster; what it held is forgotten, what was entered before stays."""
    if roster.state not in OPEN:
        raise RosterClosedError
    roster.state, roster.updated_at = RosterState.PUT_AWAY, now
    forget(session, roster=roster, now=now)
    _record(session, roster, "roster.put_away", actor, now)


def forget(session: Session, *, roster: Roster, now: datetime) -> None:
    """Drop the table, the names of the files and the register's rows of both.

    The bytes themselves are taken from the disk a day later, where nothing else needs them.
    """
    held = {file.file_id for file in roster.files} | ({roster.file_id} - {None})
    roster.cells, roster.choices, roster.file_id, roster.files = None, {}, None, []
    session.flush()
    originals = session.scalars(select(files.StoredFile).where(files.StoredFile.id.in_(held))).all()
    for original in originals:
        request_erasure(session, sha256=original.sha256, now=now)
    session.execute(delete(files.StoredFile).where(files.StoredFile.id.in_(held)))


def lock_open(session: Session, roster: Roster) -> None:
    """Hold the roster as it is in the database; raise RosterClosedError when it can no longer be changed."""
    session.flush()
    session.refresh(roster, with_for_update=True)
    if roster.state not in OPEN:
        raise RosterClosedError


def _record(session: Session, roster: Roster, action: str, actor: Account, now: datetime) -> None:
    school_class = session.get_one(SchoolClass, roster.class_id)
    audit.record(
        session,
        actor_id=actor.id,
        action=action,
        object_kind="roster",
        object_id=roster.id,
        campaign_id=school_class.campaign_id,
        now=now,
    )
