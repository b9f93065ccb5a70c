"""The gate before every view: find out who is looking, open a session, ask the route's policy."""

from collections.abc import Callable
from typing import Any

from flask import Flask, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session
from werkzeug.exceptions import NotFound

from competition.errors import SignedOutError
from competition.web.locale import speak
from competition.web.policies import Policy, policy_of
from competition.web.request import close_session, db, now, open_session, viewer

FindViewer = Callable[[Session], Any]
SAFE = {"GET", "HEAD", "OPTIONS"}


def install_gate(app: Flask, *, find_viewer: FindViewer, sign_in_endpoint: str) -> None:
    """Put the gate before every view of `app`; `find_viewer(session)` tells who is looking."""

    @app.before_request
    def _enter() -> ResponseReturnValue | None:
        now()
        if request.endpoint is None:
            open_session(writing=False)
            _recognise(find_viewer)
            return None
        return _ask(app, request.endpoint, find_viewer, sign_in_endpoint)

    app.teardown_request(close_session)


def _ask(
    app: Flask, endpoint: str, find_viewer: FindViewer, sign_in_endpoint: str
) -> ResponseReturnValue | None:
    """Open the session, ask the policy, and hand what it loaded to the view."""
    policy = policy_of(app, endpoint)
    if policy is None or endpoint == "static":
        return None
    open_session(writing=_writes(app, endpoint))
    asked = dict(request.view_args or {})
    g.ask_again = lambda: _load(policy, find_viewer, asked)
    _recognise(find_viewer)
    if policy.signed_in and not viewer().is_signed_in:
        if request.method not in SAFE:
            raise SignedOutError  # its page gives back what was typed; a redirect would throw it away
        return redirect(url_for(sign_in_endpoint, next=request.full_path.rstrip("?")))
    request.view_args = _resolve(policy, asked)
    return None


def _load(policy: Policy, find_viewer: FindViewer, asked: dict[str, Any]) -> dict[str, Any]:
    """Find out anew who is looking and what the policy gives them, in another session of this request."""
    request.view_args = {}  # what was loaded belongs to the session that has ended
    _recognise(find_viewer)
    if policy.signed_in and not viewer().is_signed_in:
        raise SignedOutError
    request.view_args = _resolve(policy, asked)
    return request.view_args


def _resolve(policy: Policy, asked: dict[str, Any]) -> dict[str, Any]:
    loaded = policy.resolve(db(), viewer(), **asked)
    if loaded is None:
        raise NotFound
    return loaded


def _recognise(find_viewer: FindViewer) -> None:
    """Find out who is looking, and go on in the language of their account."""
    g.viewer = db().info["viewer"] = find_viewer(db())
    if g.viewer.account is not None:
        speak(g.viewer.account.locale)


def _writes(app: Flask, endpoint: str) -> bool:
    """Whether the session may write; the body is read first, so that a slow line holds no session."""
    wish = getattr(app.view_functions[endpoint], "writing", None)
    if request.method not in SAFE:
        _ = request.form, request.files
    return request.method not in SAFE if wish is None else bool(wish)
