"""Brings the book's pictures to the size they are printed at. Runs in a confined child process."""

from pathlib import Path
from typing import Any

from PIL import Image

QUALITY, FINE = 84, 93
"""Of JPEGs for a screen, and for a printer."""


def answer(request: dict[str, Any]) -> None:
    """Write each of `pictures` (path, name, width in pixels) as JPEG into `folder`."""
    for path, name, width in request["pictures"]:
        _scale(Path(path), Path(request["folder"]) / name, width, request["quality"])


def _scale(path: Path, target: Path, width: int, quality: int) -> None:
    with Image.open(path, formats=("JPEG",)) as image:
        wide = min(image.width, max(1, width))
        high = max(1, round(image.height * wide / image.width))
        image.draft("RGB", (wide, high))
        fitted = image.convert("RGB").resize((wide, high), Image.Resampling.LANCZOS, reducing_gap=3.0)
        fitted.save(target, "JPEG", quality=quality, optimize=True, progressive=True)
