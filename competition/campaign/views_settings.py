"""Changing a campaign's words, and inviting a colleague to its secretariat."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.rules import Role
from competition.accounts.services import invite
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.settings import change_settings, settings_of
from competition.campaign.settings_form import ColleagueForm, SettingsForm, typed
from competition.platform.i18n import format_list
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.navigation import office_nav
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction, viewer

bp = Blueprint("settings", __name__)
office_nav.add(label=_l("Campaign"), endpoint="settings.page", position=4)


def _page(form: SettingsForm, colleague: ColleagueForm) -> str:
    return render_template("campaign/settings.html", form=form, colleague=colleague)


def _settings_form(campaign: Campaign) -> SettingsForm:
    return SettingsForm(formdata=None, data=typed(settings_of(db(), campaign)))


@bp.get("/c/<slug>/office/campaign")
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show the campaign's words."""
    return _page(_settings_form(campaign), ColleagueForm(formdata=None))


@bp.post("/c/<slug>/office/campaign")
@allow(OFFICE)
def page_post(campaign: Campaign) -> ResponseReturnValue:
    """Change them."""
    form, account = SettingsForm(), viewer().account
    if account is None or not form.validate_on_submit():
        return _page(form, ColleagueForm(formdata=None)), 400
    with transaction() as session:
        stay = change_settings(session, campaign=campaign, settings=form.settings(), actor=account, now=now())
    flash(_("The campaign is saved."), "success")
    if stay:
        flash(_("%(cities)s stay: a school or a judge is from there.", cities=format_list(stay)), "warning")
    return redirect(url_for("settings.page", slug=campaign.slug))


@bp.post("/c/<slug>/office/colleagues")
@allow(OFFICE)
def colleague_post(campaign: Campaign) -> ResponseReturnValue:
    """Invite somebody to the secretariat."""
    form = ColleagueForm()
    if not form.validate_on_submit():
        return _page(_settings_form(campaign), form), 400
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
            actor=viewer().account,
            now=now(),
        )
    flash(_("The invitation is on its way."), "success")
    return redirect(url_for("settings.page", slug=campaign.slug))
