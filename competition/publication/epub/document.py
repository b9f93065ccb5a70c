"""A document of a publication, and its line in the contents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from competition.publication.manuscript import Manuscript, Text


@dataclass(frozen=True)
class Document:
    """One document: its file's name, the template and what that is given, and its line in the contents.

    `label` and `also` are words in their languages, an original title and its translation; without a
    label it is not in the contents. `inside` are the documents of its section.
    """

    name: str
    template: str
    label: Text | None = None
    also: Text | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    inside: tuple["Document", ...] = ()

    @property
    def all(self) -> Iterator["Document"]:
        """It, and those inside it."""
        yield self
        yield from self.inside


def name_of(anchor: str) -> str:
    """Return the file's name of a work's or a voice's document."""
    return f"{anchor}.xhtml"


def own(book: Manuscript, title: str) -> Text:
    """Return words of the book itself."""
    return Text(book.language, "", title)
