"""The outbox: every mail is a row, written in the transaction of what caused it."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef, enum_column


class MailState(StrEnum):
    """Where a mail stands; `uncertain` waits for a person, `kept` is read in the app as nothing sends it."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    KEPT = "kept"


class OutboxMail(HasRef, Base):
    """One mail to one recipient about one event; `key` names the cause, so that nobody is told twice.

    It holds ids only: the words are written when it is sent or read.
    """

    __tablename__ = "outbox_mail"
    __table_args__ = (
        UniqueConstraint("event", "recipient", "key"),
        Index("ix_outbox_mail_state_next_try", "state", "next_try_at"),
        Index("ix_outbox_mail_campaign_created", "campaign_id", "created_at"),
    )

    event: Mapped[str] = mapped_column(String(80))
    recipient: Mapped[str] = mapped_column(String(254))
    locale: Mapped[str] = mapped_column(String(20))
    ids: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    key: Mapped[str] = mapped_column(String(120))
    state: Mapped[MailState] = enum_column(MailState, default=MailState.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    error: Mapped[str] = mapped_column(String(300), default="")
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    created_at: Mapped[datetime]
