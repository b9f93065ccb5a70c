"""Setting a campaign up from a preset, and moving its calendar."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields import SelectChoice

from competition.accounts.models import Account
from competition.campaign import preset as presets
from competition.campaign.errors import SlugTakenError
from competition.campaign.forms import CalendarForm, SetupForm, local_moments
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.services import create_campaign, move_milestones
from competition.platform.i18n import current_locale, translate
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.navigation import office_nav
from competition.web.policies import OPERATOR, allow
from competition.web.request import now, transaction, viewer

bp = Blueprint("setup", __name__)
office_nav.add(label=_l("Calendar"), endpoint="setup.calendar", position=5)


def _actor() -> Account:
    """Return the person behind this request; the policies have let nobody else in."""
    account = viewer().account
    assert account is not None
    return account


def _at_first() -> str:
    """Return the preset whose book is in the language of the page, else the first."""
    here = [
        name
        for name in presets.names()
        if presets.load_preset(name).translation_languages[0] == current_locale()
    ]
    return (here or presets.names())[0]


def _setup_form(**values: Any) -> SetupForm:
    form = SetupForm(**values)
    form.preset.choices = [SelectChoice(name, presets.load_preset(name).name) for name in presets.names()]
    return form


@bp.get("/campaigns/new")
@allow(OPERATOR)
def choose() -> ResponseReturnValue:
    """Show the form that sets a campaign up."""
    return render_template("campaign/setup.html", form=_setup_form(year=now().year, preset=_at_first()))


@bp.post("/campaigns/new")
@allow(OPERATOR)
def choose_post() -> ResponseReturnValue:
    """Set the campaign up and go on to its calendar."""
    form = _setup_form()
    if not form.validate_on_submit():
        return render_template("campaign/setup.html", form=form), 400
    preset = presets.load_preset(form.preset.data)
    try:
        with transaction() as session:
            campaign = create_campaign(
                session, preset=preset, year=form.year.data, name=form.name.data, actor=_actor(), now=now()
            )
    except SlugTakenError as error:
        form.name.errors = [*form.name.errors, translate(error)]
        return render_template("campaign/setup.html", form=form), error.status
    flash(_("The campaign is set up. Check its calendar, then its words and cities on the page “Campaign”."))
    return redirect(url_for("setup.calendar", slug=campaign.slug))


@bp.get("/c/<slug>/office/calendar")
@allow(OFFICE)
def calendar(campaign: Campaign) -> ResponseReturnValue:
    """Show the calendar's form."""
    moments = local_moments(campaign.calendar.milestones, campaign.time_zone)
    return render_template("campaign/calendar.html", form=CalendarForm(data=moments))


@bp.post("/c/<slug>/office/calendar")
@allow(OFFICE)
def calendar_post(campaign: Campaign) -> ResponseReturnValue:
    """Move the milestones."""
    form = CalendarForm()
    if not form.validate_on_submit():
        return render_template("campaign/calendar.html", form=form), 400
    with transaction() as session:
        moments = form.moments(campaign.time_zone)
        move_milestones(session, campaign=campaign, moments=moments, actor=_actor(), now=now())
    flash(_("The calendar is saved."))
    return redirect(url_for("office.dashboard", slug=campaign.slug))
