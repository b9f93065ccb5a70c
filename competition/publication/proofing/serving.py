"""Sending the pages of a proof: never kept on the way, as the next ones may look otherwise."""

from flask import Response

from competition.errors import NotFoundError
from competition.platform.files import StoredFile
from competition.publication.proofing.models import Proof
from competition.web.documents import send_unkept
from competition.web.request import db, storage


def send_page(proof: Proof, number: int) -> Response:
    """Send a page as a picture; raises NotFoundError where there is no such page."""
    page = next((each for each in proof.pages if each.number == number), None)
    file = db().get(StoredFile, page.file_id) if page else None
    if file is None or not storage().exists(file.key):
        raise NotFoundError
    return send_unkept(storage().open(file.key), "image/png")
