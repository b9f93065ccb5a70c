"""A face of a thousand dots whose hair is a town at night: felt pens held upright, by a girl of eighteen."""

from math import hypot
from random import Random

from PIL import Image, ImageDraw, ImageFilter

from competition.sample.draw.heads import (
    BROW,
    EYE,
    LID,
    NECK,
    NOSE_LINE,
    NOSE_SIDE,
    SHOULDERS,
    UNDER_CHIN,
    Head,
)
from competition.sample.draw.paths import Path, Point, curve, dense, path
from competition.sample.draw.studio import Studio, mixed, scan

HEAD = Head(900, 1150, 500, turn=0.5, tilt=-5, smile=0.045, wide=0.98)
HAIR = (
    "-.6,1.5 -1.0,1.3 -1.3,.7 -1.36,-.1 -1.2,-.9 -.8,-1.45 -.1,-1.75 .6,-1.68 1.1,-1.25 1.34,-.6 1.36,.2 "
    "1.3,.9 1.0,1.5 .62,1.6 .7,1.0 .76,.4 .74,-.1 .62,-.5 .3,-.72 .05,-.78 -.25,-.62 -.56,-.4 -.72,0 "
    "-.74,.5 -.6,1.0"
)
NIGHT = ("#1c2150", "#2a3378", "#443a80", "#1b3f62", "#2a2450")
LIGHTS = ("#f9d56a", "#f4a63e", "#fff2c2", "#f07f4a")
# streets of the town, over the hair: each a line of lamps
STREETS = (
    "-1.3,.9 -1.0,.2 -1.05,-.6 -.6,-1.2 0,-1.45 .7,-1.4 1.1,-.9",
    "-.85,.9 -.88,.2 -.85,-.3 -.5,-.75 .1,-1.05 .7,-.9 .95,-.3 .95,.5 .9,1.2",
    *("-.1,-1.75 -.05,-1.3 .1,-.82", "-.8,-1.45 -.6,-1.0 -.45,-.6", ".7,-1.65 .62,-1.2 .45,-.72"),
    *("-1.36,-.2 -1.05,-.25 -.72,-.2", "1.3,-.6 1.0,-.45 .7,-.4", "-1.3,.6 -1.0,.65 -.76,.5"),
    *("1.36,.3 1.05,.3 .76,.3", "-1.1,1.2 -.85,1.0 -.66,.9", "1.25,1.0 1.0,.95 .72,.9"),
    "1.05,1.4 1.12,.9 1.2,.2 1.2,-.5",
)
SHADES = ("#f7c9a8", "#e07f5a", "#c9587a", "#8a5fa8", "#4f7fb0", "#5fa08a", "#e8b04a")


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(1860, 2480, seed=1800, paper="#faf5e9", tooth=3)
    goal, town = _goal(sheet), _region(sheet, HEAD.form(HAIR))
    pen = ImageDraw.Draw(sheet.image)
    for x, y in _places(sheet, 22):
        _dot(pen, (x, y), goal, town, sheet.random)
    _lamps(pen, sheet.random)
    _features(pen, sheet.random)
    scan(sheet)
    return sheet


def _region(sheet: Studio, shape: Path) -> Image.Image:
    mask = Image.new("L", sheet.size, 0)
    ImageDraw.Draw(mask).polygon(shape, 255)
    return mask


def _goal(sheet: Studio) -> Image.Image:
    """Return what the dots are to come near to: soft light on a face, as from a window on the left."""
    goal = Image.new("RGB", sheet.size, "#f3e6d4")
    pen = ImageDraw.Draw(goal)
    pen.polygon(HEAD.form(SHOULDERS), "#2f8a84")
    pen.polygon(HEAD.form(".5,1.45 1.3,1.72 1.58,2.1 1.75,3.4 .6,3.4 .9,2.3"), "#1a5a64")
    pen.polygon(HEAD.form("-1,.2 1,.2 1.05,1.5 -1.05,1.5"), "#252a60")
    pen.polygon(HEAD.form(NECK), "#b87048")
    pen.polygon(HEAD.outline(), "#d89560")
    pen.polygon(HEAD.form(HAIR), "#252a60")
    goal = goal.filter(ImageFilter.GaussianBlur(5))
    for shape, colour, soft in (
        (HEAD.form(UNDER_CHIN), "#7a4438", 14),
        (HEAD.form("-.62,-.5 -.2,-.6 .1,-.35 .1,.1 -.05,.3 -.2,.56 -.5,.5 -.66,0"), "#f2bd85", 40),
        (HEAD.shade(), "#8f5140", 34),
        (HEAD.form(NOSE_SIDE, 1.2), "#9a5a42", 10),
        (HEAD.form("-.3,.44 0,.5 .3,.44 .2,.55 -.2,.55", 1.0), "#b87048", 14),
        (HEAD.form("-.2,.77 0,.8 .2,.77 .1,.86 -.1,.86", 1.0), "#b06a48", 14),
        *((socket, "#9a5a42", 12) for socket in HEAD.socket()),
        *((cheek, "#dd7358", 34) for cheek in HEAD.cheeks()),
    ):
        mask = _region(sheet, shape).filter(ImageFilter.GaussianBlur(soft)).point(lambda v: int(v * 0.85))
        goal.paste(colour, (0, 0), mask)
    return goal


