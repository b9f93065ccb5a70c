"""Pixels made plain: upright, sRGB, on white, no larger than wanted, with nothing else left in the file.

Runs in the confined child only.
"""

import io
from contextlib import suppress
from pathlib import Path

from PIL import Image

from competition.platform.renditions import Spec

_SIDEWAYS = (5, 6, 7, 8)
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SPACES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; 1 where the camera's notes say nothing or cannot be read."""
    with suppress(Exception):
        value = image.getexif().get(0x0112, 1)
        return value if value in _UPRIGHT else 1
    return 1


def seen_size(size: tuple[int, int], turned: int) -> tuple[int, int]:
    """Return width and height as they are once the picture stands upright."""
    return (size[1], size[0]) if turned in _SIDEWAYS else size


def plain(image: Image.Image, box: tuple[int, int], turned: int) -> Image.Image:
    """Return the picture upright, in sRGB, on white, within `box`; the large steps are done on few pixels."""
    profile = image.info.get("icc_profile")
    image = _fitted(_full_tones(image), seen_size(box, turned))
    if turned in _UPRIGHT:
        image = image.transpose(_UPRIGHT[turned])
    return _srgb(_on_white(image), profile)


def save(image: Image.Image, spec: Spec, path: Path) -> tuple[int, int]:
    """Write the picture within the box of `spec` as a progressive JPEG; return its size in pixels.

    It is pasted into a new image first: comments, EXIF, profiles and embedded thumbnails hang on the old one.
    """
    fitted = _fitted(image, (spec.width, spec.height))
    bare = Image.new("RGB", fitted.size)
    bare.paste(fitted)
    subsampling = 0 if spec.full_colour else 2
    bare.save(path, "JPEG", quality=spec.quality, progressive=True, subsampling=subsampling)
    return bare.size


def _full_tones(image: Image.Image) -> Image.Image:
    """Bring palettes, single bits and 16-bit greys to 8 bits a channel, with alpha where it is needed."""
    if image.mode.startswith("I"):
        # Pillow would cut at 255 instead of scaling.
        return image.convert("I").point(lambda value: value * (255 / 65535) + 0.5).convert("L")
    # Converting to the mode it has would copy a large picture for nothing.
    kept, other = (("RGBA",), "RGBA") if image.has_transparency_data else (("L", "RGB", "CMYK"), "RGB")
    return image if image.mode in kept else image.convert(other)


def _fitted(image: Image.Image, box: tuple[int, int]) -> Image.Image:
    scale = min(box[0] / image.width, box[1] / image.height)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "white")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert by the embedded profile; one that is broken or made for other channels is left aside."""
    if profile:
        from PIL import ImageCms  # loaded for the few pictures that need it

        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if _SPACES.get(source.profile.xcolor_space) == image.mode:
                target = ImageCms.createProfile("sRGB")
                converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
                if converted is not None:
                    return converted
    return image.convert("RGB")
