"""When two names are one: names of schools and cities folded, compared, paired. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

ALIKE = 0.84
"""From here on a name may be meant for another; measured on names with a slip or a word turned round."""
MOST_COMPARISONS = 30_000
Standing = tuple[int, str]
"""Where a name stands, and what is left of it."""
_NUMBER_WORDS = frozenset(["no", "nr", "num", "numero", "nummer", "number", "n", "č", "br", "sz", "szam"])
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})


def _is_mark(char: str) -> bool:
    """Whether a mark only shades a letter: accents, Hebrew points, Arabic vowels. Elsewhere marks count."""
    return "\u0300" <= char <= "\u036f" or "\u0591" <= char <= "\u05c7" or "\u064b" <= char <= "\u0652"


@lru_cache(maxsize=100_000)
def fold(name: str) -> str:
    """Return a name as it is compared: without case, accents, punctuation."""
    parts = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    bare = unicodedata.normalize("NFC", "".join(char for char in parts if not _is_mark(char)))
    words = "".join(char if char.isalnum() or unicodedata.category(char)[0] == "M" else " " for char in bare)
    return " ".join(words.split()) or name.casefold().strip()


@lru_cache(maxsize=100_000)
def essence(name: str) -> str:
    """Return what is left of a name whatever the order of its words: "Gymnasium No 3" is "3. Gymnasium"."""
    words = re.findall(r"\d+|[^\d\s]+", fold(name))
    kept = [word for word in words if word not in _NUMBER_WORDS]
    return " ".join(sorted(kept or words))


def is_alike(one: str, other: str) -> bool:
    """Whether one name may be meant for the other; with other numbers they never are."""
    a, b = essence(one), essence(other)
    if a == b:
        return True
    if _numbers(a) != _numbers(b):
        return False
    match = SequenceMatcher(None, a, b, autojunk=False)
    return match.real_quick_ratio() >= ALIKE and match.quick_ratio() >= ALIKE and match.ratio() >= ALIKE


def near(name: str, others: Iterable[str], *, most: int = 3) -> list[str]:
    """Return the names that may be meant by this one, the likeliest first."""
    mine = essence(name)
    found = [other for other in others if is_alike(name, other)]
    return sorted(found, key=lambda o: (-SequenceMatcher(None, mine, essence(o)).ratio(), o))[:most]


def matching(typed: str, names: Iterable[str], *, most: int = 8) -> list[str]:
    """Return the names in which every typed word begins a word; those that begin with it come first."""
    wanted = fold(typed)
    words = wanted.split()
    found = [name for name in names if all(f" {word}" in f" {fold(name)}" for word in words)]
    return sorted(found, key=lambda name: (not fold(name).startswith(wanted), fold(name)))[:most]


def groups(names: Sequence[tuple[int, int, str]]) -> list[list[int]]:
    """Return the ids of names that may be one, group by group; each is (id, where it stands, name).

    Names that stand in different places are never one. So many comparisons are made, and no more.
    """
    by_essence: dict[Standing, list[int]] = defaultdict(list)
    for key, within, name in names:
        by_essence[within, essence(name)].append(key)
    root = {standing: standing for standing in by_essence}
    for one, other in _comparable(list(by_essence)):
        if is_alike(one[1], other[1]):
            root[_top(root, other)] = _top(root, one)
    found: dict[Standing, list[int]] = defaultdict(list)
    for standing, keys in by_essence.items():
        found[_top(root, standing)].extend(keys)
    return [keys for keys in found.values() if len(keys) > 1]


def _comparable(standings: Iterable[Standing]) -> Iterable[tuple[Standing, Standing]]:
    """Yield pairs that may be alike: in one place, of one number, of nearly one length."""
    blocks: dict[tuple[int, tuple[str, ...]], list[Standing]] = defaultdict(list)
    for standing in standings:
        blocks[standing[0], _numbers(standing[1])].append(standing)
    left = MOST_COMPARISONS
    for block in blocks.values():
        block.sort(key=lambda standing: (len(standing[1]), standing[1]))
        for at, one in enumerate(block):
            for other in block[at + 1 :]:
                if len(other[1]) * ALIKE > len(one[1]) + 2 or left <= 0:
                    break
                left -= 1
                yield one, other


def _top(root: dict[Standing, Standing], standing: Standing) -> Standing:
    while root[standing] != standing:
        standing = root[standing]
    return standing


def _numbers(folded: str) -> tuple[str, ...]:
    return tuple(word for word in folded.split() if word.isdecimal())
