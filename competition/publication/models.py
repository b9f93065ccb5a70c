"""The book: its editions."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef, enum_column
from competition.publication.formats import Format
from competition.publication.kinds import Kind, Spec, spec_of


class EditionState(StrEnum):
    """An edition is built aside and switched in when it is whole."""

    BUILDING = "building"
    READY = "ready"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Edition(HasRef, Base):
    """One build of the book. `fingerprint` is that of everything it was built from.

    `entry_ids` are the works of its manuscript, `consents` the fingerprint of what was allowed of them and of
    the people who speak in it; `contributions` that of all they say. `printed` tells of each work and voice,
    by its anchor, the page it begins on, what it is called, and the fingerprint of what was allowed of it.
    """

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("campaign_id", "number"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    freeze_id: Mapped[int] = mapped_column(ForeignKey("freeze.id"))
    number: Mapped[int]
    kind: Mapped[Kind] = enum_column(Kind, default=Kind.SCREEN, server_default=Kind.SCREEN.value)
    format: Mapped[Format] = enum_column(Format, default=Format.A4, server_default=Format.A4.value)
    options: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    state: Mapped[EditionState] = enum_column(EditionState, default=EditionState.BUILDING)
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"))
    """The work that builds it: where that is cut off, it alone goes on with this edition."""
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    archive_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))
    """The same pages as PDF/A, where they can be that."""
    fingerprint: Mapped[str] = mapped_column(String(64), default="")
    consents: Mapped[str] = mapped_column(String(64), default="")
    contributions: Mapped[str] = mapped_column(String(64), default="", server_default="")
    printed: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}")
    entry_ids: Mapped[list[int]] = mapped_column(JSON, default=list)
    pages: Mapped[int] = mapped_column(default=0)
    preflight: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    checked: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    """What the finished file was looked over for."""
    started_at: Mapped[datetime]
    """When what it is built from was read; where it was cut off and begun again, when it was read again."""
    finished_at: Mapped[datetime | None]

    @property
    def spec(self) -> Spec:
        """The kind and format it was asked for in."""
        return spec_of(self.kind, self.format, self.options)

    @property
    def title(self) -> tuple[Kind, Format]:
        """What one edition is of, whatever its number."""
        return self.kind, self.format
