"""Scripts of characters and texts: what runs together, and in which direction. Pure."""

import unicodedata
from collections import Counter
from functools import cache

_NEUTRAL = ("Zyyy", "Zinh", "Zzzz")
_RIGHT_TO_LEFT = ("R", "AL")
_JOINER = "\u200d"
_AS_TEXT, _AS_PICTURE, _KEYCAP = "\ufe0e", "\ufe0f", "\u20e3"
_PICTURES = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)
"""What lies below the plane of emoji and is one by itself (Emoji_Presentation of Unicode 16)."""


@cache
def script(character: str) -> str:
    """Return the ISO 15924 code of a character; "Zyyy" for what all scripts share, "Zinh" for its marks."""
    from fontTools import unicodedata as scripts  # its tables are large

    return str(scripts.script(character))


def main_script(text: str) -> str:
    """Return the script most letters of a text are in, "Zyyy" when it has none."""
    found = Counter(code for code in map(script, text) if code not in _NEUTRAL)
    return found.most_common(1)[0][0] if found else "Zyyy"


def direction(text: str) -> str:
    """Return "rtl" or "ltr" by the first letter that has a direction (Unicode Standard Annex 9, rule P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _RIGHT_TO_LEFT:
            return "rtl"
        if kind == "L":
            return "ltr"
    return "ltr"


def silent(character: str) -> bool:
    """Return whether a character needs no glyph: spaces, line ends, joiners, selectors of a variant."""
    kind = unicodedata.category(character)
    if kind == "Cf":
        # The signs that enclose Arabic numbers are of this category too, and are seen.
        return unicodedata.bidirectional(character) not in ("AN", "AL")
    return kind in ("Zs", "Zl", "Zp") or character in "\t\n\r" or _selects(character)


def _selects(character: str) -> bool:
    return (
        "\ufe00" <= character <= "\ufe0f"
        or "\U000e0100" <= character <= "\U000e01ef"
        or character == "\u034f"
    )


def clusters(text: str) -> list[str]:
    """Split a text into what must be set with one face: a character with its marks, joiners and selectors."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for character in text:
        if found and (
            _continues(character) or found[-1].endswith(_JOINER) or _makes_flag(found[-1], character)
        ):
            found[-1] += character
        else:
            found.append(character)
    return found


@cache
def _continues(character: str) -> bool:
    return (
        unicodedata.category(character) in ("Mn", "Mc", "Me")
        or character in ("\u200c", _JOINER)
        or "\U0001f3fb" <= character <= "\U0001f3ff"  # tones of skin
        or "\U000e0020" <= character <= "\U000e007f"  # tags, which name the flags of regions
    )


def _makes_flag(before: str, character: str) -> bool:
    return _names_region(character) and len(before) == 1 and _names_region(before)


def _names_region(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def is_emoji(cluster: str) -> bool:
    """Return whether a cluster is meant as a picture in colour: by what it is, or by the selector behind it.

    Signs that are letters to Unicode, such as © or digits, are pictures only where somebody says so.
    """
    first = cluster[0]
    if _AS_TEXT in cluster:
        return False
    if first.isascii():
        return _KEYCAP in cluster
    return _AS_PICTURE in cluster or first >= "\U0001f000" or first in _PICTURES


def is_neutral(cluster: str) -> bool:
    """Return whether a cluster goes with whatever script stands before it: digits, points, spaces."""
    return script(cluster[0]) in _NEUTRAL
