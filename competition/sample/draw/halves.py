"""Half me, half you: wax crayon on coloured papers, twelve faces by twenty-four children."""

from dataclasses import dataclass, replace

from competition.sample.draw.paths import Path, curve, oval, path, rect, rows
from competition.sample.draw.tools import BLACK, CRAYON, FINE, pressed
from competition.sample.draw.torn import Collage

FULL = replace(pressed(CRAYON, 224), film=0.5)
FIRM = pressed(FULL, 240)
# One child a row: paper, skin, hair, how it is worn, eye, mouth, pullover, one thing more.
CHILDREN = """
#a9d4e8 #f1c9a0 #7a431f long   #3d7a4a smile #d8432f none
#f4c9a8 #7b4a2c #241c20 curls  #3a2418 teeth #f0b52a earring
#f6dd82 #c98d5e #2b2024 scarf  #3a2418 smile #2f8f7f none
#c7b6e2 #f3d3b0 #e3b545 spikes #3f74b5 open  #2f6db5 freckles
#b9dca0 #8d5b38 #1f1a1c plaits #3a2418 smile #e2557f beads
#f3b7bd #f0c59a #c4542a short  #4b8a52 teeth #6a4a9c glasses
#f2d4a2 #f3cfa8 #b5672e pony   #3f74b5 open  #3aa6a0 freckles
#a5d8cf #ba7d50 #221c20 cap    #3a2418 smile #c8362b none
#d9d3c4 #e0ab7c #221c20 fringe #2f2420 smile #f08a24 none
#9fc3ea #6a4128 #1d181a puffs  #3a2418 teeth #f4e04a earring
#f5c37a #c58a58 #2b2024 short  #3a2418 tongue #8dbb3a glasses
#e6b7d6 #f4d6b6 #f0cf6a plaits #5a8fc0 smile #d8432f none
#bfe0b0 #a86b42 #241c20 turban #3a2418 teeth #2b5f8a none
#f6e3a0 #f0c9a2 #8a4f26 curls  #4b8a52 smile #b0479c glasses
#f0b09a #8a5636 #1f1a1c spikes #3a2418 smile #f4efe0 none
#b3c9ee #f2cda6 #a33f22 long   #3f74b5 tongue #2f8f57 freckles
#e9d9a0 #e2b083 #241c20 pony   #2f2420 open  #c8362b earring
#c4e2e0 #5f3a24 #1d181a beaded #3a2418 smile #f0a030 beads
#f4bfd0 #c4895c #35679a scarf  #3a2418 teeth #f6d04a none
#d5e29a #f3d0ac #d98a2e short  #4b8a52 smile #8a5a3a freckles
#b9b2e0 #d9a06e #2b2024 fringe #2f2420 smile #e2622c glasses
#f7cf9a #f1c8a2 #5a3420 bun    #3d7a4a teeth #2b6cb4 earring
#a9d8b4 #7b4a2c #241c20 short  #3a2418 open  #d94f82 none
#f3c0a0 #eec098 #6a3a1c long   #3f74b5 smile #3fa0a0 none
"""
STRIPES = (0, 3, 8, 13, 19, 22)


@dataclass
class Half:
    """The half of a face that one child drew; `side` is -1 for the left one."""

    sheet: Collage
    x: float
    y: float
    side: int

    def at(self, points: str) -> Path:
        """Return points written for the right half, in pixels from the middle between the eyes."""
        return [(self.x + self.side * dx, self.y + dy) for dx, dy in path(points)]

    def arc(self, dx: float, dy: float, rx: float, ry: float, start: float = 0, end: float = 360) -> Path:
        """Return an oval or its arc, written for the right half."""
        return [(self.x + self.side * px, self.y + py) for px, py in oval(dx, dy, rx, ry, start, end)]

    def fill(self, shape: Path, colour: str, angle: float = 40, gap: float = 0.55) -> None:
        """Colour a part of it in."""
        self.sheet.fill(shape, colour, FULL, angle * self.side, gap, 3)


