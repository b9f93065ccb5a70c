"""The language of a request: the first that the browser asks for and Garland speaks."""

from flask import Flask, g, request

from competition.platform.i18n import DEFAULT_LOCALE, available_locales, use_locale


def install_locale(app: Flask) -> None:
    """Set the language before the views and give it back afterwards."""

    @app.before_request
    def _enter() -> None:
        g.locale = use_locale(request.accept_languages.best_match(available_locales()) or DEFAULT_LOCALE)
        g.locale.__enter__()

    @app.teardown_request
    def _leave(_error: BaseException | None) -> None:
        locale = g.pop("locale", None)
        if locale is not None:
            locale.__exit__(None, None, None)
