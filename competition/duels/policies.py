"""Who may do what in duels. What a judge may not see looks as if it did not exist."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, Category
from competition.duels.models import Comparison, Duel, DuelJudge
from competition.judging.models import Judge
from competition.judging.policies import LIGHT_CAMPAIGN, LIGHT_JUDGE, of_office
from competition.judging.rules import JudgeState
from competition.web.policies import Policy

_SEAT = (
    select(Duel, Category, Judge, Campaign)
    .join(Category, Category.id == Duel.category_id)
    .join(Campaign, Campaign.id == Duel.campaign_id)
    .join(DuelJudge, DuelJudge.duel_id == Duel.id)
    .join(Judge, Judge.id == DuelJudge.judge_id)
    .where(Judge.state == JudgeState.READY)
    .options(*LIGHT_CAMPAIGN, *LIGHT_JUDGE)
)


def _own_duel(session: Session, viewer: Viewer, ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load a duel in which the viewer is a judge; one statement."""
    wanted = _SEAT.where(Duel.ref == ref, Judge.account_id == viewer.account_id)
    row = session.execute(wanted).one_or_none()
    if row is None or not viewer.has(Role.JUDGE, row.Campaign.id):
        return None
    named = {"campaign": row.Campaign, "category": row.Category, "judge": row.Judge, "duel": row.Duel}
    return {**named, **rest}


def _own_pair(session: Session, viewer: Viewer, ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load a pair that was laid before the viewer; one statement."""
    wanted = (
        _SEAT.add_columns(Comparison)
        .join(Comparison, (Comparison.duel_id == Duel.id) & (Comparison.judge_id == Judge.id))
        .where(Comparison.ref == ref, Judge.account_id == viewer.account_id)
    )
    row = session.execute(wanted).one_or_none()
    if row is None or not viewer.has(Role.JUDGE, row.Campaign.id):
        return None
    return {"campaign": row.Campaign, "judge": row.Judge, "duel": row.Duel, "pair": row.Comparison, **rest}


def _office_duel(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a duel of the campaign for its secretariat; one statement."""
    wanted = (
        select(Campaign, Duel, Category)
        .join(Duel, Duel.campaign_id == Campaign.id)
        .join(Category, Category.id == Duel.category_id)
        .where(Campaign.slug == slug, Duel.ref == ref)
        .options(*LIGHT_CAMPAIGN)
    )
    return of_office(session, viewer, wanted, duel=Duel, category=Category)


OWN_DUEL = Policy("own duel", _own_duel)
OWN_PAIR = Policy("own pair", _own_pair)
OFFICE_DUEL = Policy("office duel", _office_duel)
