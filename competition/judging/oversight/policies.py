"""Who may look at one judge's part of a round, and at a reminder: the campaign's secretariat."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Account
from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign
from competition.judging.models import Assignment, Judge, Round
from competition.judging.oversight.models import JudgeLetter
from competition.judging.policies import LIGHT_CAMPAIGN, LIGHT_JUDGE, of_office
from competition.judging.rules import AssignmentState
from competition.web.policies import Policy


def _seat(session: Session, viewer: Viewer, slug: str, ref: str, judge_ref: str) -> dict[str, Any] | None:
    """Load a judge with the round that this judge was given something in; one statement."""
    given = select(Assignment.judge_id).where(
        Assignment.round_id == Round.id, Assignment.state != AssignmentState.DRAFT
    )
    wanted = (
        select(Campaign, Round, Judge, Account)
        .join(Round, Round.campaign_id == Campaign.id)
        .join(Judge, Judge.campaign_id == Campaign.id)
        .join(Account, Account.id == Judge.account_id)
        .where(Campaign.slug == slug, Round.ref == ref, Judge.ref == judge_ref, Judge.id.in_(given))
        .options(*LIGHT_CAMPAIGN, *LIGHT_JUDGE, lazyload(Round.categories))
    )
    return of_office(session, viewer, wanted, round_=Round, judge=Judge, account=Account)


def _letter(session: Session, viewer: Viewer, slug: str, ref: str, letter_ref: str) -> dict[str, Any] | None:
    """Load a reminder to judges of a round; one statement."""
    wanted = (
        select(Campaign, Round, JudgeLetter)
        .join(Round, Round.campaign_id == Campaign.id)
        .join(JudgeLetter, JudgeLetter.round_id == Round.id)
        .where(Campaign.slug == slug, Round.ref == ref, JudgeLetter.ref == letter_ref)
        .options(*LIGHT_CAMPAIGN, lazyload(Round.categories))
    )
    return of_office(session, viewer, wanted, round_=Round, letter=JudgeLetter)


OFFICE_SEAT = Policy("office seat", _seat)
OFFICE_LETTER = Policy("office letter", _letter)
