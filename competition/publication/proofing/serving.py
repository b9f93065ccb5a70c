"""Sending the pages of a proof: never kept on the way, as the next ones may look otherwise."""

from flask import Response, send_file

from competition.errors import NotFoundError
from competition.platform.files import StoredFile
from competition.publication.proofing.models import Proof
from competition.web.request import db, storage


def send_page(proof: Proof, number: int) -> Response:
    """Send a page as a picture; raises NotFoundError where there is no such page."""
    page = next((each for each in proof.pages if each.number == number), None)
    file = db().get(StoredFile, page.file_id) if page else None
    if file is None or not storage().exists(file.key):
        raise NotFoundError
    answer: Response = send_file(storage().open(file.key), mimetype="image/png", max_age=0)
    answer.headers["Cache-Control"] = "no-store"
    return answer
