"""A logo made ready for any ground: what lets through stays so, empty margins go, and it fits its box.

Runs in the confined child only.
"""

from PIL import Image, ImageChops

from competition.platform import colours, pixels
from competition.platform.confined import RefusedError

BOX = 800, 400
ROOM = 3200, 3200
"""What a picture is first reduced to: of a large sheet with a small logo in it enough is left."""
LEAST = 200
"""Fewest pixels of a logo's longer side: on a wide card it is drawn so large."""
_SEEN = 8
"""What lets through more than all but so much of 255 is not seen."""
_SAME = 24
"""How far a colour may be from that of the margin, of 255: JPEG leaves shadows there."""


def clear(image: Image.Image, turned: int) -> Image.Image:
    """Return the picture upright, in sRGB, as RGBA where something lets through and as RGB elsewhere."""
    if not image.has_transparency_data or image.mode.startswith(("I", "F")):
        return pixels.plain(image, ROOM, turned)
    profile = image.info.get("icc_profile")
    glass = pixels.reduced(image, pixels.seen_size(ROOM, turned), lambda band: band.convert("RGBA"))
    glass = pixels.upright(glass, turned)
    solid = colours.to_srgb(glass.convert("RGB"), profile)
    alpha = glass.getchannel("A")
    if _darkest(alpha) < 255:
        solid.putalpha(alpha)
    return solid


def trimmed(image: Image.Image) -> Image.Image:
    """Return the logo without empty margins, within its box, and with nothing else left in the file.

    Raises NothingToSeeError and TooSmallPictureError in the words of the child.
    """
    kept = _drawn(image)
    if kept is None:
        raise RefusedError("NothingToSeeError")
    logo = image.crop(kept)
    if max(logo.size) < LEAST:
        raise RefusedError("TooSmallPictureError", width=logo.width, height=logo.height, least=LEAST)
    logo = pixels.fitted(logo, BOX)
    bare = Image.new(logo.mode, logo.size)
    bare.paste(logo)
    return bare


def _drawn(image: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box of what is drawn, None for nothing: what can be seen, or differs from all corners."""
    if image.mode == "RGBA":
        return image.getchannel("A").point(lambda alpha: 255 * (alpha > _SEEN)).getbbox()
    right, bottom = image.width - 1, image.height - 1
    margin = image.getpixel((0, 0))
    unlike = _differing(image, margin)
    if any(unlike.getpixel(corner) for corner in ((right, 0), (0, bottom), (right, bottom))):
        return 0, 0, image.width, image.height
    return unlike.getbbox()


def _differing(image: Image.Image, colour: float | tuple[int, ...] | None) -> Image.Image:
    """Return white where a picture differs from a colour in any channel."""
    apart = ImageChops.difference(image, Image.new("RGB", image.size, colour))
    red, green, blue = (band.point(lambda value: 255 * (value > _SAME)) for band in apart.split())
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _darkest(band: Image.Image) -> float:
    low, _high = band.getextrema()
    return float(low) if isinstance(low, int | float) else float(low[0])
