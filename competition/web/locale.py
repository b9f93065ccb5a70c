"""The language of a request: the person's own choice, else the first that the browser asks for."""

from contextlib import ExitStack
from datetime import timedelta

from flask import Flask, Response, g, request

from competition.platform.i18n import DEFAULT_LOCALE, available_locales, current_locale, use_locale
from competition.web.request import config

COOKIE = "garland_language"
KEPT = timedelta(days=365)


def install_locale(app: Flask) -> None:
    """Set the language before the views, name it in the answer, and give it back afterwards."""

    @app.before_request
    def _enter() -> None:
        g.locales = ExitStack()
        speak(_asked_for())

    @app.after_request
    def _name(response: Response) -> Response:
        if request.endpoint != "static" and response.mimetype == "text/html":
            response.headers["Content-Language"] = current_locale()
            response.vary.update(("Accept-Language", "Cookie"))
        return response

    @app.teardown_request
    def _leave(_error: BaseException | None) -> None:
        locales = g.pop("locales", None)
        if locales is not None:
            locales.close()


def speak(locale: str) -> None:
    """Let the rest of this request be in `locale`, if Garland speaks it."""
    if locale in available_locales():
        g.locales.enter_context(use_locale(locale))


def keep_choice(response: Response, locale: str) -> Response:
    """Let this browser remember a language; it is nobody's secret and says nothing about a person."""
    response.set_cookie(
        COOKIE, locale, max_age=KEPT, httponly=True, samesite="Lax", secure=config().secure_cookies
    )
    return response


def _asked_for() -> str:
    chosen = request.cookies.get(COOKIE, "")
    spoken = available_locales()
    return chosen if chosen in spoken else request.accept_languages.best_match(spoken) or DEFAULT_LOCALE
