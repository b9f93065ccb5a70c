"""Corrections of what is printed, the pages of works as pictures, and what teachers have said to them."""

import hashlib
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.platform.db import Base, HasRef, enum_column
from competition.publication.proofing.rules import Answer, Printed, Where


class PrintedCorrection(HasRef, Base):
    """The words of a work as they are printed; what was submitted stays where it is.

    The latest that was not taken back counts; what it leaves as it was submitted is None, so that a
    translation which comes later is printed. `reason` says why, for whoever asks later.
    """

    __tablename__ = "printed_correction"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    title: Mapped[str | None] = mapped_column(String(300))
    text: Mapped[str | None] = mapped_column(Text)
    translation_title: Mapped[str | None] = mapped_column(String(300))
    translation: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(500), default="")
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    made_at: Mapped[datetime]
    taken_back_at: Mapped[datetime | None]

    def over(self, submitted: Printed) -> Printed:
        """Return the words that are printed: these, and for the rest those that were submitted."""
        own = {name: getattr(self, name) for name in Printed.__dataclass_fields__}
        return replace(submitted, **{name: words for name, words in own.items() if words is not None})


class Proof(HasRef, Base):
    """The pages of a work, or of a statement, story or quote, as they were set last.

    `stamp` is the hash of how they look. When what they show is deleted they are nobody's, and go soon.
    """

    __tablename__ = "proof"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", ondelete="SET NULL"), unique=True)
    contribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.id", ondelete="SET NULL"), unique=True
    )
    stamp: Mapped[str] = mapped_column(String(64), default="")
    pdf_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    made_at: Mapped[datetime]

    pages: Mapped[list["ProofPage"]] = relationship(
        order_by="ProofPage.number", cascade="all, delete-orphan", lazy="selectin"
    )


class ProofPage(Base):
    """One page of a proof as a picture."""

    __tablename__ = "proof_page"
    __table_args__ = (UniqueConstraint("proof_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proof_id: Mapped[int] = mapped_column(ForeignKey("proof.id", ondelete="CASCADE"))
    number: Mapped[int]
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    width: Mapped[int]
    height: Mapped[int]


class ProofLetter(HasRef, Base):
    """That a teacher was shown the pages of a work, and what they have said; `stamp`: to which pages.

    `noted_by_id` is who of the secretariat wrote the answer down, where it came on paper or by phone.
    """

    __tablename__ = "proof_letter"
    __table_args__ = (UniqueConstraint("entry_id", "account_id"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    sent_at: Mapped[datetime]
    reminded_at: Mapped[datetime | None]
    answer: Mapped[Answer] = enum_column(Answer, default=Answer.WAITING)
    answered_at: Mapped[datetime | None]
    stamp: Mapped[str] = mapped_column(String(64), default="")
    about: Mapped[Where | None] = enum_column(Where)
    words: Mapped[str] = mapped_column(Text, default="")
    reply: Mapped[str] = mapped_column(Text, default="")
    replied_at: Mapped[datetime | None]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    @property
    def said(self) -> str:
        """A name for all that was said so far: another one as soon as either side says something."""
        parts = (self.answer.value, self.words, self.reply, str(self.answered_at), str(self.replied_at))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]
