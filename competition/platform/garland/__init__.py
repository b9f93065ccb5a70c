"""The garland: one leaf per entry, coloured by form, placed by time of arrival; Garland's only ornament."""

from competition.platform.garland.globals import jinja_globals
from competition.platform.garland.mark import mark
from competition.platform.garland.shapes import Bud, Drawing, Kind, Leaf, Stem
from competition.platform.garland.sprigs import leaf, sprig
from competition.platform.garland.svg import DYES, OLIVE, to_svg
from competition.platform.garland.trails import trail
from competition.platform.garland.wreaths import wreath

__all__ = [
    "DYES", "OLIVE", "Bud", "Drawing", "Kind", "Leaf", "Stem",
    "jinja_globals", "leaf", "mark", "sprig", "to_svg", "trail", "wreath",
]  # fmt: skip
