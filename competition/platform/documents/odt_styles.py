"""What the styles of an ODT say of its paragraphs, letters and lists."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from competition.platform.documents.blocks import PLAIN, Look
from competition.platform.documents.counting import BULLET, numeral
from competition.platform.documents.package import any_value, child, local, value

_DEEPEST = 20
_ALIGNED = {"center": "center", "end": "end", "right": "end", "justify": "justify"}
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(cm|mm|in|pt|pc|px)?")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0, "pc": 12.0, "px": 0.75, None: 1.0}
_TITLES = ("title", "titel", "titre")


@dataclass(frozen=True)
class Style:
    """How paragraphs and letters of a style are."""

    look: Look = PLAIN
    hidden: bool = False
    role: str = "p"
    align: str = ""
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0


@dataclass
class Styles:
    """The styles of both parts by family and name; those of the text's own part come first."""

    _raw: dict[tuple[str, str], Any] = field(default_factory=dict)
    _known: dict[tuple[str, str], Style] = field(default_factory=dict)
    _lists: dict[str, Any] = field(default_factory=dict)

    def add(self, root: Any) -> None:
        """Take in the styles of a part."""
        for group in root if root is not None else ():
            if local(group) not in ("automatic-styles", "styles"):
                continue
            for each in group:
                if local(each) in ("style", "default-style"):
                    self._raw.setdefault((value(each, "family"), value(each, "name")), each)
                elif local(each) == "list-style":
                    self._lists.setdefault(any_value(each, "name"), each)

    def paragraph(self, name: str) -> Style:
        """Return what a paragraph of this style is."""
        return self._resolved("paragraph", name, 0)

    def letters(self, name: str, ground: Style) -> Style:
        """Return what letters of this style are on this ground."""
        chain: list[Any] = []
        while (raw := self._raw.get(("text", name))) is not None and len(chain) < _DEEPEST:
            chain.append(raw)
            name = value(raw, "parent-style-name")
        for each in reversed(chain):
            ground = _letters(child(each, "text-properties"), ground)
        return ground

    def mark(self, name: str, level: int, count: int) -> str:
        """Return what stands before an item of a list."""
        for each in self._lists.get(name, ()):
            if value(each, "level") != str(level):
                continue
            if local(each) == "list-level-style-bullet":
                return BULLET
            form = any_value(each, "num-format")
            start = value(each, "start-value")
            number = count + (int(start) - 1 if start.isdecimal() else 0)
            before, after = any_value(each, "num-prefix"), any_value(each, "num-suffix")
            return f"{before}{numeral(number, form)}{after}" if form else ""
        return "" if name else BULLET

    def _resolved(self, family: str, name: str, depth: int) -> Style:
        key = (family, name)
        if key in self._known:
            return self._known[key]
        raw = self._raw.get(key)
        if raw is None or depth > _DEEPEST:
            return self._resolved(family, "", depth + 1) if name and depth <= _DEEPEST else Style()
        parent = value(raw, "parent-style-name")
        ground = self._resolved(family, parent, depth + 1) if name else Style()
        ground = _paragraph(child(raw, "paragraph-properties"), ground)
        ground = _letters(child(raw, "text-properties"), ground)
        called = (value(raw, "display-name") or name).replace("_20_", " ").lower()
        if called in _TITLES or called == "heading 1":
            ground = replace(ground, role="title")
        elif called.startswith("heading"):
            ground = replace(ground, role="h")
        self._known[key] = ground
        return ground


def _paragraph(element: Any, ground: Style) -> Style:
    if element is None:
        return ground
    said: dict[str, Any] = {}
    for at, value_ in element.attrib.items():
        name = at.rpartition("}")[2]
        if name == "text-align":
            said["align"] = _ALIGNED.get(value_, "")
        elif name == "margin":
            said["before"] = said["after"] = points(value_)
        elif name in ("margin-top", "margin-bottom"):
            said["before" if name.endswith("top") else "after"] = points(value_)
        elif name == "margin-left":
            said["indent"] = points(value_)
    return replace(ground, **said)


def _letters(element: Any, ground: Style) -> Style:
    if element is None:
        return ground
    look: dict[str, Any] = {}
    hidden = ground.hidden
    for at, said in element.attrib.items():
        name = at.rpartition("}")[2]
        if name == "font-weight":
            look["bold"] = said in ("bold", "bolder", "600", "700", "800", "900")
        elif name == "font-style":
            look["italic"] = said in ("italic", "oblique")
        elif name == "text-underline-style":
            look["underline"] = said != "none"
        elif name == "font-size" and not said.endswith("%"):
            look["size"] = points(said)
        elif name == "display":
            hidden = said == "none"
    return replace(ground, look=replace(ground.look, **look), hidden=hidden)


def points(said: str) -> float:
    """Return a length in points; nothing sensible is nothing."""
    found = _LENGTH.fullmatch(said.strip())
    return max(0.0, min(float(found[1]) * _POINTS[found[2]], 200.0)) if found else 0.0
