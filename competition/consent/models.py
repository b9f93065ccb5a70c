"""People shown and what they, or a guardian for them, allow."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.consent.rules import Channel, Level, PersonShown
from competition.platform.db import Base, HasRef, enum_column


class PersonKind(StrEnum):
    """Why somebody is shown."""

    PUPIL = "pupil"
    GROUP = "group"
    TEACHER = "teacher"
    JUDGE = "judge"
    MAYOR = "mayor"
    STORYTELLER = "storyteller"


class Person(HasRef, Base):
    """A person shown (or a class that enters together, counted but not named).

    `age` is that of a person, or of the youngest of those who are counted; `oldest` that of their oldest.
    """

    __tablename__ = "person"

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"), index=True)
    kind: Mapped[PersonKind] = enum_column(PersonKind)
    given_name: Mapped[str] = mapped_column(String(120), default="")
    family_name: Mapped[str] = mapped_column(String(120), default="")
    age: Mapped[int | None]
    oldest: Mapped[int | None]
    count: Mapped[int] = mapped_column(default=1)

    consents: Mapped[list["Consent"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    @property
    def ages(self) -> str:
        """The age, or the span of ages of those who are counted; empty where none is known."""
        known = [str(age) for age in dict.fromkeys((self.age, self.oldest)) if age is not None]
        return "–".join(known)

    def as_shown(self) -> PersonShown:
        """Return the plain facts that the consent rule is asked with."""
        levels = {consent.channel: consent.level for consent in self.consents}
        return PersonShown(self.given_name, self.family_name, levels, self.count)


class GuardianLink(HasRef, Base):
    """The way in which a guardian answers for a child: a secret address, good until it is called back."""

    __tablename__ = "guardian_link"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    issued_at: Mapped[datetime]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    answered_at: Mapped[datetime | None]
    called_back_at: Mapped[datetime | None]


class Consent(Base):
    """What a person allows in one channel, when it was recorded and by whom."""

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("person_id", "channel"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    channel: Mapped[Channel] = enum_column(Channel)
    level: Mapped[Level] = enum_column(Level)
    recorded_at: Mapped[datetime]
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    by_guardian: Mapped[bool] = mapped_column(default=False, server_default=text("false"))
    """Whether a guardian answered by a link; then nobody else may allow more."""
