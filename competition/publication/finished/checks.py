"""What the finished file is checked for, and what was found. Plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

MOST = 12
"""So many places are named for one check; of more, how many there are."""


class Check(StrEnum):
    """One thing that must be true of the file: of a PDF, of an EPUB, or of both."""

    PAGES = "pages"
    WORKS = "works"
    TAGGED = "tagged"
    READING = "reading"
    HEADINGS = "headings"
    FIGURES = "figures"
    DECORATION = "decoration"
    LANGUAGE = "language"
    LANGUAGES = "languages"
    BOOKMARKS = "bookmarks"
    TITLE = "title"
    UA = "ua"
    LINKS = "links"
    LINK_WORDS = "link_words"
    FONTS = "fonts"
    BOXES = "boxes"
    PICTURES = "pictures"
    DOCUMENTS = "documents"
    FILES = "files"
    CONTENTS = "contents"


EPUB_ALONE = frozenset((Check.DOCUMENTS, Check.FILES, Check.CONTENTS))
"""What a PDF has none of."""
STOPPING = frozenset(
    (
        *(Check.PAGES, Check.WORKS, Check.TAGGED, Check.READING, Check.LANGUAGE, Check.BOOKMARKS),
        *(Check.TITLE, Check.UA, Check.LINKS, Check.FONTS, Check.BOXES),
        *EPUB_ALONE,
    )
)
"""What lies with Garland alone: a file that lacks one of these is put aside. The rest hangs on a text or a
picture, is told, and keeps no book from going out."""


@dataclass(frozen=True)
class Spot:
    """Where a check found something: the page, what it is about, and a work's number where it is known."""

    page: int = 0
    what: str = ""
    number: str = ""


@dataclass(frozen=True)
class Checked:
    """What a check came to: how many things it looked at, how many were amiss, and where (`MOST` of them)."""

    check: Check
    seen: int
    amiss: int = 0
    spots: tuple[Spot, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing is amiss."""
        return not self.amiss

    @property
    def stops(self) -> bool:
        """Whether the file must not stand."""
        return not self.holds and self.check in STOPPING

    def as_row(self) -> dict[str, Any]:
        """Return the result as it is kept in the database, or sent by a child."""
        return asdict(self)


def result(check: Check, seen: int, spots: Sequence[Spot]) -> Checked:
    """Return what a check came to, with the first of its places."""
    return Checked(check, seen, len(spots), tuple(spots[:MOST]))


def from_row(row: Mapping[str, Any]) -> Checked:
    """Return a result that was kept."""
    spots = tuple(Spot(**each) for each in row["spots"])
    return Checked(Check(row["check"]), row["seen"], row["amiss"], spots)


@dataclass(frozen=True)
class Expected:
    """What the file is to hold.

    `works`: by the place of each work, its number and the languages of its texts. `places`: the page of each
    place. `trim`: the size of a cut page in millimetres, `bleed` how far paper and ink go beyond it; `least`
    and `most`: dots an inch between which pictures are, 0 where there is no such limit. `edition` is
    its name among those of one book: what was read of it helps with the next of that name.
    """

    pages: int
    title: str
    language: str
    works: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    trim: tuple[float, float] | None = None
    bleed: float = 0.0
    least: int = 200
    most: int = 0
    edition: str = ""

    def as_row(self) -> dict[str, Any]:
        """Return it as it is sent to a child."""
        return asdict(self)


def expected_from(row: Mapping[str, Any]) -> Expected:
    """Return what was sent to a child."""
    works = {place: (number, tuple(tags)) for place, (number, tags) in row["works"].items()}
    trim = tuple(row["trim"]) if row["trim"] else None
    return Expected(**{**row, "works": works, "trim": trim})
