"""The pillow and the sleeper, on whose side of the quilt the country begins: gouache."""

from competition.sample.draw.paths import curve, oval, path, rect
from competition.sample.draw.studio import Studio


def bed(sheet: Studio) -> None:
    """The pillow and the sleeper, on whose side the country begins."""
    sheet.paint(rect(60, 2010, 1740, 420), "#4f5f78", 2)
    pillow = curve(
        path("330,2090 480,1985 930,1960 1400,1985 1540,2090 1560,2300 1420,2400 930,2420 450,2400 310,2290"),
        closed=True,
        steps=6,
    )
    sheet.shade([[(x + 14, y + 16) for x, y in pillow]], "#2a3350", 0.6)
    sheet.paint(pillow, "#f6ecd8", 20)
    for fold in ("420,2080 520,2120 560,2200", "1460,2090 1380,2140 1340,2230", "700,2390 760,2330 770,2280"):
        line = curve(path(fold))
        sheet.paint([*line, *[(x + 9, y + 8) for x, y in line[::-1]]], "#d9c9b5", 30)
    sheet.paint(oval(930, 2200, 205, 190), "#2f2430", 30)
    sheet.paint(
        curve(path("735,2180 640,2260 600,2380 700,2400 800,2330 830,2250"), closed=True, steps=5),
        "#2f2430",
        100,
    )
    sheet.paint(
        curve(
            path(
                "785,2140 850,2060 940,2040 1040,2070 1090,2160 1080,2270 1010,2350 920,2370 840,2320 "
                "790,2240"
            ),
            closed=True,
            steps=6,
        ),
        "#c08a62",
        70,
    )
    sheet.paint(
        curve(
            path("760,2190 780,2080 930,2010 1090,2080 1110,2190 1050,2120 960,2110 860,2130"),
            closed=True,
            steps=5,
        ),
        "#2f2430",
        20,
    )
    for x in (868, 1008):
        lid = curve(path(f"{x - 42},2210 {x},2232 {x + 42},2208"))
        sheet.paint([*lid, *[(px, py + 9) for px, py in lid[::-1]]], "#3a2228", 0)
    sheet.paint(curve(path("925,2240 950,2250 940,2268 918,2262"), closed=True, steps=4), "#a87450", 0)
    smile = curve(path("900,2305 940,2318 985,2300"))
    sheet.paint([*smile, *[(px, py + 11) for px, py in smile[::-1]]], "#a8443f", 0)
    for x in (835, 1045):
        sheet.paint(oval(x, 2268, 34, 24), "#cf8a68", 20)
