"""Allocation and its release in the background: a big round takes a while, and its page shows how far it is.

What a judge gives up in an open round is looked after at once; the clock finds what was missed.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.barred import take_back
from competition.allocation.errors import RoundGoneError
from competition.allocation.releasing import release_drafts
from competition.allocation.replacing import replace_given_up, rounds_open, rounds_to_look_at
from competition.allocation.services import keep, pose, solve
from competition.campaign.models import Campaign
from competition.judging.errors import NothingToReleaseError
from competition.judging.models import Judge, Need, Round
from competition.judging.rules import RoundState
from competition.judging.services.lacking import on_given_up, on_panel_changed
from competition.platform import jobs
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job, when_due

RUN, RELEASE = "allocation.run", "allocation.release"
REPLACE, LOOK_AGAIN = "allocation.replace", "allocation.look-again"


@job(RUN, heavy=True)
def run(ctx: JobContext, *, round_id: int, seed: int) -> dict[str, Any]:
    """Allocate a round that has not begun, or fill what an open one lacks; twice is as once.

    Nobody waits while it is worked out: the database is held only to write the outcome down. Had anything
    changed meanwhile that matters, it is worked out once more.
    """
    while True:
        ctx.progress(0, 1, _("Finding readers for every entry"))
        with ctx.database.reading() as session:
            round_ = session.get(Round, round_id)
            if round_ is None:
                raise RoundGoneError
            facts = pose(session, round_=round_)
        found = solve(facts, seed)

        def tell(done: int, total: int) -> None:
            ctx.progress(done, total, _("Writing the assignments down"))

        with ctx.writing() as session:
            round_ = session.get(Round, round_id, with_for_update=True)
            if round_ is None:
                raise RoundGoneError
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


@job(RELEASE, heavy=True)
def release_allocation(ctx: JobContext, *, round_id: int) -> dict[str, Any]:
    """Release a round's drafts in one transaction: until it is over no judge sees any, and if it is cut off
    none is released.

    If it is cut off after that, there is nothing left to do.
    """
    ctx.progress(0, 1, _("Handing the assignments to their judges"))
    with ctx.writing() as session:
        round_ = session.get(Round, round_id, with_for_update=True)
        if round_ is None:
            raise RoundGoneError
        try:
            release_drafts(session, round_=round_, actor=_actor(session, ctx), now=ctx.clock.now())
        except NothingToReleaseError:
            if ctx.attempt == 1 or round_.state is not RoundState.OPEN:
                raise
        campaign = session.get_one(Campaign, round_.campaign_id)
        return {"path": f"/c/{campaign.slug}/office/rounds/{round_.ref}"}


@job(REPLACE)
def replace(ctx: JobContext, *, round_id: int | None = None) -> dict[str, Any]:
    """Find other readers for what was given up in a round, or in every open one; twice is as once."""
    filled = 0
    for each in _rounds(ctx, round_id):
        with ctx.writing() as session:
            round_ = session.get(Round, each)
            if round_ is not None:
                filled += replace_given_up(session, round_=round_, now=ctx.clock.now()).filled
    return {"filled": filled}


@job(LOOK_AGAIN)
def look_again(ctx: JobContext, *, judge_id: int) -> dict[str, Any]:
    """Take from a judge what they may not read any more, and try once more what nobody could take."""
    with ctx.database.reading() as session:
        judge = session.get(Judge, judge_id)
        open_rounds = rounds_open(session, campaign_id=judge.campaign_id) if judge is not None else []
    filled = 0
    for each in open_rounds:
        with ctx.writing() as session:
            round_ = session.get_one(Round, each, with_for_update=True)
            if round_.state is RoundState.OPEN:
                take_back(session, round_=round_, judge_id=judge_id, now=ctx.clock.now())
                filled += replace_given_up(session, round_=round_, now=ctx.clock.now()).filled
    return {"filled": filled}


@on_given_up
def ask_for_replacement(session: Session, round_id: int, now: datetime) -> None:
    """Ask for the job that finds another reader, in the transaction in which a judge gave something up."""
    campaign_id = session.get_one(Round, round_id).campaign_id
    jobs.request(session, name=REPLACE, args={"round_id": round_id}, campaign_id=campaign_id, now=now)


@on_panel_changed
def ask_to_look_again(session: Session, judge: Judge, now: datetime) -> None:
    """Ask for the job that sees to it, in the transaction in which a judge may read more or less than before.

    Till then nobody has been looked for again.
    """
    open_rounds = rounds_open(session, campaign_id=judge.campaign_id)
    if open_rounds:
        lacking = (Need.round_id.in_(open_rounds), Need.filled_at.is_(None))
        session.execute(update(Need).where(*lacking).values(tried_at=None))
        args = {"judge_id": judge.id}
        jobs.request(session, name=LOOK_AGAIN, args=args, campaign_id=judge.campaign_id, now=now)


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
