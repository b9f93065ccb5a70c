"""The public call: what it is about, the rules, the dates, and how to enter."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from competition.campaign.front import leaves, reading
from competition.campaign.models import Campaign
from competition.campaign.policies import CAMPAIGN
from competition.campaign.rules import MilestoneKey
from competition.campaign.wording import milestone_items
from competition.web.policies import allow
from competition.web.request import db, now

bp = Blueprint("call", __name__)


@bp.get("/c/<slug>/")
@allow(CAMPAIGN)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show the call."""
    stage = campaign.calendar.stage(now(), announced=campaign.announced_at is not None)
    return render_template(
        "campaign/call.html",
        stage=stage,
        deadline=campaign.calendar.at(MilestoneKey.DEADLINE),
        milestones=milestone_items(campaign, now()),
        categories=campaign.categories,
        leaves=leaves(db(), campaign),
        reading=reading(db(), campaign),
    )