def draw() -> Collage:
    """Draw the picture."""
    sheet = Collage(2200, 2200, seed=612, paper="#4b4550")
    for i, row in enumerate(rows(CHILDREN, 8)):
        face, side = i // 2, -1 if i % 2 == 0 else 1
        x = 302 + face % 4 * 532 + sheet.random.uniform(-9, 9)
        y = 372 + face // 4 * 722 + sheet.random.uniform(-24, 20)
        lean = sheet.random.uniform(-9, 9)
        left = x if side > 0 else x - 238
        paper = rect(left, y - 325, 238, 668)
        paper = [(px + (lean if py < y else 0) * 0.4, py + lean * side * (px - x) / 400) for px, py in paper]
        sheet.cut(paper, row[0])
        _half(Half(sheet, x, y, side), *row[1:], striped=i in STRIPES)
    return sheet


def _half(
    half: Half,
    skin: str,
    hair: str,
    style: str,
    eye: str,
    mouth: str,
    pullover: str,
    more: str,
    *,
    striped: bool,
) -> None:
    r = half.sheet.random
    wide, jaw = r.uniform(150, 180), r.uniform(188, 226)
    _behind(half, hair, style, wide)
    body = half.at("6,335 6,268 60,252 170,278 224,335")
    half.fill(body, pullover, 10)
    if striped:
        half.sheet.line(half.at("8,302 206,304"), "#fbf6ea", FIRM, 20)
    half.fill(half.at("4,270 4,170 52,170 56,262"), skin, 80)
    half.fill(half.arc(wide, 25, 32, 44), skin)
    half.fill([*half.arc(4, 0, wide, jaw, -90, 90)], skin, 60, 0.5)
    half.sheet.line(half.arc(2, 0, wide, jaw, -84, 86), "#5a3a2c", FINE, 9)
    _eye(half, eye, hair)
    _mouth(half, mouth)
    _hair(half, hair, style, wide)
    _more(half, more, wide)


def _eye(half: Half, eye: str, hair: str) -> None:
    r = half.sheet.random
    wide, tall = r.uniform(33, 42), r.uniform(24, 36)
    half.sheet.fill(half.arc(76, 0, wide, tall), "#fdfaf2", FIRM, 10, 0.45, 2)
    half.sheet.line(half.arc(76, 0, wide, tall, 0, 372), BLACK, FINE, 9)
    half.sheet.fill(half.arc(74, 3, 19, 20), eye, FIRM, 30, 0.4, 1)
    half.sheet.dots(half.at("74,3"), BLACK, FINE, 19)
    brow = "#6b4a2c" if hair in ("#e3b545", "#f0cf6a", "#35679a") else hair
    half.sheet.line(curve(half.at(f"36,-52 78,{r.uniform(-78, -64)} 122,-50")), brow, FIRM, 15)
    half.sheet.line(curve(half.at(f"5,{r.uniform(20, 40)} 30,66 26,86 4,90")), "#7a4a34", FINE, 10)


def _mouth(half: Half, mouth: str) -> None:
    lip = curve(half.at("3,142 45,136 86,112"))
    if mouth in ("teeth", "open"):
        half.sheet.fill(
            [*lip, *half.at("50,172 3,180")], "#fdfaf2" if mouth == "teeth" else "#8e1f2c", FIRM, 5, 0.45, 2
        )
        half.sheet.line(curve(half.at("3,180 52,170 86,112")), "#b02636", FINE, 10)
        if mouth == "teeth":
            half.sheet.lines([half.at("22,142 22,176"), half.at("46,138 48,170")], "#8a6a60", FINE, 5)
    if mouth == "tongue":
        half.sheet.fill(half.at("3,144 40,140 44,176 30,192 3,194"), "#ee7f93", FIRM, 80, 0.45, 2)
    half.sheet.line(lip, "#b02636", FIRM, 14)


