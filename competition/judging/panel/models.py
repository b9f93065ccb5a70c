"""Invitations with what was known beforehand, lists and links that invite, the code of conduct, conflicts."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from competition.platform.db import Base, HasRef


class Invited(HasRef, Base):
    """An invitation to a panel: when it was last sent, and what was given beforehand for the profile.

    `given` is a `rules.Given` in plain values; only the judge turns it into a profile.
    """

    __tablename__ = "panel_invitation"

    invitation_id: Mapped[int] = mapped_column(ForeignKey("invitation.id", ondelete="CASCADE"), unique=True)
    locale: Mapped[str] = mapped_column(String(20))
    given: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    letters: Mapped[int] = mapped_column(default=1)
    sent_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]


class PanelList(HasRef, Base):
    """A table of people to be invited. `cells` (rows, and their numbers) go when it is sent or put away.

    `header` is the position of the row that names the columns, from 1; 0 where none does.
    """

    __tablename__ = "panel_list"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    begun_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    sheet: Mapped[str] = mapped_column(String(200), default="")
    sheets: Mapped[int] = mapped_column(default=1)
    cut: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    header: Mapped[int] = mapped_column(default=0)
    cells: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    roles: Mapped[list[str]] = mapped_column(JSON, default=list)
    letters: Mapped[int | None]
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


class PanelLink(HasRef, Base):
    """An address that the secretariat hands out; its secret follows from `ref`, so that none lies here.

    `straight_in`: whoever confirms an address is on the panel without the secretariat's nod.
    """

    __tablename__ = "panel_link"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    label: Mapped[str] = mapped_column(String(120))
    straight_in: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class PanelRequest(HasRef, Base):
    """Somebody who wants to judge: asked by a link, confirmed by mail, then taken or not."""

    __tablename__ = "panel_request"

    link_id: Mapped[int] = mapped_column(ForeignKey("panel_link.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str] = mapped_column(String(254))
    locale: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(String(500), default="")
    asked_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]
    decided_at: Mapped[datetime | None]
    taken: Mapped[bool] = mapped_column(default=False, server_default=text("false"))


class Conduct(Base):
    """A campaign's own code of conduct, by language; each change is a version of its own.

    Without one, the ready text of `conduct.py` holds as version 1.
    """

    __tablename__ = "panel_conduct"
    __table_args__ = (UniqueConstraint("campaign_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    version: Mapped[int]
    texts: Mapped[dict[str, str]] = mapped_column(JSON)
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    created_at: Mapped[datetime]


class ConductAcceptance(Base):
    """Which version of the code of conduct a judge accepted, and when."""

    __tablename__ = "panel_conduct_acceptance"

    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    accepted_at: Mapped[datetime]


class DeclaredConflict(HasRef, Base):
    """What a judge told the secretariat in words: “I know a class in …”."""

    __tablename__ = "declared_conflict"

    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"), index=True)
    words: Mapped[str] = mapped_column(Text)
    declared_at: Mapped[datetime]
    settled_at: Mapped[datetime | None]
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))


class BarredEntry(Base):
    """An entry that a judge must not read, whatever edition its copy has; the judge is not told which."""

    __tablename__ = "barred_entry"

    judge_id: Mapped[int] = mapped_column(ForeignKey("judge.id", ondelete="CASCADE"), primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    barred_at: Mapped[datetime]
