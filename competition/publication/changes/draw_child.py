"""Draws the pages that differ, with a bar beside what is different, in a confined child."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from PIL import Image

from competition.publication.changes.pixels import SHOWN, cut, mark, rows_that_differ


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Write the pages of `pairs` into `folder`, each as SIDE-NUMBER; a pair has 0 where there is no page.

    `files` are those of both sides; `bare` the same without what hangs on the numbers of pages.
    """
    import pypdfium2

    with ExitStack() as opened:
        files, bare = (
            [opened.enter_context(pypdfium2.PdfDocument(path)) for path in request[name]]
            for name in ("files", "bare")
        )
        for pair in request["pairs"]:
            rows = rows_that_differ(bare, pair) if all(pair) else []
            for side, document, number in zip(("before", "after"), files, pair, strict=True):
                if number:
                    picture = cut(document, number, SHOWN)
                    mark(picture, rows)
                    _save(picture, Path(request["folder"]) / f"{side}-{number}")
    return {"drawn": len(request["pairs"])}


def _save(picture: Image.Image, path: Path) -> None:
    picture.save(path, "WEBP", quality=82, method=2)
