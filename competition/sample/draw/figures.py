"""What children draw again and again: the sun, clouds, flowers, stars, hearts, birds."""

from competition.sample.draw.paths import Path, at, blob, curve, oval, ray
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import BLACK, FINE, Tool, pressed

HEART = "0,-.35 .35,-.85 .85,-.75 1,-.25 .6,.4 0,1 -.6,.4 -1,-.25 -.85,-.75 -.35,-.85"


def sun(sheet: Sheet, x: float, y: float, r: float, tool: Tool) -> None:
    """Draw a sun with rays, long and short in turn."""
    sheet.fill(oval(x, y, r), "#f6b91f", pressed(tool, 230), 30)
    sheet.shape(oval(x, y, r * 1.02), "#ee8a1d", tool)
    for i in range(15):
        sheet.line(ray(x, y, i * 24 + 6, r * 1.22, r * (1.75 if i % 2 else 1.5)), "#f2a01c", tool)


def cloud(sheet: Sheet, x: float, y: float, size: float, colour: str, tool: Tool) -> None:
    """Draw the outline of a cloud, five bows and a flat belly."""
    top: Path = []
    middles = at(x, y, size, "-1.1,0 -.6,-.42 .1,-.55 .75,-.3 1.15,.08")
    for middle, r in zip(middles, (0.5, 0.55, 0.62, 0.52, 0.42), strict=True):
        top += oval(*middle, r * size, r * size * 0.9, 190, 340, 8)
    belly = at(x, y, size, "1.2,.42 -1.2,.42")
    sheet.shape(curve([*top, *belly], closed=True, steps=4), colour, tool)


def flower(
    sheet: Sheet, x: float, y: float, r: float, petals: str, middle: str, tool: Tool, count: int = 6
) -> None:
    """Draw a flower's head."""
    for i in range(count):
        turn = 360 * i / count + 17
        petal = oval(*ray(x, y, turn, r * 0.75)[0], r * 0.42)
        sheet.fill(petal, petals, pressed(tool, 232), turn, spill=4)
    sheet.fill(oval(x, y, r * 0.4), middle, pressed(tool, 240), gap=0.5, spill=3)


def star(x: float, y: float, r: float, turn: float = 0) -> Path:
    """Return a star's outline, five points."""
    return [ray(x, y, turn - 90 + 36 * i, r * (0.45 if i % 2 else 1))[0] for i in range(10)]


def heart(x: float, y: float, r: float) -> Path:
    """Return a heart's outline."""
    return blob(x, y, r, HEART)


def bird(sheet: Sheet, x: float, y: float, size: float) -> None:
    """Draw a bird far away: two bows."""
    sheet.line(curve(at(x, y, size, "-1,-.3 -.5,-.55 0,0 .5,-.6 1,-.35")), BLACK, FINE, 11)
