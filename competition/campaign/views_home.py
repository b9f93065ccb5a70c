"""The first page: what each role that a person holds needs at a glance; for a visitor, the calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign import home_office, home_operator
from competition.campaign.front import leaves
from competition.campaign.homes import parts
from competition.campaign.models import Campaign
from competition.campaign.queries import campaigns
from competition.campaign.rules import MilestoneKey, Stage
from competition.web.policies import PUBLIC, allow
from competition.web.request import db, now, viewer

bp = Blueprint("home", __name__)
__all__ = ["bp", "home_office", "home_operator"]  # the parts make themselves known when they are imported
MOST_LEAVES = 120
"""How many leaves the wreath of the open call has at most here: enough to see it grow, and light."""
ORDER = (Stage.CALL_OPEN, Stage.ANNOUNCED, Stage.BEFORE_CALL, Stage.JUDGING)


@dataclass(frozen=True)
class Call:
    """A campaign as a visitor meets it."""

    campaign: Campaign
    stage: Stage
    opens: datetime | None
    deadline: datetime | None


@bp.get("/")
@allow(PUBLIC)
def index() -> ResponseReturnValue:
    """Show the person's parts; a visitor where there is one campaign goes straight to its call."""
    found = parts(db(), viewer(), now())
    known = [] if found else campaigns(db())
    if not viewer().is_signed_in and len(known) == 1:
        return redirect(url_for("call.page", slug=known[0].slug))
    calls = _calls(known, now())
    invites = calls[0] if calls and calls[0].stage is Stage.CALL_OPEN else None
    return render_template(
        "campaign/home.html",
        parts=found,
        invites=invites,
        calls=calls[1:] if invites else calls,
        leaves=leaves(db(), invites.campaign)[:MOST_LEAVES] if invites else [],
        looking=viewer(),
    )


def _calls(known: Sequence[Campaign], moment: datetime) -> list[Call]:
    """Return open calls first, the earliest deadline before the others, then results to read."""
    calls = [_call(campaign, moment) for campaign in known]
    return sorted(calls, key=lambda call: (ORDER.index(call.stage), _deadline(call)))


def _call(campaign: Campaign, moment: datetime) -> Call:
    calendar = campaign.calendar
    return Call(
        campaign=campaign,
        stage=calendar.stage(moment, announced=campaign.announced_at is not None),
        opens=calendar.at(MilestoneKey.CALL_OPENS),
        deadline=calendar.at(MilestoneKey.DEADLINE),
    )


def _deadline(call: Call) -> float:
    """Order open calls by their end, everything else by its newness."""
    at = call.deadline.timestamp() if call.deadline else 0.0
    return at if call.stage is Stage.CALL_OPEN else -at
