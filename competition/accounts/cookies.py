"""The cookie that carries a browser's secret."""

from flask import Response, request

from competition.accounts.sessions import OpenedSession
from competition.web.request import config

NAME = "garland_session"


def token() -> str | None:
    """Return the secret that this browser shows."""
    return request.cookies.get(NAME)


def hand_over(response: Response, opened: OpenedSession) -> Response:
    """Give the browser its new secret, out of reach of scripts and of other sites."""
    response.set_cookie(
        NAME,
        opened.token,
        expires=opened.keep_until,
        httponly=True,
        samesite="Lax",
        secure=config().secure_cookies,
    )
    return response


def take_back(response: Response) -> Response:
    """Take the secret from the browser."""
    response.delete_cookie(NAME, httponly=True, samesite="Lax", secure=config().secure_cookies)
    return response
