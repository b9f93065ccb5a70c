"""A plain text in whatever encoding: told by its mark, by its bytes, by the letters of its language."""

import codecs
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from competition.platform.documents import alphabets

PREVIEW = 240
MOST_READINGS = 6
DOUBT = 0.12
"""How near a second reading must come to the best one for a person to be asked."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 40_000


@dataclass(frozen=True)
class Reading:
    """A text as one encoding reads it, and how likely that is (0 to 1)."""

    encoding: str
    text: str
    worth: float


def read(content: bytes, *, language: str = "", encoding: str = "") -> list[Reading]:
    """Return the likely readings of a plain text, the best first; none if it is no text at all.

    `encoding` is what a person chose; `language` helps to tell old encodings apart.
    """
    if encoding:
        chosen = _decoded(content, encoding)
        others = [each for each in read(content, language=language) if each.encoding != encoding]
        return [Reading(encoding, chosen, 1.0), *others] if chosen is not None else others
    certain = _certain(content)
    if certain is not None:
        return [certain] if _is_text(certain.text) else []
    return _guessed(content, language)


def previews(readings: Iterable[Reading], *, chosen: bool = False) -> list[list[str]]:
    """Return the readings to choose among, with their first lines; none if there is no doubt.

    Who has `chosen` once may do so again.
    """
    found = list(readings)
    near = [each for each in found if each.worth > found[0].worth - DOUBT]
    if len(near) < 2 and not (chosen and len(found) > 1):
        return []
    return [[each.encoding, _preview(each.text)] for each in found[:MOST_READINGS]]


def _preview(text: str) -> str:
    """Return the lines in which something else than plain letters stands."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if not line.isascii()] or lines
    return "\n".join(telling[:4])[:PREVIEW]


def _certain(content: bytes) -> Reading | None:
    """Return the reading that a mark or the bytes themselves leave no doubt about."""
    for mark, encoding in _MARKS:
        if content.startswith(mark) and (text := _decoded(content, encoding)) is not None:
            return Reading(encoding.removesuffix("-sig"), text, 1.0)
    wide = _wide(content)
    if wide:
        return wide
    text = _decoded(content, "utf-8")
    if text is not None and "\x1b$" not in text:
        return Reading("utf-8", text, 1.0)
    text = _decoded(content, "iso2022_jp")
    return Reading("iso2022_jp", text, 1.0) if text is not None else None


def _wide(content: bytes) -> Reading | None:
    """Return the reading as UTF-16 or UTF-32 without a mark, which leaves zero bytes at every other place."""
    head = content[:4000]
    if b"\0" not in head:
        return None
    for encoding in ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"):
        text = _decoded(content, encoding)
        # The zero bytes are the halves of plain letters and line ends: without one, it is read the wrong way.
        if text is not None and _is_text(text) and any(char < "\u0100" for char in text):
            return Reading(encoding, text, 1.0)
    return None


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_text(text: str) -> bool:
    """Whether there are hardly any characters that nobody writes."""
    sample = text[:_SAMPLE]
    kinds = Counter(unicodedata.category(char) for char in sample if char not in "\n\r\t\f\ufeff\x1a")
    odd = kinds["Cc"] + kinds["Cn"] + kinds["Co"] + kinds["Cs"]
    return bool(sample.strip("\ufeff")) and odd * 50 <= len(sample) and "\0" not in sample


def _guessed(content: bytes, language: str) -> list[Reading]:
    """Return the readings in old encodings, each text once."""
    if b"\0" in content:
        return []
    found: dict[str, Reading] = {}
    for encoding in alphabets.encodings(language):
        text = _decoded(content, encoding)
        if text is None or not _is_text(text):
            continue
        reading = Reading(encoding, text, alphabets.worth(text[:_SAMPLE], encoding, language))
        if text not in found or found[text].worth < reading.worth:
            found[text] = reading
    return sorted(found.values(), key=lambda each: -each.worth)
