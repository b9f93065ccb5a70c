"""People in the street in ink and wash: round heads, straight coats."""

from competition.sample.draw.paths import at, curve, oval
from competition.sample.draw.studio import Studio
from competition.sample.draw.tools import Tool

PEN = Tool(width=9, pressure=255, bite=0.25, film=0.4, blur=1.0, wobble=2.5, opacity=0.95)
INK = "#232733"


def stand(
    sheet: Studio,
    x: float,
    y: float,
    h: float,
    coat: str,
    skin: str,
    hair: str,
    *,
    turn: int = 1,
    arm: str = "",
    smile: float = 0.016,
) -> None:
    """Stand somebody on (x, y): washes first, then the pen on top."""
    head = oval(x + turn * h * 0.01, y - h * 0.85, h * 0.125, h * 0.14)
    body = at(x, y, h, "-.1,-.72 .1,-.72 .17,-.22 .16,-.18 -.16,-.18 -.17,-.22")
    legs = [
        at(x, y, h, f"{s - 0.045},-.2 {s + 0.045},-.2 {s + 0.045},0 {s - 0.045},0") for s in (-0.07, 0.07)
    ]
    if hair == "scarf":
        sheet.paint(oval(x, y - h * 0.83, h * 0.175, h * 0.19), "#5f7396", 40)
        sheet.shape(oval(x, y - h * 0.83, h * 0.175, h * 0.19), INK, PEN, 7)
    for part in (head, body, *legs):
        sheet.clear(part)
    sheet.glaze(body, (coat,), 0.85, pools=60, bloom=0.3)
    sheet.glaze(head, (skin,), 0.85, pools=40, bloom=0)
    for leg in legs:
        sheet.glaze(leg, ("#555c70",), 0.8, pools=40, bloom=0)
        sheet.line([leg[0], leg[3], (leg[3][0] + turn * h * 0.09, leg[3][1]), leg[2], leg[1]], INK, PEN, 7)
    sheet.shape(body, INK, PEN, 8)
    sheet.line(at(x, y, h, "0,-.7 .005,-.2"), INK, PEN, 4)
    if arm:
        limb = at(x, y, h, arm)
        sheet.line(limb, coat, PEN, h * 0.075)
        for side in (-1, 1):
            sheet.line([(px + side * h * 0.035, py) for px, py in limb], INK, PEN, 6)
        sheet.dots(limb[-1:], skin, PEN, h * 0.075)
    sheet.shape(head, INK, PEN, 7)
    _hair(sheet, x, y - h * 0.85, h, hair, turn)
    for dx in (0.02, 0.075):
        sheet.dots([(x + turn * dx * h, y - h * 0.85)], INK, PEN, max(6, h * 0.02))
    sheet.line(
        curve(at(x, y - h * 0.85, h, f"{turn * 0.01},.06 {turn * 0.05},{0.06 + smile} {turn * 0.09},.058")),
        INK,
        PEN,
        5,
    )


def _hair(sheet: Studio, x: float, y: float, h: float, hair: str, turn: int) -> None:
    if hair == "scarf":
        return
    cap = oval(x, y - h * 0.02, h * 0.135, h * 0.14, 185, 355)
    shape = [*cap, *at(x, y, h, f"{turn * 0.06},-.07 {-turn * 0.06},-.04")]
    if hair == "long":
        shape += at(x, y, h, f"{-turn * 0.08},.1 {-turn * 0.17},.2 {-turn * 0.15},-.02")
    sheet.fill(shape, INK if hair != "grey" else "#8f929c", PEN, 70, 0.6, 3)
    if hair == "bun":
        sheet.fill(oval(x - turn * h * 0.13, y - h * 0.11, h * 0.06), INK, PEN, 20, 0.6, 2)
