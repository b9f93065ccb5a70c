"""A document between its file and its text: paragraphs with runs that look alike, and tables of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from competition.platform.confined import RefusedError

LONGEST_TEXT = 200_000
"""What a work may have at most, in bytes: what is longer is not one work."""
MOST_LETTERS = 2_000_000
MOST_PARAGRAPHS = 20_000
MOST_CARRIERS = 200
LONGEST_CARRIER = 2_000


@dataclass(frozen=True)
class Look:
    """How a run of letters looks; `size` in points, 0 where nothing is said."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float = 0.0


PLAIN = Look()


@dataclass(frozen=True)
class Run:
    """Letters that look alike; a line break within a paragraph is a line feed."""

    text: str
    look: Look = PLAIN


@dataclass(frozen=True)
class Picture:
    """A picture within a paragraph, by the name of its part."""

    part: str


@dataclass
class Block:
    """A paragraph. `before`, `after` and `indent` in points; `role` is p, title or h; `marker` of a list."""

    runs: list[Run] = field(default_factory=list)
    role: str = "p"
    marker: str = ""
    align: str = ""
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    style: str = ""
    pictures: list[Picture] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its letters."""
        return "".join(run.text for run in self.runs)


@dataclass
class Table:
    """Rows of cells, each with its own blocks."""

    rows: list[list[list[Any]]] = field(default_factory=list)


Body = list[Any]
"""Blocks and tables in their order."""


@dataclass
class Written:
    """What a document says: its body, what it says beside it, and codes of what is not in the text."""

    body: Body = field(default_factory=list)
    carriers: list[list[str]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    feet: list[str] = field(default_factory=list)
    _length: int = 0
    _paragraphs: int = 0

    def count(self, text: str) -> None:
        """Refuse a document that says more than anybody reads."""
        self._length += len(text) + 1
        if self._length > MOST_LETTERS:
            raise RefusedError("LongDocumentError", limit=LONGEST_TEXT // 1000)

    def carry(self, place: str, text: str | None) -> None:
        """Remember what stands beside the work."""
        said = " ".join((text or "").replace("\0", "").split())[:LONGEST_CARRIER]
        if said and len(self.carriers) < MOST_CARRIERS and [place, said] not in self.carriers:
            self.carriers.append([place[:40], said])

    def count_paragraph(self) -> None:
        """Refuse a document of more paragraphs than anybody reads."""
        self._paragraphs += 1
        if self._paragraphs > MOST_PARAGRAPHS:
            raise RefusedError("LongDocumentError", limit=LONGEST_TEXT // 1000)

    def leave_out(self, what: str) -> None:
        """Remember that something is in the document and not in the text."""
        if what not in self.left_out:
            self.left_out.append(what)


def blocks_of(body: Sequence[Any]) -> Iterator[Block]:
    """Yield the paragraphs in reading order, tables cell by cell."""
    for each in body:
        if isinstance(each, Table):
            for row in each.rows:
                for cell in row:
                    yield from blocks_of(cell)
        else:
            yield each
