"""How much may be sent at once: files by the megabyte, everything else as much as a person can type."""

from flask import Flask, request


def install_limits(app: Flask) -> None:
    """Hold bodies that carry no files to MAX_FORM_MEMORY_SIZE; Werkzeug does so for those with files only."""

    @app.before_request
    def _hold() -> None:
        if request.mimetype != "multipart/form-data":
            request.max_content_length = app.config["MAX_FORM_MEMORY_SIZE"]
