"""One address for each page: a slash too many at the end leads to it instead of to "not found"."""

from flask import Flask, redirect, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect


def install_addresses(app: Flask) -> None:
    """Lead a reader from "/c/x/results/" to "/c/x/results"; whether they may see it is asked there."""

    @app.before_request
    def _without_slash() -> ResponseReturnValue | None:
        if request.endpoint is not None or request.method not in {"GET", "HEAD"}:
            return None
        address = _canonical(app, request.path)
        if address is None:
            return None
        query = request.query_string.decode("ascii", "replace")
        return redirect(f"{address}?{query}" if query else address, 308)


def _canonical(app: Flask, path: str) -> str | None:
    """Return the address of the route that `path` names but for its slash, built anew: it is always ours."""
    if not path.endswith("/"):
        return None
    try:
        endpoint, values = app.create_url_adapter(request).match(path.rstrip("/"), method="GET")  # type: ignore[union-attr]
    except (HTTPException, RequestRedirect):
        return None
    return url_for(endpoint, **values)
