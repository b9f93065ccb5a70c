"""All from one potato: prints with two halves of a potato, legs and luggage added with a felt pen."""

from math import sin
from typing import NamedTuple

from competition.sample.draw.figures import heart, star
from competition.sample.draw.luggage import PEN, THINGS
from competition.sample.draw.paths import Path, at, blob, curve, oval, rect, turned
from competition.sample.draw.prints import Prints
from competition.sample.draw.tools import BLACK

SKIN = ("#8a5636", "#e8b78c", "#c98d5e", "#f1cda6", "#5f3a24", "#d9a06e", "#b4764a")
COATS = (
    "#c8362b",
    "#f2ede0",
    "#2f6d8f",
    "#e9a11f",
    "#3f7f4a",
    "#7a3f6a",
    "#1f3a5f",
    "#e2725a",
    "#f2ede0",
    "#2f8f7f",
)
POTATO = "-.62,-.55 -.2,-.98 .3,-.94 .64,-.5 .7,.2 .5,.82 0,1 -.52,.86 -.72,.2"
CUTS = ("stripes", "star", "dots", "heart", "zigzag", "cross", "none")


class Walker(NamedTuple):
    """Somebody in the procession: which one, where the middle of the body is, how tall, and which way."""

    i: int
    x: float
    y: float
    tall: float
    way: int


def draw() -> Prints:
    """Draw the picture."""
    sheet = Prints(2640, 1860, seed=505, paper="#c9a676", tooth=5)
    _trial_prints(sheet)
    walkers = [_set_out(i, 250 + i * 300, 1) for i in range(8)]
    walkers += [_set_out(i + 8, 2400 - i * 300, -1) for i in range(7)]
    _road(sheet)
    for walker in walkers:
        _print(sheet, walker)
    for walker in walkers:
        _arms(sheet, walker)
    _not_ready(sheet, 285, _ground(285, -1))
    sheet.lit()
    return sheet


def _ground(x: float, way: int) -> float:
    """How low the road runs there: over two hills above, and home over one below."""
    return (840 + 52 * sin(x / 330)) if way > 0 else (1700 + 46 * sin(x / 520 + 1.2))


def _set_out(i: int, x: float, way: int) -> Walker:
    tall = 150 + 17 * ((i * 3) % 4) - (56 if i in (3, 9, 13) else 0)
    return Walker(i, x, _ground(x, way) - 88 - tall, tall, way)


def _road(sheet: Prints) -> None:
    """Lay stones, printed with the small end of the potato."""
    for way in (1, -1):
        for i, x in enumerate(range(70, 2600, 88)):
            if i % 7 != 5:
                y = _ground(x, way) + sheet.random.uniform(2, 26)
                stone = turned(oval(x, y, 36, 15), sheet.random.uniform(-9, 9), (x, y))
                sheet.stamp([stone], "#7d5a3a", worn=0.42)


def _print(sheet: Prints, walker: Walker) -> None:
    """Print body and head with the same potato, then draw what makes this one itself."""
    i, x, y, tall, way = walker
    _legs(sheet, walker)
    lean = sheet.random.uniform(-7, 7)
    body = turned(blob(x, y, tall, POTATO), lean, (x, y))
    sheet.stamp([body], COATS[i % 10], _cuts(CUTS[i % 7], x, y + 10, tall), worn=0.2 + 0.09 * (i % 3))
    r = 76 if tall > 120 else 60
    top = (x + way * 10, y - tall - r * 0.7)
    sheet.stamp([turned(blob(*top, r, POTATO), 90 + lean, top)], SKIN[i * 3 % 7], worn=0.2)
    _face(sheet, *top, r, way)
    _on_head(sheet, i, *top, r)


def _legs(sheet: Prints, walker: Walker) -> None:
    _, x, y, tall, way = walker
    foot, stride = y + tall + 88, sheet.random.uniform(26, 48)
    for side in (-1, 1):
        knee = (x + side * stride, foot - 46)
        leg = [
            (x + side * 22, y + tall * 0.8),
            knee,
            (knee[0] - 6 * way, foot),
            (knee[0] + 40 * way, foot + 2),
        ]
        sheet.line(leg, BLACK, PEN, 14)


