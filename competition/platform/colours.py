"""Colours made those of a screen: whatever a file holds them in, they become 8 bits of sRGB on white paper.

Runs in the confined child only.
"""

import io
from contextlib import suppress
from typing import Any

from PIL import Image

_SPACES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}
_SIXTEEN = 65535.0
_SWATCHES = 6


def span(image: Image.Image) -> float:
    """Return what is white in the numbers of this picture; 255 unless it holds wider ones."""
    if image.mode.startswith("I;16"):
        return _SIXTEEN
    if image.mode == "I":
        return max(_SIXTEEN, float(_extremes(image)[1]))
    if image.mode == "F":
        top = float(_extremes(image)[1])
        return next((white for white in (1.0, 255.0, _SIXTEEN) if top <= white), top)
    return 255.0


def _extremes(image: Image.Image) -> tuple[Any, Any]:
    low, high = image.getextrema()
    return low, high


def opaque(image: Image.Image, white: float) -> Image.Image:
    """Return the picture in grey, RGB or CMYK, on white where it lets through."""
    if image.mode.startswith("I") or image.mode == "F":
        # Pillow would cut at 255 instead of scaling.
        numbers = image.convert("F" if image.mode == "F" else "I")
        return numbers.point(lambda value: value * (255 / white) + 0.5).convert("L")
    if image.mode == "LAB":
        return _from_lab(image)
    if not image.has_transparency_data:
        return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")
    glass = image if image.mode == "RGBA" else image.convert("RGBA")
    paper = Image.new("RGB", image.size, "white")
    paper.paste(glass, mask=glass.getchannel("A"))
    return paper


def _from_lab(image: Image.Image) -> Image.Image:
    from PIL import ImageCms

    screen = ImageCms.profileToProfile(
        image, ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    return image.convert("RGB") if screen is None else screen


def to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert by the embedded profile; one that is broken or made for other channels is left aside."""
    if profile:
        from PIL import ImageCms

        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if _SPACES.get(source.profile.xcolor_space) == image.mode:
                screen = ImageCms.createProfile("sRGB")
                transform = ImageCms.buildTransform(source, screen, image.mode, "RGB")
                if not _changes_nothing(transform, image.mode):
                    converted = ImageCms.applyTransform(image, transform)
                    return _as_rgb(image) if converted is None else converted
    return _as_rgb(image)


def _as_rgb(image: Image.Image) -> Image.Image:
    """Return the picture in RGB; Pillow would copy one that is."""
    return image if image.mode == "RGB" else image.convert("RGB")


def _changes_nothing(transform: Any, mode: str) -> bool:
    """Return whether a profile is sRGB in all but name, tried on a few colours: most cameras' are."""
    if mode != "RGB":
        return False
    from PIL import ImageChops, ImageCms

    steps = [round(255 * step / (_SWATCHES - 1)) for step in range(_SWATCHES)]
    swatches = Image.new("RGB", (_SWATCHES**2, _SWATCHES))
    swatches.putdata([(red, green, blue) for blue in steps for green in steps for red in steps])
    converted = ImageCms.applyTransform(swatches, transform)
    if converted is None:
        return False
    unlike: Any = ImageChops.difference(swatches, converted).getextrema()
    return bool(max(high for _, high in unlike) <= 1)
