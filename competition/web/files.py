"""Our own files: packed, and kept for long in browsers, under an address that changes with the content."""

import gzip
import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, has_request_context, request

KEPT = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"
PACKED = {"text/css", "text/javascript", "image/svg+xml"}
"""What is worth packing. Only files that everybody may have: a page with a secret in it never is."""


@cache
def mark(path: Path) -> str:
    """Return a few characters that follow from a file's content; nothing for a file that is not there."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8] if path.is_file() else ""


@cache
def packed(path: Path, modified: float) -> bytes:
    """Return a file packed by gzip; `modified` is its time, so that a new one is packed anew."""
    return gzip.compress(path.read_bytes(), 9, mtime=0)


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

    @cache
    def _address(root: str, filename: str) -> str:
        return app.url_for("static", filename=filename)

    def _url_for(endpoint: str, **values: Any) -> str:
        """Build addresses as Flask does, those of our own files once: a page names twenty."""
        if endpoint == "static" and values.keys() == {"filename"} and has_request_context():
            return _address(request.script_root, values["filename"])
        return app.url_for(endpoint, **values)

    app.jinja_env.globals["url_for"] = _url_for

    @app.after_request
    def _kept(response: Response) -> Response:
        if request.endpoint == "static":
            lasting = "v" in request.args or "/fonts/" in request.path
            response.headers["Cache-Control"] = (
                KEPT if lasting and response.status_code < 400 else ASKED_AGAIN
            )
            _pack(response, folder / str((request.view_args or {}).get("filename")))
        return response


def _pack(response: Response, path: Path) -> None:
    """Send a whole file packed to those who can unpack it."""
    if response.mimetype not in PACKED or response.status_code != 200:
        return
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] and "Range" not in request.headers:
        close = getattr(response.response, "close", None)
        if close:
            close()
        response.direct_passthrough = False
        response.set_data(packed(path, path.stat().st_mtime))
        response.headers["Content-Encoding"] = "gzip"
        response.headers.pop("ETag", None)
