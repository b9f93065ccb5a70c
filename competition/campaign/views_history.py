"""Who did what, when: the campaign's deeds, the latest first."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from competition.accounts.models import Account
from competition.campaign.deeds import deed_name, thing_name
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.platform.audit import AuditEntry, history
from competition.platform.i18n import format_datetime
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.navigation import office_nav
from competition.web.policies import allow
from competition.web.request import db

bp = Blueprint("history", __name__)
office_nav.add(label=_l("History"), endpoint="history.page", position=90)


@bp.get("/c/<slug>/office/history")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """List the latest deeds."""
    deeds = history(db(), campaign_id=campaign.id)
    ids = {deed.actor_id for deed in deeds if deed.actor_id}
    people = {person.id: person for person in db().scalars(select(Account).where(Account.id.in_(ids)))}
    rows = [_row(campaign, deed, people.get(deed.actor_id or 0)) for deed in deeds]
    return render_template("campaign/history.html", rows=rows)


def _row(campaign: Campaign, deed: AuditEntry, actor: Account | None) -> list[str]:
    who = (actor.name or actor.address or "") if actor else _("Garland")
    when = format_datetime(deed.at, zone=campaign.time_zone, style="medium")
    return [when, who, deed_name(deed.action), thing_name(deed.object_kind, deed.object_id)]
