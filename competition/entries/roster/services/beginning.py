"""A roster begun, its columns named, its files placed; none of it commits."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.identity import SchoolClass
from competition.entries.roster.columns import guess, header_row
from competition.entries.roster.errors import TooManyFilesError
from competition.entries.roster.models import Roster, RosterFile, RosterState
from competition.entries.roster.reading import Setting
from competition.entries.roster.roles import Role
from competition.entries.roster.services.ending import put_away
from competition.entries.roster.services.held import lock_open, open_rosters, record, rows_of
from competition.entries.services.guards import require_open
from competition.entries.texts import tidy_line
from competition.platform import files
from competition.platform.archives import Member
from competition.platform.files import Received
from competition.platform.spreadsheets import Table

MOST_FILES = 500


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
    record(session, roster, "roster.begin", actor, now)
    return roster


def read_anew(session: Session, *, roster: Roster, table: Table, now: datetime) -> None:
    """Take another sheet, encoding or delimiter of the same file; the columns are guessed once more."""
    lock_open(session, roster)
    _take_table(roster, table)
    roster.updated_at = now


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


def place_files(session: Session, *, roster: Roster, choices: Mapping[int, int], now: datetime) -> None:
    """Write down the rows that a person gives to files, by the files' ids; 0 leaves one out."""
    lock_open(session, roster)
    known = {file.id for file in roster.files}
    fresh = {str(id_): number for id_, number in choices.items() if id_ in known}
    roster.choices = {**roster.choices, **fresh}
    roster.updated_at = now


def _file(file_id: int, member: int | None, size: int, name: str) -> RosterFile:
    return RosterFile(file_id=file_id, member=member, size=size, name=tidy_line(name)[-300:])


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
