"""Reads a document that nobody has looked at yet. Runs in a confined child process, see `sandbox`."""

import sys
from pathlib import Path
from typing import Any

# Loaded once, for all children to come.
import lxml.etree  # noqa: F401
import pikepdf  # noqa: F401
import pypdfium2  # noqa: F401

from competition.platform.confined import RefusedError
from competition.platform.documents.blocks import LONGEST_TEXT, Written, blocks_of
from competition.platform.documents.taking import Taken, take, take_lines

_DEEPEST = 6_000
"""An XML tree may be 256 deep, and every step down takes a few calls."""
_PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Do what is asked: `read` a document, or `draw` the pages of a PDF into a folder."""
    sys.setrecursionlimit(_DEEPEST)
    path = Path(request["path"])
    if request["do"] == "draw":
        from competition.platform.documents import pdf

        return {"pages": pdf.picture(path, Path(request["folder"]), request["pages"])}
    return {"docx": _office, "odt": _office, "pdf": _pdf, "txt": _plain}[request["kind"]](path, request)


def _office(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    from competition.platform.documents import docx, odt
    from competition.platform.documents.package import Package

    package = Package(path)
    written = {"docx": docx, "odt": odt}[request["kind"]].written(package)
    taken = take(list(blocks_of(written.body)), verse=request["verse"])
    reply = _reply(written, taken)
    if request.get("folder"):
        reply["likeness"] = _likeness(package, written, Path(request["folder"]))
    return reply


def _likeness(package: Any, written: Written, folder: Path) -> list[list[str]]:
    """Write the document as HTML with its pictures; return the pictures' names and media types."""
    from competition.platform.documents.likeness import Likeness
    from competition.platform.documents.package import LARGEST_PICTURE

    likeness = Likeness()
    (folder / "likeness.html").write_text(likeness.html(written), encoding="utf-8")
    pictures = []
    for number, part in enumerate(likeness.pictures):
        try:
            content = package.read(part, LARGEST_PICTURE)
        except RefusedError:
            continue
        kind = next((kind for mark, kind in _PICTURES.items() if content.startswith(mark)), "")
        if kind:
            (folder / f"picture-{number}").write_bytes(content)
            pictures.append([str(number), f"picture-{number}", kind])
    return pictures


def _pdf(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    from competition.platform.documents import pdf, pdf_beside, pdf_setting

    document, written = pdf.opened(path), Written()
    pdf_beside.gather(document, path, written)
    sheets = pdf.sheets(document)
    reply = _reply(written, pdf_setting.take(sheets, written, verse=request["verse"]))
    reply["count"] = len(document)
    if reply["problem"] == "EmptyDocumentError":
        reply["problem"] = "PicturesOnlyError"
    return reply


def _plain(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    from competition.platform.documents import plain

    content = path.read_bytes()
    if len(content) > 4 * LONGEST_TEXT:
        raise RefusedError("LongDocumentError", limit=LONGEST_TEXT // 1000)
    readings = plain.read(content, language=request["language"], encoding=request["encoding"])
    if not readings:
        raise RefusedError("DamagedDocumentError" if content.strip() else "EmptyDocumentError")
    from competition.platform.documents.letters import plain as tidied

    reply = _reply(Written(), take_lines(tidied(readings[0].text), verse=request["verse"]))
    reply["encoding"] = readings[0].encoding
    reply["readings"] = plain.previews(readings, chosen=bool(request["encoding"]))
    return reply


def _reply(written: Written, taken: Taken) -> dict[str, Any]:
    """Return what was found; `problem` names why it cannot be taken over, if so."""
    problem = ""
    if not taken.text.strip() and not taken.title:
        problem = "EmptyDocumentError"
    if len(taken.text.encode()) > LONGEST_TEXT:
        raise RefusedError("LongDocumentError", limit=LONGEST_TEXT // 1000)
    return {
        "title": taken.title,
        "text": taken.text,
        "emphasis": taken.emphasis[:2000],
        "carriers": written.carriers,
        "left_out": written.left_out,
        "problem": problem,
        "encoding": "",
        "readings": [],
        "count": 0,
    }
