"""What a PDF says beside its text: properties, notes on its pages, files that lie in it."""

import re
from pathlib import Path
from typing import Any

from competition.platform.confined import RefusedError
from competition.platform.documents.blocks import Written
from competition.platform.documents.package import parsed

_LARGEST_XMP = 1 << 20
_HEAVIEST = 30_000_000
_PACKET = re.compile(rb"<\?xpacket.*?\?>", re.DOTALL)
_DULL = frozenset(("Creator", "Producer", "CreationDate", "ModDate", "Trapped"))


def gather(document: Any, path: Path, found: Written) -> None:
    """Write down what stands beside the text; what is broken there is passed over."""
    for name, text in document.get_metadata_dict(skip_empty=True).items():
        if name not in _DULL:
            found.carry(f"pdf.info.{name}", text)
    for number in range(min(document.count_attachments(), 50)):
        found.leave_out("embedded")
        found.carry("pdf.embedded", document.get_attachment(number).get_name())
    if document.get_formtype():
        found.leave_out("forms")
    if path.stat().st_size < _HEAVIEST:
        _look_closer(path, found)


def _look_closer(path: Path, found: Written) -> None:
    import pikepdf

    try:
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf:
            if "/Metadata" in pdf.Root:
                _xmp(pdf.Root.Metadata.read_bytes()[:_LARGEST_XMP], found)
            for page in list(pdf.pages)[:50]:
                for note in list(page.get("/Annots", []))[:50]:
                    _note(note, found)
    except Exception:
        # What pdfium could open and this library cannot has no more to say; its text is at hand already.
        return


def _xmp(content: bytes, found: Written) -> None:
    try:
        root = parsed(_PACKET.sub(b"", content).strip(b"\0 \r\n\t"))
    except RefusedError:
        return
    for each in root.iter():
        if each.text and each.text.strip() and not each.text.strip().startswith(("uuid:", "xmp.")):
            found.carry("pdf.xmp", each.text)


def _note(note: Any, found: Written) -> None:
    for key, place in (("/Contents", "pdf.note"), ("/T", "pdf.note.author")):
        if key in note and note.get("/Subtype") not in ("/Widget", "/Link"):
            found.carry(place, str(note[key]))
