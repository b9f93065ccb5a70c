"""What the styles and lists of a DOCX say of its paragraphs and letters."""

from dataclasses import dataclass, field, replace
from typing import Any

from competition.platform.documents.blocks import PLAIN, Look
from competition.platform.documents.package import child, local, value

_OFF = ("0", "false", "off", "none")
_DEEPEST = 20
_ALIGNED = {"center": "center", "right": "end", "end": "end", "both": "justify"}
_TITLES = ("title", "titel", "titre", "título", "titolo", "назва", "название", "heading 1", "标题", "表題")


@dataclass(frozen=True)
class Letters:
    """A look, whether it is hidden, and which of its parts the style itself says."""

    look: Look = PLAIN
    hidden: bool = False


@dataclass(frozen=True)
class Paragraph:
    """What a style says of paragraphs."""

    role: str = "p"
    align: str = ""
    before: float = 0.0
    after: float = 0.0
    indent: float = 0.0
    contextual: bool = False
    number: tuple[str, int] | None = None
    letters: Letters = Letters()


@dataclass
class Styles:
    """The styles by id, with what they inherit worked out when it is asked for."""

    root: Any = None
    _raw: dict[str, Any] = field(default_factory=dict)
    _known: dict[str, Paragraph] = field(default_factory=dict)
    _default: str = ""
    _ground: Paragraph = Paragraph()

    def __post_init__(self) -> None:
        for each in self.root if self.root is not None else ():
            if local(each) == "docDefaults":
                self._ground = _defaults(each)
            if local(each) == "style":
                self._raw.setdefault(value(each, "styleId"), each)
                if value(each, "type") == "paragraph" and value(each, "default") in ("1", "true"):
                    self._default = value(each, "styleId")

    def paragraph(self, style_id: str) -> Paragraph:
        """Return what a paragraph of this style is."""
        return self._resolved(style_id or self._default, 0)

    def letters(self, style_id: str, ground: Letters) -> Letters:
        """Return what letters of a character style are on this ground."""
        chain: list[Any] = []
        while style_id in self._raw and len(chain) < _DEEPEST:
            chain.append(self._raw[style_id])
            style_id = value(based, "val") if (based := child(chain[-1], "basedOn")) is not None else ""
        for each in reversed(chain):
            ground = letters_said(child(each, "rPr"), ground)
        return ground

    def _resolved(self, style_id: str, depth: int) -> Paragraph:
        if style_id in self._known:
            return self._known[style_id]
        raw = self._raw.get(style_id)
        if raw is None or depth > _DEEPEST:
            return self._ground
        based = child(raw, "basedOn")
        ground = self._resolved(value(based), depth + 1) if based is not None else self._ground
        said = paragraph_said(child(raw, "pPr"), ground)
        said = replace(said, letters=letters_said(child(raw, "rPr"), said.letters))
        name = value(named).lower() if (named := child(raw, "name")) is not None else ""
        if name in _TITLES or style_id.lower() in ("title", "heading1"):
            said = replace(said, role="title")
        elif name.startswith("heading"):
            said = replace(said, role="h")
        self._known[style_id] = said
        return said


def _defaults(element: Any) -> Paragraph:
    paragraph = paragraph_said(child(child(element, "pPrDefault"), "pPr"), Paragraph())
    return replace(paragraph, letters=letters_said(child(child(element, "rPrDefault"), "rPr"), Letters()))


def paragraph_said(element: Any, ground: Paragraph) -> Paragraph:
    """Return the ground with what a `pPr` says."""
    said: dict[str, Any] = {}
    for each in element if element is not None else ():
        name = local(each)
        if name == "jc":
            said["align"] = _ALIGNED.get(value(each), "")
        elif name == "spacing":
            said.update(_spacing(each))
        elif name == "ind":
            said["indent"] = _points(value(each, "start") or value(each, "left"))
        elif name == "contextualSpacing":
            said["contextual"] = _on(each)
        elif name == "numPr":
            said["number"] = _number(each, ground.number)
    return replace(ground, **said)


def letters_said(element: Any, ground: Letters) -> Letters:
    """Return the ground with what an `rPr` says."""
    look: dict[str, Any] = {}
    hidden = ground.hidden
    for each in element if element is not None else ():
        name = local(each)
        if name == "b":
            look["bold"] = _on(each)
        elif name == "i":
            look["italic"] = _on(each)
        elif name == "u":
            look["underline"] = _on(each)
        elif name == "sz":
            look["size"] = _points(value(each), 2)
        elif name == "vanish":
            hidden = _on(each)
    return Letters(replace(ground.look, **look), hidden)


def _on(element: Any) -> bool:
    return value(element, default="1").lower() not in _OFF


def _points(said: str, parts: int = 20) -> float:
    """Return points from twentieths (or halves) of one; nothing sensible is nothing."""
    try:
        return max(0.0, min(float(said) / parts, 200.0))
    except ValueError:
        return 0.0


def _spacing(element: Any) -> dict[str, float]:
    found = {}
    for side in ("before", "after"):
        if said := value(element, side):
            found[side] = _points(said)
        if value(element, f"{side}Autospacing") in ("1", "true", "on"):
            found[side] = 14.0
    return found


def _number(element: Any, ground: tuple[str, int] | None) -> tuple[str, int] | None:
    number, level = child(element, "numId"), child(element, "ilvl")
    known = value(number) if number is not None else (ground or ("", 0))[0]
    at = value(level) if level is not None else "0"
    return None if known in ("", "0") else (known, min(int(at), 8) if at.isdecimal() else 0)
