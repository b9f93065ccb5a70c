"""What stands on a page: which marked pieces, what is drawn outside them, and how fine its pictures are."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import hypot
from typing import Any

import pikepdf
from pikepdf import Name

_PAINTING = frozenset(
    ("Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "INLINE IMAGE")
)
_WATCHED = " ".join(("q", "Q", "cm", "BMC", "BDC", "EMC", "BI", *(sorted(_PAINTING - {"INLINE IMAGE"}))))
_DEEPEST = 5
_ARTIFACT, _LOOSE = -1, -2
_POINTS = 72.0

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class Placed:
    """A picture as it stands on a page; `decoration`: nobody reads it."""

    dpi: int
    decoration: bool


@dataclass
class Ink:
    """A page: `marked` are the numbers of its pieces in order, `loose` what is drawn outside any of them."""

    marked: list[int] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    pictures: list[Placed] = field(default_factory=list)


def ink_of(page: pikepdf.Page) -> Ink:
    """Return what stands on a page."""
    ink = Ink()
    _read(page.obj, page.obj.get(Name.Resources, pikepdf.Dictionary()), ink, _SAME, _LOOSE, 0)
    return ink


def _read(holder: pikepdf.Object, resources: Any, ink: Ink, matrix: Matrix, within: int, depth: int) -> None:
    marks, states = [within], [matrix]
    for operands, operator in _operations(holder):
        if operator == "q":
            states.append(states[-1])
        elif operator == "Q":
            if len(states) > 1:
                states.pop()
        elif operator == "cm":
            states[-1] = _times(tuple(float(each) for each in operands), states[-1])  # type: ignore[arg-type]
        elif operator in ("BMC", "BDC"):
            marks.append(_mark(operands, resources, marks[-1]))
            if marks[-1] >= 0 and marks[-1] != marks[-2]:
                ink.marked.append(marks[-1])
        elif operator == "EMC":
            if len(marks) > 1:
                marks.pop()
        elif operator == "Do":
            _draw(str(operands[0]), resources, ink, states[-1], marks[-1], depth)
        elif marks[-1] == _LOOSE:
            ink.loose.append(operator)


def _operations(holder: pikepdf.Object) -> Iterator[tuple[Any, str]]:
    for each in pikepdf.parse_content_stream(holder, _WATCHED):
        yield each.operands, str(each.operator)


def _mark(operands: Any, resources: Any, around: int) -> int:
    """Return the number of a marked piece; what has none belongs to what it stands in."""
    if str(operands[0]) == "/Artifact":
        return _ARTIFACT
    facts = operands[1] if len(operands) > 1 else None
    if isinstance(facts, pikepdf.Name):
        facts = resources.get(Name.Properties, pikepdf.Dictionary()).get(facts)
    if isinstance(facts, pikepdf.Dictionary) and Name.MCID in facts:
        return int(facts.MCID)
    return around


def _draw(name: str, resources: Any, ink: Ink, matrix: Matrix, within: int, depth: int) -> None:
    """Look at a picture, or into a drawing."""
    drawn = resources.get(Name.XObject, pikepdf.Dictionary()).get(name)
    if drawn is None:
        return
    if drawn.get(Name.Subtype) == Name.Image:
        if within == _LOOSE:
            ink.loose.append("Do")
        ink.pictures.append(Placed(_dpi(drawn, matrix), within == _ARTIFACT))
    elif depth < _DEEPEST and within != _ARTIFACT:
        own = drawn.get(Name.Resources, resources)
        inner = tuple(float(each) for each in drawn.get(Name.Matrix, pikepdf.Array(_SAME)))
        _read(drawn, own, ink, _times(inner, matrix), within, depth + 1)  # type: ignore[arg-type]


def _dpi(picture: Any, matrix: Matrix) -> int:
    """Return how many dots an inch a picture has as it stands: the fewer of both ways."""
    across, down = hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3])
    if not across or not down:
        return 0
    return round(min(int(picture.Width) / across, int(picture.Height) / down) * _POINTS)


def _times(one: Matrix, other: Matrix) -> Matrix:
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
