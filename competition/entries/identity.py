"""Whose work it is: class, school, teachers, people. Apart from the entry; judging cannot reach this room."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, select, text
from sqlalchemy.orm import Mapped, column_property, mapped_column

from competition.entries.deadline.models import Extension
from competition.entries.rules import MadeBy
from competition.platform.db import Base, HasRef, enum_column


class SchoolClass(HasRef, Base):
    """The unit that enters: a class of a school, in one campaign."""

    __tablename__ = "school_class"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    school_id: Mapped[int] = mapped_column(ForeignKey("school.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    age_group: Mapped[str] = mapped_column(String(20))
    rules_version: Mapped[int]
    rules_accepted_at: Mapped[datetime]
    created_at: Mapped[datetime]
    extended_until: Mapped[datetime | None] = column_property(
        select(Extension.until)
        .where(Extension.campaign_id == campaign_id, Extension.school_id == school_id)
        .correlate_except(Extension)
        .scalar_subquery()
    )
    """The later deadline that its school was given; read with the class, so that no page asks for it."""
    typing_until: Mapped[datetime | None]
    """Until when the secretariat may type what arrived in time on paper: the deadline of the class then."""

    @property
    def open_until(self) -> datetime | None:
        """The later of the two, where the class may enter longer than others."""
        return later(self.extended_until, self.typing_until)


def later(one: datetime | None, other: datetime | None) -> datetime | None:
    """Return the later of two moments, the one that there is, or None."""
    return max((moment for moment in (one, other) if moment is not None), default=None)


class ClassTeacher(Base):
    """An account that looks after a class; `in_trust`: the secretariat, typing what came on paper."""

    __tablename__ = "class_teacher"
    __table_args__ = (UniqueConstraint("class_id", "account_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    in_trust: Mapped[bool] = mapped_column(default=False, server_default=text("false"))


class Authorship(Base):
    """Which class an entry comes from and how it was made."""

    __tablename__ = "authorship"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"), index=True)
    made_by: Mapped[MadeBy] = enum_column(MadeBy)


class Author(Base):
    """A person (or unnamed class) behind an entry, in the order of the credit."""

    __tablename__ = "author"
    __table_args__ = (UniqueConstraint("entry_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    position: Mapped[int]


class Upload(Base):
    """The name under which a file came, for the teacher's eyes: a file name often holds a child's name."""

    __tablename__ = "upload"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    file_name: Mapped[str] = mapped_column(String(300))
    received_at: Mapped[datetime]


class Carrier(Base):
    """What a file says beside the work: a property, a comment, a header, a camera's note. Names hide there.

    `place` is a code of where it stood, such as `docx.comment` or `exif.artist`.
    """

    __tablename__ = "carrier"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    place: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)


class Submission(HasRef, Base):
    """One act of handing in: an entry, or all of a class that were ready. `file_id` is its receipt as PDF."""

    __tablename__ = "submission"

    class_id: Mapped[int] = mapped_column(ForeignKey("school_class.id"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    at: Mapped[datetime]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("stored_file.id"))


class Receipt(Base):
    """What the teacher holds in hand: number, moment and hash of what was submitted, as it was then."""

    __tablename__ = "receipt"

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    sha256: Mapped[str] = mapped_column(String(64))
    submitted_at: Mapped[datetime]
    submission_id: Mapped[int | None] = mapped_column(ForeignKey("submission.id"), index=True)
    title: Mapped[str] = mapped_column(String(300), default="", server_default="")
    language: Mapped[str] = mapped_column(String(35), default="", server_default="")
    form: Mapped[str] = mapped_column(String(40), default="", server_default="")
    files: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list, server_default="[]")
    """What was received for it, in order: `sha256`, `size` and `media_type` of each original."""
    late_by: Mapped[int | None]
    submission_ref: Mapped[str | None] = column_property(
        select(Submission.ref)
        .where(Submission.id == submission_id)
        .correlate_except(Submission)
        .scalar_subquery()
    )
