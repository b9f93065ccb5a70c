"""Four panels without a word, under one umbrella: ink and wash with one red, by a boy of twelve."""

from math import cos, radians, sin

from competition.sample.draw.passersby import INK, PEN, stand
from competition.sample.draw.paths import Path, at, curve, oval, ray, rect
from competition.sample.draw.studio import Studio
from competition.sample.draw.tools import Tool

RAIN = Tool(width=5, pressure=215, bite=0.7, film=0.1, wobble=1, opacity=0.7)
RED, SKIN = "#d6382f", ("#e9c39f", "#a86f4c", "#f0d2b0", "#c99268", "#7f5238", "#e3b58e")
PANELS = ((90, 90), (1085, 90), (90, 1085), (1085, 1085))
SIZE = 925


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(2100, 2100, seed=912, paper="#f7f3e8", tooth=3)
    for scene, (x, y) in zip((_alone, _over, _many, _above), PANELS, strict=True):
        before = sheet.image.copy()
        scene(sheet, x, y)
        sheet.keep(before, rect(x, y, SIZE, SIZE))
        sheet.shape(rect(x, y, SIZE, SIZE), INK, PEN, 13)
    return sheet


def _street(sheet: Studio, x: float, y: float, far: float) -> None:
    """Wet houses, wet pavement: three washes and some pen."""
    sheet.glaze(
        rect(x - 40, y - 40, SIZE + 80, 760), ("#8d97a8", "#b9c0c9", "#dfe0de"), 0.8, pools=150, bloom=0.5
    )
    roofs = at(
        x + far,
        y,
        1,
        (
            "-80,330 60,250 200,330 200,280 330,280 330,390 470,310 620,395 620,240 800,240 800,360 "
            "1000,300 1100,360"
        ),
    )
    sheet.glaze([*roofs, (x + 1150, y + 730), (x - 100, y + 730)], ("#8a90a0", "#a4a8b2"), 0.6, pools=110)
    sheet.line(roofs, INK, PEN, 7)
    for i in range(9):
        px, py = x + far + 30 + i * 105, y + 440 + i % 3 * 34
        sheet.shape(rect(px, py, 44, 62), INK, PEN, 5)
        if i % 4 == 1:
            sheet.glaze(rect(px, py, 44, 62), ("#f3d27a",), 0.8, pools=20)
    sheet.glaze(rect(x - 40, y + 715, SIZE + 80, 260), ("#737d90", "#a9b0ba"), 0.75, pools=90, bloom=0.4)
    sheet.line(at(x, y + 715, 1, "-20,0 960,-6"), INK, PEN, 8)
    for dx, dy, w in ((170, 840, 120), (700, 870, 150)):
        sheet.line(curve(at(x + dx, y + dy, w, "-1,0 0,-.1 1,0 0,.12 -1,0")), INK, PEN, 4)


def _rain(sheet: Studio, x: float, y: float, dry: Path | None = None) -> None:
    drops: list[Path] = []
    for i in range(120):
        px, py = x + (i * 211) % 940, y + (i * 137) % 900
        inside = dry and min(p[0] for p in dry) < px < max(p[0] for p in dry) and py > min(p[1] for p in dry)
        if not inside:
            drops.append([(px, py), (px - 12, py + 52)])
    sheet.lines(drops, INK, RAIN)


def _umbrella(sheet: Studio, x: float, y: float, r: float, foot: float) -> Path:
    top = curve(at(x, y, r, "-1,0 -.86,-.42 -.5,-.72 0,-.84 .5,-.72 .86,-.42 1,0"), steps=6)
    hem = [p for k in range(4) for p in oval(x + r * (0.75 - k * 0.5), y, r * 0.25, r * 0.1, 0, -180, 8)]
    roof = [*top, *hem]
    sheet.line([(x, y - r * 0.8), (x + 4, foot)], INK, PEN, 11)
    sheet.clear(roof)
    sheet.glaze(roof, (RED, "#b3242a"), 1.0, pools=110, bloom=0.4)
    sheet.shape(roof, INK, PEN, 9)
    for k in (-0.5, 0.0, 0.5):
        sheet.line(curve(at(x, y, r, f"0,-.84 {k * 0.75},-.5 {k},0")), INK, PEN, 5)
    sheet.line(at(x, y, r, "0,-.84 0,-.98"), INK, PEN, 9)
    return roof


def _alone(sheet: Studio, x: float, y: float) -> None:
    """One has the umbrella; the other, far away, is getting wet."""
    _street(sheet, x, y, 0)
    roof = _umbrella(sheet, x + 250, y + 440, 215, y + 640)
    stand(sheet, x + 215, y + 845, 400, "#6f8fa0", SKIN[0], "short", arm=".08,-.62 .1,-.5", smile=0)
    stand(sheet, x + 770, y + 815, 350, "#c9b98a", SKIN[1], "long", turn=-1, smile=-0.016)
    _rain(sheet, x, y, roof)


