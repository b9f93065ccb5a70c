"""Pixels made plain: upright, sRGB, on white, no larger than wanted, with nothing else left in the file.

Runs in the confined child only.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from PIL import Image, ImageFile

from competition.platform import colours
from competition.platform.renditions import Edit, RenditionKind, Spec

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
_TURNS = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
_PLAIN = ("L", "RGB", "CMYK")
_BAND = 8_000_000
"""Pixels that are converted at a time: a large picture is in memory once, not twice."""
_GAP = 2.0
"""What is reduced by whole numbers stays so much larger than wanted; the rest is done finely."""


def whole_only() -> None:
    """Let no half picture pass for a whole one, as WeasyPrint allows to all once it is loaded."""
    ImageFile.LOAD_TRUNCATED_IMAGES = False


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation, 1 to 8; 1 where the camera's notes say nothing or cannot be read."""
    with suppress(Exception):
        value = image.getexif().get(0x0112, 1)
        return value if value in _UPRIGHT else 1
    return 1


def seen_size(size: tuple[int, int], turned: int) -> tuple[int, int]:
    """Return width and height as they are once the picture stands upright."""
    return (size[1], size[0]) if turned in _SIDEWAYS else size


def room(box: tuple[int, int], edit: Edit) -> tuple[int, int]:
    """Return the box that the whole picture is fitted into, so that what is kept of it fits into `box`."""
    across, down = 1 - edit.left - edit.right, 1 - edit.top - edit.bottom
    wide, high = round(box[0] / across), round(box[1] / down)
    return (high, wide) if edit.turn % 2 else (wide, high)


def edited_size(size: tuple[int, int], edit: Edit) -> tuple[int, int]:
    """Return the pixels of an upright picture after a turn and a crop."""
    wide, high = (size[1], size[0]) if edit.turn % 2 else size
    left, top, right, bottom = _kept((wide, high), edit)
    return right - left, bottom - top


def edited(image: Image.Image, edit: Edit) -> Image.Image:
    """Turn an upright picture by quarters, clockwise, and cut off what its teacher does not want."""
    turn = _TURNS[edit.turn % 4]
    image = image.transpose(turn) if turn is not None else image
    kept = _kept(image.size, edit)
    return image if kept == (0, 0, *image.size) else image.crop(kept)


def _kept(size: tuple[int, int], edit: Edit) -> tuple[int, int, int, int]:
    left, top = round(size[0] * edit.left), round(size[1] * edit.top)
    right, bottom = round(size[0] * (1 - edit.right)), round(size[1] * (1 - edit.bottom))
    return left, top, max(right, left + 1), max(bottom, top + 1)


def plain(image: Image.Image, box: tuple[int, int], turned: int) -> Image.Image:
    """Return the picture upright, in sRGB, on white, within `box`; the large steps are done on few pixels."""
    profile = image.info.get("icc_profile")
    image = fitted(_opaque(image, seen_size(box, turned)), seen_size(box, turned))
    return colours.to_srgb(upright(image, turned), profile)


def upright(image: Image.Image, turned: int) -> Image.Image:
    """Turn a picture as its camera was held."""
    return image.transpose(_UPRIGHT[turned]) if turned in _UPRIGHT else image


def likeness(image: Image.Image) -> str:
    """Return 64 bits that are nearly the same for pictures that look the same: where it grows lighter."""
    grey = image.convert("L").resize((9, 8), Image.Resampling.BOX)
    rows = [grey.crop((0, row, 9, row + 1)).tobytes() for row in range(8)]
    bits = "".join(str(int(row[at] < row[at + 1])) for row in rows for at in range(8))
    return f"{int(bits, 2):016x}"


def save_all(
    image: Image.Image, specs: Mapping[RenditionKind, Spec], folder: Path
) -> dict[str, tuple[int, int]]:
    """Write a JPEG for each kind into `folder`, under its name; return their sizes.

    From the largest to the smallest, each made of the one before: the large steps are done once.
    """
    sizes = {}
    for kind, spec in sorted(specs.items(), key=lambda each: -each[1].width * each[1].height):
        image = fitted(image, (spec.width, spec.height))
        _save(image, spec, folder / kind.value)
        sizes[kind.value] = image.size
    return sizes


def _save(image: Image.Image, spec: Spec, path: Path) -> None:
    """Write progressively what screens show.

    It is pasted into a new image first: comments, EXIF, profiles and embedded thumbnails hang on the old one.
    """
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    subsampling = 0 if spec.full_colour else 2
    bare.save(path, "JPEG", quality=spec.quality, progressive=not spec.full_colour, subsampling=subsampling)


def fitted(image: Image.Image, box: tuple[int, int]) -> Image.Image:
    """Return the picture within a box; it is never enlarged."""
    scale = min(box[0] / image.width, box[1] / image.height)
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _opaque(image: Image.Image, box: tuple[int, int]) -> Image.Image:
    """Bring palettes, single bits, 16 bits and what is transparent to plain pixels, on white.

    Done in bands, and reduced on the way where the picture is much larger than `box`.
    """
    if image.mode in _PLAIN and not image.has_transparency_data:
        return image  # converting to the mode it has would copy a large picture for nothing
    scale = colours.span(image)
    return reduced(image, box, lambda band: colours.opaque(band, scale))


def reduced(
    image: Image.Image, box: tuple[int, int], convert: Callable[[Image.Image], Image.Image]
) -> Image.Image:
    """Convert a picture in bands, so that a large one is in memory once, and reduce it nearly to a box."""
    factor = max(1, int(max(image.width / box[0], image.height / box[1]) / _GAP))
    rows = max(factor, _BAND // image.width // factor * factor)
    whole: Image.Image | None = None
    for top, band in _bands(image, rows):
        done = convert(band).reduce(factor)
        if whole is None:
            whole = Image.new(done.mode, (done.width, -(-image.height // factor)))
        whole.paste(done, (0, top // factor))
    assert whole is not None
    return whole


def _bands(image: Image.Image, rows: int) -> Iterator[tuple[int, Image.Image]]:
    for top in range(0, image.height, rows):
        yield top, image.crop((0, top, image.width, min(image.height, top + rows)))
