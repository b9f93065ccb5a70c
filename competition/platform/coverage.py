"""Which characters a font file can show, read from its character map."""

import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

from competition.platform import scripts

Ranges = list[list[int]]  # the first code point of each range, and the last


def read(path: Path, index: int) -> Ranges:
    """Return the code points of a face as ascending ranges."""
    from fontTools.ttLib import TTFont  # large, and only wanted once per installation

    with TTFont(path, fontNumber=index, lazy=True) as font:
        points = sorted(font["cmap"].getBestCmap() or {})
    # Some fonts list control characters; no page shows them.
    return ranges([point for point in points if unicodedata.category(chr(point)) != "Cc"])


def ranges(points: list[int]) -> Ranges:
    """Gather ascending code points into ranges: their starts and their ends."""
    if not points:
        return [[], []]
    breaks = [(before, after) for before, after in pairwise(points) if after != before + 1]
    return [[points[0], *(after for _, after in breaks)], [*(before for before, _ in breaks), points[-1]]]


def union(several: Iterable[Ranges]) -> Ranges:
    """Return the ranges of what at least one of them holds."""
    spans = sorted(span for each in several for span in zip(*each, strict=True))
    starts: list[int] = []
    ends: list[int] = []
    for start, end in spans:
        if ends and start <= ends[-1] + 1:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return [starts, ends]


def holds(found: Ranges, point: int) -> bool:
    """Return whether a code point lies in one of the ranges."""
    at = bisect_right(found[0], point) - 1
    return at >= 0 and point <= found[1][at]


def covers(found: Ranges, cluster: str) -> bool:
    """Return whether every visible character of a cluster is there, as it stands, composed or taken apart."""
    forms = (cluster, unicodedata.normalize("NFC", cluster), unicodedata.normalize("NFD", cluster))
    return any(
        all(scripts.silent(character) or holds(found, ord(character)) for character in form) for form in forms
    )


def load(path: Path) -> dict[str, Ranges] | None:
    """Return the coverage kept in a file, None when there is none that can be read."""
    try:
        kept: dict[str, Ranges] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return kept
