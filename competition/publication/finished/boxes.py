"""The boxes of the pages: what is shown, what is printed and what is left after the cut."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from competition.publication.finished.checks import Expected, Spot

_MM = 72 / 25.4
_NEAR = 0.5
"""Points: less is rounding."""

Box = tuple[float, float, float, float]


def amiss(pdf: pikepdf.Pdf, expected: Expected) -> Iterator[Spot]:
    """Yield the pages whose boxes do not lie within each other, or are not of the size they should be."""
    first = None
    for number, page in enumerate(pdf.pages, start=1):
        media, bleed, trim = _box(page.mediabox), _box(page.bleedbox), _box(page.trimbox)
        first = first or trim
        if not (_within(trim, bleed) and _within(bleed, media)):
            yield Spot(number, "TrimBox ⊄ BleedBox ⊄ MediaBox")
        elif not _same(_size(trim), _wanted(expected) or _size(first)):
            yield Spot(number, "TrimBox {:.0f} × {:.0f} mm".format(*(side / _MM for side in _size(trim))))
        elif not _wide(trim, bleed, expected.bleed * _MM):
            yield Spot(number, f"BleedBox < {expected.bleed:g} mm")


def _box(sides: Any) -> Box:
    left, bottom, right, top = (float(side) for side in sides)
    return left, bottom, right, top


def _size(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _wanted(expected: Expected) -> tuple[float, float] | None:
    return (expected.trim[0] * _MM, expected.trim[1] * _MM) if expected.trim else None


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _NEAR
        and inner[1] >= outer[1] - _NEAR
        and inner[2] <= outer[2] + _NEAR
        and inner[3] <= outer[3] + _NEAR
    )


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) <= _NEAR and abs(one[1] - other[1]) <= _NEAR


def _wide(trim: Box, bleed: Box, least: float) -> bool:
    """Whether a bleed reaches far enough on every side."""
    ways = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
    return min(ways) >= least - _NEAR
