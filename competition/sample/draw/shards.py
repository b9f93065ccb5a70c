"""What broke on the way, put together as a bird: mosaic of crockery, by a class of seventeen-year-olds."""

from math import cos, pi, sin
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor, ImageDraw, ImageFilter
from scipy.spatial import cKDTree

from competition.sample.draw.paper import noise
from competition.sample.draw.paths import Path, Point, curve, oval, path
from competition.sample.draw.studio import Studio, scan

Field = NDArray[np.float64]
SIDE, FINE = 1050, 2  # the plan is drawn in units of two pixels
SUN: Point = (255.0, 790.0)
TAIL = "350,575 230,560 110,500 50,520 130,575 40,610 140,640 70,700 200,690 330,640"
BODY = (
    "250,600 330,540 430,500 530,505 620,530 710,520 770,470 808,415 858,392 905,405 930,440 "
    "1000,470 935,490 905,545 850,620 760,680 640,715 500,705 380,665"
)
WING = (
    "700,590 640,480 545,350 440,240 320,165 190,120 205,195 150,205 225,260 185,300 265,345 "
    "240,385 325,420 320,460 410,500 500,560 590,600"
)
FAR = (
    "560,520 600,420 660,300 730,200 800,110 850,60 860,150 905,160 860,225 885,270 825,310 "
    "835,365 770,395 740,460 700,530"
)


class Plate(NamedTuple):
    """A plate before it broke: its ground, its decoration, and the colour of that."""

    ground: str
    pattern: str
    ink: str


BLUE = Plate("#f1eee6", "willow", "#2a4c9a")
DOTS = Plate("#f4eede", "dots", "#c5372d")
SUNNY = Plate("#e6ac35", "rim", "#a9641f")
BRICK = Plate("#cf5138", "rim", "#f3dfc0")
LEAFY = Plate("#f2ecd9", "leaf", "#3d7d52")
POLISH = Plate("#27509a", "dots", "#eef0ea")
SEA = Plate("#6fb0ac", "plain", "#6fb0ac")
CREAM = Plate("#efe6d2", "rim", "#d49a2a")
ROSE = Plate("#f3e7df", "willow", "#c9607a")
SKY = tuple(Plate(c, "plain", c) for c in ("#24405c", "#2b4d69", "#1f3850", "#35607a", "#2d5468"))
GOLD = tuple(Plate(c, "plain", c) for c in ("#f0b93a", "#e89f2c", "#f4cb62", "#dd7f2c"))
REGIONS = (
    ("", SKY, 30.0),
    ("sun", GOLD, 27.0),
    (FAR, (POLISH, SEA, CREAM, LEAFY), 46.0),
    (TAIL, (BRICK, SUNNY, POLISH), 44.0),
    (BODY, (DOTS, CREAM, BLUE, ROSE), 54.0),
    (WING, (BLUE, SUNNY, BRICK, LEAFY, POLISH, DOTS), 52.0),
)


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(FINE * SIDE, FINE * SIDE, seed=333, paper="#cbbfae", tooth=3)
    chance = np.random.default_rng(333)
    colours = np.full((FINE * SIDE, FINE * SIDE, 3), ImageColor.getrgb("#bdb2a2"), dtype=np.float64)
    taken = np.zeros((FINE * SIDE, FINE * SIDE), dtype=bool)
    for outline, plates, size in reversed(REGIONS):
        mask = _mask(outline)
        inner = _mask(outline, shrink=True) & ~taken
        _lay(colours, inner, _seeds(outline, size, chance), plates, chance)
        taken |= mask
    flat = Image.fromarray(np.clip(colours, 0, 255).astype(np.uint8))
    _finish(sheet, flat.filter(ImageFilter.GaussianBlur(0.8)))
    scan(sheet, 0.8)
    return sheet


def _shape(outline: str) -> Path:
    if outline == "sun":
        return oval(*SUN, 190, 190, steps=60)
    if not outline:
        return [(26, 30), (1026, 24), (1022, 1026), (28, 1022)]
    return curve(path(outline), closed=True, steps=5)


def _mask(outline: str, *, shrink: bool = False) -> NDArray[np.bool_]:
    mask = Image.new("L", (FINE * SIDE, FINE * SIDE), 0)
    ImageDraw.Draw(mask).polygon([(FINE * x, FINE * y) for x, y in _shape(outline)], 255)
    return np.asarray(mask.filter(ImageFilter.MinFilter(13 if shrink else 1)), dtype=np.uint8) > 127


