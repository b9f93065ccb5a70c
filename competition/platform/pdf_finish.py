"""The last hand on a PDF: the same bytes every time, pictures as they are, the title in the frame."""

import io

import pikepdf


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
    # No /Direction in any language: with R2L, pdfium (Chromium) gives words of Latin lines out backwards.
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    for date in ("/CreationDate", "/ModDate"):
        if date in pdf.docinfo:
            del pdf.docinfo[date]
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()
