"""How the judges of a large round read, worked out in the background."""

from typing import Any

from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.oversight.services.working_out import keep, work_out
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job

WORK_OUT = "judging.reading"


@job(WORK_OUT, heavy=True)
def reading(ctx: JobContext, *, round_id: int) -> dict[str, Any] | None:
    """Work out how the judges of a round read, and keep it in place of what was kept; twice is as once.

    What was kept stays to be seen until then. The date is that of the sheets: they are read at one moment.
    """
    ctx.progress(0, 1, _("Laying the sheets beside each other"))
    now = ctx.clock.now()
    with ctx.database.reading() as session:
        round_ = session.get(Round, round_id)
        if round_ is None:
            return None
        campaign = session.get_one(Campaign, round_.campaign_id)
        path = f"/c/{campaign.slug}/office/rounds/{round_.ref}/reading"
        found, sheets = work_out(session, round_id=round_id)
    with ctx.writing() as session:
        if session.get(Round, round_id, with_for_update=True) is not None:
            keep(session, round_id=round_id, found=found, sheets=sheets, now=now)
    return {"path": path}
