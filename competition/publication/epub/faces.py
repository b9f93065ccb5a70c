"""The faces a publication brings along: for scripts that not every reader has, and only their letters.

Latin, Greek and Cyrillic texts are read in the face that a reader has chosen.
"""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from competition.platform.fonts import FontSet, PlacedFace
from competition.platform.languages import script_of
from competition.platform.scripts import silent
from competition.publication.epub.packing import Item
from competition.publication.manuscript import Manuscript
from competition.publication.page import line_ratio

_READ_EVERYWHERE = (
    (0x0000, 0x017F),  # Latin: ASCII, the languages of western and central Europe
    (0x0218, 0x021B),  # Romanian
    (0x0386, 0x03CE),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x0490, 0x0491),
    (0x1E9E, 0x1E9E),
    (0x2010, 0x2026),
    (0x2030, 0x203A),
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
)
_RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_KEPT_NAMES = (0, 7, 13, 14)
"""Copyright, trade mark, licence and where it can be read: they go with every part of a font."""
_FAMILY_NAMES = (1, 3, 4, 6, 16)
_TRUETYPE, _CFF = "font/ttf", "font/otf"


@dataclass(frozen=True)
class Faces:
    """The font files of a publication, and the rules that give languages their faces."""

    items: tuple[Item, ...]
    rules: str


def faces_of(manuscript: Manuscript, fonts: FontSet) -> Faces:
    """Return the faces that the texts of a manuscript need, each with no more letters than they use."""
    used: dict[PlacedFace, set[str]] = {}
    families: dict[str, list[str]] = {}
    for language, text in sorted(_texts(manuscript).items()):
        if not _needs_faces(language, text):
            continue
        for run in fonts.runs(text, language):
            if may_embed(run.face.path, run.face.index):
                used.setdefault(run.face, set()).update(run.text)
                families.setdefault(language, []).append(run.face.family)
    items = {face: _item(face, letters) for face, letters in used.items()}
    rules = [_font_rule(face, item) for face, item in items.items()]
    rules += [_rule(tag, tuple(dict.fromkeys(names)), fonts.scale(tag)) for tag, names in families.items()]
    return Faces(tuple(sorted(items.values(), key=lambda item: item.name)), "\n".join(rules))


def may_embed(path: Path, index: int) -> bool:
    """Whether a font says of itself that parts of it may be embedded."""
    return not _embedding(path, index) & (_RESTRICTED | _WHOLE_ONLY | _BITMAPS_ONLY)


def _texts(manuscript: Manuscript) -> Mapping[str, str]:
    """Return by language every sign that is set in it."""
    signs: dict[str, dict[str, None]] = {}
    for each in manuscript.printed:
        for text in each.texts:
            known = signs.setdefault(text.language or manuscript.language, {})
            known.update(dict.fromkeys(text.title + text.text))
    return {language: "".join(sorted(_with_marks(known))) for language, known in signs.items()}


def _with_marks(signs: Mapping[str, None]) -> Iterator[str]:
    """Yield what has to have a glyph; line ends and selectors need none."""
    return (sign for sign in signs if not silent(sign))


def _needs_faces(language: str, signs: str) -> bool:
    """Whether a text is in another script than every reading system has, or has rare letters."""
    own = script_of(language) in ("Latn", "Grek", "Cyrl", "Zzzz")
    return not own or not all(_is_everywhere(sign) for sign in signs)


def _is_everywhere(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in _READ_EVERYWHERE)


def _item(face: PlacedFace, letters: set[str]) -> Item:
    content = part_of(face.path, face.index, f"{face.family}-{face.face.weight}", "".join(sorted(letters)))
    cff = content[:4] == b"OTTO"
    name = (
        f"{face.family}-{face.face.weight}{'-italic' if face.face.italic else ''}.{'otf' if cff else 'ttf'}"
    )
    return Item(name, _CFF if cff else _TRUETYPE, content)


def part_of(path: Path, index: int, name: str, letters: str) -> bytes:
    """Return the file of a font with these letters and what joins them; `name` is what it is called then."""
    from fontTools.subset import Options, Subsetter

    with _opened(path, index) as font:
        options = Options(hinting=False, recalc_timestamp=False, name_IDs=[*_KEPT_NAMES, *_FAMILY_NAMES, 2])
        subsetter = Subsetter(options)
        subsetter.populate(text=letters + " \N{NO-BREAK SPACE}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}")
        subsetter.subset(font)
        for number in _FAMILY_NAMES:
            if font["name"].getDebugName(number):
                font["name"].setName(name, number, 3, 1, 0x409)
        out = io.BytesIO()
        font.save(out)
    return out.getvalue()


@cache
def _embedding(path: Path, index: int) -> int:
    with _opened(path, index) as font:
        return int(font["OS/2"].fsType)


def _opened(path: Path, index: int) -> Any:
    from fontTools.ttLib import TTFont

    return TTFont(path, fontNumber=index, lazy=True, recalcTimestamp=False)


def _font_rule(face: PlacedFace, item: Item) -> str:
    style = "italic" if face.face.italic else "normal"
    return (
        f'@font-face {{ font-family: "{face.family}"; src: url("{item.name}");'
        f" font-weight: {face.face.weight}; font-style: {style} }}"
    )


def _rule(language: str, families: Sequence[str], scale: float) -> str:
    stack = ", ".join(f'"{family}"' for family in families)
    slant = "" if script_of(language) in ("Latn", "Grek", "Cyrl") else " font-style: normal;"
    return (
        f'.words[lang="{language}"] {{ font-family: {stack}, serif; font-size: {scale}em;'
        f" line-height: {line_ratio(language)};{slant} }}"
    )
