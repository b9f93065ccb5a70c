"""Taking a document out of a request, before any transaction."""

from flask import request

from competition.entries.documents.errors import NoDocumentError
from competition.entries.documents.rules import LIMIT, kind_of
from competition.platform.files import Received, receive
from competition.web.request import storage

FIELD = "document"
ACCEPT = ".docx,.odt,.pdf,.txt"


def receive_document() -> tuple[Received, str]:
    """Return the document that was sent, whole on disk, and its name.

    Raises NoDocumentError, RefusedKindError, and what receiving may raise.
    """
    file = request.files.get(FIELD)
    if file is None or not file.filename:
        raise NoDocumentError
    received = receive(storage=storage(), stream=file.stream, limit=LIMIT)
    kind_of(received.media_type, file.filename)
    return received, file.filename


def was_sent() -> bool:
    """Whether the request brings a document."""
    file = request.files.get(FIELD)
    return bool(file and file.filename)
