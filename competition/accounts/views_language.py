"""The choice of the language: on every page, kept by the browser and by the account."""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, abort, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.services import choose_locale
from competition.accounts.views import safe_path
from competition.platform.i18n import available_locales, current_locale
from competition.platform.languages import own_name
from competition.web.locale import keep_choice
from competition.web.policies import PUBLIC, allow
from competition.web.request import transaction, viewer

bp = Blueprint("language", __name__)


@bp.post("/language")
@allow(PUBLIC)
def choose_post() -> ResponseReturnValue:
    """Go on in another language, on the page where it was chosen.

    It takes no form token, so that reading a page sets no cookie. A form of another site could at most change
    a visitor's language: the browser does not send it the cookie that somebody is signed in by.
    """
    locale, path = request.form.get("locale", ""), safe_path(request.form.get("next"))
    if locale not in available_locales():
        abort(400)
    account = viewer().account
    if account is not None:
        with transaction():
            choose_locale(account, locale)
    return keep_choice(current_app.make_response(redirect(path)), locale)


@bp.app_context_processor
def _context() -> dict[str, Any]:
    """Give every page what `macros/language.html` shows."""
    here = current_locale()
    return {
        "page_languages": [(tag, own_name(tag), tag == here) for tag in available_locales()],
        "language_url": url_for("language.choose_post"),
        "this_page": _this_page(),
    }


def _this_page() -> str:
    """Return where to come back to: this page, or, where it answers a form, the page of that form."""
    if request.method in ("GET", "HEAD"):
        return request.full_path.rstrip("?")
    came_from = urlsplit(request.referrer or "").path
    return next((path for path in (request.path, came_from) if _opens(path)), "/")


def _opens(path: str) -> bool:
    return bool(path) and current_app.url_map.bind("").test(path, method="GET")
