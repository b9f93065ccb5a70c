"""How one text became another: by lines, then by words in the lines that changed. Pure.

What stands once in both texts holds them together (a "patience" comparison), and `difflib` compares what lies
between; so a long essay takes no longer than its length, whatever became of it.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

MOST = 600
"""Between two words that hold the texts together so many are compared; of more all has changed."""
OFTEN = 12
"""A part that comes more often tells nothing of what became of it, and stays beside its neighbours."""
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

Pair = tuple[Sequence[str], Sequence[str]]


class Change(StrEnum):
    """What happened to a stretch of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Stretch:
    """A stretch of text, and what happened to it."""

    change: Change
    text: str


def difference(before: str, after: str) -> list[Stretch]:
    """Return how one text became another, word by word; letter by letter where no spaces part words."""
    return _joined([*_at(0, before, after)])


def _at(level: int, before: str, after: str) -> Iterator[Stretch]:
    """Compare at a level of `_LEVELS`, and what changed there at the next."""
    if before == after:
        yield Stretch(Change.SAME, before)
    elif not before or not after or level == len(_LEVELS):
        yield from (Stretch(Change.GONE, before), Stretch(Change.NEW, after))
    else:
        for one, other in aligned(_LEVELS[level](before), _LEVELS[level](after)):
            yield from _at(level + 1, "".join(one), "".join(other))


def aligned(one: Sequence[str], other: Sequence[str]) -> Iterator[Pair]:
    """Yield both texts in pairs of stretches, in order: what is alike is a pair of the same."""
    at = also = 0
    for a, b in [*_anchors(one, other), (len(one), len(other))]:
        yield from _between(one[at:a], other[also:b])
        yield one[a : a + 1], other[b : b + 1]
        at, also = a + 1, b + 1


def _between(one: Sequence[str], other: Sequence[str]) -> Iterator[Pair]:
    """Yield pairs of what lies between two parts that hold the texts together."""
    head, tail = _ends(one, other)
    yield one[:head], other[:head]
    yield from _matched(one[head : len(one) - tail], other[head : len(other) - tail])
    yield one[len(one) - tail :], other[len(other) - tail :]


def _matched(one: Sequence[str], other: Sequence[str]) -> Iterator[Pair]:
    if max(len(one), len(other)) > MOST:
        yield one, other
        return
    often = {part for part, times in Counter(other).items() if times > OFTEN or part.isspace()}
    for _kind, a, b, c, d in SequenceMatcher(often.__contains__, one, other, autojunk=False).get_opcodes():
        yield one[a:b], other[c:d]


def _ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how many parts are alike at the beginning, and how many of the rest at the end."""
    shorter = min(len(one), len(other))
    head = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    left = shorter - head
    return head, next((at for at in range(left) if one[-1 - at] != other[-1 - at]), left)


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the ends that are alike, and between them the longest row of parts that stand once in both."""
    head, tail = _ends(one, other)
    once, also = _once(one, head, tail), _once(other, head, tail)
    rising = _rising([(once[part], at) for part, at in also.items() if part in once])
    ends = [(len(one) - at, len(other) - at) for at in range(tail, 0, -1)]
    return [*((at, at) for at in range(head)), *rising, *ends]


def _once(parts: Sequence[str], head: int, tail: int) -> dict[str, int]:
    """Return where the parts stand that come once between the ends."""
    inner = parts[head : len(parts) - tail]
    times = Counter(inner)
    return {part: at for at, part in enumerate(inner, head) if times[part] == 1 and not part.isspace()}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest row of pairs that rise in both; they come in the order of the second."""
    ends, rows = list[int](), list[tuple[int, int, int]]()  # first, second, and the row before it
    last = list[int]()
    for first, second in pairs:
        length = bisect_left(ends, first)
        rows.append((first, second, last[length - 1] if length else -1))
        ends[length : length + 1], last[length : length + 1] = [first], [len(rows) - 1]
    found, at = list[tuple[int, int]](), last[-1] if last else -1
    while at >= 0:
        first, second, at = rows[at]
        found.append((first, second))
    return found[::-1]


def _joined(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return stretches with neighbours of one kind as one, and without empty ones."""
    found: list[Stretch] = []
    for each in stretches:
        if found and found[-1].change is each.change:
            found[-1] = Stretch(each.change, found[-1].text + each.text)
        elif each.text:
            found.append(each)
    return found


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _words(text: str) -> list[str]:
    return [part for token in _TOKEN.findall(text) for part in (token if _DENSE.search(token) else [token])]


_LEVELS: tuple[Callable[[str], list[str]], ...] = (_lines, _words)
"""What texts are taken apart into, the largest first."""
