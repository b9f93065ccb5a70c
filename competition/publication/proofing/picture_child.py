"""Draws the pages of a PDF in a confined child."""

from pathlib import Path
from typing import Any

WIDTH = 1240
"""Pixels: an A4 page at 150 dots an inch, sharp on any screen."""


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Write each page of the file at `path` as a PNG into `folder`; return their sizes in order."""
    import pypdfium2

    folder, sizes = Path(request["folder"]), []
    with pypdfium2.PdfDocument(request["path"]) as document:
        for number, page in enumerate(document, start=1):
            picture = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
            picture.save(folder / f"page-{number}.png", optimize=False, compress_level=6)
            sizes.append(picture.size)
    return {"sizes": sizes}
