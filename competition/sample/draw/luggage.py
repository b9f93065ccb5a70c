"""What the potato people carry: printed where it is solid, drawn with a pen where it is thin."""

from collections.abc import Callable

from competition.sample.draw.paths import at, curve, oval, ray, rect
from competition.sample.draw.prints import Prints
from competition.sample.draw.tools import BLACK, FELT, Tool

PEN = Tool(width=12, pressure=252, bite=0.25, film=0.4, wobble=3)


def _suitcase(sheet: Prints, x: float, y: float, way: int) -> None:
    sheet.stamp([rect(x - 62, y + 48, 124, 92)], "#8e3f2a", [rect(x - 62, y + 84, 124, 10)])
    sheet.line(oval(x, y + 46, 26, 28, 180, 360), BLACK, PEN, 10)


def _balloon(sheet: Prints, x: float, y: float, way: int) -> None:
    sheet.stamp([oval(x + 20 * way, y - 268, 62, 74)], "#e2557f")
    sheet.line(curve([(x, y), (x + 26 * way, y - 90), (x + 20 * way, y - 194)]), BLACK, PEN, 7)


def _drum(sheet: Prints, x: float, y: float, way: int) -> None:
    sheet.stamp([rect(x - 46, y, 104, 86)], "#2f8f7f", [rect(x - 46, y + 36, 104, 12)])
    sheet.lines([[(x - 40, y - 50), (x + 4, y - 4)], [(x + 70, y - 54), (x + 26, y - 4)]], BLACK, PEN, 10)


def _flowers(sheet: Prints, x: float, y: float, way: int) -> None:
    for dx, dy, colour in ((-30, -110, "#f2ede0"), (12, -140, "#e2557f"), (46, -96, "#e9a11f")):
        sheet.line([(x, y + 20), (x + dx, y + dy)], "#3f6b3a", PEN, 9)
        sheet.stamp([oval(*ray(x + dx, y + dy, turn, 20)[0], 15) for turn in range(0, 360, 72)], colour)


def _cat(sheet: Prints, x: float, y: float, way: int) -> None:
    sheet.stamp(
        [
            oval(x, y + 40, 62, 40),
            oval(x + way * 50, y - 6, 34),
            at(x + way * 50, y - 6, 1, "-30,-14 -24,-54 -2,-28"),
            at(x + way * 50, y - 6, 1, "4,-28 26,-54 31,-12"),
        ],
        "#3a3038",
    )
    sheet.line(
        curve([(x - way * 56, y + 40), (x - way * 92, y + 6), (x - way * 80, y - 40)]), "#3a3038", PEN, 15
    )


def _umbrella(sheet: Prints, x: float, y: float, way: int) -> None:
    sheet.line([(x, y + 30), (x + 4 * way, y - 260)], BLACK, PEN, 11)
    sheet.stamp(
        [[*oval(x + 4 * way, y - 250, 122, 92, 180, 360)]],
        "#2f6d8f",
        [rect(x - 40, y - 350, 12, 100), rect(x + 40, y - 350, 12, 100)],
    )


def _book(sheet: Prints, x: float, y: float, way: int) -> None:
    sheet.stamp([at(x, y, 1, "-66,-30 0,-12 0,66 -66,48"), at(x, y, 1, "6,-12 72,-30 72,48 6,66")], "#f2ede0")
    sheet.lines([at(x, y, 1, f"-54,{d} -12,{d + 11}") for d in (-6, 12, 30)], BLACK, PEN, 5)


def _cake(sheet: Prints, x: float, y: float, way: int) -> None:
    sheet.stamp([rect(x - 56, y - 42, 116, 58)], "#f2ede0", [rect(x - 56, y - 18, 116, 10)])
    for dx in (-34, 0, 36):
        sheet.line([(x + dx, y - 44), (x + dx, y - 78)], "#c8362b", FELT, 9)
        sheet.finger(x + dx, y - 96, 13, "#e9a11f")


def _cage(sheet: Prints, x: float, y: float, way: int) -> None:
    dome = [*oval(x, y + 70, 58, 62, 180, 360, 12), (x + 58, y + 142), (x - 58, y + 142), (x - 58, y + 70)]
    sheet.finger(x, y + 98, 26, "#e9a11f", 60)
    sheet.finger(x + way * 20, y + 78, 15, "#e9a11f")
    sheet.line(dome, BLACK, PEN, 9)
    sheet.lines([[(x + dx, y + 22), (x + dx, y + 140)] for dx in (-30, 0, 30)], BLACK, PEN, 5)


THINGS: tuple[Callable[[Prints, float, float, int], None], ...] = (
    _suitcase,
    _balloon,
    _drum,
    _flowers,
    _cat,
    _umbrella,
    _book,
    _cake,
    _cage,
)
