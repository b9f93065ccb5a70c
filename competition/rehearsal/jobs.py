"""A big rehearsal, worked out in the background."""

from typing import Any

from competition.campaign.models import Campaign
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.rehearsal.models import Rehearsal
from competition.rehearsal.planning import read
from competition.rehearsal.queries import world_of
from competition.rehearsal.rehearse import rehearse
from competition.rehearsal.services import keep

JOB = "rehearsal.run"


@job(JOB, heavy=True)
def run(ctx: JobContext, *, rehearsal_id: int) -> dict[str, Any]:
    """Work a rehearsal out and keep what it came to; twice is as once."""
    ctx.progress(0, 1, _("Giving the expected entries to the judges"))
    with ctx.database.reading() as session:
        rehearsal = session.get_one(Rehearsal, rehearsal_id)
        campaign = session.get_one(Campaign, rehearsal.campaign_id)
        path = f"/c/{campaign.slug}/office/rehearsal/{rehearsal.ref}"
        plan, world = read(rehearsal.plan), world_of(session, campaign)

    def tell(done: int, total: int) -> None:
        ctx.progress(done, total, _("%(past)s of %(all)s rehearsals"), past=done, all=total)

    outcome = rehearse(plan, world, tell)
    with ctx.writing() as session:
        keep(
            session,
            rehearsal=session.get_one(Rehearsal, rehearsal_id),
            outcome=outcome,
            now=ctx.clock.now(),
        )
    return {"path": path}
