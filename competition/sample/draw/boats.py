"""Boats folded from letters, maps and exercise books, on a real sea: watercolour, by a girl of fifteen."""

from math import sin

from competition.sample.draw.pages import BRUSH, Boat, print_page
from competition.sample.draw.paths import Path, at, curve, oval, path, rect
from competition.sample.draw.studio import Studio, mixed
from competition.sample.draw.tools import Tool

HORIZON = 720.0
DRY = Tool(width=11, pressure=190, bite=0.9, film=0.1, wobble=2)
WATER = ("#5f9fb0", "#2f7394", "#7fb5ba", "#2a5f85")
FLEET = (
    Boat(1385, 752, 26, 0.02, "plain"),
    Boat(1265, 768, 34, -0.03, "plain"),
    Boat(1470, 792, 44, 0.04, "plain"),
    Boat(1180, 826, 60, -0.04, "lines"),
    Boat(1560, 872, 82, 0.05, "news"),
    Boat(1040, 938, 112, -0.05, "squares"),
    Boat(1800, 1015, 150, 0.06, "air"),
    Boat(640, 1090, 205, -0.05, "music"),
    Boat(1330, 1240, 270, 0.04, "map"),
    Boat(2050, 1450, 300, -0.07, "squares"),
    Boat(620, 1490, 400, 0.06, "letter"),
)
FRONT, BACK = "-1,-.4 0,-.02 1,-.4 .62,.3 -.62,.3", "-1,-.4 -.42,-.3 .42,-.3 1,-.4 0,.06"
SAIL = "0,-1.05 .46,-.14 0,-.02 -.46,-.14"
EDGES = (
    "-1,-.4 0,-.02 1,-.4",
    "-.46,-.14 0,-1.05 .46,-.14",
    "-1,-.4 -.62,.3",
    "1,-.4 .62,.3",
    "0,-1.05 0,-.02",
)


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(2480, 1860, seed=88, paper="#fbf8f0", tooth=4)
    _sky(sheet)
    _coast(sheet)
    _sea(sheet)
    for boat in FLEET:
        _mirror(sheet, boat.x, boat.y, boat.size)
        _boat(sheet, boat)
    _waves_before(sheet)
    return sheet


def _sky(sheet: Studio) -> None:
    sheet.glaze(
        rect(75, 70, 2330, 655), ("#8fb3cf", "#b9cbd6", "#f2d9c0", "#f6c58f"), 0.95, pools=300, bloom=0.35
    )
    for x, y, w in ((480, 220, 330), (1050, 340, 420), (1900, 200, 380), (2080, 430, 240), (300, 500, 190)):
        cloud = at(x, y, w, "-1,.12 -.7,-.08 -.3,-.2 .1,-.14 .5,-.24 .9,-.02 1.1,.1 .4,.16 -.4,.2")
        sheet.glaze(curve(cloud, closed=True, steps=6), ("#b7b6c9", "#e0b8ae"), 0.5, pools=70, bloom=0.5)


def _coast(sheet: Studio) -> None:
    far = path("900,716 1010,690 1130,700 1250,668 1370,684 1500,660 1640,690 1760,702 1900,718")
    sheet.glaze([*curve(far), (1900, 728), (900, 728)], ("#8d90b0", "#a9a0b4"), 0.75, pools=60)
    sheet.wash(oval(1398, 640, 60), "#fbe28f", strength=0.35)
    sheet.paint(path("1388,690 1392,634 1406,634 1410,690"), "#fbf3e6", 88)
    sheet.paint(oval(1399, 626, 13), "#f6a92f", 0)
    sheet.paint(path("1384,616 1399,600 1414,616"), "#b3402f", 0)