def _places(sheet: Studio, gap: float) -> list[Point]:
    """Return where dots go: rows as a hand sets them, never quite straight, in no order."""
    random = sheet.random
    out = [
        (90 + x * gap + (y % 2) * gap / 2 + random.gauss(0, 3.4), 90 + y * gap * 0.87 + random.gauss(0, 3.4))
        for y in range(int(2300 / gap / 0.87))
        for x in range(int(1680 / gap))
    ]
    random.shuffle(out)
    return out


def _dot(
    pen: ImageDraw.ImageDraw, place: Point, goal: Image.Image, town: Image.Image, random: Random
) -> None:
    """Set one dot, in the colour wanted or in one that gives it when seen from afar."""
    spot = (min(goal.width - 1, int(place[0])), min(goal.height - 1, int(place[1])))
    pixel = goal.getpixel(spot)
    assert isinstance(pixel, tuple)
    wanted = "#{:02x}{:02x}{:02x}".format(*(int(v) for v in pixel[:3]))
    bright = sum(pixel[:3]) / 765
    if town.getpixel(spot):
        colour = mixed(random.choice(NIGHT), wanted, 0.25)
        r = random.uniform(9.6, 11.8)
    else:
        colour = mixed(wanted, random.choice(SHADES), random.choice((0.0, 0.12, 0.3, 0.5)))
        r = 7.0 + 5.2 * (1 - bright) + random.uniform(-0.9, 0.9)
        if bright > 0.82:  # the wall behind: thinner the further out
            r = random.uniform(2.6, 6.0)
    _round(pen, place, r, colour, random)


def _round(pen: ImageDraw.ImageDraw, place: Point, r: float, colour: str, random: Random) -> None:
    x, y = place
    a, b = r * random.uniform(0.92, 1.1), r * random.uniform(0.92, 1.1)
    pen.ellipse((x - a, y - b, x + a, y + b), mixed(colour, "#1d1830", 0.16))
    pen.ellipse((x - a + 1.4, y - b + 1.2, x + a - 1.0, y + b - 1.4), colour)


def _lamps(pen: ImageDraw.ImageDraw, random: Random) -> None:
    """Light the streets, and here and there a window."""
    for street in STREETS:
        for x, y in _spaced(HEAD.line(street), 27):
            place = (x + random.gauss(0, 2), y + random.gauss(0, 2))
            _round(pen, place, random.uniform(9, 12.5), random.choice(LIGHTS), random)
    ring = path(HAIR)[:14]
    for _ in range(90):
        (x, y), far = random.choice(ring), random.uniform(0.62, 1.0)
        place = HEAD.spot(x * far + random.gauss(0, 0.1), y * far + random.gauss(0, 0.1))
        if abs(x * far) > 0.8 or y * far < -0.9:
            _round(pen, place, random.uniform(3.5, 6), random.choice(LIGHTS), random)


def _spaced(line: Path, gap: float) -> Path:
    """Return points along a line, each at least that far from the one before."""
    out = [line[0]]
    for x, y in dense(line, 3):
        if hypot(x - out[-1][0], y - out[-1][1]) >= gap:
            out.append((x, y))
    return out


def _features(pen: ImageDraw.ImageDraw, random: Random) -> None:
    """Go over eyes, brows and mouth with closer, smaller dots."""
    upper, lower, between = HEAD.mouth()
    for shape, colour, gap in (
        *((eye, "#fbf4e6", 9) for eye in HEAD.both(EYE, 0.31, 0)),
        *((iris, "#3a2230", 7) for iris in HEAD.irises(0.01, 0.066)),
        *((lid, "#241a38", 7) for lid in HEAD.both(LID, 0.31, 0)),
        *((brow, "#2a2048", 8) for brow in HEAD.both(BROW, 0.31, -0.03)),
        (upper, "#a83a4f", 8),
        (lower, "#cf5f63", 8),
    ):
        _filled(pen, shape, colour, gap, random)
    for line in (
        between,
        HEAD.line(NOSE_LINE, 1.3),
        *HEAD.strokes("-.15,-.06 -.06,-.115 .05,-.115 .14,-.05", 0.31, 0),
    ):
        for place in _spaced(line, 12):
            _round(
                pen, place, random.uniform(4.2, 6), random.choice(("#5a2a38", "#7a3440", "#46264a")), random
            )
    for iris in HEAD.irises(0.01, 0.066):
        _round(pen, (iris[14][0] + 22, iris[14][1] - 12), 6, "#fffaf0", random)


def _filled(pen: ImageDraw.ImageDraw, shape: Path, colour: str, gap: float, random: Random) -> None:
    xs, ys = [x for x, _ in shape], [y for _, y in shape]
    left, top = min(xs) - 4, min(ys) - 4
    mask = Image.new("L", (int(max(xs) - left) + 8, int(max(ys) - top) + 8), 0)
    ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in curve(shape, steps=2)], 255)
    for row in range(int(mask.height / gap) + 1):
        for column in range(int(mask.width / gap) + 1):
            x, y = column * gap + (row % 2) * gap / 2 + random.gauss(0, 0.8), row * gap + random.gauss(0, 0.8)
            if 0 <= x < mask.width and 0 <= y < mask.height and mask.getpixel((int(x), int(y))):
                _round(
                    pen,
                    (left + x, top + y),
                    gap * 0.6,
                    mixed(colour, random.choice(SHADES), random.uniform(0, 0.2)),
                    random,
                )
