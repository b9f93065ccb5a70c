"""Allocation in the background: a big round takes a while, and its page shows how far it is."""

from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.services import allocate_round, fill_needs
from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.rules import RoundState
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job


@job("allocation.run")
def run(ctx: JobContext, *, round_id: int, seed: int) -> dict[str, Any]:
    """Allocate a round that has not begun, or fill what an open one lacks; twice is as once."""
    ctx.progress(0, 1, _("Finding readers for every entry"))

    def tell(done: int, total: int) -> None:
        ctx.progress(done, total, _("Writing the assignments down"))

    with ctx.writing() as session:
        round_ = session.get_one(Round, round_id)
        give = allocate_round if round_.state is RoundState.DRAFT else fill_needs
        give(session, round_=round_, seed=seed, actor=_actor(session, ctx), now=ctx.clock.now(), tell=tell)
        campaign = session.get_one(Campaign, round_.campaign_id)
        return {"path": f"/c/{campaign.slug}/office/rounds/{round_.ref}/allocation"}


def _actor(session: Session, ctx: JobContext) -> Account | None:
    return session.get(Account, ctx.requested_by_id) if ctx.requested_by_id else None
