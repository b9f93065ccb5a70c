"""Sets pages in a confined child process: a text that stops the typesetting stops only this."""

from pathlib import Path
from typing import Any

from competition.platform.confined import RefusedError
from competition.platform.errors import PdfFailedError
from competition.platform.fonts import FontSet
from competition.platform.pdf import Resource, render_document


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Write the pages of `html` to `pages.pdf` in `folder`; say what is to be known about them."""
    resources = {key: Resource(Path(path), kind) for key, (path, kind) in request["resources"].items()}
    fonts = FontSet(Path(request["fonts"]), (), ())
    try:
        pages = render_document(request["html"], resources=resources, fonts=fonts)
    except PdfFailedError as failure:
        raise RefusedError("PdfFailedError", reason=failure.values["reason"]) from None
    (Path(request["folder"]) / "pages.pdf").write_bytes(pages.content)
    return {
        "count": pages.count,
        "anchors": dict(pages.anchors),
        "warnings": pages.warnings,
        "refused": pages.refused,
    }
