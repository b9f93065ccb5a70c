"""The secretariat's rounds: the list, setting one up, and what it would come to."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.judging.models import Round
from competition.judging.queries.rounds import figures_of_rounds, rounds_of_campaign
from competition.judging.room import bp
from competition.judging.rounds.checks import is_source
from competition.judging.rounds.form import RoundForm, round_form, usual
from competition.judging.rounds.services import set_up_round
from competition.judging.rounds.showing import form_page, glance_in_words, show_refusal
from competition.judging.wording import round_state
from competition.platform.i18n import gettext as _
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
    """Show the form for a round; `from` in the address is the round whose chosen entries go in."""
    return form_page(campaign, _form(campaign))


@bp.post("/c/<slug>/office/rounds/new")
@allow(OFFICE)
def create_post(campaign: Campaign) -> ResponseReturnValue:
    """Set a round up, and go on to its allocation; or only say what it would come to."""
    form = _form(campaign)
    if not form.validate_on_submit():
        return form_page(campaign, form), 400
    if "look" in request.form:
        return form_page(campaign, form)
    try:
        with transaction() as session:
            round_ = set_up_round(
                session,
                campaign=campaign,
                plan=form.plan(campaign.time_zone),
                actor=viewer().account,
                now=now(),
            )
    except GarlandError as refusal:
        return form_page(campaign, form, refusal=show_refusal(form, refusal)), refusal.status
    flash(_("The round is set up. Now give its entries to the judges."), "success")
    return redirect(url_for("rounds.allocation", slug=campaign.slug, ref=round_.ref))


@bp.post("/c/<slug>/office/rounds/glance")
@allow(OFFICE, writing=False)
def glance_post(campaign: Campaign) -> ResponseReturnValue:
    """Say what the round that is typed would come to; nothing while it is not whole."""
    form = _form(campaign)
    return " ".join(glance_in_words(campaign, form)) if form.validate_on_submit() else ""


def _form(campaign: Campaign) -> RoundForm:
    rounds = rounds_of_campaign(db(), campaign_id=campaign.id)
    sources = [each for each in rounds if is_source(each)]
    number = max((each.number for each in rounds), default=0) + 1
    return round_form(campaign, sources, usual(campaign, number, _asked_for(sources), now()))


def _asked_for(sources: list[Round]) -> int:
    """Return the id of the round that the address names, 0 where it names none."""
    return next((each.id for each in sources if each.ref == request.args.get("from")), 0)
