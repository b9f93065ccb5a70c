"""The letter to a judge to whom more came while a round was running."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.letters import EVENT
from competition.campaign.models import Campaign
from competition.config import Config
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Judge, Round, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, SheetState
from competition.platform.i18n import ngettext
from competition.platform.mail import MailContext, mail_event


@mail_event(EVENT)
def more_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """More has come to a judge; it says how much is waiting in all."""
    round_, campaign, name, judge_id = session.execute(
        select(Round, Campaign, Account.name, Judge.id)
        .join(Campaign, Campaign.id == Round.campaign_id)
        .join(Judge, Judge.campaign_id == Campaign.id)
        .join(Account, Account.id == Judge.account_id)
        .where(Round.ref == ids["round"], Judge.ref == ids["judge"])
    ).one()
    left = _left(session, round_.id, judge_id)
    values = {
        "name": name,
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "round_name": round_.name,
        "closes_at": round_.closes_at,
        "zone": campaign.time_zone,
        "left": left,
        "url": f"{config.base_url}/c/{campaign.slug}/judging",
    }
    subject = ngettext(
        "More to read: %(num)s entry is waiting for you",
        "More to read: %(num)s entries are waiting for you",
        left,
    )
    return MailContext(subject, EVENT, values)


def _left(session: Session, round_id: int, judge_id: int) -> int:
    """Count what a judge has of a round and has not handed in."""
    count = (
        select(func.count())
        .select_from(Assignment)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .outerjoin(Assignment.scoresheet)
        .where(Assignment.round_id == round_id, Assignment.judge_id == judge_id)
        .where(Assignment.state == AssignmentState.RELEASED, LIVE)
        .where(Scoresheet.state.is_distinct_from(SheetState.SUBMITTED))
    )
    return session.scalar(count) or 0
