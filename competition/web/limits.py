"""How much may be sent at once: files by the megabyte, everything else as much as a person can type."""

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, request

View = TypeVar("View", bound=Callable[..., Any])


def takes(limit: int) -> Callable[[View], View]:
    """Let a view take a body of `limit` bytes that is one file, and nothing around it."""

    def mark(view: View) -> View:
        view.takes = limit  # type: ignore[attr-defined]
        return view

    return mark


def install_limits(app: Flask) -> None:
    """Hold bodies that carry no files to MAX_FORM_MEMORY_SIZE; Werkzeug does so for those with files only."""

    @app.before_request
    def _hold() -> None:
        if request.mimetype != "multipart/form-data":
            view = app.view_functions.get(request.endpoint or "")
            request.max_content_length = getattr(view, "takes", app.config["MAX_FORM_MEMORY_SIZE"])
