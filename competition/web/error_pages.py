"""Every refusal and every failure has a page that says what to do next."""

import logging

from flask import Flask, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.platform.storage import MEGABYTE

PAGES = {400, 403, 404, 405, 413, 429, 500}
SHORT = 20
NEVER_TYPED = {"csrf_token", "seen", "ref", "version", "rules_version", "next"}
log = logging.getLogger("garland.web")


def install_error_pages(app: Flask) -> None:
    """Map our refusals, HTTP errors and accidents to pages."""
    app.register_error_handler(GarlandError, _refusal)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _accident)


def _refusal(error: GarlandError) -> ResponseReturnValue:
    """Show a refusal's own sentence on the page of its status."""
    seconds = getattr(error, "seconds", None)
    wait = {"Retry-After": str(seconds)} if seconds is not None else {}
    return *_page(error.status, translate(error)), wait


def _stale_form(_error: CSRFError) -> ResponseReturnValue:
    """Explain a form that was open for too long or sent from elsewhere."""
    return _page(
        400, _("This page was open when your sign-in changed. Go back, reload it and send it once more.")
    )


def _http_error(error: HTTPException) -> ResponseReturnValue:
    """Give a plain HTTP error its page; redirects pass."""
    if error.code is None or error.code < 400:
        return error.get_response()
    page = _page(error.code, None)
    headers = [(name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After")]
    return page[0], page[1], headers


def _accident(error: Exception) -> ResponseReturnValue:
    """Log where it broke, never what was in it: messages of exceptions may hold what children wrote."""
    trace, last = error.__traceback__, ""
    while trace is not None:
        last = f"{trace.tb_frame.f_code.co_filename.rpartition('/competition/')[2]}:{trace.tb_lineno}"
        trace = trace.tb_next
    log.error("accident %s at %s in %s %s", type(error).__name__, last, request.method, request.url_rule)
    return _page(500, None)


def _page(status: int, sentence: str | None) -> tuple[str, int]:
    """Render the page of `status`, with its own sentence if there is one, and what was typed."""
    template = status if status in PAGES else (400 if status < 500 else 500)
    if template == 500:
        # Alone, without the context that asks for person and campaign: that may be just what is broken.
        return current_app.jinja_env.get_template("errors/500.html").render(kept=_typed()), status
    g.setdefault("viewer", None)
    values: dict[str, object] = {"sentence": sentence, "kept": _typed()}
    if template == 413:
        values |= {"most": (request.max_content_length or 0) // MEGABYTE, "back": _way_back()}
    return render_template(f"errors/{template}.html", **values), status


def _way_back() -> str:
    """Return the page of ours that the form stood on; empty where the browser does not tell."""
    came_from = request.referrer or ""
    return came_from if came_from.startswith(request.host_url) else ""


def _typed() -> list[str]:
    """Return what a person typed into the form that failed: long texts each, short answers by their rows."""
    if request.method != "POST":
        return []
    try:
        answers = [(key.rpartition("-"), value.strip()) for key, value in request.form.items()]
    except HTTPException:
        return []
    typed = [(row, value) for (row, _dash, name), value in answers if value and name not in NEVER_TYPED]
    rows: dict[str, list[str]] = {}
    for row, value in typed:
        if len(value) <= SHORT:
            rows.setdefault(row, []).append(value)
    short = "\n".join(" · ".join(values) for values in rows.values())
    return [*(value for _row, value in typed if len(value) > SHORT), *([short] if short else [])]
