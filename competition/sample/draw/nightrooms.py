"""What goes on behind the lit windows of the night block; whoever is at home stays black."""

from collections.abc import Callable

from competition.sample.draw.figures import heart
from competition.sample.draw.paths import Path, at, blob, curve, oval, ray, rect
from competition.sample.draw.scratch import NEEDLE, Scratch

HUE = "#ffffff"


def _bar(points: Path, width: float) -> Path:
    """Return a limb of that width as a shape."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    dx, dy = y1 - y0, x0 - x1
    far = max(1.0, (dx * dx + dy * dy) ** 0.5) * 2 / width
    return [
        (x0 + dx / far, y0 + dy / far),
        (x1 + dx / far, y1 + dy / far),
        (x1 - dx / far, y1 - dy / far),
        (x0 - dx / far, y0 - dy / far),
    ]


def _figure(
    sheet: Scratch, x: float, foot: float, tall: float, left: str = "-.4,-.1", right: str = ".4,-.1"
) -> None:
    """Leave a person black; hands are given from the shoulders, in heights."""
    sheet.clear(
        [
            (x - tall * 0.26, foot),
            (x - tall * 0.13, foot - tall * 0.62),
            (x + tall * 0.13, foot - tall * 0.62),
            (x + tall * 0.26, foot),
        ]
    )
    sheet.clear(oval(x, foot - tall * 0.8, tall * 0.17, tall * 0.19))
    for hand in (left, right):
        shoulder = (x, foot - tall * 0.55)
        sheet.clear(_bar([shoulder, at(*shoulder, tall, hand)[0]], tall * 0.1))
    head = (x, foot - tall * 0.8)
    sheet.dots(at(*head, tall, "-.06,-.02 .06,-.02"), HUE, NEEDLE, 7)
    sheet.line(curve(at(*head, tall, "-.07,.06 0,.09 .07,.06")), HUE, NEEDLE, 5)


def _cat(sheet: Scratch, x: float, y: float, h: float) -> None:
    sheet.clear(blob(x, y - h * 0.24, h * 0.3, "-.8,.9 -.7,-.2 0,-.6 .7,-.2 .8,.9"))
    sheet.clear(at(x - h * 0.08, y - h * 0.5, h, "-.15,.1 -.16,-.22 -.05,-.1 .05,-.1 .16,-.22 .15,.1 0,.17"))
    sheet.clear(_bar(at(x, y, h, ".2,-.06 .36,-.4"), h * 0.07))
    sheet.dots(at(x - h * 0.08, y - h * 0.5, h, "-.06,0 .06,0"), HUE, NEEDLE, 9)


def _dance(sheet: Scratch, x: float, y: float, h: float) -> None:
    _figure(sheet, x - h * 0.2, y, h * 0.74, "-.3,-.3", ".34,-.2")
    _figure(sheet, x + h * 0.22, y, h * 0.66, "-.3,-.24", ".3,.2")


def _plant(sheet: Scratch, x: float, y: float, h: float) -> None:
    sheet.clear(at(x, y, h, "-.16,-.26 .16,-.26 .12,0 -.12,0"))
    for turn in (-150, -120, -90, -62, -32):
        tip = ray(x, y - h * 0.24, turn, h * 0.46)[0]
        sheet.clear(_bar([(x, y - h * 0.24), tip], h * 0.05))
        sheet.clear(oval(*tip, h * 0.1, h * 0.08))


def _read(sheet: Scratch, x: float, y: float, h: float) -> None:
    _figure(sheet, x, y, h * 0.82, "-.2,.2", ".2,.2")
    sheet.clear(at(x, y - h * 0.26, h, "-.3,-.12 0,-.04 .3,-.12 .3,.16 0,.24 -.3,.16"))
    sheet.lines(
        [
            at(x, y - h * 0.26, h, line)
            for line in ("-.22,-.02 -.06,.03", "-.22,.06 -.06,.11", ".06,.03 .22,-.02", ".06,.11 .22,.06")
        ],
        HUE,
        NEEDLE,
        5,
    )


def _music(sheet: Scratch, x: float, y: float, h: float) -> None:
    _figure(sheet, x - h * 0.1, y, h * 0.82, "-.2,.24", ".42,-.02")
    sheet.clear(oval(x - h * 0.16, y - h * 0.24, h * 0.17, h * 0.14))
    sheet.clear(_bar(at(x, y, h, "-.1,-.28 .36,-.5"), h * 0.06))
    sheet.dots([(x - h * 0.16, y - h * 0.24)], HUE, NEEDLE, 17)


def _cook(sheet: Scratch, x: float, y: float, h: float) -> None:
    _figure(sheet, x - h * 0.16, y, h * 0.86, "-.3,.2", ".36,.1")
    sheet.clear(rect(x + h * 0.08, y - h * 0.3, h * 0.3, h * 0.3))
    for dx in (0.14, 0.24, 0.34):
        for k in range(4):
            sheet.clear(oval(x + h * (dx + 0.02 * (k % 2)), y - h * (0.42 + k * 0.1), h * 0.025, h * 0.06))


def _two(sheet: Scratch, x: float, y: float, h: float) -> None:
    _figure(sheet, x - h * 0.18, y, h * 0.88, "-.3,.1", ".3,.1")
    _figure(sheet, x + h * 0.22, y, h * 0.56)
    sheet.clear(heart(x + h * 0.06, y - h * 0.84, h * 0.09))


def _baby(sheet: Scratch, x: float, y: float, h: float) -> None:
    _figure(sheet, x, y, h * 0.86, "-.2,.16", ".24,.14")
    sheet.clear(oval(x + h * 0.02, y - h * 0.3, h * 0.24, h * 0.13))
    sheet.shape(oval(x + h * 0.02, y - h * 0.3, h * 0.22, h * 0.11), HUE, NEEDLE, 6)
    sheet.dots([(x + h * 0.15, y - h * 0.32)], HUE, NEEDLE, 17)


def _lamp(sheet: Scratch, x: float, y: float, h: float) -> None:
    sheet.clear(_bar(at(x, y, h, "0,-1 0,-.6"), h * 0.03))
    sheet.clear(at(x, y, h, "-.22,-.48 -.1,-.68 .1,-.68 .22,-.48"))
    sheet.clear(rect(x - h * 0.34, y - h * 0.2, h * 0.68, h * 0.07))
    sheet.clear(rect(x - h * 0.1, y - h * 0.36, h * 0.14, h * 0.16))


def _phone(sheet: Scratch, x: float, y: float, h: float) -> None:
    _figure(sheet, x, y, h * 0.9, "-.3,-.14", ".3,.2")
    sheet.clear(rect(x - h * 0.4, y - h * 0.78, h * 0.17, h * 0.22))


def _phone_right(sheet: Scratch, x: float, y: float, h: float) -> None:
    _figure(sheet, x, y, h * 0.9, "-.3,.2", ".3,-.14")
    sheet.clear(rect(x + h * 0.22, y - h * 0.78, h * 0.17, h * 0.22))


SCENES: dict[str, Callable[[Scratch, float, float, float], None]] = {
    "cat": _cat,
    "dance": _dance,
    "plant": _plant,
    "read": _read,
    "music": _music,
    "cook": _cook,
    "two": _two,
    "baby": _baby,
    "lamp": _lamp,
    "phone": _phone,
    "phone2": _phone_right,
}
