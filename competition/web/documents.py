"""Sending files that no cache may keep, under names that tell nothing of anybody."""

from pathlib import Path
from typing import IO

from flask import Response, send_file

from competition.errors import NotFoundError
from competition.platform.files import StoredFile
from competition.web.request import db, storage


def send_unkept(
    file: Path | IO[bytes], media_type: str, name: str = "", *, attached: bool = False
) -> Response:
    """Send a file that no cache keeps: a consent withdrawn holds from the next request on."""
    response: Response = send_file(
        file, mimetype=media_type, as_attachment=attached, download_name=name or None, max_age=0
    )
    return unkept(response)


def unkept(response: Response) -> Response:
    """Let no cache keep what a consent may take back."""
    response.headers["Cache-Control"] = "no-store"
    return response


def send_pdf(file_id: int | None, name: str, *, attached: bool = True) -> Response:
    """Send a kept PDF; raises NotFoundError while it is not made."""
    file = db().get(StoredFile, file_id) if file_id else None
    if file is None or not storage().exists(file.key):
        raise NotFoundError
    return send_unkept(storage().open(file.key), "application/pdf", name, attached=attached)
