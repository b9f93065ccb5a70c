"""The files that were dropped, by the keys under which browsers sent them."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.entries.dropping.rules import SendingState
from competition.platform.db import Base, enum_column


class Sending(Base):
    """One file of a class, under the key that its browser chose: sent again, it is answered and not doubled.

    It is written in the transaction that makes the draft, so there is none for half a file.
    """

    __tablename__ = "sending"
    __table_args__ = (UniqueConstraint("class_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"))
    key: Mapped[str] = mapped_column(String(40))
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id", ondelete="CASCADE"), index=True)
    state: Mapped[SendingState] = enum_column(SendingState)
    created_at: Mapped[datetime]
