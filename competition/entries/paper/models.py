"""What came on paper: the day it was received. An entry's own moment of submission stays true beside it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base


class PaperClass(Base):
    """A class of which the secretariat holds the entries on paper; `received_on` is the day they arrived.

    The day is the secretariat's word, by the campaign's own calendar. `finished_at`: all of it is typed, the
    secretariat has left the workspace, and its teachers go on.
    """

    __tablename__ = "paper_class"

    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id", ondelete="CASCADE"), primary_key=True)
    received_on: Mapped[date]
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    noted_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class PaperEntry(Base):
    """An entry that was typed from paper, and the day on which that paper arrived."""

    __tablename__ = "paper_entry"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    received_on: Mapped[date]
    noted_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    noted_at: Mapped[datetime]
