"""Opening what a scanner or a phone sends: one page, upright, as plain pixels. In the confined child."""

from pathlib import Path
from typing import Any

# The plugins register their formats.
from PIL import (  # noqa: F401
    AvifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from competition.entries.sheets.rules import MOST_PAGES
from competition.platform import pixels
from competition.platform.confined import RefusedError

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "AVIF", "HEIF")
MOST_PIXELS = 120_000_000
SIDE = 4200
"""Pixels on the longer side at most: A4 at 300 dots an inch has 3508."""
_DPI, _POINTS = 300, 72
_PDF = "application/pdf"

# Our own limit stands before decoding; Pillow's warning would only be lost here.
Image.MAX_IMAGE_PIXELS = None


def open_page(path: Path, media_type: str, number: int) -> tuple[Image.Image, int]:
    """Return page `number` (from 0) of a scan, and how many pages there are.

    Raises RefusedError, named after a ScanError, for what cannot be opened.
    """
    pixels.whole_only()
    try:
        return _pdf_page(path, number) if media_type == _PDF else _picture(path, number)
    except (RefusedError, MemoryError):
        raise
    except Exception:
        # Broken bytes make decoders raise anything; whatever it is, the answer is about the file, and this
        # process opens nothing else.
        raise RefusedError("DamagedScanError") from None


def _pdf_page(path: Path, number: int) -> tuple[Image.Image, int]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD
        raise RefusedError("LockedScanError" if locked else "DamagedScanError") from None
    count = _counted(len(document))
    page = document[number]
    longest = max(page.get_width(), page.get_height(), 1.0)
    bitmap = page.render(scale=min(_DPI / _POINTS, SIDE / longest), may_draw_forms=False)
    return bitmap.to_pil().convert("RGB"), count


def _picture(path: Path, number: int) -> tuple[Image.Image, int]:
    _know_heif()
    with Image.open(path, formats=FORMATS) as image:
        # A telephone keeps more pictures of one moment in a file; only a TIFF has pages.
        count = _counted(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
        image.seek(number)
        if image.width * image.height > MOST_PIXELS:
            megapixels = -(-image.width * image.height // 10**6)
            raise RefusedError("TooManyScanPixelsError", megapixels=megapixels, limit=MOST_PIXELS // 10**6)
        turned = pixels.orientation(image)
        image.draft(None, (SIDE, SIDE))
        image.load()
        return pixels.plain(image, (SIDE, SIDE), turned), count


def _counted(pages: int) -> int:
    if pages > MOST_PAGES:
        raise RefusedError("TooManyPagesError", pages=pages, limit=MOST_PAGES)
    return pages


def _know_heif() -> None:
    opener: Any = __import__("pi_heif")
    opener.register_heif_opener()
