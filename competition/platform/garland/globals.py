"""The garland for templates: functions that return markup."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from markupsafe import Markup

from competition.platform.garland.mark import mark
from competition.platform.garland.shapes import Kind
from competition.platform.garland.sprigs import leaf, sprig
from competition.platform.garland.svg import to_svg
from competition.platform.garland.wreaths import wreath


def garland_wreath(
    kinds: Sequence[Kind | str], width: float | None = None, title: str | None = None, most: int = 360
) -> Markup:
    """Return the wreath as SVG, of so many leaves `most`; decoration unless it has a title."""
    return _markup(to_svg(wreath(kinds, most=most), width=width, title=title))


def garland_sprig(
    kinds: Sequence[Kind | str], width: float | None = None, title: str | None = None
) -> Markup:
    """Return the sprig as SVG; decoration unless it has a title."""
    return _markup(to_svg(sprig(kinds), width=width, title=title))


@lru_cache(maxsize=64)
def garland_leaf(kind: Kind | str, width: float | None = None, title: str | None = None) -> Markup:
    """Return one leaf as SVG; decoration unless it has a title."""
    return _markup(to_svg(leaf(kind), width=width, title=title))


@lru_cache(maxsize=32)
def garland_mark(width: float | None = None, name: str = "") -> Markup:
    """Return the small garland of the masthead as SVG, always decoration; with a name to be shown again."""
    return _markup(to_svg(mark(), width=width, name=name))


@lru_cache(maxsize=32)
def garland_again(name: str, width: float) -> Markup:
    """Return the mark that stands on the page under a name once more: a page carries its shapes once."""
    return _markup(to_svg(mark(), width=width, shown=name))


def jinja_globals() -> dict[str, Callable[..., Markup]]:
    """Return the functions under the names that templates call them by."""
    return {
        "garland_wreath": garland_wreath,
        "garland_sprig": garland_sprig,
        "garland_leaf": garland_leaf,
        "garland_mark": garland_mark,
        "garland_again": garland_again,
    }


def _markup(svg: str) -> Markup:
    return Markup(svg)  # noqa: S704 - made of numbers; colours and the title are escaped in to_svg
