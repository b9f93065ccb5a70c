"""The end of the path: what is public from when, a look at the call, and colleagues to invite."""

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue

from competition.accounts.invitations import invite
from competition.accounts.rules import Role
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.rules import Stage
from competition.campaign.settings_desk import acting, bp
from competition.campaign.settings_form import ColleagueForm
from competition.campaign.setup_path import ready_page, tabs
from competition.campaign.wording import public_items
from competition.platform.i18n import gettext as _
from competition.web.policies import allow
from competition.web.request import config, now, transaction


@bp.get("/c/<slug>/office/ready")
@allow(OFFICE)
def ready(campaign: Campaign) -> ResponseReturnValue:
    """Show what is public from when."""
    return _page(campaign, ColleagueForm(formdata=None))


@bp.post("/c/<slug>/office/colleagues")
@allow(OFFICE)
def colleague_post(campaign: Campaign) -> ResponseReturnValue:
    """Invite somebody to the secretariat."""
    form = ColleagueForm()
    if not form.validate_on_submit():
        return _page(campaign, form), 400
    with transaction() as session:
        invite(
            session,
            email=form.email.data,
            name="",
            role=Role.SECRETARIAT,
            campaign_id=campaign.id,
            about=campaign.title,
            locale=form.locale.data,
            secret_key=config().secret_key,
            **acting(),
        )
    flash(_("The invitation is on its way."), "success")
    return redirect(ready_page(campaign))


def _page(campaign: Campaign, colleague: ColleagueForm) -> str:
    stage = campaign.calendar.stage(now(), announced=campaign.announced_at is not None)
    return render_template(
        "campaign/settings/ready.html",
        colleague=colleague,
        items=public_items(campaign, now()),
        tabs=tabs(campaign, None),
        fresh=campaign.setup_step is None and stage is Stage.BEFORE_CALL,
    )
