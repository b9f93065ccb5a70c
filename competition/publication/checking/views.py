"""The preflight at the secretariat's desk: what stops the book, what wants a look, and where to mend it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.platform.i18n import translate
from competition.platform.jobs import latest_jobs
from competition.publication.checking import wording
from competition.publication.checking.desk import grouped, refs_of, standing
from competition.publication.checking.mending import mended_at
from competition.publication.checking.services import JOB, request_look
from competition.publication.queries import find_freeze
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("preflight", __name__)
ROOM = "/c/<slug>/office/book/preflight"


@bp.get(ROOM)
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show what the latest look at the manuscript has found, and where each thing is mended."""
    found = standing(db(), campaign)
    works = refs_of(db(), campaign.id, found.problems) if found and found.problems else {}
    running = latest_jobs(db(), campaign_id=campaign.id, name=JOB, unfinished_only=True, limit=1)
    return render_template(
        "publication/checking/page.html",
        found=found,
        groups=grouped(found.problems) if found else (),
        works=works,
        mended=lambda problem: mended_at(campaign, problem),
        running=running[0] if running else None,
        frozen=find_freeze(db(), campaign.id) is not None,
        words=wording,
        form=Form(),
    )


@bp.post(ROOM)
@allow(OFFICE)
def look_post(campaign: Campaign) -> ResponseReturnValue:
    """Have the manuscript looked over, and go to its progress."""
    try:
        with transaction() as session:
            ref = request_look(session, campaign=campaign, actor=viewer().account, now=now()).ref
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return redirect(url_for("preflight.page", slug=campaign.slug))
    return redirect(url_for("jobs.progress", ref=ref))
