"""A contribution, and the portrait beside it. Who speaks, and what they allow, lies in `consent`."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.consent.models import Person
from competition.contributions.rules import Kind, PortraitFacts, Said
from competition.entries.rules import ImageState
from competition.platform.db import Base, HasRef, enum_column


class Portrait(HasRef, Base):
    """A portrait: the sealed original and its alt text; turned and cut as an entry's picture is.

    `focus_x` and `focus_y`: the middle of the face, of 1 from the left and from the top of what is seen, so
    that a frame of any shape can be laid round it.
    """

    __tablename__ = "portrait"

    contribution_id: Mapped[int] = mapped_column(
        ForeignKey("contribution.id", ondelete="CASCADE"), unique=True
    )
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id"))
    alt: Mapped[str] = mapped_column(String(1000), default="")
    state: Mapped[ImageState] = enum_column(ImageState, default=ImageState.RECEIVED)
    problem: Mapped[str] = mapped_column(String(500), default="")
    problem_values: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    width: Mapped[int | None]
    height: Mapped[int | None]
    turn: Mapped[int] = mapped_column(default=0)
    crop_left: Mapped[float] = mapped_column(default=0.0)
    crop_top: Mapped[float] = mapped_column(default=0.0)
    crop_right: Mapped[float] = mapped_column(default=0.0)
    crop_bottom: Mapped[float] = mapped_column(default=0.0)
    focus_x: Mapped[float] = mapped_column(default=0.5)
    focus_y: Mapped[float] = mapped_column(default=0.4)

    @property
    def facts(self) -> PortraitFacts:
        """What the rules ask of it."""
        return PortraitFacts(self.state, described=bool(self.alt))


class Contribution(HasRef, Base):
    """A statement, a story or a quote of a city. `office` is what stands below the name, such as “baker”.

    `import_key` says which row of which table it came from, so that nothing comes in twice. `minor` and
    `guardian_agreed`: of somebody under age nothing is shown before a parent or guardian has agreed.
    """

    __tablename__ = "contribution"
    __table_args__ = (
        UniqueConstraint("campaign_id", "import_key"),
        Index("ix_contribution_place", "campaign_id", "city_id", "kind"),
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), unique=True)
    kind: Mapped[Kind] = enum_column(Kind)
    import_key: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str] = mapped_column(String(35), default="")
    text: Mapped[str] = mapped_column(Text, default="")
    translation_language: Mapped[str] = mapped_column(String(35), default="")
    translation: Mapped[str] = mapped_column(Text, default="")
    translation_credit: Mapped[str] = mapped_column(String(200), default="")
    office: Mapped[str] = mapped_column(String(200), default="")
    answers_questions: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    minor: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    guardian_agreed: Mapped[bool] = mapped_column(default=False, server_default=sql("false"))
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]

    person: Mapped[Person] = relationship(lazy="joined", innerjoin=True)
    portrait: Mapped[Portrait | None] = relationship(lazy="joined", cascade="all, delete-orphan")

    __mapper_args__ = {"version_id_col": version}

    @property
    def said(self) -> Said:
        """What stands there, as plain values."""
        own = {name: getattr(self, name) for name in OWN}
        levels = {consent.channel: consent.level for consent in self.person.consents}
        return Said(
            given_name=self.person.given_name, family_name=self.person.family_name, levels=levels, **own
        )

    @property
    def guardian_said(self) -> bool:
        """Whether a guardian has agreed, or answered by the link."""
        return self.guardian_agreed or any(consent.by_guardian for consent in self.person.consents)


OWN = (
    *("language", "text", "translation_language", "translation", "translation_credit", "office"),
    *("answers_questions", "minor", "guardian_agreed"),
)
"""What of `Said` the contribution itself holds; the rest is the person's."""