def _seeds(outline: str, size: float, chance: np.random.Generator) -> Field:
    """Return where the pieces lie: in rings round the sun, or as they came to hand."""
    if outline in ("", "sun"):
        rings = np.arange(size / 2, 1300 if not outline else 200, size)
        points = [
            (SUN[0] + r * cos(a), SUN[1] + r * sin(a))
            for r in rings
            for a in np.arange(0, 2 * pi, size * 1.08 / r) + chance.uniform(0, 1)
        ]
        return np.array(points) + chance.normal(0, size * 0.07, (len(points), 2))
    grid = np.arange(0, SIDE, size)
    xs, ys = np.meshgrid(grid, grid)
    xs = xs + (np.arange(len(grid)) % 2)[:, None] * size / 2
    cells = np.stack([xs.ravel(), ys.ravel()], axis=1)
    return cells + chance.normal(0, size * 0.15, cells.shape)


def _lay(
    colours: Field,
    where: NDArray[np.bool_],
    seeds: Field,
    plates: tuple[Plate, ...],
    chance: np.random.Generator,
) -> None:
    """Lay pieces: each a shard of some plate, turned as it fell, a little tilted in its bed."""
    ys, xs = np.nonzero(where)
    spots = np.stack([xs, ys], axis=1).astype(np.float64) / FINE
    far, near = cKDTree(seeds).query(spots, k=2)
    piece, gap = near[:, 0], far[:, 1] - far[:, 0] + chance.normal(0, 0.5, len(spots))
    count = len(seeds)
    turn, kind = chance.uniform(0, 2 * pi, count)[piece], chance.integers(0, len(plates), count)[piece]
    offset = chance.uniform(40, 130, count)[piece]
    away = spots - seeds[piece]
    u = away[:, 0] * np.cos(turn) - away[:, 1] * np.sin(turn)
    v = away[:, 0] * np.sin(turn) + away[:, 1] * np.cos(turn)
    laid = np.zeros((len(spots), 3))
    for i, plate in enumerate(plates):
        mine = kind == i
        inked = _pattern(plate.pattern, u[mine], v[mine], offset[mine])[:, None]
        laid[mine] = np.where(inked, ImageColor.getrgb(plate.ink)[:3], ImageColor.getrgb(plate.ground)[:3])
    tilt = chance.normal(0, 1, (count, 2))[piece]
    light = 1 + chance.normal(0, 0.05, count)[piece] + 0.0022 * (away * tilt).sum(axis=1)
    edge = np.clip(1 - gap / 9, 0, 1) * (-(away[:, 0] + away[:, 1]) / 40)
    laid = laid * (light + 0.5 * np.clip(edge, -0.5, 0.5))[:, None]
    glint = np.exp(-(((away[:, 0] + 9) / 7) ** 2 + ((away[:, 1] + 10) / 3.5) ** 2))
    laid += (glint * 70 * (chance.random(count) < 0.5)[piece])[:, None]
    solid = np.clip((gap - 3.2) / 2.2, 0, 1)[:, None]
    bed = colours[ys, xs] * np.clip(0.72 + gap / 12, 0.72, 1)[:, None]
    colours[ys, xs] = bed * (1 - solid) + laid * solid


def _pattern(name: str, u: Field, v: Field, offset: Field) -> NDArray[np.bool_]:
    """Tell where a plate's decoration is painted."""
    if name == "dots":
        far: Field = np.hypot(u % 22 - 11, (v + 11 * (u // 22 % 2)) % 22 - 11)
        return far < 5.2
    if name == "rim":
        r: Field = np.hypot(u + offset, v) - offset
        return (np.abs(r) < 3.5) | (np.abs(r - 12) < 1.6)
    if name == "willow":
        wave: Field = np.sin(u / 6 + 2 * np.sin(v / 11)) * np.cos(v / 7 + np.sin(u / 9))
        return (wave > 0.42) | (np.abs(wave + 0.35) < 0.07)
    if name == "leaf":
        bend: Field = v - 5 * np.sin(u / 13)
        blade: NDArray[np.bool_] = np.abs(
            (bend + 13) % 26 - 13 - 5 * np.sign(np.sin(u / 6.5))
        ) < 4.2 * np.abs(np.sin(u / 6.5))
        vein: Field = np.abs((bend + 13) % 26 - 13)
        return (vein < 1.3) | blade
    return np.zeros(u.shape, dtype=bool)


def _finish(sheet: Studio, mosaic: Image.Image) -> None:
    """Wash off the grout's haze, set a button for the eye, and let the wall round it show."""
    sheet.image.paste(mosaic)
    haze = noise(sheet.size, 5, sheet.random).point(lambda v: v // 7)
    sheet.image.paste("#d8ccba", (0, 0), haze)
    for r, colour in ((40, "#7d7266"), (35, "#2b2028"), (28, "#e9dfc8"), (17, "#2b2028")):
        sheet.paint(oval(1745, 868, r), colour, 30, 0.06)
    for x, y in path("1740,863 1751,863 1740,874 1751,874"):
        sheet.paint(oval(x, y, 3), "#e9dfc8", 0)
