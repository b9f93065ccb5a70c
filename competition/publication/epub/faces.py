"""The faces a publication brings along: for scripts that not every reader has, and only their letters.

Latin, Greek and Cyrillic texts are read in the face that a reader has chosen; single words of them that have
rare letters, or are written in another script, bring theirs.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from competition.platform.fonts import FontSet, PlacedFace
from competition.platform.scripts import silent
from competition.publication.epub.packing import Item
from competition.publication.epub.rare import are_many, is_read_everywhere, rare_words
from competition.publication.manuscript import Manuscript
from competition.publication.page import line_ratio

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
        rule, letters = _wanted(language, text)
        for run in fonts.runs(letters, language) if letters else ():
            if may_embed(run.face.path, run.face.index):
                used.setdefault(run.face, set()).update(run.text)
                families.setdefault(rule, []).append(run.face.family)
    items = {face: _item(face, letters) for face, letters in used.items()}
    stacks = {rule: tuple(dict.fromkeys(names)) for rule, names in sorted(families.items())}
    rules = [_font_rule(face, item) for face, item in items.items()]
    rules += [_rule(tag, names, fonts.scale(tag)) for tag, names in stacks.items()]
    return Faces(tuple(sorted(items.values(), key=lambda item: item.name)), "\n".join(rules))


def may_embed(path: Path, index: int) -> bool:
    """Whether a font says of itself that parts of it may be embedded."""
    return not _embedding(path, index) & (_RESTRICTED | _WHOLE_ONLY | _BITMAPS_ONLY)


def _texts(manuscript: Manuscript) -> Mapping[str, str]:
    """Return by language all that is set in it."""
    texts: dict[str, list[str]] = {}
    for each in manuscript.printed:
        for text in each.texts:
            texts.setdefault(text.language or manuscript.language, []).extend((text.title, text.text))
    return {language: "\n".join(known) for language, known in texts.items()}


def _wanted(language: str, text: str) -> tuple[str, str]:
    """Return the language that gets a face, and for which letters; no language where words alone need one."""
    rare = rare_words(text)
    if not is_read_everywhere(language) or are_many(rare, text):
        return language, _letters(text)
    return "", _letters("".join(rare))


def _letters(text: str) -> str:
    """Return what has to have a glyph, each once; line ends and selectors need none."""
    return "".join(sorted(sign for sign in set(text) if not silent(sign)))


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
    """Return the rule for the texts of a language, or for rare words within any of those without a rule."""
    stack = ", ".join(f'"{family}"' for family in families)
    if not language:
        return f".rare {{ font-family: {stack}, serif }}"
    slant = "" if is_read_everywhere(language) else " font-style: normal;"
    return (
        f'.words[lang="{language}"] {{ font-family: {stack}, serif; font-size: {scale}em;'
        f" line-height: {line_ratio(language)};{slant} }}"
    )
