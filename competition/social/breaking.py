"""Breaking lines: at spaces, and in scripts without spaces where a reader would. Pure.

`Measure` gives a text's width in ems; widths below are in ems too.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache

from competition.platform.scripts import clusters, script

Measure = Callable[[str], float]

_SPACELESS = ("Hani", "Hira", "Kana", "Bopo", "Yiii", "Tibt", "Thai", "Laoo", "Khmr", "Mymr")
_FREE = ("Hani", "Hira", "Kana", "Bopo", "Yiii")
"""Scripts in which a line may end after any character, with these exceptions."""
_KANA, _PAUSES = ("Hira", "Kana"), "、。，．！？」』"
_NEVER_FIRST = "、。，．・：；？！’”)]}〉》」』】〕…ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョะาำๅๆฯ་།༎။၊ๆໆ។៖ៗ"
_NEVER_LAST = "‘“([{〈《「『【〔เแโใไເແໂໃໄ\u17d2\u1039"
_BREAK = "\u200b"
_AFTER = (_BREAK, "\u1361")
"""Marks after which a line may end: the invisible space, and the Ethiopic word space."""


def greedy(text: str, measure: Measure, width: float) -> list[str]:
    """Fill lines of `width` one after the other; a word wider than a line is broken as its script allows."""
    return _filled(_atoms(text, measure, width), measure, width)


def _filled(atoms: Sequence[str], measure: Measure, width: float) -> list[str]:
    lines = [""]
    for atom in atoms:
        longer = lines[-1] + atom
        if lines[-1].strip() and measure(longer.strip()) > width:
            lines.append(atom.lstrip())
        else:
            lines[-1] = longer
    return [line.strip().replace(_BREAK, "") for line in lines if line.strip()]


def balanced(text: str, measure: Measure, width: float) -> list[str]:
    """Break into as few lines as `width` allows, and make these as equally long as they can be."""
    atoms = _atoms(text, measure, width)
    best = _filled(atoms, measure, width)
    low, high = width / max(len(best), 1), width
    for _ in range(8):
        middle = (low + high) / 2
        lines = _filled(atoms, measure, middle)
        if len(lines) <= len(best) and all(measure(line) <= middle for line in lines):
            best, high = lines, middle
        else:
            low = middle
    return best


def _atoms(text: str, measure: Measure, width: float) -> list[str]:
    """Return what stays together, each with the space before it."""
    atoms = []
    for word in _words(text):
        if measure(word.strip()) <= width and not any(script(char) in _FREE for char in word):
            atoms.append(word)
            continue
        for phrase in _phrases(word):
            free = measure(phrase.strip()) > width or not any(script(char) in _KANA for char in word)
            atoms += _pieces(phrase, broken=measure(phrase.strip()) > width) if free else [phrase]
    return atoms


def _phrases(word: str) -> list[str]:
    """Split Japanese into phrases: each begins where kana that end the one before give way to another script.

    So no line ends within a word or before its particle. What holds no kana stays whole.
    """
    phrases: list[str] = []
    for cluster in clusters(word):
        if phrases and _opens_phrase(phrases[-1], cluster):
            phrases.append(cluster)
        else:
            phrases[-1:] = [(phrases[-1] if phrases else "") + cluster]
    return phrases


def _opens_phrase(before: str, after: str) -> bool:
    if after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST or before.isspace():
        return False
    if before[-1] in _PAUSES and any(script(char) in _KANA for char in before):
        return True
    return script(before[-1]) == "Hira" and script(after[0]) != "Hira" and script(after[0]) != "Zyyy"


@lru_cache(64)
def _words(text: str) -> Sequence[str]:
    """Return the words, each with the space before it; the same text is broken in many sizes."""
    words: list[str] = []
    for char in text:
        if not words or char in (" ", "\t", "\n", _BREAK) or words[-1].endswith(_AFTER):
            words.append(char)
        else:
            words[-1] += char
    return words


def _pieces(word: str, *, broken: bool) -> list[str]:
    """Split a word where a line may end; one that must be broken may end anywhere between letters."""
    pieces: list[str] = []
    for cluster in clusters(word):
        if pieces and not _may_part(pieces[-1], cluster, broken):
            pieces[-1] += cluster
        else:
            pieces.append(cluster)
    return pieces


def _may_part(before: str, after: str, broken: bool) -> bool:
    if after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST or before.isspace():
        return False
    free: Sequence[str] = _SPACELESS if broken else _FREE
    return broken or (script(after[0]) in free or script(before[-1]) in free)
