"""Names inside a work: found whatever their case, accents or the script's way of writing, and masked."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from competition.entries.texts import letters_to_a_word

MASK = "▒▒▒"

_IGNORED = "\u0640"  # the stroke that only stretches an Arabic word
_APOSTROPHES = dict.fromkeys("’‘ʼ`´", "'")
# What is written together with a following name: and, for, by, like, in …
_PREFIXES = {"ARABIC": "[وفبلكس]{0,2}", "HEBREW": "[והבלמכש]{0,3}"}


@dataclass(frozen=True)
class Masked:
    """A text with its names masked, and which of the names stood in it."""

    text: str
    found: tuple[str, ...]


def mask(text: str, names: Collection[str], left: Collection[str] = ()) -> Masked:
    """Mask every occurrence of `names`, the longest first; what stands within one of `left` stays.

    Names are found as whole words, whatever their case and accents; anywhere in scripts without spaces; after
    the particles that Arabic and Hebrew write together with them; before those of Korean and a genitive s.
    Names of one letter are left alone, those of two are found only as they are written.
    """
    folded, origin = _fold(text)
    taken, hidden = [False] * len(folded), [False] * len(folded)
    stays, found = {name.strip() for name in left}, []
    for name in sorted(stays | {name.strip() for name in names}, key=lambda name: (-len(name), name)):
        spans = [span for span in _occurrences(name, text, folded, origin) if not any(taken[slice(*span)])]
        for start, end in spans:
            taken[start:end] = [True] * (end - start)
            hidden[start:end] = [name not in stays] * (end - start)
        if spans and name not in stays:
            found.append(name)
    return Masked(_replace(text, [origin[at] for at, gone in enumerate(hidden) if gone]), tuple(found))


def mask_all(
    texts: Sequence[str], names: Collection[str], left: Collection[str] = ()
) -> tuple[list[str], list[str]]:
    """Mask several texts; return them and the sorted names that were found in any."""
    masked = [mask(text, names, left) for text in texts]
    return [each.text for each in masked], sorted({name for each in masked for name in each.found})


def _fold(text: str) -> tuple[str, list[int]]:
    """Return the text without case, accents and invisible characters, and where each letter comes from."""
    letters, origin = [], []
    for at, char in enumerate(text):
        for part in unicodedata.normalize("NFD", unicodedata.normalize("NFD", char).casefold()):
            if unicodedata.combining(part) or unicodedata.category(part) == "Cf" or part == _IGNORED:
                continue
            letters.append(_APOSTROPHES.get(part, part))
            origin.append(at)
    return "".join(letters), origin


def _occurrences(name: str, text: str, folded: str, origin: list[int]) -> Iterator[tuple[int, int]]:
    """Yield where the name stands in the folded text."""
    wanted = _fold(name)[0]
    dense = bool(wanted) and letters_to_a_word(wanted[0]) > 0
    if len(wanted) < 2:
        return
    exactly = len(wanted) == 2 and not dense
    for hit in re.finditer(_pattern(wanted, dense), folded):
        start, end = hit.span("name")
        if not exactly or text[origin[start] : origin[start] + len(name)] == name:
            yield start, end


def _pattern(wanted: str, dense: bool) -> str:
    words = r"[\s\-]+".join(re.escape(word) for word in re.split(r"[\s\-]+", wanted))
    if dense:
        return f"(?P<name>{words})"
    script = unicodedata.name(wanted[0], "").split(" ")[0]
    before = rf"(?<!\w){_PREFIXES.get(script, '')}"
    after = "" if script == "HANGUL" else r"s?(?!\w)"
    return f"{before}(?P<name>{words}{after})"


def _replace(text: str, hidden: list[int]) -> str:
    """Put one mask for each run of hidden letters, the marks that belong to them included."""
    parts, kept = [], 0
    at = 0
    while at < len(hidden):
        start = end = hidden[at]
        while at < len(hidden) and hidden[at] <= end + 1:
            end = _with_marks(text, hidden[at])
            at += 1
        parts.append(text[kept:start] + MASK)
        kept = end + 1
    return "".join(parts) + text[kept:]


def _with_marks(text: str, at: int) -> int:
    """Return the place of the last mark or invisible character that follows the letter at `at`."""
    while at + 1 < len(text) and unicodedata.category(text[at + 1]) in ("Mn", "Mc", "Me", "Cf"):
        at += 1
    return at
