"""What one card says: plain values, so that no drawing ever sees a database object. Pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from operator import attrgetter
from typing import Any


@dataclass(frozen=True)
class Words:
    """A work's title and text in one language (BCP 47)."""

    language: str
    title: str
    text: str = ""


@dataclass(frozen=True)
class Picture:
    """A rendition in the storage, and its description; size in pixels."""

    key: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Sender:
    """The campaign as its cards name it; `locale` is the language of the words around the works."""

    name: str
    slug: str
    year: int
    organiser: str
    hashtags: tuple[str, ...]
    locale: str
    dyes: Mapping[str, str]
    garland: tuple[str, ...]


@dataclass(frozen=True)
class Excerpt:
    """The words of a work that stand on a card, empty when the picture speaks, and their translation there.

    A poem keeps its lines, prose runs on as it was written.
    """

    text: str = ""
    translation: str = ""


@dataclass(frozen=True)
class CardContent:
    """A winning work as its card, caption and alt text tell it. `who` is what its consents allow."""

    entry_id: int
    entry_ref: str
    number: str
    form: str
    age_group: str
    award: str
    place: int
    original: Words
    translation: Words | None
    picture: Picture | None
    who: str
    school: str
    city: str


@dataclass(frozen=True)
class LeftOut:
    """An award without a card: the entry's number, and why in a short code of `wording.REASONS`.

    The title is told only of a work that may be shown: the kit goes to whoever posts it.
    """

    number: str
    reason: str
    title: str = ""


@dataclass(frozen=True)
class Plan:
    """Everything a kit is made from at one moment: its cards in order, and what is left out."""

    sender: Sender
    cards: tuple[CardContent, ...]
    left_out: tuple[LeftOut, ...]


def fingerprint(*facts: Any) -> str:
    """Return the SHA-256 of plain values or dataclasses of them; it changes when any of them does.

    A function counts by its name.
    """
    plain = [asdict(fact) if hasattr(fact, "__dataclass_fields__") else fact for fact in facts]
    told = json.dumps(plain, sort_keys=True, ensure_ascii=False, default=attrgetter("__name__"))
    return hashlib.sha256(told.encode()).hexdigest()
