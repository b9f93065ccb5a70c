"""The text of a document that somebody sent, taken out in a child process; the file itself is not kept."""

import tempfile
from pathlib import Path

from werkzeug.datastructures import FileStorage

from competition.contributions.errors import NothingInDocumentError
from competition.entries.documents.errors import NoDocumentError
from competition.entries.documents.rules import LIMIT, kind_of
from competition.entries.texts import tidy
from competition.platform import sniff
from competition.platform.documents.reading import Asked, read
from competition.platform.errors import TooLargeError
from competition.platform.storage import CHUNK, MEGABYTE, Readable


def taken_from(sent: FileStorage | None, language: str) -> str:
    """Return the text of a document that was sent, as prose.

    Raises NoDocumentError, RefusedKindError, TooLargeError, a DocumentError, NothingInDocumentError.
    """
    if sent is None or not sent.filename:
        raise NoDocumentError
    return text_of(sent.stream, sent.filename, language)


def text_of(stream: Readable, file_name: str, language: str) -> str:
    """Return the text of a document. Raises as `taken_from`."""
    with tempfile.TemporaryDirectory(prefix="garland-contribution-") as folder:
        path = Path(folder) / "document"
        _copy(stream, path)
        with path.open("rb") as file:
            kind = kind_of(sniff.media_type(file.read(sniff.HEAD)), file_name)
        found = read(path, Asked(kind.value, verse=False, language=language))
    if found.problem is not None:
        raise found.problem
    text = tidy("\n\n".join(part for part in (found.title, found.text) if part.strip()))
    if not text:
        raise NothingInDocumentError
    return text


def _copy(stream: Readable, path: Path) -> None:
    size = 0
    with path.open("wb") as file:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            if size > LIMIT:
                raise TooLargeError(limit=LIMIT // MEGABYTE)
            file.write(chunk)
