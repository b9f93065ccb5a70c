"""The calendar, the categories' limits and what stage a campaign is in: plain facts in, answers out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MilestoneKey(StrEnum):
    """The dated steps of a campaign, in their order."""

    CALL_OPENS = "call_opens"
    DEADLINE = "deadline"
    JUDGING_OPENS = "judging_opens"
    JUDGING_CLOSES = "judging_closes"
    RESULTS = "results"
    STATEMENTS = "statements"
    PUBLICATION = "publication"


class Stage(StrEnum):
    """Where a campaign stands for the public."""

    BEFORE_CALL = "before_call"
    CALL_OPEN = "call_open"
    JUDGING = "judging"
    ANNOUNCED = "announced"


_AFTER_DEADLINE = (MilestoneKey.JUDGING_OPENS, MilestoneKey.JUDGING_CLOSES, MilestoneKey.RESULTS)


@dataclass(frozen=True)
class Calendar:
    """A campaign's milestones, as moments in UTC."""

    milestones: Mapping[MilestoneKey, datetime]

    def at(self, key: MilestoneKey) -> datetime | None:
        """Return the moment of a milestone, or None when it is not set."""
        return self.milestones.get(key)

    def takes_entries(self, now: datetime) -> bool:
        """Whether entries may be made, changed, submitted and withdrawn at `now`."""
        opens, deadline = self.at(MilestoneKey.CALL_OPENS), self.at(MilestoneKey.DEADLINE)
        return opens is not None and deadline is not None and opens <= now < deadline

    def takes_late(self, now: datetime) -> bool:
        """Whether what is not handed in yet may still be, marked as late: until the judges begin."""
        deadline = self.at(MilestoneKey.DEADLINE)
        if deadline is None or now < deadline or self.takes_entries(now):
            return False
        ahead = (self.at(key) for key in _AFTER_DEADLINE)
        ends = next((at for at in ahead if at is not None and at > deadline), None)
        return ends is None or now < ends

    def extended(self, until: datetime | None) -> "Calendar":
        """Return this calendar as it is for a class whose school has until then, if that is later."""
        deadline = self.at(MilestoneKey.DEADLINE)
        if until is None or deadline is None or until <= deadline:
            return self
        return Calendar({**self.milestones, MilestoneKey.DEADLINE: until})

    def embargoed(self, now: datetime) -> bool:
        """Whether results must not be made known yet."""
        results = self.at(MilestoneKey.RESULTS)
        return results is not None and now < results

    def stage(self, now: datetime, *, announced: bool) -> Stage:
        """Return the stage at `now`; results are public only once somebody has announced them."""
        opens = self.at(MilestoneKey.CALL_OPENS)
        if announced:
            return Stage.ANNOUNCED
        if opens is None or now < opens:
            return Stage.BEFORE_CALL
        return Stage.CALL_OPEN if self.takes_entries(now) else Stage.JUDGING


@dataclass(frozen=True)
class Quota:
    """How many entries a class and a school may hand in; None means as many as they like."""

    per_class: int | None = None
    per_school: int | None = None


UNLIMITED = Quota()


@dataclass(frozen=True)
class Limits:
    """What an entry of a category may hold; None means no limit.

    Where a text is in a script without spaces, `max_characters` holds instead of `max_words`.
    """

    text: bool = True
    max_lines: int | None = None
    max_words: int | None = None
    min_images: int = 0
    max_images: int = 0
    min_words: int | None = None
    max_characters: int | None = None
    quota: Quota = UNLIMITED


@dataclass(frozen=True)
class AwardKind:
    """A kind of award and how many of it a category gives; `card`: whether each gets a social card."""

    key: str
    number: int
    card: bool = True
