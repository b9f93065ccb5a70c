"""What was chosen for a book. There are rows only for what somebody has touched."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, enum_column
from competition.publication.composing.rules import Order, Translations
from competition.publication.designs import USUAL
from competition.publication.manuscript import ChapterKind, Layout, Size


class Composition(Base):
    """The book of a campaign as it is composed; `changed_at` is when anything of it was changed last."""

    __tablename__ = "composition"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), primary_key=True)
    translations: Mapped[Translations] = enum_column(Translations, default=Translations.ALL)
    design: Mapped[str] = mapped_column(String(40), default=USUAL)
    version: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]


class Touched:
    """Mixin: what can be changed by two at once.

    `version` counts the changes of what it says, `moves` those of its place; both with who was the last.
    """

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(default=0)
    moves: Mapped[int] = mapped_column(default=0)
    included: Mapped[bool] = mapped_column(default=True)
    changed_at: Mapped[datetime]
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class ComposedChapter(Touched, Base):
    """One place of the book, by its key: a list, a section of works, or a text in Markdown."""

    __tablename__ = "composed_chapter"
    __table_args__ = (UniqueConstraint("campaign_id", "key"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    key: Mapped[str] = mapped_column(String(70))
    kind: Mapped[ChapterKind] = enum_column(ChapterKind)
    position: Mapped[int]
    title: Mapped[str] = mapped_column(String(200), default="")
    author: Mapped[str] = mapped_column(String(200), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    category: Mapped[str] = mapped_column(String(70), default="")
    order: Mapped[Order] = enum_column(Order, default=Order.FACING)


class ComposedWork(Touched, Base):
    """What was chosen for a work, or for what somebody says: its section, its place there, how it is printed.

    Both lie in one table, so that a page asks for them in one statement.
    """

    __tablename__ = "composed_work"
    __table_args__ = (
        CheckConstraint("(entry_id IS NULL) <> (contribution_id IS NULL)", name="of_one_thing"),
    )

    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), unique=True)
    contribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), unique=True
    )
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    chapter: Mapped[str] = mapped_column(String(70), default="")
    position: Mapped[int | None]
    reason: Mapped[str] = mapped_column(String(300), default="")
    layout: Mapped[Layout] = enum_column(Layout, default=Layout.AUTO)
    size: Mapped[Size] = enum_column(Size, default=Size.AUTO)
    first: Mapped[int | None]
    last: Mapped[int | None]
    also_first: Mapped[int | None]
    also_last: Mapped[int | None]
