"""A campaign with its calendar, categories, cities and schools."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from competition.campaign.rules import AwardKind, Calendar, Limits, MilestoneKey, Quota
from competition.platform.db import Base, HasRef, enum_column


class Campaign(HasRef, Base):
    """One yearly run."""

    __tablename__ = "campaign"

    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    year: Mapped[int]
    organiser: Mapped[str] = mapped_column(String(200), default="")
    time_zone: Mapped[str] = mapped_column(String(60))
    intro: Mapped[str] = mapped_column(Text, default="")
    rules_text: Mapped[str] = mapped_column(Text, default="")
    rules_version: Mapped[int] = mapped_column(default=1)
    hashtags: Mapped[list[str]] = mapped_column(JSON, default=list)
    translation_languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    entry_languages: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")
    """The languages that works may be in; empty: any."""
    ages_on: Mapped[date | None]
    """The day on which the pupils' ages are counted."""
    max_per_class: Mapped[int | None]
    max_per_school: Mapped[int | None]
    brand: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    imprint: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    preset: Mapped[str] = mapped_column(String(60), default="", server_default="")
    """The preset it was set up from, which brings left-out categories back."""
    setup_step: Mapped[str | None] = mapped_column(String(20))
    """Where setting up goes on; None once it is done."""
    created_at: Mapped[datetime]
    frozen_at: Mapped[datetime | None]
    announced_at: Mapped[datetime | None]

    milestones: Mapped[list["Milestone"]] = relationship(
        order_by="Milestone.at", cascade="all, delete-orphan"
    )
    categories: Mapped[list["Category"]] = relationship(
        order_by="Category.position", cascade="all, delete-orphan"
    )

    @property
    def title(self) -> str:
        """Name, year and organiser, for letters: whoever gets one should know whom it is from."""
        return f"{self.name} {self.year}, {self.organiser}" if self.organiser else f"{self.name} {self.year}"

    @property
    def language(self) -> str:
        """The language of its own words and of its book: the first that works are translated into."""
        return self.translation_languages[0] if self.translation_languages else "en"

    @property
    def quota(self) -> Quota:
        """How many entries a class and a school may hand in, over all categories."""
        return Quota(self.max_per_class, self.max_per_school)

    @property
    def calendar(self) -> Calendar:
        """The milestones as a value that rules can be asked of."""
        return Calendar({milestone.key: milestone.at for milestone in self.milestones})


class Milestone(Base):
    """A dated step of a campaign."""

    __tablename__ = "milestone"
    __table_args__ = (UniqueConstraint("campaign_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    key: Mapped[MilestoneKey] = enum_column(MilestoneKey)
    at: Mapped[datetime]


class Category(HasRef, Base):
    """Form × age group; carries the limits, the rubric, the reads per entry and the awards."""

    __tablename__ = "category"
    __table_args__ = (UniqueConstraint("campaign_id", "form", "age_group"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    position: Mapped[int]
    form: Mapped[str] = mapped_column(String(40))
    age_group: Mapped[str] = mapped_column(String(20))
    age_min: Mapped[int]
    age_max: Mapped[int]
    takes_text: Mapped[bool] = mapped_column(default=True)
    max_lines: Mapped[int | None]
    max_words: Mapped[int | None]
    min_images: Mapped[int] = mapped_column(default=0)
    max_images: Mapped[int] = mapped_column(default=0)
    min_words: Mapped[int | None]
    max_characters: Mapped[int | None]
    """Instead of the words, in scripts that are written without spaces."""
    max_per_class: Mapped[int | None]
    max_per_school: Mapped[int | None]
    reads: Mapped[int] = mapped_column(default=3)
    rubric: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    awards: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    @property
    def key(self) -> str:
        """The name used in files: `poem/5-10`."""
        return f"{self.form}/{self.age_group}"

    @property
    def limits(self) -> Limits:
        """What an entry of this category may hold."""
        return Limits(
            text=self.takes_text,
            max_lines=self.max_lines,
            max_words=self.max_words,
            min_images=self.min_images,
            max_images=self.max_images,
            min_words=self.min_words,
            max_characters=self.max_characters,
            quota=Quota(self.max_per_class, self.max_per_school),
        )

    @property
    def award_kinds(self) -> tuple[AwardKind, ...]:
        """The kinds of award given here, the highest first."""
        return tuple(AwardKind(a["kind"], int(a["number"]), bool(a.get("card", True))) for a in self.awards)


class City(HasRef, Base):
    """A city that takes part."""

    __tablename__ = "city"
    __table_args__ = (UniqueConstraint("campaign_id", "name"),)

    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id"))
    name: Mapped[str] = mapped_column(String(120))
    country: Mapped[str] = mapped_column(String(2), default="")


class School(HasRef, Base):
    """A school of a city."""

    __tablename__ = "school"
    __table_args__ = (UniqueConstraint("city_id", "name"),)

    city_id: Mapped[int] = mapped_column(ForeignKey("city.id"))
    name: Mapped[str] = mapped_column(String(200))
