"""What hangs on the line: shirts, a kimono, a dress, a kurta, a romper, cut for two inks."""

from competition.sample.draw.lino import Plate
from competition.sample.draw.paths import Path, at, oval, path, turned

SHIRT = "-200,0 -192,66 -100,84 -96,330 96,330 100,84 192,66 200,0 60,-8 34,22 0,32 -34,22 -60,-8"
KIMONO = "-200,-4 -200,190 -110,190 -106,100 -98,380 98,380 106,100 110,190 200,190 200,-4 40,-8 0,90 -40,-8"
DRESS = "-200,0 -186,56 -92,74 -74,180 -170,420 170,420 74,180 92,74 186,56 200,0 70,-8 44,40 -44,40 -70,-8"
KURTA = (
    "-200,0 -196,58 -94,70 -120,440 -30,440 0,380 30,440 120,440 94,70 196,58 200,0 44,-10 "
    "10,20 0,110 -10,20 -44,-10"
)
ROMPER = (
    "-200,0 -180,70 -86,80 -92,230 -110,300 -20,300 0,250 20,300 110,300 92,230 86,80 180,70 "
    "200,0 56,-8 0,36 -56,-8"
)


def hang(coral: Plate, teal: Plate, shape: Path, cloth: str, where: tuple[float, float, float]) -> None:
    """Hang a garment at (x, y), leaning as the line does, and print its cloth."""
    x, y, lean = where

    def on(points: str) -> Path:
        return turned(at(x, y, 1, points), lean, (x, y))

    for plate in (coral, teal):
        plate.free(shape, 36)
    main = teal if cloth.startswith("teal") else coral
    main.leave(shape, 4)
    if cloth == "both-stripes":
        for k in range(7):
            teal.leave(on(f"-98,{70 + k * 38} 98,{70 + k * 38} 98,{88 + k * 38} -98,{88 + k * 38}"), 3)
    if cloth == "teal-flowers":
        for dx, dy in path("-150,60 -60,150 50,120 150,80 -50,290 60,250 0,340 -160,150 160,155"):
            for a, b in path("0,-14 13,-4 8,12 -8,12 -13,-4"):
                spot = oval(*on(f"{dx + a},{dy + b}")[0], 9)
                main.cut(spot, 1)
                coral.leave(spot, 1)
        coral.leave(on("-94,190 94,190 94,232 -94,232"))
        coral.gouge(on("-40,0 0,92 40,0"), 16, ink=True)
    if cloth == "coral-dots":
        for k in range(26):
            dx, dy = -130 + (k * 83) % 260, 60 + (k * 47) % 350
            if abs(dx) < 60 + max(0, dy - 180) * 0.38:
                main.cut(oval(*on(f"{dx},{dy}")[0], 13), 1)
        teal.leave(on("-76,168 76,168 78,196 -78,196"))
    if cloth == "seven":
        teal.leave(on("-200,0 -192,66 -100,84 -90,-4"))
        teal.leave(on("200,0 192,66 100,84 90,-4"))
        main.cut(on("-48,110 52,110 52,142 8,270 -32,270 14,146 -48,146"))
    if cloth == "teal-hem":
        for k in range(9):
            main.cut(on(f"{-112 + k * 25},412 {-102 + k * 25},396 {-92 + k * 25},412 {-102 + k * 25},428"), 1)
        coral.gouge(on("0,30 0,170"), 26, ink=True)
        for k in range(4):
            main.cut(oval(*on(f"0,{60 + k * 34}")[0], 8), 1)
