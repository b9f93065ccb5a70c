"""Under a quilt that turns into fields: gouache and stitches, by two friends of thirteen."""

from itertools import pairwise
from math import sin

from competition.sample.draw.paths import Path, Point, at, curve, oval, rect
from competition.sample.draw.sleeper import bed
from competition.sample.draw.studio import Studio, mixed

COLOURS = [
    "#d9a43b",
    "#5f8f57",
    "#c8583f",
    "#8fb07a",
    "#e8c98a",
    "#3f6f78",
    "#d98a6a",
    "#a9b85a",
    "#7a5a78",
    "#e3b7a0",
]
ROWS, COLUMNS, HORIZON, NEAR = 9, 7, 700.0, 1985.0


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(1860, 2480, seed=208, paper="#f4ecdc", tooth=4)
    _sky(sheet)
    _hills(sheet)
    for row in range(ROWS):
        for column in range(-3, COLUMNS + 3):
            _patch(sheet, row, column)
    _river(sheet)
    _things(sheet)
    _seams(sheet)
    bed(sheet)
    _plane(sheet)
    for edge in (
        rect(-5, -5, 1870, 78),
        rect(-5, 2405, 1870, 80),
        rect(-5, -5, 80, 2490),
        rect(1785, -5, 80, 2490),
    ):
        sheet.clear(edge)
    return sheet


def _seen(u: float, v: float) -> Point:
    """Return where a point of the quilt lies: u across (0–1), v from the child (0) to the horizon (1)."""
    depth = 1 / (1 + v * 3.2)
    far = (1 / depth - 1) / 3.2 * 1.0
    y = HORIZON + (NEAR - HORIZON) * (depth - 1 / 4.2) / (1 - 1 / 4.2)
    swell = 26 * sin(u * 5 + v * 9) * depth + 40 * sin(u * 2.6 + 0.6) * far
    return 930 + (u - 0.5) * 1750 * (0.38 + 0.62 * depth), y + swell


def _quad(u0: float, u1: float, v0: float, v1: float) -> Path:
    edge = [(u0, v0), (u1, v0), (u1, v1), (u0, v1), (u0, v0)]
    out: Path = []
    for (a, b), (c, d) in pairwise(edge):
        out += [_seen(a + (c - a) * i / 4, b + (d - b) * i / 4) for i in range(4)]
    return out


def _cells(row: int, column: int) -> tuple[float, float, float, float]:
    return column / COLUMNS, (column + 1) / COLUMNS, row / ROWS, (row + 1) / ROWS


