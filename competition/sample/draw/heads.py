"""A head and shoulders as somebody draws who has looked: where the planes of a face lie, and its features.

Places are written in units of half a head's height round the middle of the face; what stands out (nose,
mouth) moves further than the rest when a head turns. Light comes from the left.
"""

from dataclasses import dataclass
from math import cos, radians, sin

from competition.sample.draw.paths import Path, Point, curve, oval, path

# what: its outline, drawn for the right half where it is the same on both
OUTLINE = (
    "0,-1 .4,-.94 .66,-.66 .74,-.2 .71,.2 .6,.58 .36,.92 .14,1.03 -.14,1.03 -.36,.92 -.6,.58 "
    "-.71,.2 -.74,-.2 -.66,-.66 -.4,-.94"
)
SHADE = "{r},-.5 .76,-.15 .73,.22 .6,.6 .36,.93 .05,1.03 .3,.8 .45,.55 .44,.3 .56,.08 .5,-.2 .56,-.45"
NECK = "-.36,.6 -.37,1.1 -.52,1.36 -.2,1.6 .2,1.6 .52,1.36 .37,1.1 .36,.6"
UNDER_CHIN = "-.34,.82 -.14,1.03 .14,1.03 .35,.82 .37,1.14 .3,1.4 .1,1.24 -.2,1.16 -.36,1.06"
SHOULDERS = (
    "-.4,1.3 -.8,1.5 -1.3,1.72 -1.58,2.1 -1.75,3.4 1.75,3.4 1.58,2.1 1.3,1.72 .8,1.5 .4,1.3 .2,1.5 -.2,1.5"
)
EYE = "-.15,.015 -.08,-.052 .02,-.066 .1,-.035 .145,.02 .06,.05 -.05,.052"
LID = "-.16,.02 -.085,-.056 .02,-.07 .105,-.038 .155,.022 .1,-.02 .02,-.045 -.08,-.032"
CREASE = "-.15,-.06 -.06,-.115 .05,-.115 .14,-.05"
BROW = "-.19,-.13 -.06,-.215 .1,-.205 .2,-.13 .1,-.165 -.05,-.168 -.18,-.09"
NOSE_SIDE = ".07,-.08 .1,.12 .15,.32 .17,.4 .08,.435 .02,.43 .07,.3 .045,.1"
NOSE_LINE = "-.155,.33 -.165,.4 -.1,.415 -.04,.44 .04,.44 .1,.415 .165,.4 .155,.33"
UPPER_LIP = "-.27,{c} -.14,.6 -.05,.578 0,.592 .05,.578 .14,.6 .27,{c} .14,{m} 0,{n} -.14,{m}"
LOWER_LIP = "-.25,{c} -.14,{m} 0,{n} .14,{m} .25,{c} .15,.715 0,.745 -.15,.715"
PARTING = "-.28,{c} -.14,{m} 0,{n} .14,{m} .28,{c}"


@dataclass(frozen=True)
class Head:
    """Where a head is, how it is held (`turn` to the right, `tilt` in degrees) and built."""

    x: float
    y: float
    size: float
    turn: float = 0.0
    tilt: float = 0.0
    smile: float = 0.03
    wide: float = 1.0
    jaw: float = 1.0

    def spot(self, x: float, y: float, out: float = 0.0) -> Point:
        """Return where a place of the face lies; `out` is how far it stands out."""
        x = x * self.wide * (self.jaw if y > 0.4 and out == 0 else 1)
        x += self.turn * (out * 0.16 + 0.02)
        a = radians(self.tilt)
        return (
            self.x + self.size * (x * cos(a) - y * sin(a)),
            self.y + self.size * (x * sin(a) + y * cos(a)),
        )

    def line(self, points: str, out: float = 0.0, steps: int = 6) -> Path:
        """Return a curve over the face."""
        return curve([self.spot(x, y, out) for x, y in path(points)], steps=steps)

    def form(self, points: str, out: float = 0.0) -> Path:
        """Return a soft closed shape on the face."""
        return curve([self.spot(x, y, out) for x, y in path(points)], closed=True, steps=6)

    def both(self, points: str, x: float, y: float, out: float = 1.0) -> list[Path]:
        """Return a shape of the face's two halves, written for the right one, round (±x, y)."""
        sides = []
        for side in (-1, 1):
            near = 1 - 0.12 * self.turn * side
            spots = [self.spot(side * (x + dx) * near, y + dy, out) for dx, dy in path(points)]
            sides.append(curve(spots, closed=True, steps=6))
        return sides

    def strokes(self, points: str, x: float, y: float, out: float = 1.0) -> list[Path]:
        """Return a line on both halves of the face."""
        return [
            curve([self.spot(side * (x + dx), y + dy, out) for dx, dy in path(points)], steps=6)
            for side in (-1, 1)
        ]

    def irises(self, look: float = 0.0, r: float = 0.062) -> list[Path]:
        """Return the two irises, looking a little aside."""
        return [oval(*self.spot(side * 0.31 + look, -0.005, 1.0), r * self.size) for side in (-1, 1)]

    def outline(self) -> Path:
        """Return the face's outline."""
        return self.form(OUTLINE)

    def shade(self) -> Path:
        """Return the side of the face that is turned from the light."""
        return self.form(SHADE.format(r=0.66))

    def ears(self) -> list[Path]:
        """Return the ears."""
        return [oval(*self.spot(side * 0.75, 0.1), self.size * 0.1, self.size * 0.19) for side in (-1, 1)]

    def cheeks(self) -> list[Path]:
        """Return where the cheeks are warm."""
        return [
            oval(*self.spot(side * 0.42, 0.33, 0.8), self.size * 0.17, self.size * 0.13) for side in (-1, 1)
        ]

    def mouth(self) -> tuple[Path, Path, Path]:
        """Return the upper lip, the lower lip and the line between them."""
        heights = {"c": 0.635 - self.smile, "m": 0.64, "n": 0.65 + self.smile * 0.3}
        upper, lower = (self.form(lip.format(**heights), 1.0) for lip in (UPPER_LIP, LOWER_LIP))
        return upper, lower, self.line(PARTING.format(**heights), 1.0)

    def socket(self) -> list[Path]:
        """Return the shadows round the eyes and beside the nose."""
        return self.both("-.22,.02 -.17,-.13 .05,-.17 .2,-.06 .12,-.04 -.05,-.085", 0.31, 0.0)
