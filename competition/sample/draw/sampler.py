"""A map in cross-stitch whose thread has not been cut: by a pair of sixteen-year-olds."""

from itertools import pairwise
from math import sin
from random import Random

from PIL import Image, ImageDraw

from competition.sample.draw.paths import Path, curve, path
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.stitches import CELL, linen, sew, strand
from competition.sample.draw.studio import scan

RED, DARK, BLUE, TEAL, GOLD, MOSS, PINK, BROWN, PALE = (
    "#b3262e", "#3a2030", "#2c4f86", "#4f93a0", "#d99a2b", "#5f7d3c", "#d9768a", "#7a4a2c", "#a9c4cc",
)  # fmt: skip
INKS = {
    "r": RED,
    "d": DARK,
    "b": BLUE,
    "t": TEAL,
    "g": GOLD,
    "m": MOSS,
    "p": PINK,
    "n": BROWN,
    "w": "#fbf6ea",
    "l": PALE,
}
SEA = ("#356f9c", "#2f6290", "#4a86ad", "#7fb0c4", "#3f7aa5")
WIDE, HIGH = 112, 80
MOTIFS = {
    "house": "...n....|..rrr...|.rrrrr..|rrrrrrr.|.wwwww..|.wbwbw..|.wwwww..|.wdwgw..|.wdwww..",
    "block": "nnnnnn|nbngnn|nnnnnn|ngnbnn|nnnnnn|nbnbnn|nnnnnn|nbngnn|nnnnnn|ngndnn|nnndnn",
    "tree": "...m...|..mmm..|.mmrmm.|.mmmmm.|mrmmmrm|.mmmmm.|..mnm..|...n...|...n...",
    "pine": "...m...|..mmm..|..mmm..|.mmmmm.|.mmmmm.|mmmmmmm|...n...",
    "ship": "......w....|......ww...|......www..|......wwww.|......n....|nnnnnnnnnnn|.ngngngngn.|..nnnnnnn..",
    "gull": "w......w.|ww....ww.|.wwwwww..|..wwwwgg.|...www...",
    "corner": "r...r|.rgr.|.grg.|.rgr.|r...r",
    "fish": "..gggg..g|.gggggggg|ggdggrgg.|.gggggggg|..gggg..g",
    "pear": "....n...|..rrrr..|.rrrprr.|rrrrpprr|rrgrrprr|rrrgrrrr|.rrrrrr.|..rrrr..",
    "tower": "..g..|..d..|.ggg.|.www.|.wdw.|.www.|.www.|.wdw.|.www.|.www.|wwwww|wwdww",
    "sun": "....g....|.g..g..g.|..ggggg..|..ggggg..|gggggpggg|..ggggg..|..ggggg..|.g..g..g.|....g....",
    "sheep": ".wwww...|wwwwwdd.|wwwwwd..|.d..d...",
    "star": "...r...|.r.r.r.|..rrr..|rrrgrrr|..rrr..|.r.r.r.|...r...",
}
PLACED = """
house 13 19   house 22 22   tree 31 17   tower 8 11   sheep 14 31   sheep 25 33   pine 36 14 pine 20 10
block 84 46   block 91 43   block 98 46  tree 77 52   gull 52 11    gull 64 17    gull 76 11
ship 52 30    fish 45 52    fish 47 65   fish 75 31   sun 92 10     pear 13 61    pear 23 63
pine 72 66    house 85 61   fish 45 20   corner 0 0   corner 107 0  corner 0 75   corner 107 75
"""


def draw() -> Sheet:
    """Draw the picture."""
    sheet = Sheet(2480, 1860, seed=77, paper="#f1e6cf", tooth=3)
    linen(sheet)
    cells: dict[tuple[int, int], str] = {}
    _map(cells, sheet.random)
    route = _route(cells)
    for name, x, y in zip(*[iter(PLACED.split())] * 3, strict=True):
        _motif(cells, MOTIFS[name], int(x), int(y))
    corner = ((2480 - WIDE * CELL) / 2, (1860 - HIGH * CELL) / 2)
    _border(cells)
    sew(sheet, cells, corner)
    _needle(sheet, (corner[0] + (route[0] + 1) * CELL, corner[1] + (route[1] + 0.5) * CELL))
    scan(sheet)
    return sheet


def _motif(cells: dict[tuple[int, int], str], rows: str, x: int, y: int) -> None:
    for dy, row in enumerate(rows.split("|")):
        for dx, letter in enumerate(row):
            if letter != ".":
                cells[x + dx, y + dy] = INKS[letter]


