"""The garland as SVG, for pages and print: presentation attributes only, so that it needs no style sheet.

Classes stand beside the attributes, so that a page's style sheet can draw the same garland at night.
"""

from collections.abc import Mapping
from functools import lru_cache
from html import escape

from competition.platform.garland.shapes import Bud, Drawing, Leaf, Point, Stem

DYES: Mapping[str, str] = {"poem": "#B3402E", "essay": "#2F5D8A", "illustration": "#C98A1B"}
"""The plant dye of each form: madder, woad, weld."""

OLIVE = "#5E6B3A"
"""The stem's colour, and that of a form without a dye of its own."""


def to_svg(
    drawing: Drawing,
    *,
    width: float | None = None,
    title: str | None = None,
    dyes: Mapping[str, str] = DYES,
    name: str = "",
    shown: str = "",
) -> str:
    """Return the drawing as an `<svg>` element, `width` pixels wide (its own width when None).

    Without a title it is decoration and hidden from screen readers. `dyes` gives colours by form.
    With a `name` it can be `shown` again elsewhere on the page, without its shapes.
    """
    wide = drawing.width if width is None else width
    high = wide * drawing.height / drawing.width
    named = f'role="img" aria-label="{escape(title)}"' if title else 'aria-hidden="true" focusable="false"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="garland" width="{_n(wide)}" height="{_n(high)}"'
        f' viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}" {named}>',
        f'<use href="#{escape(shown)}"/>' if shown else _shapes(drawing, dyes, name),
        "</svg>",
    ]
    return "".join(parts)


def _shapes(drawing: Drawing, dyes: Mapping[str, str], name: str) -> str:
    parts = [
        *(_stem(stem) for stem in drawing.stems),
        *(_leaf(leaf, dyes) for leaf in drawing.leaves),
        *(_bud(bud, dyes) for bud in drawing.buds),
    ]
    return f'<g id="{escape(name)}">{"".join(parts)}</g>' if name else "".join(parts)


def _stem(stem: Stem) -> str:
    return (
        f'<path class="g-stem" d="M{" ".join(_p(point) for point in stem.points)}" fill="none"'
        f' stroke="{OLIVE}" stroke-width="{_n(stem.width)}" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _leaf(leaf: Leaf, dyes: Mapping[str, str]) -> str:
    return _own_leaf(leaf) if dyes is DYES else _dyed_leaf(leaf, dyes)


@lru_cache(maxsize=8192)
def _own_leaf(leaf: Leaf) -> str:
    """Return a leaf in our own dyes; the garlands of a campaign show the same leaves again and again."""
    return _dyed_leaf(leaf, DYES)


def _dyed_leaf(leaf: Leaf, dyes: Mapping[str, str]) -> str:
    return f'<path {_dye(leaf.form, leaf.pale, dyes)} d="{_outline(leaf)}"/>'


@lru_cache(maxsize=8192)
def _outline(leaf: Leaf) -> str:
    """Return the leaf's edge and slit."""
    curves = leaf.curves()
    edge = f"M{_p(curves[0][0])}" + "".join(f"C{_p(b)} {_p(c)} {_p(d)}" for _, b, c, d in curves)
    slit = "M" + " ".join(_p(point) for point in leaf.slit())
    return f"{edge}Z{slit}Z"


def _bud(bud: Bud, dyes: Mapping[str, str]) -> str:
    dye = _dye(bud.form, False, dyes)
    return f'<circle {dye} cx="{_n(bud.x)}" cy="{_n(bud.y)}" r="{_n(bud.radius)}"/>'


def _dye(form: str, pale: bool, dyes: Mapping[str, str]) -> str:
    """Return class and colour; a colour that is not the form's own dye gets no class, and no repainting."""
    colour = escape(dyes.get(form, OLIVE))
    name = form if form in DYES else "stem-leaf"
    own = DYES.get(form, OLIVE) == colour
    classes = f'class="g-{name}{" g-pale" if pale else ""}" ' if own else ""
    drawn = ' fill-opacity="0.16" stroke-width="1"' if pale else ""
    line = f' stroke="{colour}"' if pale else ""
    return f'{classes}fill="{colour}" fill-rule="evenodd"{drawn}{line}'


def _p(point: Point) -> str:
    return f"{_n(point[0])},{_n(point[1])}"


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
