"""The manuscript: what the book will say, as plain frozen values. Templates for print see nothing else."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from competition.platform.text import paragraphs, stanzas

QUIET_AWARD = "published"
"""A work that is printed without a prize needs no label for it."""


@dataclass(frozen=True)
class Text:
    """Words in one language; `direction` is "ltr" or "rtl"; `credit` names the translator, if anybody."""

    language: str
    direction: str
    title: str
    text: str = ""
    credit: str = ""

    @property
    def stanzas(self) -> list[list[str]]:
        """The lines of a poem by stanza."""
        return stanzas(self.text)

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of a prose text."""
        return paragraphs(self.text)


@dataclass(frozen=True)
class Picture:
    """A print rendition by its storage key; size in pixels, `alt` what it shows in words."""

    key: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True)
class Byline:
    """What the consents let the book say of who made a work; `made_by` is class, group or pupil."""

    names: tuple[str, ...] = ()
    unnamed: int = 0
    class_name: str = ""
    school: str = ""
    city: str = ""
    country: str = ""
    made_by: str = ""


@dataclass(frozen=True)
class Work:
    """One work as it is printed; `award` is the kind of award it has won.

    `pictures_sent` is how many pictures the class sent: more than `pictures` when one could not be opened.
    """

    entry_id: int
    number: str
    form: str
    original: Text
    translation: Text | None
    pictures: tuple[Picture, ...]
    byline: Byline
    award: str
    young: bool = False
    pictures_sent: int = 0

    @property
    def anchor(self) -> str:
        """The name of its place in the book."""
        return f"work-{self.entry_id}"

    @property
    def texts(self) -> tuple[Text, ...]:
        """The original, and the translation where there is one."""
        return (self.original, self.translation) if self.translation else (self.original,)


@dataclass(frozen=True)
class Section:
    """The works of one category, in the order they are printed."""

    form: str
    age_group: str
    works: tuple[Work, ...]
    young: bool = False


@dataclass(frozen=True)
class Imprint:
    """Who is behind the book and what may be done with it."""

    publisher: str = ""
    licence: str = ""
    disclaimer: str = ""
    contact: str = ""


@dataclass(frozen=True)
class Dye:
    """The colour of a form: for leaves (`area`) and for words (`text`)."""

    form: str
    area: str
    text: str


@dataclass(frozen=True)
class Manuscript:
    """The whole book. `garland` holds the form of every entry of the campaign in order of arrival.

    `language` is the book's own; `seal` the hash of the frozen results; `left_out` the numbers of the works
    that may not appear.
    """

    name: str
    year: int
    organiser: str
    language: str
    imprint: Imprint
    dyes: tuple[Dye, ...]
    garland: tuple[str, ...]
    classes: int
    seal: str
    sections: tuple[Section, ...]
    left_out: tuple[str, ...] = ()

    @property
    def works(self) -> Iterator[Work]:
        """Every work, in the order of the book."""
        return (work for section in self.sections for work in section.works)

    def without(self, entry_ids: frozenset[int]) -> "Manuscript":
        """Return the manuscript without these works; a section that is empty then goes too."""
        kept = [
            Section(
                each.form,
                each.age_group,
                tuple(work for work in each.works if work.entry_id not in entry_ids),
                each.young,
            )
            for each in self.sections
        ]
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return Manuscript(**{**values, "sections": tuple(section for section in kept if section.works)})


def ordered(works: list[tuple[str, int, Work]], kinds: tuple[str, ...]) -> tuple[Work, ...]:
    """Return a section's works: the highest kind of award first, within it by place, then by number.

    `works` are (kind of award, place, work); `kinds` the category's awards, the highest first. A kind that
    the category does not know comes last.
    """
    rank = {kind: at for at, kind in enumerate(kinds)}
    chosen = sorted(works, key=lambda each: (rank.get(each[0], len(rank)), each[1], each[2].number))
    return tuple(work for _kind, _place, work in chosen)


def fingerprint(manuscript: Manuscript, design: str) -> str:
    """Return the SHA-256 of all that decides how the book looks: it changes when any of it does."""
    return digest([design, asdict(manuscript)])


def digest(facts: Any) -> str:
    """Return the SHA-256 of plain values, written as JSON in one way only."""
    canonical = json.dumps(facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
