"""The public call: what it is about, how to enter, the dates, the rules."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from competition.campaign.call_page import call_page
from competition.campaign.front import page_image
from competition.campaign.models import Campaign
from competition.campaign.policies import CAMPAIGN
from competition.platform.i18n import formats
from competition.web.policies import allow
from competition.web.request import config, db, now

bp = Blueprint("call", __name__)


@bp.get("/c/<slug>/")
@allow(CAMPAIGN)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show the call."""
    return render_template(
        "campaign/call.html",
        call=call_page(db(), campaign, now()),
        countries=formats().territories,
        shared=page_image(campaign),
        origin=config().base_url,
        address=f"{config().base_url}/c/{campaign.slug}/",
    )
