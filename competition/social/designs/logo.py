"""A logo made ready for its ground: as it is where it can be seen there, else on a small plate."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from PIL import Image, ImageDraw

from competition.platform.contrast import RGB, contrast, rgb
from competition.social.colours import INK, PAPER, mixed
from competition.social.decoded import Decoded, Size

SEEN = 3.0
"""The least contrast of what is no text and its ground (WCAG 2.2, success criterion 1.4.11)."""
_FAINTEST = 0.1
"""How much of a logo may be fainter: what is said of its colours is said of the faintest after these."""
_PREFERRED, _BETTER = 0.8, 1.6
"""How much better than on the ground it has to be seen on paper, which logos are made for, and on ink."""
_OTHER = 1.5
"""The contrast from which on a plate is another ground than that of the card."""
_SMALL, _STEP, _SOLID = 96, 16, 128
"""What its colours are told on: so many pixels, in steps of so many of 256, those as solid as this."""
_ROOM, _ROUND, _FINE = 0.13, 0.09, 4
"""The room round a logo on its plate and the plate's corners, to its shorter side; how fine they are."""
_EDGE = 0.5
"""How much of the edge has one colour where a logo without transparency brings a plate of its own."""


def ready(logo: Decoded, ground: RGB, size: Size) -> Image.Image:
    """Return the logo for a ground, in its middle if it is smaller than this size, clear around it."""
    plate = plate_for(logo, ground)
    whole = Image.new("RGBA", size, (0, 0, 0, 0)) if plate is None else _plate(size, plate)
    room = 0 if plate is None else 2 * round(_ROOM * min(size))
    shown = _within(logo.size, (size[0] - room, size[1] - room))
    drawn = logo.cut((0.0, 0.0, float(logo.width), float(logo.height)), shown).convert("RGBA")
    whole.alpha_composite(drawn, ((size[0] - shown[0]) // 2, (size[1] - shown[1]) // 2))
    return whole


def plate_for(logo: Decoded, ground: RGB) -> RGB | None:
    """Return the colour of the plate that a logo needs on a ground, None where it needs none."""
    small = logo.cut((0.0, 0.0, float(logo.width), float(logo.height)), _within(logo.size, (_SMALL, _SMALL)))
    if small.mode != "RGBA":
        return _own_plate(small)
    colours = _colours(small)
    plain = _faintest(colours, ground)
    if plain >= SEEN:
        return None
    wanted = {rgb(PAPER): _PREFERRED * plain, rgb(INK): _BETTER * plain}
    seen = {plate: _faintest(colours, plate) for plate in wanted if contrast(plate, ground) >= _OTHER}
    better = [plate for plate in seen if seen[plate] >= wanted[plate]]
    return max(better, key=lambda plate: seen[plate], default=None)


def _within(size: Size, room: Size) -> Size:
    """Return the largest size of this shape in a room."""
    scale = min(room[0] / size[0], room[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _colours(image: Image.Image) -> Mapping[tuple[RGB, int], int]:
    """Return the colours that can be seen, with their alpha, and how many pixels each has."""
    stepped = image.point(lambda value: min(255, (value + _STEP // 2) // _STEP * _STEP))
    found: dict[tuple[RGB, int], int] = {}
    for number, colour in stepped.getcolors(image.width * image.height) or ():
        assert isinstance(colour, tuple)
        red, green, blue, alpha = colour
        if alpha >= _SOLID:
            found[(red, green, blue), alpha] = number
    return found


def _faintest(colours: Mapping[tuple[RGB, int], int], ground: RGB) -> float:
    """Return the contrast with a ground of what is faintest there, but for a small part of the logo."""
    left = _FAINTEST * sum(colours.values())
    told = sorted((_contrast(mixed(ground, colour, alpha / 255), ground), number)
                  for (colour, alpha), number in colours.items())  # fmt: skip
    for found, number in told:
        left -= number
        if left <= 0:
            return found
    return SEEN


_contrast = lru_cache(4096)(contrast)


def _own_plate(image: Image.Image) -> RGB | None:
    """Return the colour of most of an opaque logo's edge; None where it has many, as a picture does."""
    right, bottom = image.width - 1, image.height - 1
    sides = ((0, 0, right + 1, 1), (0, bottom, right + 1, bottom + 1), (0, 0, 1, bottom + 1),
             (right, 0, right + 1, bottom + 1))  # fmt: skip
    flat = b"".join(image.crop(side).convert("RGB").tobytes() for side in sides)
    edge = Counter((flat[at], flat[at + 1], flat[at + 2]) for at in range(0, len(flat), 3))
    colour, _number = edge.most_common(1)[0]
    near = sum(number for each, number in edge.items() if _alike(each, colour))
    return colour if near >= _EDGE * edge.total() else None


def _alike(one: RGB, other: RGB) -> bool:
    return all(abs(a - b) <= _STEP for a, b in zip(one, other, strict=True))


def _plate(size: Size, colour: RGB) -> Image.Image:
    """Return a plate with rounded corners, their edges smooth."""
    large = size[0] * _FINE, size[1] * _FINE
    mask = Image.new("L", large, 0)
    corner = round(_ROUND * min(large))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, large[0] - 1, large[1] - 1), corner, fill=255)
    plate = Image.new("RGBA", size, (*colour, 255))
    plate.putalpha(mask.reduce(_FINE))
    return plate
