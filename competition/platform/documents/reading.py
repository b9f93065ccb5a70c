"""Documents as people send them: read and drawn by a killable child process."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from competition.platform import pdf, sandbox
from competition.platform.documents import errors
from competition.platform.errors import PdfFailedError
from competition.platform.fonts import FontSet
from competition.platform.pdf import Resource

CHILD = "competition.platform.document_child"
LIMITS = sandbox.Limits(seconds=20, memory=1 << 30, file_size=64 << 20, cpu=20)
DRAWING = sandbox.Limits(seconds=8, memory=1 << 30, file_size=64 << 20, cpu=8)
"""Together below the thirty seconds that a document may take."""
SETTING = sandbox.Limits(seconds=30, memory=1 << 30, file_size=64 << 20, cpu=20)
_ERRORS = {kind.__name__: kind for kind in errors.DocumentError.__subclasses__()}


@dataclass(frozen=True)
class Asked:
    """How a document is to be read: its kind, lines or prose, and what helps with old encodings."""

    kind: str
    verse: bool = True
    language: str = ""
    encoding: str = ""


@dataclass(frozen=True)
class Shown:
    """A picture of a page; size in pixels."""

    content: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True)
class Found:
    """What reading a document came to.

    `problem` says why there is no text to take over; `readings` are encodings to choose from, each with the
    lines it reads; `carriers` are pairs of a place and what stands there beside the work.
    """

    title: str = ""
    text: str = ""
    emphasis: Sequence[Sequence[Any]] = ()
    encoding: str = ""
    readings: Sequence[Sequence[str]] = ()
    carriers: Sequence[Sequence[str]] = ()
    left_out: Sequence[str] = ()
    problem: errors.DocumentError | None = None
    pages: Sequence[Shown] = ()


def read(path: Path, asked: Asked, *, pages: int = 0, fonts: FontSet | None = None) -> Found:
    """Return what a document says and, if asked for, pictures of its first pages; a problem is told in it.

    Pictures that cannot be made are left out; the text does not wait for them.
    """
    with tempfile.TemporaryDirectory(prefix="garland-document-") as name:
        folder = Path(name)
        try:
            reply = _ask(_request(path, asked, folder if pages and fonts else None))
        except errors.DocumentError as problem:
            locked = isinstance(problem, errors.LockedDocumentError | errors.DamagedDocumentError)
            shown = _draw(path, folder, pages) if asked.kind == "pdf" and not locked else ()
            return Found(problem=problem, pages=shown)
        shown = _pictures(path, asked, folder, reply, pages, fonts)
    lacking = _ERRORS[reply["problem"]]() if reply["problem"] else None
    return Found(
        **{name: reply[name] for name in ("title", "text", "emphasis", "encoding", "readings")},
        carriers=reply["carriers"],
        left_out=reply["left_out"],
        problem=lacking,
        pages=shown,
    )


def _request(path: Path, asked: Asked, folder: Path | None) -> dict[str, Any]:
    return {
        "do": "read",
        "path": str(path.resolve()),
        "kind": asked.kind,
        "verse": asked.verse,
        "language": asked.language,
        "encoding": asked.encoding,
        "folder": str(folder) if folder else "",
    }


def _ask(request: dict[str, Any], limits: sandbox.Limits = LIMITS) -> Any:
    try:
        return sandbox.run(CHILD, request, limits=limits)
    except sandbox.ChildRefusedError as refusal:
        raise _ERRORS[refusal.name](**refusal.values) from None
    except sandbox.ChildFailedError:
        raise errors.HardDocumentError from None


def _pictures(
    path: Path, asked: Asked, folder: Path, reply: dict[str, Any], pages: int, fonts: FontSet | None
) -> Sequence[Shown]:
    """Return pictures of the pages: a PDF's own, or those set after a document's own look."""
    if not pages or asked.kind == "txt":
        return ()
    if asked.kind == "pdf":
        return _draw(path, folder, pages)
    if fonts is None or reply["problem"]:
        return ()
    resources = {key: Resource(folder / name, kind) for key, name, kind in reply["likeness"]}
    html = (folder / "likeness.html").read_text(encoding="utf-8")
    html = html.replace("%(fonts)s", fonts.css_stack(asked.language or "en"), 1)
    try:
        set_ = pdf.render_in_child(html, resources=resources, fonts=fonts, name=asked.kind, limits=SETTING)
    except PdfFailedError:
        return ()
    (folder / "set.pdf").write_bytes(set_.content)
    return _draw(folder / "set.pdf", folder, pages)


def _draw(path: Path, folder: Path, pages: int) -> Sequence[Shown]:
    if not pages:
        return ()
    request = {"do": "draw", "path": str(path.resolve()), "folder": str(folder), "pages": pages}
    try:
        drawn = _ask(request, DRAWING)["pages"]
    except errors.DocumentError:
        return ()
    return [
        Shown((folder / each["file"]).read_bytes(), each["media_type"], each["width"], each["height"])
        for each in drawn
    ]