def _sea(sheet: Studio) -> None:
    sheet.glaze(
        rect(75, HORIZON, 2330, 1070),
        ("#c9dcd4", "#7fb5bd", "#3f8aa0", "#2a6588"),
        0.95,
        pools=240,
        bloom=0.3,
    )
    for i in range(150):
        near = (i / 150) ** 1.6
        left, w = 90 + (i * 613) % 2150, 40 + 190 * near
        _wave(
            sheet,
            left,
            HORIZON + 12 + near * 1010,
            min(w, (2400 - left) / 2),
            3 + 20 * near,
            WATER[i % 4],
            0.5,
        )
    glints: list[Path] = []
    for i in range(46):
        y = HORIZON + 14 + i * 22
        reach = 12 + i * 2.2
        x = 1398 + sheet.random.uniform(-1, 1) * (20 + i * 7)
        glints.append(curve([(x - reach, y), (x, y - 4), (x + reach, y + 1)]))
    sheet.lines(glints, "#fdeccb", DRY)


def _wave(sheet: Studio, x: float, y: float, w: float, thick: float, colour: str, strength: float) -> None:
    """One stroke of the brush, pointed at both ends."""
    crest = [(x + w * t, y - thick * sin(t * 3.1) * 0.6) for t in (0, 0.5, 1, 1.5, 2)]
    low = [(px, py + thick * (0.7 if 0 < k < 4 else 0)) for k, (px, py) in enumerate(crest)]
    sheet.glaze(curve([*crest, *low[-2:0:-1]], closed=True, steps=5), (colour,), strength, pools=50, bloom=0)


def _boat(sheet: Studio, boat: Boat) -> None:
    """Fold a boat: far side, sail, near side, each with its page and its shadows."""

    def glazed(points: str, colours: tuple[str, ...], strength: float) -> None:
        sheet.glaze(boat.on(points), colours, strength, pools=60, bloom=0.1)

    sheet.clear(boat.on(BACK))
    glazed(BACK, ("#a8a4bd", "#8d8aa8"), 0.8)
    for part in (SAIL, FRONT):
        sheet.clear(boat.on(part))
        glazed(part, ("#f3e2b0" if boat.page == "map" else "#f6efe0",), 0.5)
        print_page(sheet, boat, boat.on(part))
        if part == SAIL:
            glazed("0,-1.05 .46,-.14 0,-.02", ("#b5aec6", "#c9bcc4"), 0.75)
            glazed("-.46,-.14 0,-.3 .46,-.14 0,-.02", ("#cfc6cf", "#a9a3bd"), 0.5)
    glazed("0,-.02 1,-.4 .62,.3 .12,.3", ("#cfc4cc", "#a9b0c4"), 0.55)
    glazed("-.74,.1 .74,.1 .62,.3 -.62,.3", ("#eef0ee", "#9db4c4"), 0.6)
    sheet.lines([boat.on(edge) for edge in EDGES], "#6a6684", BRUSH, max(3, boat.size * 0.016))


def _mirror(sheet: Studio, x: float, y: float, size: float) -> None:
    """The boat's reflection, broken up by the water."""
    for i in range(9):
        w = size * (0.62 - i * 0.055) * sheet.random.uniform(0.75, 1.1)
        top = y + size * (0.03 + i * 0.075)
        blot = at(
            x + size * 0.07 * sin(i * 2.3),
            top,
            1,
            f"{-w},0 {-w * 0.3},{-size * 0.022} {w},0 {w * 0.4},{size * 0.03} {-w * 0.6},{size * 0.026}",
        )
        sheet.paint(
            curve(blot, closed=True, steps=4), mixed("#eef0ea", "#5f9fb0", 0.12 + i * 0.07), 0, 0.05, dry=0.3
        )
    under = at(x, y, size, "-.64,-.03 .64,-.03 .5,.06 -.5,.06")
    sheet.glaze(curve(under, closed=True, steps=4), ("#24506f",), 0.8, pools=40, bloom=0)


def _waves_before(sheet: Studio) -> None:
    for x, y, w in ((620, 1498, 300), (2050, 1458, 220), (1330, 1247, 200), (640, 1096, 150)):
        for dx, dy in ((-1.25, 0.04), (-0.2, 0.0), (0.3, 0.07)):
            _wave(sheet, x + dx * w, y + dy * w, w * 0.5, w * 0.07, "#2f7394", 0.8)
