"""Our own files in browsers' caches: kept for long under an address that changes with the content."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

KEPT = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"


@cache
def mark(path: Path) -> str:
    """Return a few characters that follow from a file's content; nothing for a file that is not there."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8] if path.is_file() else ""


def install_files(app: Flask) -> None:
    """Mark the addresses of our files, and say how long each may be kept.

    What style sheets and scripts fetch themselves has no mark: fonts lie in folders named after their
    version, modules are asked for again.
    """
    folder = Path(app.static_folder or "")

    @app.url_defaults
    def _marked(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "v" not in values:
            values["v"] = mark(folder / values["filename"]) or None

    @app.after_request
    def _kept(response: Response) -> Response:
        if request.endpoint == "static":
            lasting = "v" in request.args or "/fonts/" in request.path
            response.headers["Cache-Control"] = (
                KEPT if lasting and response.status_code < 400 else ASKED_AGAIN
            )
        return response