def _shore(outline: str) -> Image.Image:
    land = Image.new("1", (WIDE, HIGH), 0)
    ImageDraw.Draw(land).polygon(curve(path(outline), closed=True, steps=6), 1)
    return land


WEST = "6,8 22,7 40,9 46,16 42,24 34,28 36,36 28,40 24,48 14,46 8,52 5,40"
EAST = "106,36 96,38 84,40 76,46 74,54 64,60 60,68 66,75 90,74 106,74 109,56"
ISLE = "8,58 20,56 32,60 36,68 28,73 12,73"


def _map(cells: dict[tuple[int, int], str], chance: Random) -> None:
    """The sea is sewn full, wave by wave; the land stays bare linen inside its shore."""
    lands = [(_shore(outline), colour) for outline, colour in ((WEST, MOSS), (EAST, BROWN), (ISLE, GOLD))]
    for x in range(6, WIDE - 6):
        for y in range(6, HIGH - 6):
            shores = [(colour, _bare(land, x, y)) for land, colour in lands if land.getpixel((x, y))]
            if not shores:
                crest = (y + round(1.4 * sin(x * 0.55 + y * 0.3)) + (x // 9) % 2) % 5
                cells[x, y] = SEA[crest] if chance.random() < 0.93 else SEA[(crest + 2) % 5]
            elif not shores[0][1]:
                cells[x, y] = shores[0][0]


def _bare(land: Image.Image, x: int, y: int) -> bool:
    return all(land.getpixel((x + dx, y + dy)) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)))


def _route(cells: dict[tuple[int, int], str]) -> tuple[int, int]:
    """The red way from door to door; it goes on past the last house and is not finished."""
    last, count = (0, 0), 0
    for px, py in curve(
        path("16,28 20,36 30,38 37,44 46,41 57,38 66,40 71,49 78,61 92,58 98,62 99,69 92,71"), steps=18
    ):
        here = (round(px), round(py))
        if here != last:
            count += 1
            last = here
            if count % 5 < 4:
                cells[here] = RED
    return last


def _border(cells: dict[tuple[int, int], str]) -> None:
    for i in range(6, WIDE - 6):
        for j, y in enumerate((0, HIGH - 5)):
            for k in range(5):
                if (tooth := _tooth(i if j else WIDE - 1 - i, k if j else 4 - k)) is not None:
                    cells[i, y + k] = tooth
    for i in range(6, HIGH - 6):
        for j, x in enumerate((0, WIDE - 5)):
            for k in range(5):
                if (tooth := _tooth(i + 1, k if j else 4 - k)) is not None:
                    cells[x + k, i] = tooth


def _tooth(i: int, k: int) -> str | None:
    """Return the border's colour: a zigzag with a seed in each bay."""
    z = abs(i % 8 - 4)
    if k == z:
        return RED
    if k == z - 1 or (k == 4 and z == 4):
        return DARK
    return GOLD if i % 8 == 0 and k == 1 else None


def _needle(sheet: Sheet, start: tuple[float, float]) -> None:
    """The thread runs on from the last stitch to the needle, which lies on the cloth."""
    x, y = start
    way: Path = curve(
        [
            (x, y),
            (x - 90, y + 60),
            (x - 280, y - 10),
            (x - 420, y + 70),
            (x - 640, y + 60),
            (x - 700, y - 30),
            (x - 610, y - 110),
        ]
    )
    tip, eye = (x - 1060, y + 30), (x - 610, y - 110)
    sheet.wash(
        [(eye[0] + 8, eye[1] + 12), (tip[0] + 8, tip[1] + 14), (eye[0] + 4, eye[1] + 26)],
        "#7a6a60",
        strength=0.8,
    )
    pen = ImageDraw.Draw(sheet.image)
    for (x0, y0), (x1, y1) in pairwise(way):
        pen.line((x0 + 4, y0 + 7, x1 + 4, y1 + 7), "#8f7f70", 7)
    for p, q in pairwise(way):
        strand(pen, p, q, RED, sheet.random, 7)
    for i in range(100):
        t = i / 100
        r = 9 * min(1, (1 - t) * 3 + 0.1) * (0.8 + 0.2 * sin(t * 3))
        px, py = eye[0] + 30 * (1 - t) + (tip[0] - eye[0]) * t, eye[1] - 18 * (1 - t) + (tip[1] - eye[1]) * t
        pen.ellipse((px - r, py - r, px + r, py + r), "#6f737a")
        pen.ellipse((px - r * 0.6, py - r * 0.9, px + r * 0.4, py + r * 0.1), "#d9dce0")
    pen.line((eye[0] + 14, eye[1] - 8, eye[0] - 14, eye[1] + 8), "#3f3030", 4)
