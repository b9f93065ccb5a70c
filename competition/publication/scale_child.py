"""Brings the book's pictures to the size they are printed at. Runs in a confined child process."""

from pathlib import Path
from typing import Any

from PIL import Image

QUALITY = 84
_LEAST = 110


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Write each of `pictures` (path, name, width in pixels at 300 dpi) as JPEG into `folder`.

    All together stay below `budget` bytes where that can be had at no less than 110 dpi. Returns `dpi`.
    """
    dpi = 300
    while True:
        size = sum(_scale(Path(request["folder"]), each, dpi / 300) for each in request["pictures"])
        if size <= request["budget"] or dpi <= _LEAST:
            return {"dpi": dpi}
        # The bytes of a JPEG grow a little slower than its pixels.
        dpi = max(_LEAST, min(dpi - 10, int(dpi * (request["budget"] / size) ** 0.6)))


def _scale(folder: Path, picture: tuple[str, str, int], share: float) -> int:
    path, name, width = picture
    target = folder / name
    with Image.open(path, formats=("JPEG",)) as image:
        wide = min(image.width, max(1, round(width * share)))
        high = max(1, round(image.height * wide / image.width))
        image.draft("RGB", (wide, high))
        fitted = image.convert("RGB").resize((wide, high), Image.Resampling.LANCZOS, reducing_gap=3.0)
        fitted.save(target, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return target.stat().st_size
