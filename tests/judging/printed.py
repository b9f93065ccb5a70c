"""What stands in a PDF: its words as a reader takes them out, its pages, and every byte of it unpacked."""

from io import BytesIO

import pikepdf
import pypdfium2


def words_of(content):
    """The words of all pages, in their order, blanks and line ends as one blank."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())


def sizes_of(content):
    """The sizes of the pages in points."""
    with pikepdf.open(BytesIO(content)) as document:
        return [tuple(round(float(each)) for each in page.mediabox[2:]) for page in document.pages]


def unpacked(content):
    """The bytes as they lie there, every stream unpacked and every text that a reader takes out."""
    parts = [content, words_of(content).encode()]
    with pikepdf.open(BytesIO(content)) as document:
        for each in document.objects:
            if isinstance(each, pikepdf.Stream):
                parts += [each.read_raw_bytes(), _unfiltered(each)]
            parts.append(str(each).encode(errors="replace"))
    return b"\n".join(parts)


def _unfiltered(stream):
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return b""


def pictures_in(content):
    """How many different pictures there are."""
    with pikepdf.open(BytesIO(content)) as document:
        streams = [each for each in document.objects if isinstance(each, pikepdf.Stream)]
        return sum(each.get("/Subtype") == "/Image" for each in streams)


def language_of(content):
    """The language it says to be in."""
    with pikepdf.open(BytesIO(content)) as document:
        return str(document.Root.Lang)


def fetch(browser, path):
    """What a browser gets, the file closed again."""
    with browser.get(path) as answer:
        return answer.status_code, dict(answer.headers), answer.data
