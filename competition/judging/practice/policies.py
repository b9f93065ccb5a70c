"""Who may practise on a work, and who chooses works."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, Category
from competition.judging.policies import JUDGE, LIGHT_CAMPAIGN, of_office
from competition.judging.practice.models import PracticeWork
from competition.judging.practice.queries import find_work
from competition.judging.rules import JudgeState
from competition.web.policies import Policy


def _own_practice(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a work of the campaign for a judge who is ready; two statements."""
    loaded = JUDGE.resolve(session, viewer, slug=slug)
    if loaded is None or loaded["judge"] is None or loaded["judge"].state is not JudgeState.READY:
        return None
    found = find_work(session, judge=loaded["judge"], ref=ref)
    return {**loaded, "practised": found} if found else None


def _office_practice(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a work of the campaign with its category for the secretariat; one statement."""
    wanted = (
        select(Campaign, PracticeWork, Category)
        .join(PracticeWork, PracticeWork.campaign_id == Campaign.id)
        .join(Category, Category.id == PracticeWork.category_id)
        .where(Campaign.slug == slug, PracticeWork.ref == ref)
        .options(*LIGHT_CAMPAIGN)
    )
    return of_office(session, viewer, wanted, work=PracticeWork, category=Category)


OWN_PRACTICE = Policy("own practice", _own_practice)
OFFICE_PRACTICE = Policy("office practice", _office_practice)
