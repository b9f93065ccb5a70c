"""The secretariat's step before the announcement: freezing the results."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.rules import MilestoneKey
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.results.confidence.models import Confidence
from competition.results.forms import FreezeForm, LiftForm, lifting_form
from competition.results.page_queries import how_far
from competition.results.queries import all_freezes, round_with_standings
from competition.results.room import bp
from competition.results.sealing.jobs import ask_to_freeze, last_freezing
from competition.results.services import unfreeze
from competition.results.way import first_open
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer


@bp.get("/c/<slug>/office/results/freeze")
@allow(OFFICE)
def freeze_page(campaign: Campaign) -> ResponseReturnValue:
    """Show what a freeze holds, or what it would hold, and the announcement."""
    return _page(campaign)


@bp.post("/c/<slug>/office/results/freeze")
@allow(OFFICE)
def freeze_post(campaign: Campaign) -> ResponseReturnValue:
    """Ask for the freeze, and show how far it is."""
    form = FreezeForm()
    round_ = round_with_standings(db(), campaign.id)
    if round_ is None:
        raise NotFoundError
    if not form.validate_on_submit():
        return _page(campaign, freeze_form=form), 400
    try:
        with transaction() as session:
            job = ask_to_freeze(session, campaign=campaign, round_=round_, actor=viewer().account, now=now())
    except GarlandError as refusal:
        return _page(campaign, freeze_form=form, refusal=translate(refusal)), refusal.status
    return redirect(url_for("jobs.progress", ref=job.ref))


@bp.post("/c/<slug>/office/results/freeze/lift")
@allow(OFFICE)
def lift_post(campaign: Campaign) -> ResponseReturnValue:
    """Lift the freeze."""
    form = lifting_form(public=campaign.announced_at is not None)
    if not form.validate_on_submit():
        return _page(campaign, lift_form=form), 400
    try:
        with transaction() as session:
            unfreeze(
                session,
                campaign=campaign,
                reason=form.reason.data,
                actor=viewer().account,
                now=now(),
                public_too=bool(form.public_too and form.public_too.data),
            )
    except GarlandError as refusal:
        return _page(campaign, lift_form=form, refusal=translate(refusal)), refusal.status
    flash(_("The freeze is lifted. Standings and awards can be changed again."), "success")
    return redirect(url_for("results.index", slug=campaign.slug))


def _page(
    campaign: Campaign,
    *,
    freeze_form: FreezeForm | None = None,
    lift_form: LiftForm | None = None,
    refusal: str | None = None,
) -> str:
    calendar, far = campaign.calendar, how_far(db(), campaign.id)
    freezes = all_freezes(db(), campaign.id)
    found = next((each for each in freezes if each.lifted_at is None), None)
    return render_template(
        "results/freeze.html",
        far=far,
        freeze=found,
        making=None if found else last_freezing(db(), campaign),
        told=db().get(Confidence, found.id) if found else None,
        earlier=[each for each in freezes if each.lifted_at is not None],
        opening=None if found or far.awards else first_open(db(), campaign),
        embargo=calendar.at(MilestoneKey.RESULTS) if calendar.embargoed(now()) else None,
        freeze_form=freeze_form or FreezeForm(),
        lift_form=lift_form or lifting_form(public=campaign.announced_at is not None),
        lifting=lift_form is not None,
        refusal=refusal,
    )
