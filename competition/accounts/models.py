"""People who sign in, their roles, their sessions, sign-in links and invitations."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from competition.accounts.rules import LinkKind, Role
from competition.platform.db import Base, HasRef, enum_column


class Account(HasRef, Base):
    """A person who signs in. `email` is confirmed; `pending_email` was typed and waits for its link."""

    __tablename__ = "account"

    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    pending_email: Mapped[str | None] = mapped_column(String(254))
    name: Mapped[str] = mapped_column(String(120), default="")
    locale: Mapped[str] = mapped_column(String(20), default="en")
    created_at: Mapped[datetime]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    @property
    def address(self) -> str | None:
        """Where mail to this person goes."""
        return self.email or self.pending_email


class Membership(Base):
    """A role of an account: in one campaign, or (operator) in the whole installation."""

    __tablename__ = "membership"
    __table_args__ = (
        Index("uq_membership_campaign", "account_id", "campaign_id", "role", unique=True),
        Index("ix_membership_campaign_role", "campaign_id", "role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    role: Mapped[Role] = enum_column(Role)
    safeguarding: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    """Whether a member of the secretariat is responsible for concerns about a child."""


class BrowserSession(Base):
    """A signed-in browser. The cookie holds the secret; here lies only its hash.

    `campaign_id`: opened by a link that did not come by mail, it reaches the classes of that campaign alone.
    """

    __tablename__ = "browser_session"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]


class SignInLink(HasRef, Base):
    """A way in: single use, expiring; only the hash of its secret is kept.

    One that did not come by mail (`kind`) leads a teacher into one campaign, that of its `campaign_id`, and
    confirms no address; `made_by_id` is who had it made.
    """

    __tablename__ = "sign_in_link"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    kind: Mapped[LinkKind] = enum_column(LinkKind, default=LinkKind.MAIL, server_default=LinkKind.MAIL.value)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    next_path: Mapped[str] = mapped_column(String(300), default="/")
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class Invitation(HasRef, Base):
    """An invitation by e-mail to take a role in a campaign."""

    __tablename__ = "invitation"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    email: Mapped[str] = mapped_column(String(254))
    name: Mapped[str] = mapped_column(String(120), default="")
    role: Mapped[Role] = enum_column(Role)
    about: Mapped[str] = mapped_column(String(420), default="")
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"), index=True)
    invited_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    accepted_at: Mapped[datetime | None]
    accepted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
