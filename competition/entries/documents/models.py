"""A document as it was sent, what reading it found, and pictures of its pages."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.entries.documents.rules import ASKING, DocumentKind, DocumentState
from competition.entries.models import Entry
from competition.platform.db import Base, HasRef, enum_column


class EntryDocument(HasRef, Base):
    """A document of an entry: the sealed original, and what was read in it.

    `encoding` is how a plain text was read, `readings` are the ways it could be read otherwise with what
    would stand there, `emphasis` where `text` is set off: `[start, end, "i" or "b"]`. `left_out` are codes of
    what is in the document and not in the text. `problem` is the message key of why it could not be read,
    `problem_values` what fills it. `pages` is how many pages of it are shown.
    """

    __tablename__ = "entry_document"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    kind: Mapped[DocumentKind] = enum_column(DocumentKind)
    state: Mapped[DocumentState] = enum_column(DocumentState, default=DocumentState.RECEIVED)
    received_at: Mapped[datetime]
    encoding: Mapped[str] = mapped_column(String(40), default="")
    readings: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    title: Mapped[str] = mapped_column(String(300), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    emphasis: Mapped[list[list[Any]]] = mapped_column(JSON, default=list)
    left_out: Mapped[list[str]] = mapped_column(JSON, default=list)
    problem: Mapped[str] = mapped_column(String(500), default="")
    problem_values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    pages: Mapped[int] = mapped_column(default=0)

    shown: Mapped[list["DocumentPage"]] = relationship(
        order_by="DocumentPage.number", cascade="all, delete-orphan", lazy="selectin"
    )


class DocumentPage(Base):
    """A picture of one page of a document, for its teacher and the secretariat."""

    __tablename__ = "document_page"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("entry_document.id", ondelete="CASCADE"))
    number: Mapped[int]
    key: Mapped[str] = mapped_column(String(80), index=True)
    media_type: Mapped[str] = mapped_column(String(100))
    width: Mapped[int]
    height: Mapped[int]


ASKS = (
    select(EntryDocument.state)
    .where(EntryDocument.entry_id == Entry.id, EntryDocument.state.in_(ASKING))
    .order_by(EntryDocument.id.desc())
    .limit(1)
    .correlate(Entry)
    .scalar_subquery()
)
"""Of an entry: how its latest document stands that asks for something."""
