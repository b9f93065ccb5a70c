"""The comparisons of a round, worked out in the background: a large one takes a minute."""

from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.results.fairness.audit import audit
from competition.results.fairness.queries import facts_of
from competition.results.fairness.services import JOB, keep_comparisons


@job(JOB, heavy=True)
def compare(ctx: JobContext, *, round_id: int) -> dict[str, object]:
    """Compare the scores of a round and keep what it comes to; twice is as once."""
    ctx.progress(0, 1, _("Comparing the scores"))
    with ctx.database.reading() as session:
        round_ = session.get_one(Round, round_id)
        works, sheets = facts_of(session, round_)
        campaign = session.get_one(Campaign, round_.campaign_id)
        path = f"/c/{campaign.slug}/office/results/fairness"
    found = audit(works, sheets)
    with ctx.writing() as session:
        keep_comparisons(
            session,
            round_=session.get_one(Round, round_id),
            comparisons=found,
            sheets=len(sheets),
            now=ctx.clock.now(),
        )
    return {"path": path}
