"""The fairness audit: its page, having it worked out, its table to take along."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.entries.export.writing import WRITERS
from competition.errors import NotFoundError
from competition.platform.jobs import latest_jobs
from competition.results.export.sending import send_table
from competition.results.fairness.models import FairnessAudit
from competition.results.fairness.page import COLUMNS, cells, scale_of, summary
from competition.results.fairness.services import JOB, ask_for_comparisons, note_export
from competition.results.fairness.wording import WORDS
from competition.results.queries import round_with_standings
from competition.results.room import bp
from competition.results.way import first_open
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now, transaction


@bp.get("/c/<slug>/office/results/fairness")
@allow(OFFICE)
def fairness(campaign: Campaign) -> ResponseReturnValue:
    """Show every comparison, drawn, in figures and in a sentence."""
    round_ = round_with_standings(db(), campaign.id)
    kept = db().get(FairnessAudit, round_.id) if round_ else None
    lines = kept.lines if kept else []
    running = latest_jobs(db(), campaign_id=campaign.id, name=JOB, unfinished_only=True, limit=1)
    return render_template(
        "results/fairness.html",
        round=round_,
        opening=None if round_ else first_open(db(), campaign),
        kept=kept,
        running=running[0] if round_ and running else None,
        lines=lines,
        summary=summary(lines),
        scale=scale_of(lines),
        words=WORDS,
    )


@bp.post("/c/<slug>/office/results/fairness")
@allow(OFFICE)
def fairness_post(campaign: Campaign) -> ResponseReturnValue:
    """Have the scores compared, and lead to how far that is."""
    round_ = round_with_standings(db(), campaign.id)
    if round_ is None:
        raise NotFoundError
    with transaction() as session:
        job = ask_for_comparisons(session, campaign=campaign, round_=round_, actor=acting(), now=now())
        ref = job.ref
    return redirect(url_for("jobs.progress", ref=ref))


@bp.post("/c/<slug>/office/results/fairness/table")
@allow(OFFICE, writing=False)
def fairness_table_post(campaign: Campaign) -> ResponseReturnValue:
    """Send the comparisons as a table, and remember that it was taken out."""
    kind, round_ = request.form.get("kind", ""), round_with_standings(db(), campaign.id)
    kept = db().get(FairnessAudit, round_.id) if round_ else None
    if kind not in WRITERS or kept is None:
        raise NotFoundError

    def note(number: int) -> None:
        with fresh_transaction() as (session, loaded):
            its = loaded["campaign"]
            note_export(session, campaign=its, kind=kind, number=number, actor=acting(), now=now())

    return send_table(kind, f"{campaign.slug}-fairness", COLUMNS, map(cells, kept.lines), note)
