"""The freeze in the background: with tens of thousands of works the computing takes a while."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.rules import RoundState
from competition.platform import jobs
from competition.platform.files import Received
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import Job, JobContext, job
from competition.results.errors import NoAwardsError
from competition.results.line.errors import ReadingAgainError
from competition.results.sealing.making import Posed, Sealed, seal
from competition.results.services.awards import awards_of
from competition.results.services.freezing import pose, put_by, write_freeze
from competition.results.services.guards import hold, refuse_when_frozen

FREEZE = "results.freeze"
STEPS = 3


def ask_to_freeze(
    session: Session, *, campaign: Campaign, round_: Round, actor: Account | None, now: datetime
) -> Job:
    """Ask for a freeze; whoever asks while one is made is given that one.

    Raises FrozenError, ReadingAgainError and NoAwardsError.
    """
    refuse_when_frozen(session, campaign)
    if round_.state is not RoundState.CLOSED:
        raise ReadingAgainError
    if not awards_of(session, campaign.id):
        raise NoAwardsError
    return jobs.request(
        session,
        name=FREEZE,
        args={"round_id": round_.id},
        key=campaign.ref,
        actor_id=actor.id if actor else None,
        campaign_id=campaign.id,
        now=now,
    )


def last_freezing(session: Session, campaign: Campaign) -> Job | None:
    """Return the freeze that was asked for last, however it stands or ended."""
    return next(iter(jobs.latest_jobs(session, campaign_id=campaign.id, name=FREEZE, limit=1)), None)


@job(FREEZE, heavy=True)
def run(ctx: JobContext, *, round_id: int) -> dict[str, Any]:
    """Freeze the results of a round; results that are frozen by now stay as they are.

    Nobody waits while it is worked out: the database is held only to switch it in. Had anything changed
    meanwhile that matters, it is worked out once more.
    """
    done = False
    while not done:
        ctx.progress(0, STEPS, _("Reading scores and decisions"))
        posed = _posed(ctx, round_id)
        done = posed is None or _switched_in(ctx, posed, *_made(ctx, posed))
    return {"path": _path(ctx, round_id)}


def _posed(ctx: JobContext, round_id: int) -> Posed | None:
    """Return what is to be frozen; None where results are frozen by now."""
    with ctx.database.reading() as session:
        round_ = session.get_one(Round, round_id)
        frozen_at = session.get_one(Campaign, round_.campaign_id).frozen_at
        return pose(session, round_) if frozen_at is None else None


def _made(ctx: JobContext, posed: Posed) -> tuple[Sealed, Received]:
    """Make the file, and put it by where nobody sees it yet."""
    ctx.progress(1, STEPS, _("Computing the results once more"))
    sealed = seal(
        posed,
        at=ctx.clock.now(),
        tell=lambda: ctx.progress(2, STEPS, _("Sealing the file and reading it again")),
    )
    return sealed, put_by(ctx.storage, sealed)


def _switched_in(ctx: JobContext, posed: Posed, sealed: Sealed, received: Received) -> bool:
    """Let the file be the freeze, in one step; False where it is not made of what stands by now."""
    with ctx.writing() as session:
        round_ = session.get_one(Round, posed.round_.id)
        campaign = session.get_one(Campaign, round_.campaign_id)
        hold(session, campaign)
        if campaign.frozen_at is not None:
            return True
        if pose(session, round_) != posed:
            return False
        actor = session.get(Account, ctx.requested_by_id) if ctx.requested_by_id else None
        write_freeze(session, posed=posed, sealed=sealed, received=received, actor=actor)
        return True


def _path(ctx: JobContext, round_id: int) -> str:
    with ctx.database.reading() as session:
        campaign = session.get_one(Campaign, session.get_one(Round, round_id).campaign_id)
    return f"/c/{campaign.slug}/office/results/freeze"
