"""The designs of the book: small folders of templates and style sheets over what every book shares.

How to add one is told in docs/designs.md.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from competition.config import ROOT
from competition.platform.i18n import current_locale

FOLDER = ROOT / "templates" / "publication" / "designs"
USUAL = "garland"
PAGES, FURNITURE = "pages.css", "furniture.css"


@dataclass(frozen=True)
class Design:
    """A folder by its name: its templates stand before the common ones, its style sheets after them."""

    name: str

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return FOLDER / self.name

    @property
    def title(self) -> str:
        """Its name in the reader's language."""
        return self._said("name")

    @property
    def about(self) -> str:
        """What it looks like, in the reader's language."""
        return self._said("about")

    def sheets(self, part: str) -> dict[str, Path]:
        """Return its style sheet for pages or furniture, by the name it goes by, where it has one."""
        path = self.folder / part
        return {f"{self.name}-{part}": path} if path.exists() else {}

    def _said(self, what: str) -> str:
        words: Mapping[str, str] = _about(self.name)[what]
        return words.get(current_locale()) or words["en"]


@cache
def designs() -> Mapping[str, Design]:
    """Return every design by name: the usual one first, then by name."""
    names = sorted(
        (path.parent.name for path in FOLDER.glob("*/about.json")), key=lambda each: (each != USUAL, each)
    )
    return {name: Design(name) for name in names}


def design_of(name: str) -> Design:
    """Return the design of this name; the usual one where a folder is no longer there."""
    return designs().get(name) or designs()[USUAL]


@cache
def _about(name: str) -> Any:
    return json.loads((FOLDER / name / "about.json").read_text(encoding="utf-8"))
