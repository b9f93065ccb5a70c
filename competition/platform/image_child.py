"""Opens a picture that nobody has looked at yet. Runs in a confined child process, see `sandbox`."""

import importlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# The plugins register their formats; those of the others are loaded by `_plugins`.
from PIL import Image, ImageCms, JpegImagePlugin, PngImagePlugin  # noqa: F401

from competition.platform import logos, notes, pixels, sniff
from competition.platform.confined import RefusedError
from competition.platform.renditions import LOGO, SPECS, Edit, RenditionKind

LIMIT = 120_000_000
"""Most pixels of a picture: they are counted before any is decoded."""
OPENED = {
    "image/jpeg": "JPEG",  # one that holds several pictures turns out to be an MPO
    "image/png": "PNG",
    "image/tiff": "TIFF",
    "image/webp": "WEBP",
    "image/heic": "HEIF",
    "image/avif": "AVIF",
}
"""Pillow's names of the formats that are opened: by the first bytes, never tried one after the other."""
_MODULES = {"TIFF": "TiffImagePlugin", "WEBP": "WebPImagePlugin", "AVIF": "AvifImagePlugin"}
_BOXED = ("image/heic", "image/avif")
_ENDS = {"image/jpeg": b"\xff\xd9", "image/png": b"IEND"}
_TAIL = 1 << 16
_TURNS_TO_WARM = 3
_LOOK = 64
"""A look alone needs next to nothing: pixels enough to tell one picture from another."""

# Our own limit stands before decoding; Pillow's warning would only be lost here.
Image.MAX_IMAGE_PIXELS = None
# Pillow would load its commonest plugins at the first picture: that is once in every child.
Image.preinit()


@dataclass(frozen=True)
class Opened:
    """A picture whose header was read; `turned` is how its camera was held, 1 where nothing need be done."""

    image: Image.Image
    media_type: str
    turned: int


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Look at the picture at `path`, change it by `edit`, write a JPEG for each of `kinds` into `folder`.

    Says what is there: kind, size as it is then seen, likeness, and what is written beside the pixels. With
    `logo` one PNG is written instead, with what lets through kept so.
    """
    path, folder = Path(request["path"]), Path(request["folder"])
    if request.get("logo"):
        return _logo(path, folder)
    kinds, edit = [RenditionKind(kind) for kind in request["kinds"]], Edit(**request.get("edit", {}))
    with _opened(path) as opened:
        size = pixels.seen_size(opened.image.size, opened.turned)
        upright = _decoded(opened.image, pixels.room(_box(kinds), edit), opened.turned)
        beside = notes.found(opened.image)
    likeness = pixels.likeness(upright)
    width, height = pixels.edited_size(size, edit)
    made = pixels.save_all(pixels.edited(upright, edit), {kind: SPECS[kind] for kind in kinds}, folder)
    return {
        "media_type": opened.media_type,
        "width": width,
        "height": height,
        "likeness": likeness,
        "notes": beside,
        "made": made,
    }


def _logo(path: Path, folder: Path) -> dict[str, Any]:
    with _opened(path) as opened:
        opened.image.draft(None, logos.ROOM)
        opened.image.load()
        clear = logos.clear(opened.image, opened.turned)
    logo = logos.trimmed(clear)
    logo.save(folder / LOGO, "PNG", optimize=True)
    return {"width": logo.width, "height": logo.height}


@contextmanager
def _opened(path: Path) -> Iterator[Opened]:
    """Open a picture by its first bytes alone; whatever is wrong with it within is told as a refusal."""
    pixels.whole_only()
    media_type = _media_type(path)
    try:
        with Image.open(path, formats=_plugins(media_type)) as image:
            _refuse_bombs(image)
            # Pillow turns a TIFF itself when it loads it, libheif a HEIC.
            turned = 1 if media_type in ("image/tiff", "image/heic") else pixels.orientation(image)
            _check_sums(path, media_type)
            yield Opened(image, media_type, turned)
    except (RefusedError, MemoryError):
        raise
    except Exception:
        # Broken bytes make Pillow's decoders raise anything, from SyntaxError to struct.error; whatever it
        # is, the answer is about the file, and this process opens nothing else.
        raise RefusedError(
            "DamagedPictureError" if _has_end(path, media_type) else "BrokenOffError"
        ) from None


def warm_up() -> None:
    """Make thumbnails of a picture of our own: what is set up at the first is then there for every child."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    turned = Image.Exif()
    turned[0x0112] = 6
    with tempfile.TemporaryDirectory(prefix="garland-warm-") as folder:
        path = Path(folder) / "own"
        own = Image.radial_gradient("L").resize((900, 700)).convert("RGB")
        own.save(path, "JPEG", icc_profile=profile, exif=turned)
        for _ in range(_TURNS_TO_WARM):
            answer({"path": str(path), "folder": folder, "kinds": [RenditionKind.THUMB.value]})


def _media_type(path: Path) -> str:
    with path.open("rb") as file:
        found = sniff.media_type(file.read(sniff.HEAD))
    if found not in OPENED:
        raise RefusedError("NotAPictureError")
    return found


def _plugins(media_type: str) -> list[str]:
    """Load what opens this format, and nothing else."""
    name = OPENED[media_type]
    if name == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
    elif name in _MODULES:
        importlib.import_module(f"PIL.{_MODULES[name]}")
    return [name]


def _refuse_bombs(image: Image.Image) -> None:
    count = image.width * image.height
    if count > LIMIT:
        raise RefusedError("TooManyPixelsError", megapixels=-(-count // 10**6), limit=LIMIT // 10**6)


def _check_sums(path: Path, media_type: str) -> None:
    """See whether the file is whole where decoding alone would pass over it and leave black or purple behind.

    A PNG has checksums; HEIC and AVIF consist of boxes that say how long they are.
    """
    if media_type in _BOXED and _is_cut_off(path):
        raise RefusedError("BrokenOffError")
    if media_type == "image/png":
        with Image.open(path, formats=("PNG",)) as image:
            image.verify()


def _is_cut_off(path: Path) -> bool:
    """Return whether the last box of an ISO file reaches over its end."""
    at, end = 0, path.stat().st_size
    with path.open("rb") as file:
        while at + 8 <= end:
            file.seek(at)
            length = int.from_bytes(file.read(4), "big")
            if length == 1:
                file.seek(at + 8)
                length = int.from_bytes(file.read(8), "big")
            if length < 8:
                return False  # it reaches to the end, or makes no sense, which the decoder will say
            at += length
    return at > end


def _box(kinds: list[RenditionKind]) -> tuple[int, int]:
    """Return the box that holds every wanted rendition."""
    specs = [SPECS[kind] for kind in kinds]
    return max((each.width for each in specs), default=_LOOK), max((s.height for s in specs), default=_LOOK)


def _decoded(image: Image.Image, box: tuple[int, int], turned: int) -> Image.Image:
    """Decode the first frame, a JPEG directly at a reduced size, and make its pixels plain."""
    image.draft(None, pixels.seen_size(box, turned))
    image.load()
    return pixels.plain(image, box, turned)


def _has_end(path: Path, media_type: str) -> bool:
    """Tell a damaged file from one that was cut off: the mark of the end is there or not."""
    if media_type not in _ENDS:
        return True  # the others have no such mark
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read()
    return _ENDS[media_type] in tail
