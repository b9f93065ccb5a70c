"""The secretariat's allocation page, in the room of judging: run it, look at it, release it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.allocation import advising, views_by_hand, views_changing
from competition.allocation.jobs import RELEASE, RUN
from competition.allocation.page import shown
from competition.allocation.policies import OFFICE_COPY, OFFICE_ENTRY
from competition.allocation.releasing import release_drafts, takes_long
from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging import views_held, views_round
from competition.judging.models import Round
from competition.judging.policies import OFFICE_ROUND
from competition.judging.practice import views_office as views_practice
from competition.judging.preview import views as views_preview
from competition.judging.room import bp
from competition.judging.rounds import views as views_rounds
from competition.judging.rounds import views_change
from competition.judging.wording import round_state
from competition.platform import jobs
from competition.platform.i18n import ngettext, translate
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

# The room is whole once all its pages are imported.
__all__ = [
    "advising",
    "bp",
    "views_by_hand",
    "views_change",
    "views_changing",
    "views_held",
    "views_practice",
    "views_preview",
    "views_round",
    "views_rounds",
]
MOST_SEED = 1_000_000


@bp.get("/c/<slug>/office/rounds/<ref>/allocation")
@allow(OFFICE_ROUND)
def allocation(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Show what the last allocation came to, who holds how much, and what is short."""
    return render_template(
        "allocation/page.html", round=round_, round_state=round_state, **shown(db(), campaign, round_)
    )


@bp.post("/c/<slug>/office/rounds/<ref>/allocation")
@allow(OFFICE_ROUND)
def allocate_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Ask for an allocation (or for filling what an open round lacks), and show how far it is.

    `seed`: another draw than the round's usual one.
    """
    seed = request.form.get("seed", type=int)
    return _in_background(RUN, round_, seed=round_.id if seed is None else min(abs(seed), MOST_SEED))


@bp.post("/c/<slug>/office/rounds/<ref>/release")
@allow(OFFICE_ROUND)
def release_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Hand the assignments to their judges; where they are many, in the background."""
    if takes_long(db(), round_=round_):
        return _in_background(RELEASE, round_)
    try:
        with transaction() as session:
            done = release_drafts(session, round_=round_, actor=viewer().account, now=now())
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return redirect(url_for("rounds.allocation", slug=campaign.slug, ref=round_.ref))
    flash(
        ngettext(
            "%(num)s assignment is released; its judge is being told.",
            "%(num)s assignments are released; their judges are being told.",
            done.released,
        ),
        "success",
    )
    if done.dropped:
        flash(
            ngettext(
                "%(num)s draft was left out: its judge may not read it now. Another reader is looked for.",
                "%(num)s drafts were left out: their judges may not read them now. Others are looked for.",
                done.dropped,
            )
        )
    return redirect(url_for("rounds.page", slug=campaign.slug, ref=round_.ref))


@bp.get("/c/<slug>/office/copies/<ref>")
@allow(OFFICE_COPY)
def entry_of_copy(campaign: Campaign, entry_ref: str) -> ResponseReturnValue:
    """Go from a blind copy to its entry."""
    return redirect(url_for("screening.entry_page", slug=campaign.slug, ref=entry_ref))


@bp.get("/c/<slug>/office/entries/<ref>/preview")
@allow(OFFICE_ENTRY)
def preview_of_entry(campaign: Campaign, copy_ref: str, round_ref: str | None) -> ResponseReturnValue:
    """Go from an accepted entry to its sheet as a judge sees it, in the newest round that it goes into."""
    if round_ref is None:
        return redirect(url_for("rounds.preview_copy", slug=campaign.slug, copy_ref=copy_ref))
    return redirect(url_for("rounds.preview_page", slug=campaign.slug, ref=round_ref, copy_ref=copy_ref))


def _in_background(name: str, round_: Round, **args: int) -> ResponseReturnValue:
    """Ask for a job about a round, and show how far it is."""
    with transaction() as session:
        job = jobs.request(
            session,
            name=name,
            args={"round_id": round_.id, **args},
            key=round_.ref,
            actor_id=viewer().account_id,
            campaign_id=round_.campaign_id,
            now=now(),
        )
    return redirect(url_for("jobs.progress", ref=job.ref))
