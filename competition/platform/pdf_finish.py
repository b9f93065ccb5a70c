"""The last hand on a PDF: the same bytes every time, pictures as they are, the title in the frame."""

import io

import pikepdf

from competition.platform.languages import text_direction


def finished(raw: bytes) -> bytes:
    """Return the document made plain and repeatable."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        return written(pdf)


def written(pdf: pikepdf.Pdf) -> bytes:
    """Return the bytes of a document, made plain and repeatable."""
    for each in pdf.objects:
        # Blurring is the viewer's idea of a picture scaled up; a drawing's edges are the child's.
        if isinstance(each, pikepdf.Stream) and "/Interpolate" in each:
            del each["/Interpolate"]
    pdf.Root.ViewerPreferences = _shown(str(pdf.Root.get("/Lang", "")))
    for date in ("/CreationDate", "/ModDate"):
        if date in pdf.docinfo:
            del pdf.docinfo[date]
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _shown(language: str) -> pikepdf.Dictionary:
    """Return how a viewer shows it: its title in the frame, pages that face each other as they are read."""
    shown = pikepdf.Dictionary(DisplayDocTitle=True)
    if text_direction(language) == "rtl":
        shown.Direction = pikepdf.Name.R2L
    return shown