def _over(sheet: Studio, x: float, y: float) -> None:
    """He has gone over; now his own shoulder is wet."""
    _street(sheet, x, y, -140)
    roof = _umbrella(sheet, x + 520, y + 390, 265, y + 650)
    stand(sheet, x + 400, y + 860, 455, "#6f8fa0", SKIN[0], "short", arm=".08,-.6 .2,-.46 .26,-.5")
    stand(sheet, x + 650, y + 860, 420, "#c9b98a", SKIN[1], "long", turn=-1)
    _rain(sheet, x, y, roof)


def _many(sheet: Studio, x: float, y: float) -> None:
    """More come, and the umbrella has grown."""
    _street(sheet, x, y, -60)
    roof = _umbrella(sheet, x + 465, y + 400, 425, y + 640)
    crowd = (
        (150, 820, 390, "#8a7f9a", 2, "bun", 1),
        (300, 850, 440, "#9aa58a", 5, "scarf", 1),
        (800, 825, 420, "#a8907a", 3, "grey", -1),
        (690, 870, 330, "#d8c27a", 4, "bun", -1),
        (420, 880, 455, "#6f8fa0", 0, "short", 1),
        (580, 880, 420, "#c9b98a", 1, "long", -1),
    )
    for dx, dy, h, coat, skin, hair, turn in crowd:
        arm = ".08,-.6 .1,-.5" if hair == "short" else ""
        stand(sheet, x + dx, y + dy, h, coat, SKIN[skin], hair, turn=turn, arm=arm)
    _rain(sheet, x, y, roof)


def _above(sheet: Studio, x: float, y: float) -> None:
    """Seen from above: one red flower in a grey street, and a dog that has understood."""
    sheet.glaze(rect(x - 40, y - 40, SIZE + 80, SIZE + 80), ("#a9b0ba", "#7f8999"), 0.8, pools=130, bloom=0.6)
    for row in range(12):
        for k in range(9):
            px, py = x + k * 112 - (row % 2) * 56, y + row * 82
            sheet.line([(px, py), (px + 100, py + 4), (px + 102, py + 74)], "#5d6678", RAIN, 4)
    cx, cy, r = x + 455, y + 470, 330
    rim = [ray(cx, cy, a, r * (0.93 + 0.07 * abs(cos(radians(a * 4)))))[0] for a in range(0, 360, 5)]
    for a in range(0, 360, 36):
        fx, fy = ray(cx, cy, a + 9, r * 1.0)[0]
        for side in (-9, 9):
            shoe = oval(*ray(fx, fy, a + 9 + 90, side * 2.2)[0], 24, 18)
            sheet.clear(shoe)
            sheet.glaze(shoe, ("#4a4f60", "#8a6f5a")[a // 36 % 2 :], 0.9, pools=20)
            sheet.shape(shoe, INK, PEN, 6)
    sheet.shade([[(px + 24, py + 30) for px, py in rim]], "#4a5060", 0.6)
    sheet.clear(rim)
    sheet.glaze(rim, (RED, "#b3242a"), 1.0, pools=120, bloom=0.6)
    sheet.shape(rim, INK, PEN, 10)
    for a in range(0, 360, 45):
        sheet.line(
            curve([(cx, cy), ray(cx, cy, a + 3, r * 0.5)[0], ray(cx, cy, a, r * 0.98)[0]]), INK, PEN, 6
        )
    sheet.dots([(cx, cy)], INK, PEN, 32)
    _dog(sheet, x + 800, y + 800)
    splashes = [
        [ray(x + (i * 331) % 900, y + (i * 197) % 900, t, 10, 24) for t in (200, 270, 340)] for i in range(26)
    ]
    sheet.lines([s for splash in splashes for s in splash], INK, RAIN, 5)


def _dog(sheet: Studio, x: float, y: float) -> None:
    body = curve(at(x, y, 1, "-70,-60 -40,-78 10,-30 60,30 50,62 10,52 -45,0"), closed=True, steps=5)
    sheet.clear(body)
    sheet.glaze(body, ("#b98a55",), 0.9, pools=40)
    sheet.shape(body, INK, PEN, 7)
    head = oval(x - 72, y - 72, 36, 30)
    sheet.clear(head)
    sheet.glaze(head, ("#b98a55",), 0.9, pools=30)
    sheet.shape(head, INK, PEN, 7)
    sheet.dots(at(x, y, 1, "-100,-92"), INK, PEN, 18)
    for ear in ("-60,-100 -40,-118 -38,-92", "-92,-46 -84,-26 -66,-44"):
        sheet.line(curve(at(x, y, 1, ear)), INK, PEN, 12)
    tail = [(x + 58 + 40 * sin(t * 0.5), y + 50 + t * 9) for t in range(6)]
    sheet.line(curve(tail), INK, PEN, 9)
