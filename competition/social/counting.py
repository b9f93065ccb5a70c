"""How long a caption is to each platform: every one counts its own way. Pure."""

import re
import unicodedata
from collections.abc import Callable, Sequence

from competition.platform.scripts import clusters

Count = Callable[[str], int]

_ADDRESS = re.compile(r"https?://\S+")
_SHORTENED = 23
"""What an address counts as where the platform puts a short one in its place, however long it is."""
_SINGLE = ((0x0000, 0x10FF), (0x2000, 0x200D), (0x2010, 0x201F), (0x2032, 0x2037))
"""What X counts once, the rest twice: the ranges of twitter-text 3 (github.com/twitter/twitter-text)."""
_MARK = "…"
_FLAG = ("\U0001f1e6", "\U0001f1ff")
_KEYCAP, _AS_EMOJI = "\u20e3", "\ufe0f"


def characters(text: str) -> int:
    """Count code points."""
    return len(text)


def graphemes(text: str) -> int:
    """Count what a reader sees as one character (Bluesky): a letter with its marks, a family, a flag."""
    return len(_seen(text))


def shortened(text: str) -> int:
    """Count what a reader sees, each address as a short one (Mastodon)."""
    found, rest = _parted(text)
    return found * _SHORTENED + graphemes(rest)


def weighted(text: str) -> int:
    """Count as X does: scripts that say more in a character, and emoji however composed, count twice."""
    found, rest = _parted(unicodedata.normalize("NFC", text))
    return found * _SHORTENED + sum(map(_weight, _seen(rest)))


def within(text: str, limit: int, count: Count) -> str:
    """Return a text as far as it fits, ending with a whole word and a mark where it had to be cut."""
    if count(text) <= limit:
        return text
    words = re.findall(r"\S+\s*", text)
    while words and count("".join(words).rstrip() + _MARK) > limit:
        words.pop()
    if words:
        return "".join(words).rstrip() + _MARK
    seen = list(_seen(text))
    while seen and count("".join(seen) + _MARK) > limit:
        seen.pop()
    return "".join(seen) + _MARK if seen else ""


def _parted(text: str) -> tuple[int, str]:
    """Return how many addresses a text has, and the text without them."""
    return len(_ADDRESS.findall(text)), _ADDRESS.sub("", text)


def _seen(text: str) -> Sequence[str]:
    """Return what is seen as one character: clusters, and flags, which are two letters each."""
    seen: list[str] = []
    for cluster in clusters(text):
        if seen and _is_flag(cluster) and _is_flag(seen[-1]) and len(seen[-1]) == 1:
            seen[-1] += cluster
        else:
            seen.append(cluster)
    return seen


def _is_flag(cluster: str) -> bool:
    return _FLAG[0] <= cluster[0] <= _FLAG[1]


def _weight(seen: str) -> int:
    if (
        _KEYCAP in seen
        or _AS_EMOJI in seen
        or (ord(seen[0]) > 0x2FFF and unicodedata.category(seen[0]) == "So")
    ):
        return 2
    return sum(1 if any(low <= ord(each) <= high for low, high in _SINGLE) else 2 for each in seen)
