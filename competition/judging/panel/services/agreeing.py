"""The code of conduct: written by the campaign, accepted by each judge, asked again when it changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Judge
from competition.judging.panel.conduct import READY
from competition.judging.panel.errors import NoConductError
from competition.judging.panel.models import Conduct, ConductAcceptance
from competition.judging.rules import JudgeState
from competition.judging.services.deeds import write_down


@dataclass(frozen=True)
class Standing:
    """The code of conduct as it stands: its version, its texts by language, since when (None: ready text)."""

    version: int
    texts: dict[str, str]
    since: datetime | None = None


def standing(session: Session, *, campaign_id: int) -> Standing:
    """Return the campaign's code of conduct; one statement."""
    newest = session.scalars(
        select(Conduct).where(Conduct.campaign_id == campaign_id).order_by(Conduct.version.desc()).limit(1)
    ).first()
    if newest is None:
        return Standing(1, dict(READY))
    return Standing(newest.version, dict(newest.texts), newest.created_at)


def change_conduct(
    session: Session, *, campaign: Campaign, texts: Mapping[str, str], actor: Account | None, now: datetime
) -> int:
    """Write a new version; return how many judges are to accept it again. The same text changes nothing.

    Raises NoConductError for a text without a word.
    """
    wanted = {tag: text for tag, text in texts.items() if text.strip()}
    if not wanted:
        raise NoConductError
    before = standing(session, campaign_id=campaign.id)
    if wanted == before.texts:
        return 0
    conduct = Conduct(
        campaign_id=campaign.id,
        version=before.version + 1,
        texts=wanted,
        created_by_id=actor.id if actor else None,
        created_at=now,
    )
    session.add(conduct)
    asked = session.execute(
        update(Judge)
        .where(Judge.campaign_id == campaign.id, Judge.conduct_accepted_at.is_not(None))
        .where(Judge.state != JudgeState.LEFT)
        .values(conduct_due=True)
    )
    write_down(
        session,
        actor=actor,
        action="panel.conduct",
        thing=conduct,
        campaign_id=campaign.id,
        now=now,
        version=conduct.version,
    )
    return int(asked.rowcount)  # type: ignore[attr-defined]


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
