"""What the secretariat changes about an allocation: reads, what a judge takes over, drafts that shall go."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from competition.allocation.handing_over import draft_taking_over
from competition.allocation.jobs import RUN
from competition.allocation.more_reads import set_reads
from competition.allocation.policies import OFFICE_ROUND_JUDGE
from competition.allocation.releasing import discard_drafts
from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.models import Judge, Round
from competition.judging.policies import OFFICE_ROUND
from competition.judging.room import bp
from competition.platform import jobs
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.policies import allow
from competition.web.request import now, transaction, viewer

MOST_READS = 9
MOST_TAKEN = 500


@bp.post("/c/<slug>/office/rounds/<ref>/allocation/reads")
@allow(OFFICE_ROUND)
def reads_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Set other numbers of reads, and find the readers for them."""
    back = redirect(url_for("rounds.allocation", slug=campaign.slug, ref=round_.ref))
    try:
        reads = {int(name[6:]): int(typed) for name, typed in request.form.items() if name[:6] == "reads-"}
    except ValueError:
        reads = {}
    if not reads or not all(1 <= number <= MOST_READS for number in reads.values()):
        flash(_("A number from 1 to 9, please."), "error")
        return back
    try:
        with transaction() as session:
            set_reads(session, round_=round_, reads=reads, actor=viewer().account, now=now())
            job = jobs.request(
                session,
                name=RUN,
                args={"round_id": round_.id, "seed": round_.id},
                key=round_.ref,
                actor_id=viewer().account_id,
                campaign_id=campaign.id,
                now=now(),
            )
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return back
    return redirect(url_for("jobs.progress", ref=job.ref))


@bp.post("/c/<slug>/office/rounds/<ref>/allocation/judges/<judge_ref>/take-over")
@allow(OFFICE_ROUND_JUDGE)
def take_over_post(campaign: Campaign, round_: Round, judge: Judge, name: str) -> ResponseReturnValue:
    """Draft what a judge takes over from those who have most."""
    number = min(MOST_TAKEN, max(1, request.form.get("number", 1, type=int)))
    try:
        with transaction() as session:
            taken = draft_taking_over(
                session, round_=round_, judge=judge, number=number, actor=viewer().account, now=now()
            )
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return redirect(
            url_for("rounds.list_of_judge", slug=campaign.slug, ref=round_.ref, judge_ref=judge.ref)
        )
    flash(
        ngettext(
            "%(name)s takes over %(num)s entry once you release it; until then it stays with whoever has it.",
            "%(name)s takes over %(num)s entries once you release them; until then they stay with those who "
            "have them.",
            taken,
            name=name,
        ),
        "success",
    )
    return redirect(url_for("rounds.allocation", slug=campaign.slug, ref=round_.ref))


@bp.post("/c/<slug>/office/rounds/<ref>/allocation/discard")
@allow(OFFICE_ROUND)
def discard_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Let the drafts of an open round go."""
    try:
        with transaction() as session:
            number = discard_drafts(session, round_=round_, actor=viewer().account, now=now())
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        flash(ngettext("%(num)s draft is gone.", "%(num)s drafts are gone.", number), "success")
    return redirect(url_for("rounds.allocation", slug=campaign.slug, ref=round_.ref))
