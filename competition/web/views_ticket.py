"""The ticket that a browser takes before it sends."""

from flask import Blueprint, jsonify, request
from flask.typing import ResponseReturnValue

from competition.platform import tickets
from competition.web.policies import Policy, allow
from competition.web.request import config, now, viewer

SIGNED_IN = Policy("signed in", lambda _session, _viewer, **arguments: arguments)
bp = Blueprint("ticket", __name__)


@bp.post("/ticket")
@allow(SIGNED_IN, writing=False)
def take_post() -> ResponseReturnValue:
    """Give tickets of this moment (`number`, else one); nothing is written, so that no lock delays them."""
    account = viewer().account
    assert account is not None
    number = min(max(request.form.get("number", 1, type=int), 1), tickets.MOST)
    given = [tickets.issue(config().secret_key, holder=account.ref, now=now()) for _ in range(number)]
    answer = jsonify(ticket=given[0], tickets=given, now=now().isoformat())
    answer.headers["Cache-Control"] = "no-store"
    return answer