def _patch(sheet: Studio, row: int, column: int) -> None:
    u0, u1, v0, v1 = _cells(row, column)
    colour = COLOURS[(row * 7 + column * 3 + row * column) % 10]
    green = mixed(colour, "#7f9f5a", min(0.55, row * 0.08))
    hazy = mixed(green, "#c5cfc4", max(0.0, row - 4) * 0.09)
    sheet.paint(_quad(u0, u1, v0, v1), hazy, (row * 37 + column * 61) % 180)
    pattern = (row * 5 + column * 2) % 6
    light = mixed(hazy, "#fff3d8" if (row + column) % 2 else "#3a2a40", 0.45)
    size = (_seen(u1, v0)[0] - _seen(u0, v0)[0]) / 250
    steps = [(i + 0.5) / 5 for i in range(5)]
    if pattern == 0:  # dots, further on haystacks
        for a in steps:
            for b in steps:
                x, y = _seen(u0 + (u1 - u0) * a, v0 + (v1 - v0) * b)
                sheet.paint(oval(x, y, 11 * size, 8 * size, steps=10), light, 30)
    elif pattern in (1, 2):  # stripes, further on furrows
        for a in steps:
            w = 0.06
            strip = (u0 + (u1 - u0) * (a - w), u0 + (u1 - u0) * (a + w), v0, v1)
            if pattern == 2:
                strip = (u0, u1, v0 + (v1 - v0) * (a - w), v0 + (v1 - v0) * (a + w))
            sheet.paint(_quad(*strip), light, 85, dry=0.2)
    elif pattern == 3:  # checks
        for i in range(16):
            if (i + i // 4) % 2:
                a, b = i % 4 / 4, i // 4 / 4
                du, dv = u1 - u0, v1 - v0
                square = _quad(u0 + du * a, u0 + du * (a + 0.25), v0 + dv * b, v0 + dv * (b + 0.25))
                sheet.paint(square, mixed(hazy, "#fff3d8", 0.5), 10)
    elif pattern == 4:  # flowers, further on trees
        for a, b in ((0.28, 0.3), (0.72, 0.28), (0.5, 0.66), (0.18, 0.78), (0.82, 0.76)):
            x, y = _seen(u0 + (u1 - u0) * a, v0 + (v1 - v0) * b)
            for p in at(x, y, 13 * size, "-1,0 1,0 0,-.8 0,.8"):
                sheet.paint(oval(*p, 12 * size, 9 * size, steps=9), light, 30)
            sheet.paint(oval(x, y, 7 * size, 6 * size, steps=8), "#f3c94a", 30)


def _sky(sheet: Studio) -> None:
    for i, colour in enumerate(("#7fa6b8", "#9fbcbf", "#c4cfc0", "#ead9b8", "#f3cfa0")):
        sheet.paint(rect(70, 60 + i * 130, 1720, 190), colour, 3)
    sheet.paint(oval(1310, 560, 95), "#fdf1c9", 30)
    for x, y, s in ((420, 250, 120), (1450, 190, 95), (900, 400, 80)):
        cloud = at(x, y, s, "-1.7,.35 -1.2,-.1 -.7,-.5 0,-.55 .5,-.25 1.1,-.3 1.6,.1 1.9,.38")
        sheet.paint(curve(cloud, closed=True, steps=5), "#f8efdc", 4, dry=0.15)


def _hills(sheet: Studio) -> None:
    for base, rise, colour in ((690, 110, "#93a9ae"), (730, 80, "#84a08f"), (765, 45, "#8ba872")):
        ridge = curve([(60 + i * 220, base - rise * (0.5 + 0.5 * sin(i * 1.9 + base))) for i in range(9)])
        sheet.paint([*ridge, (1830, 1000), (60, 1000)], colour, 4)


def _river(sheet: Studio) -> None:
    """A ribbon sewn on, which further up is water."""
    bank = [_seen(0.66 + 0.12 * sin(i * 0.62), i / 22) for i in range(23)]
    widths = [46 * (0.2 + 0.8 / (1 + i / 22 * 3.2)) for i in range(23)]
    left = [(x - w, y) for (x, y), w in zip(bank, widths, strict=True)]
    right = [(x + w, y) for (x, y), w in zip(bank, widths, strict=True)]
    sheet.shade([[(x + 6, y + 8) for x, y in curve([*left, *right[::-1]], steps=4)]], "#7a6a80", 0.5)
    sheet.paint(curve([*left, *right[::-1]], steps=4), "#5f9fb8", 80)
    for i in range(1, 22):
        x, y = bank[i]
        w = widths[i] * 0.6
        sheet.paint(
            curve([(x - w, y), (x, y - 5), (x + w, y + 2), (x, y + 5)], closed=True, steps=4), "#cfe4e4", 3
        )


def _things(sheet: Studio) -> None:
    for u, v, roof in (
        (0.2, 0.62, "#b5452f"),
        (0.29, 0.66, "#8f3f3a"),
        (0.42, 0.8, "#b5452f"),
        (0.88, 0.7, "#a5503a"),
        (0.12, 0.85, "#b5452f"),
    ):
        x, y = _seen(u, v)
        s = 95 * (1.1 - v)
        sheet.shade([at(x, y, s, "-.5,0 .5,0 1.1,.35 .1,.35")], "#6a5f78", 0.6)
        sheet.paint(at(x, y, s, "-.5,-.6 .5,-.6 .5,.05 -.5,.05"), "#f5e8cf", 88)
        sheet.paint(at(x, y, s, "-.65,-.55 0,-1.15 .65,-.55"), roof, 30)
        sheet.paint(at(x, y, s, "-.15,-.3 .12,-.3 .12,.04 -.15,.04"), "#3f4a60", 30)
    for i in range(26):
        u, v = 0.04 + (i * 0.377) % 0.95, 0.45 + (i * 0.213) % 0.5
        x, y = _seen(u, v)
        s = 58 * (1.15 - v)
        sheet.shade([oval(x + s * 0.5, y + s * 0.2, s * 0.7, s * 0.25)], "#5f5f78", 0.55)
        sheet.paint(rect(x - s * 0.1, y - s * 0.6, s * 0.2, s * 0.7), "#5f4030", 88)
        sheet.paint(
            oval(x, y - s, s * 0.62, s * 0.75, steps=12), ("#3f6f4f", "#5c8048", "#77903f")[i % 3], 60
        )


def _seams(sheet: Studio) -> None:
    """White running stitch along the near seams; further up they become hedges."""
    for row in range(1, ROWS):
        thread, width = ("#fbf4e2", 8 - row * 0.5) if row < 5 else ("#4f7048", 7)
        line = [_seen(i / 60 * 1.5 - 0.25, row / ROWS + 0.004) for i in range(61)]
        _stitch(sheet, line, thread, width, row < 5)
    for column in range(-2, COLUMNS + 3):
        line = [_seen(column / COLUMNS + 0.006, i / 60) for i in range(61)]
        _stitch(sheet, line[:34], "#fbf4e2", 7, True)
        _stitch(sheet, line[34:], "#4f7048", 5, False)


def _stitch(sheet: Studio, line: Path, colour: str, width: float, sewn: bool) -> None:
    pieces = [line[i : i + 2] for i in range(len(line) - 1)]
    for (x0, y0), (x1, y1) in pieces:
        end = 0.55 if sewn else 1.0
        x2, y2 = x0 + (x1 - x0) * end, y0 + (y1 - y0) * end
        long = max(1.0, ((x2 - x0) ** 2 + (y2 - y0) ** 2) ** 0.5)
        nx, ny = -(y2 - y0) / long * width / 2, (x2 - x0) / long * width / 2
        sheet.paint(
            [(x0 + nx, y0 + ny), (x2 + nx, y2 + ny), (x2 - nx, y2 - ny), (x0 - nx, y0 - ny)], colour, 5
        )


def _plane(sheet: Studio) -> None:
    """The shadow of the plane in which they came crosses the fields."""
    wings = (
        "0,-1.1 .13,-.7 .15,-.25 1.15,.25 1.15,.42 .15,.2 .1,.72 .42,.95 .42,1.08 0,.98 "
        "-.42,1.08 -.42,.95 -.1,.72 -.15,.2 -1.15,.42 -1.15,.25 -.15,-.25 -.13,-.7"
    )
    tilted = [(x * 0.95 + y * 0.42, y * 0.5 - x * 0.24) for x, y in at(0, 0, 1, wings)]
    sheet.shade([[(700 + x * 150, 1210 + y * 150) for x, y in tilted]], "#40375a", 0.85)
    sheet.paint([(420 + x * 62, 480 + y * 62) for x, y in tilted], "#fbf6ea", 10)
