"""Setting a campaign up from a preset: the first step of the path that goes on in its settings."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from competition.campaign import preset as presets
from competition.campaign.errors import SlugTakenError
from competition.campaign.forms import SetupForm, setup_form
from competition.campaign.models import Campaign
from competition.campaign.services import create_campaign
from competition.campaign.settings_desk import acting
from competition.campaign.setup_path import next_page
from competition.campaign.setup_steps import ORDER, SetupStep
from competition.platform.i18n import current_locale, translate
from competition.web.policies import OPERATOR, allow
from competition.web.request import now, transaction

bp = Blueprint("setup", __name__)


@bp.get("/campaigns/new")
@allow(OPERATOR)
def choose() -> ResponseReturnValue:
    """Show the form that sets a campaign up, with the preset in the reader's language."""
    known = _presets()
    usual = next((each for each in known if each.language == current_locale()), known[0])
    return _page(setup_form(known, data={"preset": usual.key, "name": usual.name, "year": now().year}))


@bp.post("/campaigns/new")
@allow(OPERATOR)
def choose_post() -> ResponseReturnValue:
    """Set the campaign up and go on to its calendar."""
    form = setup_form(_presets())
    if not form.validate_on_submit():
        return _page(form), 400
    try:
        campaign = _set_up(form)
    except SlugTakenError as error:
        form.name.errors = [*form.name.errors, translate(error)]
        return _page(form), error.status
    return redirect(next_page(campaign, SetupStep.BASICS))


def _presets() -> list[presets.Preset]:
    return [presets.load_preset(name) for name in presets.names()]


def _page(form: SetupForm) -> str:
    return render_template("campaign/setup.html", form=form, total=len(ORDER))


def _set_up(form: SetupForm) -> Campaign:
    basics = form.basics()
    with transaction() as session:
        return create_campaign(
            session,
            preset=presets.load_preset(form.preset.data),
            year=basics.year,
            name=basics.name,
            language=basics.language,
            time_zone=basics.time_zone,
            setup_step=SetupStep.CALENDAR,
            **acting(),
        )
