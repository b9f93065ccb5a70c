"""A part: pages that are set on their own.

Its key is all that decides how they look, and nothing of where in the book they stand.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from competition.platform import pdf, pdf_finish, pdf_fonts, pdf_part_child, pdf_parts, pdf_tags
from competition.platform.fonts import FontSet
from competition.platform.pdf import SCHEME, Resource
from competition.publication.manuscript import digest

_ASKED_FOR = re.compile(re.escape(SCHEME) + r"([\w.-]+)")


@dataclass(frozen=True)
class Part:
    """Pages to be set: their document, its style sheets in order, and the `resources` these are among.

    `tagged` is what is read, the rest is shown only.
    """

    name: str
    html: str
    styles: tuple[str, ...]
    resources: Mapping[str, Resource]
    tagged: bool = True

    @cached_property
    def used(self) -> Mapping[str, Resource]:
        """Its style sheets, and what they and the document ask for by name."""
        sheets = {name: self.resources[name] for name in self.styles}
        texts = [self.html, *(each.read().decode() for each in sheets.values())]
        asked = {name for text in texts for name in _ASKED_FOR.findall(text)}
        return {**sheets, **{name: self.resources[name] for name in sorted(asked & set(self.resources))}}

    def key(self, made_by: str) -> str:
        """Return the hash of all that went in."""
        given = {name: hashlib.sha256(each.read()).hexdigest() for name, each in self.used.items()}
        return digest([made_by, self.tagged, self.html, self.styles, given])


@dataclass(frozen=True)
class Laid:
    """A part as it was set: where it is kept, and what is to be known of it."""

    key: str
    path: Path
    told: Mapping[str, Any]

    @property
    def sheets(self) -> list[dict[str, Any]]:
        """Its pages: `name`, `marks` (bookmarks) and `places` (anchors)."""
        sheets: list[dict[str, Any]] = self.told["sheets"]
        return sheets

    @property
    def remarks(self) -> list[str]:
        """What the typesetter had to say."""
        return [*self.told["warnings"], *self.told["refused"]]


@dataclass(frozen=True)
class Unset:
    """A part that cannot be set: `reason` is time, memory, died, length or an error's class."""

    reason: str


def read_laid(key: str, path: Path) -> Laid:
    """Return a part that is kept."""
    with path.open("rb") as file:
        return Laid(key, path, json.loads(file.readline()))


def read_pdf(path: Path) -> tuple[dict[str, Any], bytes]:
    """Return what is to be known of a part that is kept, and its PDF."""
    head, _, content = path.read_bytes().partition(b"\n")
    told: dict[str, Any] = json.loads(head)
    return told, content


def made_by(typesetter: str, fonts: FontSet) -> str:
    """Return what tells of all that sets parts: our code, the typesetter, the fonts."""
    return digest([_code(), typesetter, fonts.folder.name])


@cache
def _code() -> str:
    """Return the fingerprint of the code that sets parts."""
    modules = (pdf, pdf_finish, pdf_fonts, pdf_part_child, pdf_parts, pdf_tags)
    return digest([Path(str(each.__file__)).read_text(encoding="utf-8") for each in modules])
