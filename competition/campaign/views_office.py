"""The secretariat's first page: the calendar as it stands, and what needs doing now."""

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.homes import Door, add_doors
from competition.campaign.models import Campaign
from competition.campaign.office import TaskState, tasks
from competition.campaign.policies import OFFICE
from competition.campaign.queries import campaigns_of
from competition.campaign.wording import milestone_items
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.navigation import office_nav
from competition.web.policies import allow
from competition.web.request import db, now

bp = Blueprint("office", __name__)


@add_doors
def _doors(session: Session, viewer: Viewer) -> list[Door]:
    run = campaigns_of(session, viewer.campaign_ids(Role.SECRETARIAT))
    label, note = _("The secretariat’s desk"), _("See what needs doing now.")
    return [Door(f"{campaign.name} {campaign.year}", label, note, _desk(campaign)) for campaign in run]


def _desk(campaign: Campaign) -> str:
    return url_for("office.dashboard", slug=campaign.slug)


office_nav.add(label=_l("Overview"), endpoint="office.dashboard", position=0)


@bp.get("/c/<slug>/office")
@allow(OFFICE)
def dashboard(campaign: Campaign) -> ResponseReturnValue:
    """Show every step of the campaign with its state, the one to do now first."""
    steps = tasks(db(), campaign, now())
    urgent = next((step for step in steps if step.state is TaskState.ATTENTION), None)
    return render_template(
        "campaign/office.html", steps=steps, urgent=urgent, milestones=milestone_items(campaign, now())
    )
