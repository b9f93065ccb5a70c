"""Choosing further reads in the background: all of a round is calibrated anew for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.judging.models import Round
from competition.platform import jobs
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import Job, JobContext, job
from competition.results.line.keeping import packed, unpacked
from competition.results.line.page import minutes_of_category
from competition.results.line.planning import plan_reads
from competition.results.line.rules import Plan, Wanted

PLAN = "results.plan_reads"
_LATEST, _READS = 50, "/reads"


@dataclass(frozen=True)
class Kept:
    """A plan, what it was made for, about how long one of its reads takes, and when it was made."""

    plan: Plan
    wanted: Wanted
    minutes: float
    made_at: datetime


def ask_for_plan(
    session: Session,
    *,
    round_: Round,
    category: Category,
    wanted: Wanted,
    actor: Account | None,
    now: datetime,
) -> Job:
    """Have it worked out who would read; nobody is asked. Whoever wants the same meanwhile gets that one."""
    return jobs.request(
        session,
        name=PLAN,
        args={"round_id": round_.id, "category_id": category.id, "reads": wanted.reads, "each": wanted.each},
        key=f"{round_.ref}.{category.ref}.{wanted.reads}.{wanted.each}",
        actor_id=actor.id if actor else None,
        campaign_id=round_.campaign_id,
        now=now,
    )


@job(PLAN, heavy=True)
def run(ctx: JobContext, *, round_id: int, category_id: int, reads: int, each: int) -> dict[str, Any]:
    """Choose the reads by what stands now, and keep the choice with the job."""
    ctx.progress(0, 1, _("Choosing who would read"))
    with ctx.database.reading() as session:
        round_, category = session.get_one(Round, round_id), session.get_one(Category, category_id)
        slug = session.get_one(Campaign, round_.campaign_id).slug
        plan = plan_reads(session, round_=round_, category=category, wanted=Wanted(reads, each))
        minutes = minutes_of_category(session, category)
        path = f"/c/{slug}/office/results/line/{category.ref}{_READS}"
    return {"path": path, "plan": packed(plan), "minutes": minutes}


def last_plan(session: Session, *, round_: Round, category: Category) -> Kept | None:
    """Return the plan made last for a category of a round, if nobody was asked since; one statement."""
    return next((_kept(each, each.result or {}) for each in _plans(session, round_, category)), None)


def forget_plans(session: Session, *, round_: Round, category: Category) -> None:
    """Let the plans of a category go once its judges are asked: the award line says how far they are."""
    for each in _plans(session, round_, category):
        path: str = (each.result or {})["path"]
        each.result = {"path": path.removesuffix(_READS)}


def _plans(session: Session, round_: Round, category: Category) -> list[Job]:
    own = {"round_id": round_.id, "category_id": category.id}
    found = jobs.latest_jobs(session, campaign_id=round_.campaign_id, name=PLAN, limit=_LATEST)
    return [each for each in found if own.items() <= each.args.items() and "plan" in (each.result or {})]


def _kept(done: Job, result: dict[str, Any]) -> Kept:
    return Kept(
        plan=unpacked(result["plan"]),
        wanted=Wanted(done.args["reads"], done.args["each"]),
        minutes=result["minutes"],
        made_at=done.finished_at or done.created_at,
    )
