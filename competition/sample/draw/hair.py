"""My mother carries the town in her hair: cut and painted paper, by a girl of fourteen."""

from competition.sample.draw.paths import Path, at, blob, curve, oval, path, rect, turned
from competition.sample.draw.studio import Studio

NIGHT, SEA, LEAF, ROSE, SUN, CLAY, CREAM = (
    "#23305f",
    "#2f7fa8",
    "#3f8f5f",
    "#e0607e",
    "#f2b632",
    "#c8502f",
    "#f8ecd2",
)
FACE = """
860,2180 900,2010 905,1880 800,1870 690,1850 655,1800 668,1735 640,1700 655,1660 632,1630 640,1590
560,1560 548,1525
600,1440 640,1340 640,1270 660,1180 760,1040 1000,980 1200,1200 1240,1560 1190,1900 1250,2180
"""
# locks of hair, back to front: colour, then points
LOCKS = (
    (
        NIGHT,
        (
            "640,1230 520,1030 470,760 560,430 820,220 1130,150 1440,260 1640,520 1700,860 1640,1180 "
            "1720,1500 1600,1830 1700,2130 1500,2380 1250,2300 1200,1900 1080,1500 900,1180"
        ),
    ),
    (
        SEA,
        (
            "700,1120 640,900 700,620 900,420 1180,360 1420,480 1520,760 1480,1040 1560,1340 "
            "1440,1640 1540,1960 1400,2210 1290,2100 1240,1750 1140,1400 960,1150"
        ),
    ),
    (
        LEAF,
        (
            "760,1080 760,880 880,680 1080,590 1290,680 1360,900 1310,1120 1390,1380 1290,1640 "
            "1370,1880 1300,2020 1240,1800 1190,1480 1060,1230 900,1090"
        ),
    ),
    (ROSE, "800,1060 850,900 980,800 1130,820 1210,960 1170,1130 1240,1340 1180,1540 1130,1330 1010,1150"),
)
FROND = (
    "0,0 .12,-.3 .3,-.34 .22,-.12 .48,-.3 .6,-.24 .42,-.06 .75,-.2 .82,-.12 .62,0 .9,-.02 "
    ".95,.06 .66,.1 .8,.22 .7,.28 .45,.1 .55,.34 .42,.36 .24,.12 .26,.34 .12,.3"
)


def draw() -> Studio:
    """Draw the picture."""
    sheet = Studio(1860, 2480, seed=141, paper="#f6efdf", tooth=3)
    _ground(sheet)
    for colour, points in LOCKS[:2]:
        _lock(sheet, colour, points)
    _night(sheet)
    _sea(sheet)
    for colour, points in LOCKS[2:]:
        _lock(sheet, colour, points)
    _hills(sheet)
    _town(sheet)
    _portrait(sheet)
    _garden(sheet)
    return sheet


def _lock(sheet: Studio, colour: str, points: str) -> None:
    sheet.paste(curve(path(points), closed=True, steps=7), colour, 60, 9)


def _ground(sheet: Studio) -> None:
    sheet.paste(path("70,80 1040,62 1030,1330 84,1345"), "#f4c9a8", 86)
    sheet.paste(path("1015,70 1795,84 1780,1500 1022,1480"), "#f7dd8f", 4)
    sheet.paste(path("78,1325 700,1310 690,2410 66,2400"), "#b9d8cf", 10)
    sheet.paste(path("660,1300 1800,1470 1790,2412 668,2405"), "#efb0a0", 80)
    sheet.paste(oval(330, 420, 170), SUN, 40)
    for i, (x, y) in enumerate(path("330,800 250,1060 420,1180 1690,260 1700,1960")):
        colour = (CLAY, SEA, LEAF, ROSE, NIGHT)[i]
        sheet.paste(_frond(x, y, 250, -70 + i * 50), colour, 30)


def _frond(x: float, y: float, size: float, turn: float) -> Path:
    return turned(blob(x, y, size, FROND), turn, (x, y))


def _night(sheet: Studio) -> None:
    for i, (x, y) in enumerate(path("640,560 760,360 960,270 1200,240 1420,360 1570,560 1620,840 1560,1180")):
        r = 30 + i % 3 * 9
        points = [
            p
            for k in range(5)
            for p in (
                turned([(x, y - r)], k * 72 + i * 20, (x, y))[0],
                turned([(x, y - r * 0.4)], k * 72 + 36 + i * 20, (x, y))[0],
            )
        ]
        sheet.paste(points, CREAM if i % 2 else SUN, 10, 4)
    moon = [*oval(580, 800, 78, 78, 60, 300, 20), *oval(614, 800, 62, 62, 290, 70, 20)]
    sheet.paste(moon, CREAM, 10, 5)


