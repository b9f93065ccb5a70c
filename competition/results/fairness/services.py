"""Having the comparisons of a round worked out in the background, and keeping them for its page."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.platform import jobs
from competition.results.fairness.facts import Comparison
from competition.results.fairness.models import FairnessAudit
from competition.results.services.guards import write_down

JOB = "results.fairness"


def ask_for_comparisons(
    session: Session, *, campaign: Campaign, round_: Round, actor: Account | None, now: datetime
) -> jobs.Job:
    """Have the scores of a round with standings compared; asked for twice, it is done once."""
    job = jobs.request(
        session,
        name=JOB,
        args={"round_id": round_.id},
        key=round_.ref,
        actor_id=actor.id if actor else None,
        campaign_id=campaign.id,
        now=now,
    )
    write_down(
        session,
        campaign=campaign,
        action="results.compare",
        actor=actor,
        now=now,
        object_kind="round",
        object_id=round_.id,
    )
    return job


def keep_comparisons(
    session: Session, *, round_: Round, comparisons: tuple[Comparison, ...], sheets: int, now: datetime
) -> FairnessAudit:
    """Keep what the comparisons came to, in place of an earlier one."""
    kept = session.get(FairnessAudit, round_.id) or FairnessAudit(round_id=round_.id)
    kept.comparisons, kept.sheets, kept.worked_out_at = [asdict(each) for each in comparisons], sheets, now
    session.add(kept)
    session.flush()
    return kept


def note_export(
    session: Session, *, campaign: Campaign, kind: str, number: int, actor: Account | None, now: datetime
) -> None:
    """Write down that so many comparisons were taken out."""
    write_down(
        session,
        campaign=campaign,
        action="results.compare-export",
        actor=actor,
        now=now,
        kind=kind,
        number=number,
    )
