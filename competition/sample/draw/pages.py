"""What paper boats are folded from: letters, maps, exercise books, and how each is printed."""

from collections.abc import Callable
from math import sin
from typing import NamedTuple

from competition.sample.draw.paths import Path, at, curve, path
from competition.sample.draw.studio import Studio
from competition.sample.draw.tools import Tool

BRUSH = Tool(width=8, pressure=235, bite=0.5, film=0.25, blur=1.6, wobble=1.5, stain=True, opacity=0.75)


class Boat(NamedTuple):
    """A paper boat: x, y of its waterline, half its length, how it tilts, what it is folded from."""

    x: float
    y: float
    size: float
    tilt: float
    page: str

    def on(self, points: str) -> Path:
        """Return places on the boat, in units of half its length."""
        return [
            (
                self.x + (dx - dy * self.tilt) * self.size,
                self.y + (dy - 0.3 + dx * self.tilt) * self.size,
            )
            for dx, dy in path(points)
        ]

    @property
    def fine(self) -> float:
        """Return the width of a fine line on it."""
        return max(2.5, self.size * 0.013)


def print_page(sheet: Studio, boat: Boat, part: Path) -> None:
    """Show what is printed on the page, cut off at a part's folds."""
    if boat.page in PAGES:
        before = sheet.image.copy()
        PAGES[boat.page](sheet, boat)
        sheet.keep(before, part)


def _rule(sheet: Studio, boat: Boat, step: float, colour: str, *, upright: bool = False) -> None:
    for i in range(int(2.2 / step)):
        t = -1.1 + i * step
        sheet.line(
            boat.on(f"{t},-1.1 {t},.4" if upright else f"-1,{t + 0.1} 1,{t + 0.1}"), colour, BRUSH, boat.fine
        )


def _lines(sheet: Studio, boat: Boat) -> None:
    _rule(sheet, boat, 0.12, "#7f9fd0")


def _squares(sheet: Studio, boat: Boat) -> None:
    _rule(sheet, boat, 0.12, "#7f9fd0")
    _rule(sheet, boat, 0.12, "#7f9fd0", upright=True)


def _letter(sheet: Studio, boat: Boat) -> None:
    """Handwriting, word for word."""
    _lines(sheet, boat)
    for row in range(12):
        start = -0.95
        while start < 0.9:
            pace, high = sheet.random.uniform(1.5, 2.3), sheet.random.uniform(0.016, 0.03)
            steps = sheet.random.randrange(6, 20)
            word = [
                (start + k * 0.0155 - 0.012 * sin(k * pace), -0.99 + row * 0.12 + high * sin(k * pace + 1))
                for k in range(steps)
            ]
            sheet.line([boat.on(f"{u},{v}")[0] for u, v in word], "#2f3a78", BRUSH, boat.fine)
            start += steps * 0.0155 + 0.06


def _news(sheet: Studio, boat: Boat) -> None:
    _rule(sheet, boat, 0.07, "#6a6670")
    _rule(sheet, boat, 0.5, "#f6efe0", upright=True)


def _music(sheet: Studio, boat: Boat) -> None:
    for i in range(20):
        t = -0.85 + i % 4 * 0.33 + i // 4 * 0.035
        sheet.line(boat.on(f"-1,{t} 1,{t}"), "#4a4658", BRUSH, boat.fine)
    for i in range(26):
        u, v = -0.9 + (i * 0.37) % 1.8, -0.82 + i % 4 * 0.33 + (i * 0.035) % 0.14
        sheet.dots(boat.on(f"{u},{v}"), "#2b2733", BRUSH, boat.size * 0.045)
        sheet.line(boat.on(f"{u + 0.02},{v} {u + 0.02},{v - 0.13}"), "#2b2733", BRUSH, boat.fine)


def _map(sheet: Studio, boat: Boat) -> None:
    """Four countries, and the red way through them."""
    land = "-.25,-.2 .1,-.28 .3,0 .1,.22 -.2,.14"
    for i, colour in enumerate(("#8fbf9a", "#8fb9d0", "#e3b98a", "#a9c47f")):
        corners = at(-0.7 + i * 0.42, (0.05, -0.5, 0.0, -0.2)[i], 1, land)
        shape = boat.on(" ".join(f"{u},{v}" for u, v in corners))
        sheet.wash(shape, colour, strength=0.8, pools=40)
    way = boat.on("-.8,.0 -.4,.1 -.1,-.1 .1,-.5 .3,-.2 .8,-.1")
    sheet.line(curve(way), "#c8342c", BRUSH, boat.fine * 2.2)


def _air(sheet: Studio, boat: Boat) -> None:
    """The red and blue border of an airmail letter."""
    for i in range(22):
        u = -1.05 + i * 0.1
        sheet.line(boat.on(f"{u},.3 {u + 0.07},.2"), ("#c8342c", "#2f5a9c")[i % 2], BRUSH, boat.size * 0.045)


PAGES: dict[str, Callable[[Studio, Boat], None]] = {
    "lines": _lines,
    "squares": _squares,
    "letter": _letter,
    "news": _news,
    "music": _music,
    "map": _map,
    "air": _air,
}