def _sea(sheet: Studio) -> None:
    for x, y, s, turn in ((1440, 1250, 105, 70), (1420, 2050, 95, 110), (1490, 1760, 80, 85)):
        fish = turned(
            blob(x, y, s, "1,0 .4,-.42 -.4,-.3 -.75,-.02 -1.2,-.45 -1.1,0 -1.2,.45 -.75,.04 -.4,.3 .4,.42"),
            turn,
            (x, y),
        )
        sheet.paste(fish, SUN if s > 90 else CREAM, turn, 5)
        sheet.paste(oval(*turned([(x + s * 0.55, y - s * 0.1)], turn, (x, y))[0], 10), NIGHT, 0, 2)
    hull = at(1190, 500, 1, "-130,-30 130,-30 80,40 -80,40")
    sheet.paste(hull, CLAY, 5, 5)
    sheet.paste(at(1190, 465, 1, "-8,-10 -8,-170 -110,-15"), CREAM, 70, 5)
    sheet.paste(at(1190, 465, 1, "12,-10 12,-140 95,-15"), ROSE, 70, 5)
    for left, top in path("820,640 760,800 1390,720 1440,900"):
        wave = curve(
            at(left, top, 1, "-60,10 -30,-22 0,8 30,-22 60,10 30,2 0,30 -30,2"), closed=True, steps=4
        )
        sheet.paste(wave, "#a9d6de", 0, 4)


def _hills(sheet: Studio) -> None:
    for i, (x, y) in enumerate(path("1320,1240 1330,1500 1290,1740 1240,780")):
        sheet.paste(rect(x - 8, y - 10, 16, 70), "#6b3f2a", 88, 3)
        sheet.paste(
            blob(x, y - 70, 62, "0,-1.5 .6,-.2 .45,.9 -.45,.9 -.6,-.2"), ("#1f5a45", "#8fb545")[i % 2], 70, 5
        )


def _house(sheet: Studio, x: float, y: float, w: float, h: float, wall: str, roof: str) -> None:
    sheet.paste(rect(x, y, w, h), wall, 86, 5)
    sheet.paste([(x - 14, y + 4), (x + w * 0.5, y - w * 0.6), (x + w + 14, y)], roof, 30, 5)
    for i in range(int(w // 46)):
        sheet.paste(rect(x + 16 + i * 44, y + 26, 24, 34), NIGHT, 80, 2)
    sheet.paste(rect(x + w * 0.4, y + h - 52, 28, 52), CLAY if wall != CLAY else SUN, 80, 2)


def _town(sheet: Studio) -> None:
    """The streets of the old town, between the green and the rose-coloured lock."""
    sheet.paste(rect(1082, 600, 40, 210), CREAM, 88, 5)
    sheet.paste(path("1074,604 1102,510 1130,604"), SEA, 60, 4)
    _house(sheet, 920, 740, 120, 150, CREAM, CLAY)
    _house(sheet, 830, 850, 100, 140, SUN, NIGHT)
    sheet.paste(rect(1140, 760, 150, 130), CREAM, 88, 5)
    sheet.paste(oval(1215, 762, 76, 74, 180, 360, 16), SEA, 30, 5)
    _house(sheet, 1020, 830, 130, 150, CLAY, SUN)
    _house(sheet, 940, 960, 95, 130, "#f3cf9b", SEA)
    _house(sheet, 1080, 990, 100, 140, CREAM, LEAF)


def _portrait(sheet: Studio) -> None:
    sheet.paste(
        curve(path("560,2420 640,2290 860,2140 1080,2160 1330,2130 1560,2260 1660,2420"), steps=8),
        "#f2b632",
        15,
        9,
    )
    sheet.paste(curve(path(FACE), closed=True, steps=5), "#b06a45", 78, 9)
    sheet.paste(
        curve(
            path(
                "640,1262 690,1110 800,1010 1000,940 1190,1060 1290,1320 1310,1600 1400,1850 1330,2120 "
                "1230,2010 1170,1760 1150,1540 1060,1400 960,1290 830,1225 720,1235"
            ),
            closed=True,
            steps=6,
        ),
        ROSE,
        50,
        7,
    )
    sheet.paste(blob(1050, 1560, 52, "0,-1.3 .8,-.7 .7,.4 .1,1.2 -.5,.6 -.7,-.5"), "#8f4f35", 60, 5)
    sheet.paste(oval(1040, 1690, 40, 40), SUN, 20, 5)
    sheet.paste(oval(1040, 1690, 18, 18), SEA, 20, 3)
    sheet.paste(curve(path("655,1388 740,1350 815,1392 740,1372"), closed=True, steps=5), "#3a2230", 0, 3)
    sheet.paste(curve(path("668,1470 740,1440 800,1478 735,1492"), closed=True, steps=5), "#3a2230", 0, 3)
    sheet.paste(
        curve(path("645,1662 700,1650 770,1672 700,1700 650,1702"), closed=True, steps=5), "#a3303a", 0, 3
    )
    sheet.paste(oval(815, 1600, 62, 46), "#cf7a5a", 20, 3)


def _garden(sheet: Studio) -> None:
    for i, (x, y) in enumerate(path("700,2330 840,2250 980,2230 1130,2240 1280,2220 1420,2260 1540,2340")):
        sheet.paste(_frond(x, y + 60, 130, -100 + i * 7), (CLAY, NIGHT, ROSE)[i % 3], 30, 4)
    for x, y, turn in ((420, 1640, -20), (330, 1960, 10)):
        bird = turned(
            blob(x, y, 130, ".9,-.1 .5,-.3 .1,-.2 -.3,-.9 -.5,-.2 -1.1,.05 -.5,.25 .1,.25 .55,.1"),
            turn,
            (x, y),
        )
        sheet.paste(bird, CREAM, 10, 8)
