"""The kinds of edition that are made from one manuscript, and what each asks of its pages."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

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
    def exists(self) -> bool:
        """Whether there is such an edition: large print and EPUB come in one format only."""
        return self.format is Format.A4 or self.kind in (Kind.SCREEN, Kind.PRINT)

    @property
    def options(self) -> dict[str, Any]:
        """What is kept beside kind and format."""
        return {"fours": True} if self.fours else {}

    def as_args(self) -> dict[str, Any]:
        """Return it as it stands in a job."""
        return asdict(self)


SCREEN_A4 = Spec()


def spec_of(kind: str, paper: str = Format.A4, options: Mapping[str, Any] | None = None) -> Spec:
    """Return the edition that was kept or asked for in these words."""
    return Spec(Kind(kind), Format(paper), bool((options or {}).get("fours")))
