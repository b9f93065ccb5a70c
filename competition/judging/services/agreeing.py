"""A judge's word on the code of conduct."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.models import Judge
from competition.judging.panel.models import ConductAcceptance
from competition.judging.panel.standing import standing
from competition.judging.services.deeds import write_down


def accept_conduct(session: Session, *, judge: Judge, actor: Account | None, now: datetime) -> None:
    """Take down that the judge accepts the code of conduct as it stands; twice changes nothing."""
    if judge.conduct_accepted_at is not None and not judge.conduct_due:
        return
    version = standing(session, campaign_id=judge.campaign_id).version
    if session.get(ConductAcceptance, (judge.id, version)) is None:
        session.add(ConductAcceptance(judge_id=judge.id, version=version, accepted_at=now))
    judge.conduct_accepted_at, judge.conduct_due = now, False
    write_down(
        session,
        actor=actor,
        action="judge.conduct",
        thing=judge,
        campaign_id=judge.campaign_id,
        now=now,
        version=version,
    )
