"""Asking for a look at the manuscript, and keeping what it found."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import jobs
from competition.publication.checking.models import Report
from competition.publication.errors import NotFrozenError
from competition.publication.problems import Problem
from competition.publication.queries import find_freeze

JOB = "publication.preflight"


def request_look(session: Session, *, campaign: Campaign, actor: Account | None, now: datetime) -> jobs.Job:
    """Have the manuscript looked over; asking meanwhile gives the same job. Raises NotFrozenError."""
    if find_freeze(session, campaign.id) is None:
        raise NotFrozenError
    return jobs.request(
        session,
        name=JOB,
        args={"campaign": campaign.id},
        key=str(campaign.id),
        actor_id=actor.id if actor else None,
        campaign_id=campaign.id,
        now=now,
    )


def keep_report(
    session: Session, *, campaign_id: int, works: int, problems: Sequence[Problem], now: datetime
) -> None:
    """Keep what was found in the manuscript as it was at `now`."""
    report = session.get(Report, campaign_id)
    if report is None:
        report = Report(campaign_id=campaign_id)
        session.add(report)
    report.looked_at, report.works = now, works
    report.problems = [problem.as_row() for problem in problems]
    session.flush()
