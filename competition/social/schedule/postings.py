"""What is posted and when: the words of the schedule. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from competition.platform.zones import zone_of_place


class Kind(StrEnum):
    """What a post is about, as far as its time depends on it."""

    WORK = "work"
    WINNERS = "winners"
    ANNOUNCEMENT = "announcement"
    COUNTDOWN = "countdown"
    THANKS = "thanks"
    STATEMENT = "statement"
    QUOTE = "quote"
    PUBLICATION = "publication"


@dataclass(frozen=True)
class Posting:
    """A post that is to have its time; `kind` is one of `Kind`, what is not known stays empty.

    `key` is the post's own; a countdown's says how many days before the results (`countdown-3`) or before
    the publication (`countdown-publication-3`). `school` is an opaque id, told to nobody.
    """

    key: str
    kind: str
    city: str = ""
    country: str = ""
    language: str = ""
    form: str = ""
    age_group: str = ""
    school: str = ""

    def zone(self, otherwise: str) -> str:
        """Return the time zone that its audience lives by: its country's, its city's, or the campaign's."""
        return (zone_of_place(self.country, self.city) if self.country else None) or otherwise


class Why(StrEnum):
    """Why a post stands where it stands."""

    MILESTONE = "milestone"
    COUNTDOWN = "countdown"
    AFTER_ANNOUNCEMENT = "after-announcement"
    RESULTS_WEEK = "results-week"
    LONGER_WEEK = "longer-week"
    """The results week had no room left, or no day without another post of the school."""
    END_OF_WEEK = "end-of-week"
    STATEMENTS = "statements"
    VOICES = "voices"
    """A quote, between the results and the publication."""
    BY_HAND = "by-hand"
    MADE_ROOM = "made-room"
    """It gave way to a post that was moved by hand."""


class Lacking(StrEnum):
    """Why a post has no time."""

    NO_RESULTS_DAY = "no-results-day"
    NO_STATEMENTS_DAY = "no-statements-day"
    NO_PUBLICATION_DAY = "no-publication-day"
    NO_DAY = "no-day"
    """Nothing in the calendar tells when."""


@dataclass(frozen=True)
class Slot:
    """When a post goes out: a moment in UTC, and the time zone that its audience lives by."""

    key: str
    at: datetime
    zone: str
    why: Why


@dataclass(frozen=True)
class Waiting:
    """A post without a time; somebody sets a milestone, or a time by hand."""

    key: str
    why: Lacking


@dataclass(frozen=True)
class Schedule:
    """Every post once: with a time, in the order of time, or waiting for one, in the order of keys."""

    slots: tuple[Slot, ...]
    waiting: tuple[Waiting, ...] = ()
