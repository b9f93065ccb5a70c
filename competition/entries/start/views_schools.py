"""Schools suggested while somebody types: public, few at a time, so often and no oftener."""

from datetime import timedelta

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import CAMPAIGN
from competition.entries.start.queries import suggestions
from competition.platform.throttle import Throttle
from competition.web.policies import allow
from competition.web.request import db, now

LONGEST = 120
ASKED = Throttle(limit=600, within=timedelta(minutes=5))
"""A whole staff room behind one address, each typing a name twice."""
bp = Blueprint("school_names", __name__)


@bp.get("/c/<slug>/schools")
@allow(CAMPAIGN)
def suggest(campaign: Campaign) -> ResponseReturnValue:
    """Return up to eight names of a city's schools that fit what is typed."""
    typed, city_id = request.args.get("q", "")[:LONGEST], request.args.get("city", 0, type=int)
    if not ASKED.allows(request.remote_addr or "", now()):
        return _names([]), 429
    fits = typed.strip() and 0 < city_id < 2**31
    return _names(suggestions(db(), campaign.id, city_id, typed) if fits else [])


def _names(names: list[str]) -> Response:
    answer = jsonify(schools=names)
    answer.headers["Cache-Control"] = "private, max-age=60"
    return answer
