"""Paper: its tint, its tooth, and the noise both are made of, from a given source of chance."""

from random import Random

from PIL import Image, ImageChops, ImageColor, ImageFilter, ImageOps

Box = tuple[int, int, int, int]
Size = tuple[int, int]


def noise(size: Size, cell: int, random: Random) -> Image.Image:
    """Return soft grey noise whose grains are about `cell` pixels wide."""
    small = (size[0] // cell + 2, size[1] // cell + 2)
    grey = Image.frombytes("L", small, random.randbytes(small[0] * small[1]))
    return grey.resize(size, Image.Resampling.BICUBIC)


def grain(size: Size, cell: int, random: Random) -> Image.Image:
    """Return the paper's tooth, every height equally frequent."""
    fine, coarse = noise(size, cell, random), noise(size, cell * 3, random)
    return ImageOps.equalize(ImageChops.add(fine, coarse.point(lambda v: 64 + v // 2), 2, 0))


def bare(tooth: Image.Image, colour: str, random: Random) -> Image.Image:
    """Return empty paper of that colour, a little cloudy, its fibres just visible."""
    cloud = noise(tooth.size, 420, random).point(lambda v: 247 + v // 32)
    fibre = tooth.point(lambda v: 250 + v // 51)
    flat = Image.new("RGB", tooth.size, ImageColor.getrgb(colour))
    return ImageChops.multiply(flat, Image.merge("RGB", [ImageChops.multiply(cloud, fibre)] * 3))


def rough(mask: Image.Image, cell: int, random: Random) -> Image.Image:
    """Return the mask with an edge such as water leaves."""
    uneven = noise(mask.size, cell, random).point(lambda v: 64 + v // 2)
    edge = ImageChops.add(mask.filter(ImageFilter.GaussianBlur(9)), uneven, 1, -128)
    return edge.point(lambda v: max(0, min(255, (v - 100) * 9))).filter(ImageFilter.GaussianBlur(1.5))
