"""The rehearsal: what the panel can carry, and how sure the awards will be."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.platform import jobs
from competition.platform.i18n import translate
from competition.platform.jobs import latest_jobs
from competition.rehearsal import wording
from competition.rehearsal.fields import finder
from competition.rehearsal.forms import EXTRA, PlanForm, plan_form
from competition.rehearsal.glance import glance
from competition.rehearsal.jobs import JOB
from competition.rehearsal.models import Rehearsal
from competition.rehearsal.page import shown
from competition.rehearsal.policies import OFFICE_REHEARSAL
from competition.rehearsal.queries import world_of
from competition.rehearsal.rehearse import rehearse
from competition.rehearsal.rules import Plan, World
from competition.rehearsal.services import check, is_quick, keep, set_up
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now, viewer

bp = Blueprint("rehearsal", __name__)


@bp.get("/c/<slug>/office/rehearsal")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """Show the form as it lies ready, filled with what has come in."""
    return _page(campaign, None)


@bp.get("/c/<slug>/office/rehearsal/<ref>")
@allow(OFFICE_REHEARSAL)
def page(campaign: Campaign, rehearsal: Rehearsal) -> ResponseReturnValue:
    """Show what a rehearsal came to; while it is being worked out, lead to how far it is."""
    if rehearsal.outcome is None:
        mine = latest_jobs(db(), campaign_id=campaign.id, name=JOB, unfinished_only=True)
        for job in mine:
            if job.key == rehearsal.ref:
                return redirect(url_for("jobs.progress", ref=job.ref))
    return _page(campaign, rehearsal)


@bp.post("/c/<slug>/office/rehearsal")
@allow(OFFICE, writing=False)
def work_out_post(campaign: Campaign) -> ResponseReturnValue:
    """Rehearse: a small one at once, a big one in the background."""
    world = world_of(db(), campaign)
    form = _sent(campaign, world)
    if not form.validate_on_submit():
        return _page(campaign, None, form=form), 400
    try:
        check(form.plan(), world)
    except GarlandError as refusal:
        return _page(campaign, None, form=form, refusal=translate(refusal)), refusal.status
    return redirect(_work_out(form.plan(), world))


@bp.post("/c/<slug>/office/rehearsal/glance")
@allow(OFFICE, writing=False)
def glance_post(campaign: Campaign) -> ResponseReturnValue:
    """Say what can be said at once of what is typed; nothing while it is not whole."""
    world = world_of(db(), campaign)
    form = _sent(campaign, world)
    return wording.glance_in_words(glance(form.plan(), world)) if form.validate_on_submit() else ""


def _work_out(plan: Plan, world: World) -> str:
    """Keep the plan, and return the page on which to wait or to read what it came to.

    A small one is worked out before the writing begins, so that it keeps nobody waiting.
    """
    outcome = rehearse(plan, world) if is_quick(plan) else None
    with fresh_transaction() as (session, loaded):
        campaign: Campaign = loaded["campaign"]
        rehearsal = set_up(
            session, campaign=campaign, plan=plan, world=world, actor=viewer().account, now=now()
        )
        if outcome is not None:
            keep(session, rehearsal=rehearsal, outcome=outcome, now=now())
            return url_for("rehearsal.page", slug=campaign.slug, ref=rehearsal.ref)
        job = jobs.request(
            session,
            name=JOB,
            args={"rehearsal_id": rehearsal.id},
            key=rehearsal.ref,
            actor_id=viewer().account_id,
            campaign_id=campaign.id,
            now=now(),
        )
        return url_for("jobs.progress", ref=job.ref)


def _sent(campaign: Campaign, world: World) -> PlanForm:
    """Return the form with what was sent; languages in use here are understood as they are named."""
    rows = {name.split("-")[1] for name in request.form if name.startswith(EXTRA)}
    tags = {came.language for came in world.came} | {tag for judge in world.judges for tag in judge.languages}
    return plan_form(campaign, Plan(()), finder(tags - {""}), len(rows))


def _page(
    campaign: Campaign,
    rehearsal: Rehearsal | None,
    *,
    form: PlanForm | None = None,
    refusal: str | None = None,
) -> str:
    return render_template("rehearsal/page.html", **shown(db(), campaign, rehearsal, form), refusal=refusal)
