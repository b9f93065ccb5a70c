"""Cards, what was chosen for posts, when and where they stand, and the kit that cards are handed over in."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef, enum_column
from competition.social.posts.choices import Shows


class Card(HasRef, Base):
    """One image of a post: in a format, in the language of the words around it, one slide of a carousel.

    It shows a winning entry, a contribution or neither. `excerpt` and `translation` are the words that stand
    on it. `fingerprint` is that of the work, the consents, what was chosen and the design; `says` that of
    what it says, whatever it looks like.
    """

    __tablename__ = "card"
    __table_args__ = (
        UniqueConstraint("campaign_id", "post", "format", "locale", "slide", name="uq_card_place"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    post: Mapped[str] = mapped_column(String(80))
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    contribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), index=True
    )
    format: Mapped[str] = mapped_column(String(30))
    locale: Mapped[str] = mapped_column(String(10))
    slide: Mapped[int] = mapped_column(default=1)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    excerpt: Mapped[str] = mapped_column(Text, default="")
    translation: Mapped[str] = mapped_column(Text, default="")
    alt: Mapped[str] = mapped_column(Text)
    problems: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    fingerprint: Mapped[str] = mapped_column(String(64))
    says: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]


class PostChoice(Base):
    """What somebody chose for a post. There are rows only for what somebody has touched.

    `first` and `last` are the passage, of words whose fingerprint was `words`. `crops` by format, `captions`
    by platform and language (`Instagram/en`), `alts` by language. `at` is when it is posted, if moved by
    hand. It is approved as what its fingerprint says (`approved`); what says something else since is not.
    """

    __tablename__ = "post_choice"
    __table_args__ = (UniqueConstraint("campaign_id", "post"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    post: Mapped[str] = mapped_column(String(80))
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), index=True)
    contribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), index=True
    )
    design: Mapped[str] = mapped_column(String(40), default="")
    first: Mapped[int | None]
    last: Mapped[int | None]
    words: Mapped[str] = mapped_column(String(64), default="")
    shows: Mapped[Shows] = enum_column(Shows, default=Shows.BOTH)
    crops: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    captions: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    alts: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    included: Mapped[bool] = mapped_column(default=True)
    at: Mapped[datetime | None]
    approved: Mapped[str] = mapped_column(String(64), default="")
    approved_at: Mapped[datetime | None]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    version: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class PostedLink(HasRef, Base):
    """Where a post stands on a platform, as somebody told, so that it can be taken down again.

    `says` is the fingerprint of what the post told of people and works then.
    """

    __tablename__ = "posted_link"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    post: Mapped[str] = mapped_column(String(80))
    platform: Mapped[str] = mapped_column(String(40))
    url: Mapped[str] = mapped_column(String(1000))
    says: Mapped[str] = mapped_column(String(64), default="")
    told_at: Mapped[datetime]
    told_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    taken_down_at: Mapped[datetime | None]


class Timetable(Base):
    """The times of posts that were told already, so that a later schedule keeps them (`schedule/told.py`).

    `times` and `milestones` are rows of a key and a moment; those that come first hold before others.
    """

    __tablename__ = "timetable"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), primary_key=True)
    times: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    milestones: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    zone: Mapped[str] = mapped_column(String(64))
    told_at: Mapped[datetime]


class Kit(HasRef, Base):
    """A ZIP of cards, captions, alt texts and the schedule, switched in when it is whole.

    `cards` counts its posts.
    """

    __tablename__ = "kit"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    cards: Mapped[int]
    report: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    made_at: Mapped[datetime]
