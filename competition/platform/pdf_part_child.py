"""Sets parts one after the other in a confined child: what stops it leaves those before it whole."""

import json
import os
import signal
import threading
from pathlib import Path
from typing import Any

from competition.platform import pdf_parts
from competition.platform.confined import RefusedError
from competition.platform.errors import PdfFailedError
from competition.platform.pdf import Resource

STOP = ".stop"
"""A file of this name says that nobody waits for the rest."""

_KINDS = (
    "PangoFcFontMap *", "char[]", "PangoRectangle *", "PangoLogAttr[]", "unsigned int *", "hb_tag_t[100]",
    "char[4]",
)  # fmt: skip
"""What WeasyPrint asks Pango for: a word of C takes as long to understand as a line of a poem to be set."""


def warm_up() -> None:
    """Load what every child would have to load; the font map is each child's own."""
    import weasyprint.pdf.tags  # noqa: F401
    from weasyprint.text.ffi import ffi

    for kind in _KINDS:
        ffi.typeof(kind)


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Set each of `parts` by name into a file of `folder`: a line of JSON about it, then its PDF.

    It ends at the first that cannot be set, or that takes more than `patience` seconds of CPU time.
    """
    folder, fonts = Path(request["folder"]), Path(request["fonts"])
    if threading.current_thread() is threading.main_thread():  # in a child it always is
        # The first process of a room of its own ignores signals that it has no answer to.
        signal.signal(signal.SIGPROF, lambda *_: os._exit(1))
    for name, part in request["parts"].items():
        if (folder / STOP).exists():
            break
        signal.setitimer(signal.ITIMER_PROF, request["patience"])  # at its end the process ends
        told, content = _set(part, fonts)
        aside = folder / f".{name}"
        aside.write_bytes(json.dumps(told, ensure_ascii=False).encode() + b"\n" + content)
        aside.rename(folder / name)
    return {"typesetter": pdf_parts.typesetter()}


def _set(part: dict[str, Any], fonts: Path) -> tuple[dict[str, Any], bytes]:
    resources = {key: Resource(Path(path), kind) for key, (path, kind) in part["resources"].items()}
    try:
        styles = tuple(str(resources[name].content) for name in part["styles"])
        return pdf_parts.render_part(
            part["html"], styles=styles, resources=resources, fonts=fonts, tagged=part["tagged"]
        )
    except PdfFailedError as failure:
        raise RefusedError("PdfFailedError", reason=failure.values["reason"]) from None
