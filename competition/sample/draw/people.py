"""People: a round head, a body, arms that say hello."""

from typing import NamedTuple

from competition.sample.draw.paths import at, curve, oval, ray
from competition.sample.draw.sheet import Sheet
from competition.sample.draw.tools import BLACK, FINE, Tool, pressed


class Look(NamedTuple):
    """How somebody looks: `style` of hair is "short", "long", "curls", "bun" or "scarf"."""

    skin: str
    hair: str
    style: str
    clothes: str = ""
    trousers: str = ""


def face(sheet: Sheet, x: float, y: float, r: float, look: Look, tool: Tool) -> None:
    """Draw a head."""
    if look.style == "long":
        for side in (-0.95, 0.95):
            sheet.fill(oval(x + side * r, y + r * 0.4, r * 0.36, r * 1.15), look.hair, pressed(tool, 240), 88)
    if look.style == "scarf":
        sheet.fill(oval(x, y + r * 0.12, r * 1.28, r * 1.36), look.hair, pressed(tool, 250), 20, 0.5, 3)
    sheet.cover(oval(x, y, r), look.skin, pressed(tool, 250), 60, 0.45, r * 0.06)
    _hair(sheet, x, y, r, look, pressed(tool, 235))
    sheet.dots(at(x, y, r, "-.36,-.02 .36,-.02"), BLACK, FINE, max(9, r * 0.2))
    sheet.line(curve(at(x, y, r, "-.42,.36 0,.6 .42,.32")), "#a8202c", FINE, max(6, r * 0.12))


def _hair(sheet: Sheet, x: float, y: float, r: float, look: Look, tool: Tool) -> None:
    if look.style in ("short", "long", "bun"):
        top = oval(x, y - r * 0.1, r * 1.08, r * 1.02, 185, 355)
        sheet.fill([*top, *at(x, y, r, ".3,-.45 -.4,-.35")], look.hair, tool, 70)
    if look.style == "bun":
        sheet.fill(oval(x, y - r * 1.25, r * 0.45), look.hair, tool)
    if look.style == "curls":
        for degrees in range(170, 371, 25):
            curl = ray(x, y, degrees, r * 1.02)[0]
            sheet.fill(oval(*curl, r * 0.34), look.hair, tool, spill=4)


def person(
    sheet: Sheet,
    x: float,
    y: float,
    height: float,
    look: Look,
    tool: Tool,
    arms: tuple[float, float] = (0.02, 0.02),
) -> None:
    """Draw somebody who stands on (x, y); `arms` are how high the hands are, in heights (minus is up)."""
    h, limb = height, pressed(tool, 238)
    for side, lift in zip((-1, 1), arms, strict=True):
        sheet.line(at(x, y, h, f"{side * 0.06},-.58 {side * 0.27},{lift - 0.52}"), look.skin, limb, h * 0.055)
        leg = at(x, y, h, f"{side * 0.06},-.3 {side * 0.075},0")
        sheet.line(leg, look.trousers or look.skin, limb, h * 0.06)
        sheet.line(at(x, y, h, f"{side * 0.075},0 {side * 0.135},.006"), BLACK, limb, h * 0.05)
    hem = 0.1 if look.trousers else 0.19
    body = at(x, y, h, f"-.09,-.64 .09,-.64 {hem},-.24 {-hem},-.24")
    sheet.cover(body, look.clothes, pressed(tool, 232), 80, 0.55)
    face(sheet, x, y - h * 0.81, h * 0.17, look, tool)
