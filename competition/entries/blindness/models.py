"""What was settled about names in a work, and what is covered on the judges' copy of its pictures."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base


class NameRuling(Base):
    """What somebody decided about words in an entry: masked for the judges, or left as they are."""

    __tablename__ = "name_ruling"
    __table_args__ = (UniqueConstraint("entry_id", "word"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"))
    word: Mapped[str] = mapped_column(String(300))
    masked: Mapped[bool]
    ruled_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    ruled_at: Mapped[datetime]


class NameNotice(Base):
    """How many names judges would read in an entry that nobody has decided about, for lists of entries.

    It is written with whatever changes it (`noticing.py`), in the same transaction; the page of an entry
    looks anew.
    """

    __tablename__ = "name_notice"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    undecided: Mapped[int]


class PictureMask(Base):
    """The rectangles covered on the judges' copy of a picture, and the rendition in which they are.

    `areas` are lists of left, top, right and bottom, each from 0 to 1 of the picture as it is seen. They were
    drawn on `file_id`; when the picture has been turned, cropped or replaced since, they must be drawn anew.
    """

    __tablename__ = "picture_mask"

    image_id: Mapped[int] = mapped_column(ForeignKey("entry_image.id", ondelete="CASCADE"), primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    areas: Mapped[list[list[float]]] = mapped_column(JSON)
    rendition_id: Mapped[int] = mapped_column(ForeignKey("rendition.id"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime]
