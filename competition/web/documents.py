"""Sending a PDF that was made for somebody: never cached, under a name that tells nothing of anybody."""

from flask import Response, send_file

from competition.errors import NotFoundError
from competition.platform.files import StoredFile
from competition.web.request import db, storage


def send_pdf(file_id: int | None, name: str, *, attached: bool = True) -> Response:
    """Send a kept PDF; raises NotFoundError while it is not made."""
    file = db().get(StoredFile, file_id) if file_id else None
    if file is None or not storage().exists(file.key):
        raise NotFoundError
    response: Response = send_file(
        storage().open(file.key),
        mimetype="application/pdf",
        as_attachment=attached,
        download_name=name,
        max_age=0,
    )
    response.headers["Cache-Control"] = "no-store"
    return response
