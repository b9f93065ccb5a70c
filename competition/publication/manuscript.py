"""The manuscript: what the book will say, as plain frozen values. Templates for print see nothing else."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from competition.platform.text import paragraphs, stanzas
from competition.publication.designs import USUAL

if TYPE_CHECKING:
    from competition.publication.voices import Matter, Voice

QUIET_AWARD = "published"
"""A work that is printed without a prize needs no label for it."""


class ChapterKind(StrEnum):
    """What stands in one place of the book, after its title page and imprint."""

    FOREWORD = "foreword"
    ABOUT = "about"
    JURY = "jury"
    CREDITS = "credits"
    TEXT = "text"
    CONTENTS = "contents"
    WORKS = "works"
    QUOTES = "quotes"
    STATEMENTS = "statements"
    STORIES = "stories"
    PARTICIPANTS = "participants"
    LANGUAGES = "languages"
    PLACES = "places"
    COLOPHON = "colophon"

    @property
    def is_written(self) -> bool:
        """Whether the secretariat writes it itself."""
        return self in _WRITTEN

    @property
    def is_spoken(self) -> bool:
        """Whether it holds what people say beside the works."""
        return self in _SPOKEN


_WRITTEN = frozenset(
    (ChapterKind.FOREWORD, ChapterKind.ABOUT, ChapterKind.JURY, ChapterKind.CREDITS, ChapterKind.TEXT)
)
_SPOKEN = frozenset((ChapterKind.STATEMENTS, ChapterKind.STORIES, ChapterKind.QUOTES))
BACK = (
    *(ChapterKind.STATEMENTS, ChapterKind.STORIES, ChapterKind.JURY, ChapterKind.PARTICIPANTS),
    *(ChapterKind.LANGUAGES, ChapterKind.PLACES, ChapterKind.CREDITS, ChapterKind.COLOPHON),
)
"""What stands behind the works in the usual order."""


class Layout(StrEnum):
    """On which pages a text is wanted; AUTO is what suits it best."""

    AUTO = "auto"
    PAGE = "page"
    SPREAD = "spread"
    FOLLOWING = "following"


class Size(StrEnum):
    """How large a text is wanted, beside what suits it best."""

    AUTO = "auto"
    SMALLER = "smaller"
    LARGER = "larger"


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
    `layout` and `size` are what the secretariat wishes, had where the text allows it.
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
    layout: Layout = Layout.AUTO
    size: Size = Size.AUTO

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
    """The works of one category, in the order they are printed.

    `title` stands instead of the category's name; in a `fixed` order no work moves so that pages face well.
    """

    form: str
    age_group: str
    works: tuple[Work, ...]
    young: bool = False
    title: str = ""
    fixed: bool = False


@dataclass(frozen=True)
class Chapter:
    """What stands in one place of the book: a section's works (`section` tells which), a text, or a list.

    `title` stands instead of the usual one; `text` is written in Markdown. What people say in a chapter that
    is `fixed` stands as somebody put it, whether pages face well or not.
    """

    kind: ChapterKind
    title: str = ""
    author: str = ""
    text: str = ""
    section: int | None = None
    key: str = ""
    fixed: bool = False

    @property
    def anchor(self) -> str:
        """The name of its place in the book."""
        return f"chapter-{self.key}"


@dataclass(frozen=True)
class Imprint:
    """Who is behind the book and what may be done with it."""

    publisher: str = ""
    licence: str = ""
    disclaimer: str = ""
    contact: str = ""
    isbn: str = ""
    issn: str = ""


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
    that may not appear; `design` the folder it is set with. `voices` are what is said beside the works,
    `matter` what is known of those who took part; it is None in a book of works alone. `invitation` is the
    sentence that the campaign's call began with.
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
    chapters: tuple[Chapter, ...] = ()
    design: str = USUAL
    voices: "tuple[Voice, ...]" = ()
    matter: "Matter | None" = None
    invitation: str = ""

    @property
    def outline(self) -> tuple[Chapter, ...]:
        """The chapters that hold something: as they were composed, else in the usual order."""
        every = self.chapters or usual_chapters(len(self.sections))
        return tuple(each for each in every if self.holds(each.kind, each.text))

    def holds(self, kind: ChapterKind, text: str = "") -> bool:
        """Whether a chapter of this kind has anything to print beside the secretariat's `text`."""
        if text.strip():
            return True
        if kind.is_spoken:
            return any(voice.chapter is kind for voice in self.voices)
        if kind in (ChapterKind.JURY, ChapterKind.CREDITS, ChapterKind.PARTICIPANTS):
            return self.matter is not None and self.matter.tells(kind)
        return not kind.is_written

    @property
    def works(self) -> Iterator[Work]:
        """Every work, in the order of the book."""
        return (work for section in self.sections for work in section.works)

    @property
    def printed(self) -> "Iterator[Work | Voice]":
        """Every work and every voice that has a place in the book."""
        yield from self.works
        yield from self.voices

    @property
    def pictures(self) -> Iterator[Picture]:
        """Every picture of its works, then every portrait."""
        yield from (picture for work in self.works for picture in work.pictures)
        yield from (voice.portrait for voice in self.voices if voice.portrait)

    def without(self, entry_ids: frozenset[int]) -> "Manuscript":
        """Return the manuscript without these works; a section that is empty then goes too."""
        kept = [
            replace(each, works=tuple(work for work in each.works if work.entry_id not in entry_ids))
            for each in self.sections
        ]
        return replace(
            self,
            sections=tuple(section for section in kept if section.works),
            chapters=_renumbered(self.chapters, [bool(section.works) for section in kept]),
        )


def usual_chapters(sections: int) -> tuple[Chapter, ...]:
    """Return the chapters of a book that nobody has composed: behind each section room for quotes."""
    works = (
        each
        for at in range(sections)
        for each in (
            Chapter(ChapterKind.WORKS, section=at),
            Chapter(ChapterKind.QUOTES, key=f"{ChapterKind.QUOTES}-{at}"),
        )
    )
    return (Chapter(ChapterKind.CONTENTS), *works, *(Chapter(kind, key=kind.value) for kind in BACK))


def _renumbered(chapters: tuple[Chapter, ...], stays: list[bool]) -> tuple[Chapter, ...]:
    """Return the chapters without those whose section is gone, each with its section's new place."""
    kept = (each for each in chapters if each.section is None or stays[each.section])
    return tuple(
        each if each.section is None else replace(each, section=sum(stays[: each.section])) for each in kept
    )


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
