"""Figures drawn by the server: bars, dots with whiskers, rows of leaves, as SVG for pages.

Pure: numbers in, markup out. Places across are per cent and heights are pixels, so that a drawing fills any
width while its letters keep their size. Colours come from classes (`static/css/drawings.css`), so that the
night has its own; every drawing has a title and a description, and belongs beside a table that says the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from competition.platform.i18n import format_number

HIGH = 128
FEW = 8
"""So many bars have room for a label each."""
_AT_THE_EDGE = 14
"""So near to an end, in per cent, a label would run into that of the first or the last bar."""
_FOOT = 22
_HEAD = 18
_ROW = 40
_THIN = 36
_LONGEST = 88
"""The longest bar of `rows`, in per cent: its number stands behind it."""


@dataclass(frozen=True)
class Bar:
    """One bar: its label, and how many of each kind are stacked in it, from below."""

    label: str
    parts: Mapping[str, float]

    @property
    def whole(self) -> float:
        """How high the bar is."""
        return sum(self.parts.values())


@dataclass(frozen=True)
class Dot:
    """One value with the range in which it lies."""

    label: str
    low: float
    value: float
    high: float
    kind: str = ""


def bars(rows: Sequence[Bar], *, title: str, described: str, light: bool = False) -> str:
    """Return bars beside each other; a few are labelled all, many at the ends and the highest between.

    `light`: empty bars weigh nothing, where many are and a table says so too.
    """
    most = max((bar.whole for bar in rows), default=0) or 1
    step = 100 / max(len(rows), 1)
    drawn = [_bar(bar, n * step, step, most) for n, bar in enumerate(rows) if bar.whole or not light]
    labels = [_label(rows[n], n, step, most, len(rows)) for n in _labelled(rows)]
    foot = f'<line class="draw-foot" x1="0" x2="100%" y1="{_HEAD + HIGH}" y2="{_HEAD + HIGH}"/>'
    return _svg(_HEAD + HIGH + _FOOT, title, described, [*drawn, foot, *labels])


def rows(rows_: Sequence[Bar], *, title: str, described: str) -> str:
    """Return bars under each other, each with its label above it and its number at its end."""
    most = max((bar.whole for bar in rows_), default=0) or 1
    drawn = []
    for n, bar in enumerate(rows_):
        y, x = _THIN * n, 0.0
        parts = []
        for kind, number in bar.parts.items():
            wide = _LONGEST * number / most
            if number:
                place = f'x="{_n(x)}%" y="{y + 18}" width="{_n(wide)}%" height="9"'
                parts.append(f'<rect class="{_kind(kind)}" {place}/>')
            x += wide
        label = _text("label", 0, y + 12, "start", bar.label)
        drawn.append(label + "".join(parts) + _text("number", x + 1, y + 27, "start", _said(bar.whole)))
    return _svg(_THIN * max(len(rows_), 1), title, described, drawn)


def dots(rows: Sequence[Dot], *, lowest: float, highest: float, title: str, described: str) -> str:
    """Return values under each other on one scale, each with its range."""
    span = (highest - lowest) or 1.0

    def at(value: float) -> str:
        return f"{_n(2 + 96 * min(1.0, max(0.0, (value - lowest) / span)))}%"

    drawn = []
    for n, dot in enumerate(rows):
        y = 28 + _ROW * n
        said = f"{escape(dot.label)}: {_said(dot.value)} ({_said(dot.low)}–{_said(dot.high)})"
        drawn.append(
            _text("label", 0, y - 12, "start", dot.label) + f"<g><title>{said}</title>"
            f'<line class="draw-range" x1="{at(dot.low)}" x2="{at(dot.high)}" y1="{y}" y2="{y}"/>'
            f'<circle class="{_kind(dot.kind)}" cx="{at(dot.value)}" cy="{y}" r="5.5"/></g>'
        )
    return _svg(_ROW * max(len(rows), 1), title, described, drawn)


def leaf_rows(counts: Mapping[str, int], *, per_leaf: int = 1, title: str, described: str) -> str:
    """Return a row of leaves for each kind, one leaf for `per_leaf` entries or a part of them."""
    drawn = []
    for n, (kind, count) in enumerate(counts.items()):
        leaves = -(-count // per_leaf)
        place = f'<svg x="0" y="{34 * n}" class="{_kind(kind)}" overflow="visible">'
        blades = "".join(
            f'<path d="M{_n(4 + 17 * at)} 27q-2 -15 11 -23q6 15 -11 23z"/>' for at in range(leaves)
        )
        drawn.append(f"{place}{blades}</svg>")
    return _svg(34 * max(len(counts), 1), title, described, drawn)


def _labelled(rows: Sequence[Bar]) -> list[int]:
    """Return which bars are labelled: all of a few, else the first, the highest and the last."""
    if len(rows) <= FEW:
        return list(range(len(rows)))
    return sorted({0, max(range(len(rows)), key=lambda n: rows[n].whole), len(rows) - 1})


def _bar(bar: Bar, x: float, step: float, most: float) -> str:
    parts, y = [], float(_HEAD + HIGH)
    wide = min(step * 0.72, 9.0)
    for kind, number in bar.parts.items():
        if not number:
            continue
        high = HIGH * number / most
        y -= high
        parts.append(
            f'<rect class="{_kind(kind)}" x="{_n(x + (step - wide) / 2)}%" y="{_n(y)}"'
            f' width="{_n(wide)}%" height="{_n(max(high - 1, 0.5))}"/>'
        )
    return f"<g><title>{escape(bar.label)}: {_said(bar.whole)}</title>{''.join(parts)}</g>"


def _label(bar: Bar, n: int, step: float, most: float, number: int) -> str:
    edge = {0: ("start", 0.0), number - 1: ("end", 100.0)}.get(n) if number > FEW else None
    middle, top = (n + 0.5) * step, _HEAD + HIGH * (1 - bar.whole / most) - 5
    anchor, x = edge or ("middle", middle)
    shown = _text("number", middle, top, "middle", _said(bar.whole))
    crowded = number > FEW and edge is None and min(middle, 100 - middle) < _AT_THE_EDGE
    return shown if crowded else shown + _text("label", x, _HEAD + HIGH + 16, anchor, bar.label)


def _text(kind: str, x: float, y: float, anchor: str, words: str) -> str:
    place = f'x="{_n(x)}%" y="{_n(y)}" text-anchor="{anchor}"'
    return f'<text class="draw-{kind}" {place}>{escape(words)}</text>'


def _svg(high: float, title: str, described: str, drawn: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="draw" role="img" width="100%" height="{_n(high)}">'
        f"<title>{escape(title)}</title><desc>{escape(described)}</desc>{''.join(drawn)}</svg>"
    )


def _kind(kind: str) -> str:
    return f"draw-{kind}" if kind.isalnum() else "draw-plain"


def _said(value: float) -> str:
    """Return a number to be read; `_n` writes one for the picture's geometry."""
    return format_number(round(value, 2))


def _n(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
