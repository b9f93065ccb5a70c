"""Printed sheets, the scans that come back, and what became of each page: for the class's teachers alone."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.entries.sheets.rules import PageState, Paper, ScanState, Trouble
from competition.platform.db import Base, HasRef, enum_column


class Sheet(HasRef, Base):
    """One page to draw and write on. What its codes say is drawn at random and tells nothing about anybody.

    `given_name` and `age` are kept until the sheet's entry has its author. A sheet that was made for an entry
    has it from the beginning; any other gets its draft when it comes back, so that an unused one leaves none.
    """

    __tablename__ = "class_sheet"
    __table_args__ = (UniqueConstraint("class_id", "number"),)

    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"), index=True)
    code: Mapped[str] = mapped_column(String(8), unique=True)
    number: Mapped[int]
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    paper: Mapped[Paper] = enum_column(Paper)
    given_name: Mapped[str] = mapped_column(String(120), default="")
    age: Mapped[int | None]
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime]


class SheetPrint(HasRef, Base):
    """Sheets set as one PDF, in a language; `sheets` are their ids. Without a file it is still being made."""

    __tablename__ = "sheet_print"

    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"), index=True)
    locale: Mapped[str] = mapped_column(String(35))
    sheets: Mapped[list[int]] = mapped_column(JSON, default=list)
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    created_at: Mapped[datetime]


class Scan(HasRef, Base):
    """A file of scanned sheets as it was sent; its name is for the teacher's eyes.

    `problem` is the message key of why it could not be opened, `problem_values` what fills it.
    """

    __tablename__ = "sheet_scan"
    __table_args__ = (UniqueConstraint("class_id", "sha256"),)

    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(String(300))
    state: Mapped[ScanState] = enum_column(ScanState, default=ScanState.RECEIVED)
    pages: Mapped[int | None]
    problem: Mapped[str] = mapped_column(String(500), default="")
    problem_values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    received_at: Mapped[datetime]
    received_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class ScanPage(HasRef, Base):
    """One sheet found on a page of a scan, or the page itself where none was found.

    `number` counts pages from 1, `part` the sheets on one page. `image_id` is the picture it became.
    """

    __tablename__ = "sheet_scan_page"
    __table_args__ = (UniqueConstraint("scan_id", "number", "part"),)

    scan_id: Mapped[int] = mapped_column(ForeignKey("sheet_scan.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    part: Mapped[int] = mapped_column(default=0)
    state: Mapped[PageState] = enum_column(PageState)
    trouble: Mapped[Trouble | None] = enum_column(Trouble, nullable=True)
    sheet_id: Mapped[int | None] = mapped_column(
        ForeignKey("class_sheet.id", ondelete="SET NULL"), index=True
    )
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", ondelete="SET NULL"), index=True)
    image_id: Mapped[int | None] = mapped_column(
        ForeignKey("entry_image.id", ondelete="SET NULL"), index=True
    )
    page_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    thumb_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    work_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    title_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
