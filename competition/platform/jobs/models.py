"""Background work: each job is a row, and the row is the truth about it; the queue only carries its id."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef, enum_column
from competition.platform.i18n import translate_key


class JobState(StrEnum):
    """Where a job stands; queued and running are the unfinished states."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = (JobState.QUEUED, JobState.RUNNING)
_IS_UNFINISHED = text("state IN ('queued', 'running')")


class Job(HasRef, Base):
    """One piece of background work; it may be run again after an accident, so it must bear that.

    `key` is unique among the unfinished jobs of a `name`: asking twice gives one job. `attempt` counts how
    often it was begun. `worker` is the token of who runs it; only its holder may write to the row.
    """

    __tablename__ = "job"
    __table_args__ = (
        Index(
            "uq_job_unfinished_key",
            "name",
            "key",
            unique=True,
            sqlite_where=_IS_UNFINISHED,
            postgresql_where=_IS_UNFINISHED,
        ),
        Index("ix_job_state_due", "state", "due_at"),
    )

    name: Mapped[str] = mapped_column(String(80))
    args: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    key: Mapped[str | None] = mapped_column(String(120))
    state: Mapped[JobState] = enum_column(JobState, default=JobState.QUEUED)
    attempt: Mapped[int] = mapped_column(default=0)
    max_attempts: Mapped[int] = mapped_column(default=3)
    requested_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"), index=True)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    heartbeat_at: Mapped[datetime | None]
    worker: Mapped[str | None] = mapped_column(String(80))
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    message: Mapped[str] = mapped_column(String(300), default="")
    message_values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    error_key: Mapped[str] = mapped_column(String(500), default="")
    error_values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    error_class: Mapped[str] = mapped_column(String(120), default="")
    result: Mapped[dict[str, Any] | None] = mapped_column(JSON)

    @property
    def said(self) -> str:
        """What the job last said about its progress, in the current language."""
        return translate_key(self.message, self.message_values)

    @property
    def error(self) -> str:
        """Why it failed, in the current language; empty when it did not."""
        return translate_key(self.error_key, self.error_values)

    @property
    def is_finished(self) -> bool:
        """Whether nothing more will happen to it."""
        return self.state not in UNFINISHED

    @property
    def fraction(self) -> float:
        """How much is done, from 0 to 1."""
        if self.state is JobState.DONE:
            return 1.0
        return min(self.done / self.total, 1.0) if self.total else 0.0


class Worker(Base):
    """A worker process and when it last gave a sign of life."""

    __tablename__ = "worker"

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(80), unique=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
