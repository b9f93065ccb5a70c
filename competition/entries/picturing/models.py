"""A picture that was taken out, kept for a day so that this can be undone."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class RemovedPicture(HasRef, Base):
    """What is needed to put a removed picture back where it was; the name of its file is forgotten."""

    __tablename__ = "removed_picture"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    position: Mapped[int]
    alt: Mapped[str] = mapped_column(String(1000))
    turn: Mapped[int]
    crop_left: Mapped[float]
    crop_top: Mapped[float]
    crop_right: Mapped[float]
    crop_bottom: Mapped[float]
    received_at: Mapped[datetime]
    removed_at: Mapped[datetime] = mapped_column(index=True)
