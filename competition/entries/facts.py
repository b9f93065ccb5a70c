"""An entry as its checks see it, and what they answer: plain facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from competition.campaign.rules import Limits
from competition.consent.rules import Channel, Level
from competition.entries.picturing.print_size import PrintSize
from competition.entries.rules import ImageState


class Section(StrEnum):
    """Where in the workspace something is mended."""

    WORK = "work"
    PICTURES = "pictures"
    PEOPLE = "people"


class Lack(StrEnum):
    """The kinds of what may be missing."""

    TITLE = "title"
    TEXT = "text"
    TEXT_NOT_TAKEN = "text-not-taken"
    LANGUAGE = "language"
    LANGUAGE_NOT_TAKEN = "language-not-taken"
    TRANSLATION_LANGUAGE = "translation-language"
    TRANSLATION_TITLE = "translation-title"
    TRANSLATION = "translation"
    TOO_MANY_LINES = "too-many-lines"
    TOO_MANY_WORDS = "too-many-words"
    TOO_MANY_CHARACTERS = "too-many-characters"
    TOO_FEW_WORDS = "too-few-words"
    TOO_LARGE = "too-large"
    NO_SPACES = "no-spaces"
    TOO_MANY_MARKS = "too-many-marks"
    TOO_FEW_PICTURES = "too-few-pictures"
    TOO_MANY_PICTURES = "too-many-pictures"
    DESCRIPTION = "description"
    PEOPLE = "people"
    NAME = "name"
    AGE = "age"
    AGE_OUTSIDE = "age-outside"
    AGES = "ages"
    AGES_OUTSIDE = "ages-outside"
    CONSENT = "consent"


class Remark(StrEnum):
    """What does not keep an entry from being handed in."""

    NEEDS_A_LOOK = "needs-a-look"
    SMALL_PICTURE = "small-picture"


@dataclass(frozen=True)
class Missing:
    """One thing that is missing, where it is mended, and the values of its sentence."""

    kind: Lack
    section: Section
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Note:
    """A remark about one picture, by its position (from 1); its size in print where it is small."""

    kind: Remark
    picture: int
    size: PrintSize | None = None


@dataclass(frozen=True)
class PictureFacts:
    """A picture as the checks see it; `size` in print, None while nobody has looked."""

    alt: str
    state: ImageState
    size: PrintSize | None


@dataclass(frozen=True)
class Words:
    """The words of a work; languages as BCP 47 tags, empty where there is nothing to read."""

    title: str = ""
    text: str = ""
    language: str = ""
    translation_language: str = ""
    translation_title: str = ""
    translation: str = ""


@dataclass(frozen=True)
class MakerFacts:
    """A pupil, or a group that is counted: the name as far as it is kept, age, consents by channel.

    Of a group `age` is that of the youngest and `oldest` that of the oldest.
    """

    given_name: str
    age: int | None
    count: int
    is_group: bool
    levels: Mapping[Channel, Level]
    oldest: int | None = None


@dataclass(frozen=True)
class Demands:
    """What a campaign and its category ask for."""

    limits: Limits
    age_min: int
    age_max: int
    translation_languages: Sequence[str]
    entry_languages: Sequence[str] = ()
    """The languages that works may be in; empty: any."""
    ages_on: date | None = None
    """The day on which ages are counted."""
