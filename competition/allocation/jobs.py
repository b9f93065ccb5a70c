"""Allocation in the background: a big round takes a while, and its page shows how far it is.

What a judge gives up in an open round is looked after at once; the clock finds what was missed.
"""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.replacing import replace_given_up, rounds_to_look_at
from competition.allocation.services import keep, pose, solve
from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.services.lacking import on_given_up
from competition.platform import jobs
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job, when_due

RUN, REPLACE = "allocation.run", "allocation.replace"


@job(RUN, heavy=True)
def run(ctx: JobContext, *, round_id: int, seed: int) -> dict[str, Any]:
    """Allocate a round that has not begun, or fill what an open one lacks; twice is as once.

    Nobody waits while it is worked out: the database is held only to write the outcome down. Had anything
    changed meanwhile that matters, it is worked out once more.
    """
    while True:
        ctx.progress(0, 1, _("Finding readers for every entry"))
        with ctx.database.reading() as session:
            facts = pose(session, round_=session.get_one(Round, round_id))
        found = solve(facts, seed)

        def tell(done: int, total: int) -> None:
            ctx.progress(done, total, _("Writing the assignments down"))

        with ctx.writing() as session:
            round_ = session.get_one(Round, round_id, with_for_update=True)
            if pose(session, round_=round_) != facts:
                continue
            keep(
                session,
                round_=round_,
                facts=facts,
                found=found,
                seed=seed,
                actor=_actor(session, ctx),
                now=ctx.clock.now(),
                tell=tell,
            )
            campaign = session.get_one(Campaign, round_.campaign_id)
            return {"path": f"/c/{campaign.slug}/office/rounds/{round_.ref}/allocation"}


@job(REPLACE)
def replace(ctx: JobContext, *, round_id: int | None = None) -> dict[str, Any]:
    """Find other readers for what was given up in a round, or in every open one; twice is as once."""
    filled = 0
    for each in _rounds(ctx, round_id):
        with ctx.writing() as session:
            round_ = session.get_one(Round, each)
            filled += replace_given_up(session, round_=round_, now=ctx.clock.now()).filled
    return {"filled": filled}


@on_given_up
def ask_for_replacement(session: Session, round_id: int, now: datetime) -> None:
    """Ask for the job that finds another reader, in the transaction in which a judge gave something up."""
    campaign_id = session.get_one(Round, round_id).campaign_id
    jobs.request(session, name=REPLACE, args={"round_id": round_id}, campaign_id=campaign_id, now=now)


@when_due(REPLACE)
def is_due(session: Session, _now: datetime) -> bool:
    """Whether something was given up for which nobody has been looked for."""
    return bool(rounds_to_look_at(session))


def _rounds(ctx: JobContext, round_id: int | None) -> list[int]:
    if round_id is not None:
        return [round_id]
    with ctx.database.reading() as session:
        return list(rounds_to_look_at(session))


def _actor(session: Session, ctx: JobContext) -> Account | None:
    return session.get(Account, ctx.requested_by_id) if ctx.requested_by_id else None
