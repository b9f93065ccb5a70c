"""The secretariat's rounds: the list, and setting one up."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.judging.queries.rounds import figures_of_rounds, rounds_of_campaign
from competition.judging.room import bp
from competition.judging.round_form import RoundForm, round_form
from competition.judging.services import create_round
from competition.judging.wording import round_state
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer


@bp.get("/c/<slug>/office/rounds")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """Show the rounds with their figures."""
    rounds = rounds_of_campaign(db(), campaign_id=campaign.id)
    figures = figures_of_rounds(db(), round_ids=[round_.id for round_ in rounds])
    return render_template("judging/rounds.html", rounds=rounds, figures=figures, round_state=round_state)


@bp.get("/c/<slug>/office/rounds/new")
@allow(OFFICE)
def new(campaign: Campaign) -> ResponseReturnValue:
    """Show the form for a round."""
    return _form(campaign, None)


@bp.post("/c/<slug>/office/rounds/new")
@allow(OFFICE)
def create_post(campaign: Campaign) -> ResponseReturnValue:
    """Set a round up, and go on to its allocation."""
    form = _round_form(campaign)
    if not form.validate_on_submit():
        return _form(campaign, form), 400
    try:
        with transaction() as session:
            round_ = create_round(
                session,
                campaign=campaign,
                name=form.name.data,
                reads=form.reads(),
                closes_at=form.closes(campaign.time_zone),
                actor=viewer().account,
                now=now(),
            )
    except GarlandError as refusal:
        return _form(campaign, form, translate(refusal)), refusal.status
    flash(_("The round is set up. Now give its entries to the judges."), "success")
    return redirect(url_for("rounds.allocation", slug=campaign.slug, ref=round_.ref))


def _round_form(campaign: Campaign) -> RoundForm:
    return round_form(campaign, len(rounds_of_campaign(db(), campaign_id=campaign.id)) + 1)


def _form(campaign: Campaign, form: RoundForm | None, refusal: str | None = None) -> str:
    return render_template("judging/round_form.html", form=form or _round_form(campaign), refusal=refusal)
