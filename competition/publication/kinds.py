"""The kinds of edition that are made from one manuscript, and what each asks of its pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from competition.publication.errors import NoPaperError, OneFormatError
from competition.publication.formats import LARGE, PAGES, Format, Page


class Kind(StrEnum):
    """What an edition is for."""

    SCREEN = "screen"
    PRINT = "print"
    LARGE = "large"
    EPUB = "epub"


BLEED = 3.0
"""Millimetres beyond the cut on paper that is to be cut."""


@dataclass(frozen=True)
class Spec:
    """An edition as it is asked for; `fours`: its pages are a multiple of four, as a folded sheet has."""

    kind: Kind = Kind.SCREEN
    format: Format = Format.A4
    fours: bool = False

    @property
    def page(self) -> Page:
        """The page that its measures are taken from."""
        if self.kind is Kind.LARGE:
            return LARGE
        page = PAGES[self.format]
        return page.bled(BLEED) if self.is_print else page

    @property
    def is_print(self) -> bool:
        """Whether it goes to a printer: to be cut, bound, and read without links."""
        return self.kind is Kind.PRINT

    @property
    def has_pages(self) -> bool:
        """Whether it is set on pages, as a PDF; the pages of an EPUB are its readers' own."""
        return self.kind is not Kind.EPUB

    def check(self) -> None:
        """Raise OneFormatError, or NoPaperError: large print comes in one format only, an EPUB in none."""
        if all((each.kind, each.format) != (self.kind, self.format) for each in OFFERED):
            raise OneFormatError if self.has_pages else NoPaperError

    @property
    def options(self) -> dict[str, Any]:
        """What is kept beside kind and format."""
        return {"fours": True} if self.fours else {}

    @property
    def name(self) -> str:
        """What it is called in the names of files: screen-A4, large, epub."""
        in_formats = self.kind in (Kind.SCREEN, Kind.PRINT)
        return f"{self.kind}-{self.format}" if in_formats else self.kind.value

    @property
    def ending(self) -> str:
        """How the names of its files end."""
        return "pdf" if self.has_pages else "epub"

    @property
    def media_type(self) -> str:
        """What its files are."""
        return "application/pdf" if self.has_pages else "application/epub+zip"


SCREEN_A4 = Spec()
OFFERED = (
    *(Spec(Kind.SCREEN, each) for each in Format),
    *(Spec(Kind.PRINT, each) for each in Format),
    Spec(Kind.LARGE),
    Spec(Kind.EPUB),
)
"""The editions that can be built."""


def address(slug: str, spec: Spec) -> str:
    """Return the path of the secretariat's page of the book that shows this edition."""
    return f"/c/{slug}/office/book?{urlencode({'edition': spec.kind, 'format': spec.format})}"


def spec_of(kind: str, paper: str = Format.A4, options: Mapping[str, Any] | None = None) -> Spec:
    """Return the edition that was kept or asked for in these words."""
    return Spec(Kind(kind), Format(paper), bool((options or {}).get("fours")))