def _behind(half: Half, hair: str, style: str, wide: float) -> None:
    """Draw hair that falls behind the face."""
    if style == "long":
        half.fill(
            half.at(f"6,-215 120,-205 {wide + 30},-90 {wide + 48},240 {wide - 60},262 60,100"), hair, 84
        )
    elif style == "puffs":
        half.fill(half.arc(150, -190, 78, 76), hair, 20)
    elif style == "bun":
        half.fill(half.arc(2, -258, 72, 60, -90, 90), hair, 20)
    elif style == "pony":
        half.fill(curve(half.at("120,-190 205,-210 226,-60 190,90 176,-60"), closed=True, steps=4), hair, 80)
    elif style == "scarf":
        half.fill([*half.arc(4, 10, wide + 46, 268, -90, 62), *half.at("110,300 4,310")], hair, 76)
    elif style in ("plaits", "beaded"):
        for i in range(5):
            half.fill(half.arc(wide + 22 + i % 2 * 6, 20 + i * 52, 26, 31), hair, 30 + i * 40)


def _hair(half: Half, hair: str, style: str, wide: float) -> None:
    """Draw hair that lies on the head."""
    crown = half.arc(4, -20, wide + 12, 206, -90, -8)
    if style in ("curls", "puffs"):
        for i in range(6 if style == "curls" else 3):
            dx, dy = oval(
                4, -28, wide + 2, 186, -86, -4 if style == "curls" else -30, 6 if style == "curls" else 3
            )[i]
            half.fill(half.arc(dx + 4, dy, 52, 50), hair, i * 35)
    elif style == "spikes":
        spikes = "4,-225 40,-300 66,-215 120,-272 132,-188 200,-210 174,-110 150,-90 90,-150 4,-160"
        half.fill(half.at(spikes), hair, 70)
    elif style in ("cap", "turban"):
        colour = "#c8362b" if style == "cap" else "#2b6fa8"
        half.fill([*half.arc(4, -60, wide + 16, 196, -90, -4), *half.at("100,-92 4,-112")], colour, 25)
        half.sheet.lines(
            [curve(half.at(line)) for line in _folds(style, wide)],
            "#1c3f63" if style == "turban" else "#7d1f1c",
            FINE,
            10,
        )
    elif style == "scarf":
        half.fill([*crown, *half.at(f"{wide - 22},-40 120,-120 60,-146 4,-152")], hair, 10)
    elif style in ("fringe", "beaded"):
        half.fill([*crown, *half.at(f"{wide - 12},-76 4,-88")], hair, 86)
    else:
        half.fill([*crown, *half.at(f"{wide - 6},-50 110,-128 4,-148")], hair, 55)


def _folds(style: str, wide: float) -> list[str]:
    if style == "cap":
        return [f"4,-96 120,-84 {wide + 56},-64", f"4,-110 110,-98 {wide + 50},-70"]
    return ["4,-130 110,-120 165,-84", "4,-170 100,-170 166,-120", "4,-214 90,-214 146,-170"]


def _more(half: Half, more: str, wide: float) -> None:
    if more == "glasses":
        half.sheet.line(half.arc(78, 2, 62, 56, 0, 375), "#1f3f7a", FIRM, 15)
        half.sheet.lines([half.at("3,-8 18,-6"), half.at(f"138,-6 {wide},-14")], "#1f3f7a", FIRM, 14)
    elif more == "freckles":
        half.sheet.dots(half.at("60,62 84,74 106,60 92,92 66,90 118,82"), "#b5652e", FINE, 11)
    elif more == "earring":
        half.sheet.line(half.arc(wide + 6, 86, 15, 18, -80, 280), "#f0b21e", FIRM, 11)
    elif more == "beads":
        for i, colour in enumerate(("#e2362f", "#f6c62a", "#2f7fc0")):
            half.sheet.dots(half.at(f"{wide + 24},{250 + i * 26}"), colour, FIRM, 30)
