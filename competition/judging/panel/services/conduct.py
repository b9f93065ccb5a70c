"""The code of conduct as a campaign words it; it is asked again of everybody when it changes."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Judge
from competition.judging.panel.errors import NoConductError
from competition.judging.panel.models import Conduct
from competition.judging.panel.standing import standing
from competition.judging.rules import JudgeState
from competition.judging.services.deeds import write_down


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
