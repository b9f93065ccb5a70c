"""Opens a picture that nobody has looked at yet. Runs in a confined child process, see `sandbox`."""

from pathlib import Path
from typing import Any

# The two plugins register their formats.
from PIL import Image, JpegImagePlugin, PngImagePlugin  # noqa: F401

from competition.platform import pixels
from competition.platform.confined import RefusedError
from competition.platform.renditions import SPECS, RenditionKind

# By Pillow's name: media type, and most pixels (a JPEG is decoded at reduced size, a PNG whole).
FORMATS = {
    "JPEG": ("image/jpeg", 150_000_000),
    "MPO": ("image/jpeg", 150_000_000),
    "PNG": ("image/png", 80_000_000),
}
OPENED = ("JPEG", "PNG")  # a JPEG that holds several pictures turns out to be an MPO
_ENDS = (b"\xff\xd9", b"IEND")
_TAIL = 1 << 16

# Our own limit stands before decoding; Pillow's warning would only be lost here.
Image.MAX_IMAGE_PIXELS = None


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Look at the picture at `path`; write a JPEG for each of `kinds` into `folder`; say what is there."""
    path, folder = Path(request["path"]), Path(request["folder"])
    kinds = [RenditionKind(kind) for kind in request["kinds"]]
    try:
        with Image.open(path, formats=OPENED) as image:
            kind, limit = FORMATS[image.format or ""]
            _refuse_bombs(image, limit)
            turned = pixels.orientation(image)
            width, height = pixels.seen_size(image.size, turned)
            _check_sums(path)
            upright = _decoded(image, _box(kinds), turned)
    except (RefusedError, MemoryError):
        raise
    except Exception:
        # Broken bytes make Pillow's decoders raise anything, from SyntaxError to struct.error; whatever it
        # is, the answer is about the file, and this process opens nothing else.
        raise RefusedError("DamagedPictureError" if _has_end(path) else "BrokenOffError") from None
    made = {each.value: pixels.save(upright, SPECS[each], folder / each.value) for each in kinds}
    return {"media_type": kind, "width": width, "height": height, "made": made}


def _refuse_bombs(image: Image.Image, limit: int) -> None:
    count = image.width * image.height
    if count > limit:
        raise RefusedError("TooManyPixelsError", megapixels=-(-count // 10**6), limit=limit // 10**6)


def _check_sums(path: Path) -> None:
    """Compare the checksums of a PNG: decoding alone passes over wrong bytes and leaves black behind."""
    with Image.open(path, formats=OPENED) as image:
        image.verify()


def _box(kinds: list[RenditionKind]) -> tuple[int, int]:
    """Return the box that holds every wanted rendition; a look alone needs next to nothing."""
    specs = [SPECS[kind] for kind in kinds]
    return max((spec.width for spec in specs), default=1), max((spec.height for spec in specs), default=1)


def _decoded(image: Image.Image, box: tuple[int, int], turned: int) -> Image.Image:
    """Decode the first frame, a JPEG directly at a reduced size, and make its pixels plain."""
    image.draft(None, pixels.seen_size(box, turned))
    image.load()
    return pixels.plain(image, box, turned)


def _has_end(path: Path) -> bool:
    """Tell a damaged file from one that was cut off: the mark of the end is there or not."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read()
    return any(mark in tail for mark in _ENDS)