def _arms(sheet: Prints, walker: Walker) -> None:
    """Draw the arms and what they carry over whoever walks in front."""
    i, x, y, tall, way = walker
    hand = (x + way * tall * 0.92, y + tall * 0.14)
    THINGS[i % len(THINGS)](sheet, *hand, way)
    elbow = (x + way * tall * 0.62, y + tall * 0.2)
    sheet.line(curve([(x + way * tall * 0.42, y - tall * 0.3), elbow, hand]), BLACK, PEN, 15)
    swing = [
        (x - way * tall * 0.5, y - tall * 0.28),
        (x - way * tall * 0.8, y),
        (x - way * tall * 0.78, y + tall * 0.3),
    ]
    sheet.line(curve(swing), BLACK, PEN, 15)


def _cuts(kind: str, x: float, y: float, r: float) -> list[Path]:
    if kind == "stripes":
        return [rect(x - r, y - r * 0.5 + i * r * 0.42, 2 * r, r * 0.1) for i in range(4)]
    if kind == "star":
        return [star(x, y, r * 0.42)]
    if kind == "heart":
        return [heart(x, y, r * 0.34)]
    if kind == "dots":
        return [oval(*p, r * 0.1) for p in at(x, y, r, "-.3,-.5 .25,-.45 0,-.1 -.38,.2 .4,.2 0,.55")]
    if kind == "zigzag":
        teeth = "-.8,-.1 -.4,-.35 0,-.1 .4,-.35 .8,-.1 .8,.06 .4,-.19 0,.06 -.4,-.19 -.8,.06"
        return [at(x, y + dy * r, r, teeth) for dy in (-0.1, 0.4)]
    if kind == "cross":
        return [rect(x - r * 0.06, y - r, r * 0.12, 2 * r), rect(x - r, y, 2 * r, r * 0.1)]
    return []


def _face(sheet: Prints, x: float, y: float, r: float, way: int) -> None:
    for dx in (-0.22, 0.34):
        sheet.dots(at(x + way * r * 0.1, y, r, f"{dx},-.12"), BLACK, PEN, 15)
    sheet.line(curve(at(x + way * r * 0.14, y, r, "-.3,.22 0,.4 .34,.2")), "#8e1f2c", PEN, 9)


def _on_head(sheet: Prints, i: int, x: float, y: float, r: float) -> None:
    kind, colour = i * 5 % 6, ("#2b2024", "#2b2024", "#7a4320", "#c8362b", "#f2ede0", "#2f6d8f")[i % 6]
    if kind == 0:
        sheet.lines(
            [
                curve([p, (p[0] + 16, p[1] - 14), (p[0] + 2, p[1] - 34)])
                for p in oval(x, y, r * 0.95, r * 0.66, 195, 345, 8)
            ],
            BLACK,
            PEN,
        )
    elif kind == 1:
        sheet.stamp(
            [
                at(x, y, r, "-.95,-.55 .95,-.6 .95,-.45 -.95,-.4"),
                at(x, y, r, "-.5,-.5 -.4,-1.25 .45,-1.25 .55,-.5"),
            ],
            colour,
        )
    elif kind == 2:
        sheet.stamp(
            [oval(x, y - r * 0.25, r * 1.02, r * 0.7, 180, 360)], "#c8362b", [oval(x, y - r * 0.5, 9)]
        )
    elif kind == 3:
        sheet.lines(
            [at(x, y, r, f"{d},-.6 {d * 1.5},-1.05") for d in (-0.5, -0.25, 0, 0.25, 0.5)], BLACK, PEN
        )
    elif kind == 4:
        sheet.stamp(
            [oval(x, y - r * 0.32, r * 0.98, r * 0.5, 170, 370), oval(x, y - r * 0.95, r * 0.32)],
            colour if colour != "#f2ede0" else "#4a2c1c",
        )
    else:
        for side in (-1, 1):
            sheet.line(
                curve(at(x, y, r, f"{side * 0.7},-.4 {side * 1.15},.1 {side * 1.0},.6")), BLACK, PEN, 22
            )


def _not_ready(sheet: Prints, x: float, ground: float) -> None:
    """The last one is only printed so far: she comes on Monday, and nobody knows what she will bring."""
    y = ground - 230
    sheet.stamp([blob(x, y, 146, POTATO)], "#f2ede0", worn=0.26)
    sheet.stamp([turned(blob(x - 8, y - 200, 74, POTATO), 88, (x - 8, y - 200))], "#c98d5e", worn=0.2)


def _trial_prints(sheet: Prints) -> None:
    """Where the potato was tried out, ever paler, at the edge of the paper."""
    for i in range(3):
        sheet.stamp(
            [turned(blob(60 + i * 96, 120, 62, POTATO), 70 + i * 9, (60 + i * 96, 120))],
            "#c8362b",
            worn=0.3 + i * 0.2,
        )
