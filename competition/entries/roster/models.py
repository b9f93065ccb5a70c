"""A roster on its way into a class: table and files as sent, how a person reads them, what came of it.

It holds children's names, so that all of it but its report goes when it is entered or put away.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.platform.db import Base, HasRef, enum_column


class RosterState(StrEnum):
    """Where a roster stands: its columns are being named, its rows looked over, entered, done or put away."""

    COLUMNS = "columns"
    ROWS = "rows"
    ENTERING = "entering"
    DONE = "done"
    PUT_AWAY = "put-away"


OPEN = (RosterState.COLUMNS, RosterState.ROWS)


class Roster(HasRef, Base):
    """A spreadsheet of a class. `cells` hold its rows, numbers and sheets as they were read.

    `header` is the position of the row that names the columns, from 1; 0 where none does. `choices` are the
    rows that a person gave to files, by the files' ids; 0 leaves one out.
    """

    __tablename__ = "roster"

    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"), index=True)
    begun_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    state: Mapped[RosterState] = enum_column(RosterState, default=RosterState.COLUMNS)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    kind: Mapped[str] = mapped_column(String(8))
    sheet: Mapped[str] = mapped_column(String(200), default="")
    encoding: Mapped[str] = mapped_column(String(40), default="")
    delimiter: Mapped[str] = mapped_column(String(4), default="")
    header: Mapped[int] = mapped_column(default=0)
    cells: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    roles: Mapped[list[str]] = mapped_column(JSON, default=list)
    setting: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    choices: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    job_ref: Mapped[str] = mapped_column(String(12), default="")
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    files: Mapped[list["RosterFile"]] = relationship(
        order_by="RosterFile.id", cascade="all, delete-orphan", lazy="selectin"
    )


class RosterFile(Base):
    """A file that came with a roster, alone or in a ZIP (`member` is its position there)."""

    __tablename__ = "roster_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    roster_id: Mapped[int] = mapped_column(ForeignKey("roster.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    member: Mapped[int | None]
    size: Mapped[int]
    name: Mapped[str] = mapped_column(String(300))


class ImportKey(Base):
    """Which row became which entry, so that no row is entered twice; the key is a hash and tells nothing."""

    __tablename__ = "import_key"
    __table_args__ = (UniqueConstraint("class_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"))
    key: Mapped[str] = mapped_column(String(64))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
