"""A document's own files: pictures of its pages, and the original to keep; names tell nothing."""

from flask import Blueprint, Response, send_file
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from competition.entries.documents.models import DocumentPage, EntryDocument
from competition.entries.documents.policies import OWN_DOCUMENT, SCREENED_DOCUMENT
from competition.errors import NotFoundError
from competition.platform.files import StoredFile
from competition.web.policies import allow
from competition.web.request import db, storage

bp = Blueprint("document_files", __name__)


@bp.get("/entry/<ref>/document/<document_ref>/page/<int:number>")
@allow(OWN_DOCUMENT)
def page(document: EntryDocument, entry_ref: str, number: int) -> ResponseReturnValue:
    """Send a picture of a page to a teacher of the class."""
    return _page(document, number)


@bp.get("/entry/<ref>/document/<document_ref>/original")
@allow(OWN_DOCUMENT)
def original(document: EntryDocument, entry_ref: str) -> ResponseReturnValue:
    """Give a teacher of the class the document back, byte for byte."""
    return _original(document)


@bp.get("/c/<slug>/office/entries/<ref>/document/<document_ref>/page/<int:number>")
@allow(SCREENED_DOCUMENT)
def screened_page(document: EntryDocument, number: int) -> ResponseReturnValue:
    """Send a picture of a page to the secretariat."""
    return _page(document, number)


@bp.get("/c/<slug>/office/entries/<ref>/document/<document_ref>/original")
@allow(SCREENED_DOCUMENT)
def screened_original(document: EntryDocument) -> ResponseReturnValue:
    """Give the secretariat the document, byte for byte."""
    return _original(document)


def _page(document: EntryDocument, number: int) -> Response:
    wanted = select(DocumentPage).where(
        DocumentPage.document_id == document.id, DocumentPage.number == number
    )
    found = db().scalar(wanted)
    if found is None:
        raise NotFoundError
    ending = found.media_type.rpartition("/")[2]
    return _sent(found.key, found.media_type, f"page-{number}.{ending}")


def _original(document: EntryDocument) -> Response:
    """Send it as a download that no browser opens by itself."""
    key = db().get_one(StoredFile, document.file_id).key
    name = f"document.{document.kind.value}"
    return _sent(key, "application/octet-stream", name, attached=True)


def _sent(key: str, media_type: str, name: str, *, attached: bool = False) -> Response:
    try:
        stream = storage().open(key)
    except FileNotFoundError as error:
        raise NotFoundError from error
    response = send_file(stream, mimetype=media_type, as_attachment=attached, download_name=name, etag=False)
    response.headers["Cache-Control"] = "no-store"
    return response
