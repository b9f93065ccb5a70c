"""What the content of a page says by itself: its marked pieces, what is outside them, what it places.

To parse content takes longer than all else that is looked at together, and a correction changes that of few
pages: what was read is kept by the hash of the content.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from competition.platform.pdf_objects import value_of
from competition.platform.pdf_shown import content_of

LOOSE, ARTIFACT = -2, -1
"""In place of a piece's number: what stands in no piece, and what is nobody's to read."""
_PAINTING = frozenset(
    ("Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE")
)
_WATCHED = " ".join(("q", "Q", "cm", "BMC", "BDC", "EMC", "BI", *(sorted(_PAINTING - {"INLINE IMAGE"}))))

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass
class Reading:
    """The numbers of `marked` pieces, what is drawn outside any of them, and what is placed.

    `placed` are the names of pictures and drawings, how each stands, and the number of the piece it is in.
    """

    marked: list[int] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    placed: list[tuple[str, Matrix, int]] = field(default_factory=list)


@dataclass
class Readings:
    """What content says, read once: `kept` are rows by hash from the last time, `rows` those of this one."""

    kept: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, Any] = field(default_factory=dict)

    def of(self, holder: Any, resources: Any) -> Reading:
        """Return what a page or a drawing says."""
        key = hashlib.sha256(content_of(holder)).hexdigest()
        row = self.rows.get(key) or self.kept.get(key)
        if row is None:
            reading, by_itself = _read(holder, resources)
            if not by_itself:
                return reading
            row = [reading.marked, reading.loose, reading.placed]
        self.rows[key] = row
        return Reading(*row)


def _read(holder: Any, resources: Any) -> tuple[Reading, bool]:
    """Return what is said, and whether it hangs on the content alone: facts of pieces may stand elsewhere."""
    found, by_itself = Reading(), True
    marks, states = [LOOSE], [SAME]
    for operands, operator in _operations(holder):
        if operator == "q":
            states.append(states[-1])
        elif operator == "Q":
            if len(states) > 1:
                states.pop()
        elif operator == "cm":
            states[-1] = times(tuple(float(each) for each in operands), states[-1])  # type: ignore[arg-type]
        elif operator in ("BMC", "BDC"):
            by_itself = by_itself and not (len(operands) > 1 and isinstance(operands[1], pikepdf.Name))
            marks.append(_mark(operands, resources, marks[-1]))
            if marks[-1] >= 0 and marks[-1] != marks[-2]:
                found.marked.append(marks[-1])
        elif operator == "EMC":
            if len(marks) > 1:
                marks.pop()
        elif operator == "Do":
            found.placed.append((str(operands[0]), states[-1], marks[-1]))
        elif marks[-1] == LOOSE:
            found.loose.append(operator)
    return found, by_itself


def _operations(holder: Any) -> Iterator[tuple[Any, str]]:
    for each in pikepdf.parse_content_stream(holder, _WATCHED):
        yield each.operands, str(each.operator)


def _mark(operands: Any, resources: Any, around: int) -> int:
    """Return the number of a marked piece; what has none belongs to what it stands in."""
    if str(operands[0]) == "/Artifact":
        return ARTIFACT
    facts = operands[1] if len(operands) > 1 else None
    if isinstance(facts, pikepdf.Name):
        facts = value_of(value_of(resources, "/Properties", pikepdf.Dictionary()), str(facts))
    if isinstance(facts, pikepdf.Dictionary) and "/MCID" in facts:
        return int(facts["/MCID"])
    return around


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return how something stands that stands so in what stands so."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
