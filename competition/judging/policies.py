"""Who may do what in judging. What a judge may not see looks as if it did not exist."""

from typing import Any

from sqlalchemy import Executable, bindparam, select
from sqlalchemy.orm import Session, contains_eager, lazyload

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.models import Campaign, Category
from competition.campaign.policies import runs
from competition.entries.blind import BlindEntry
from competition.judging.errors import LeftPanelError
from competition.judging.models import Assignment, Flag, Judge, Round
from competition.judging.queries.live import HELD, LIVE
from competition.judging.rules import AssignmentState, JudgeState, RoundState
from competition.web.policies import Policy

# What a policy does not need to load; each of these would be a statement of its own.
LIGHT_CAMPAIGN = (lazyload(Campaign.milestones), lazyload(Campaign.categories))
LIGHT_JUDGE = (lazyload(Judge.categories), lazyload(Judge.barred_schools))


_SEAT = (
    select(Campaign, Judge)
    .outerjoin(Judge, (Judge.campaign_id == Campaign.id) & (Judge.account_id == bindparam("account_id")))
    .where(Campaign.slug == bindparam("own_slug"))
    .options(*LIGHT_CAMPAIGN, *LIGHT_JUDGE)
)


def _judge(session: Session, viewer: Viewer, slug: str, **rest: Any) -> dict[str, Any] | None:
    """Load the campaign and the viewer's place on its panel (None before the first visit)."""
    row = session.execute(_SEAT, {"own_slug": slug, "account_id": viewer.account_id}).one_or_none()
    if row is None or not viewer.has(Role.JUDGE, row.Campaign.id):
        return None
    if row.Judge is not None and row.Judge.state is JudgeState.LEFT:
        raise LeftPanelError
    return {"campaign": row.Campaign, "judge": row.Judge, **rest}


_OWN_ASSIGNMENT = (
    select(Assignment, Round, Judge, Campaign)
    .join(Round, Round.id == Assignment.round_id)
    .join(Judge, Judge.id == Assignment.judge_id)
    .join(Campaign, Campaign.id == Round.campaign_id)
    .join(Assignment.blind_entry)
    .where(Assignment.ref == bindparam("own_ref"), Assignment.state == AssignmentState.RELEASED)
    .where(Judge.account_id == bindparam("account_id"), Judge.state == JudgeState.READY)
    .where(Round.state.in_((RoundState.OPEN, RoundState.CLOSED)), LIVE)
    .options(*LIGHT_CAMPAIGN, *LIGHT_JUDGE, lazyload(Round.categories))
    .options(contains_eager(Assignment.blind_entry).lazyload(BlindEntry.images))
)


def _own_assignment(session: Session, viewer: Viewer, ref: str, **rest: Any) -> dict[str, Any] | None:
    """Load an assignment released to this judge, in a round that has been opened; one statement."""
    row = session.execute(_OWN_ASSIGNMENT, {"own_ref": ref, "account_id": viewer.account_id}).one_or_none()
    if row is None or not viewer.has(Role.JUDGE, row.Campaign.id):
        return None
    return {
        "campaign": row.Campaign,
        "judge": row.Judge,
        "round_": row.Round,
        "assignment": row.Assignment,
        **rest,
    }


def _own_round(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a round that this judge reads in."""
    loaded = _judge(session, viewer, slug)
    if loaded is None or loaded["judge"] is None:
        return None
    mine = select(Assignment.round_id).where(
        Assignment.judge_id == loaded["judge"].id, Assignment.state == AssignmentState.RELEASED
    )
    round_ = session.scalar(
        select(Round)
        .where(Round.ref == ref, Round.campaign_id == loaded["campaign"].id)
        .where(Round.state != RoundState.DRAFT, Round.id.in_(mine))
        .options(lazyload(Round.categories))
    )
    return {**loaded, "round_": round_} if round_ else None


def of_office(session: Session, viewer: Viewer, wanted: Executable, **named: type) -> dict[str, Any] | None:
    """Load one row for the secretariat of its campaign: the campaign, and what of each class is called."""
    row = session.execute(wanted).one_or_none()
    if row is None or not runs(viewer, row.Campaign):
        return None
    return {"campaign": row.Campaign, **{name: getattr(row, kind.__name__) for name, kind in named.items()}}


def _office_round(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load one of the campaign's rounds for its secretariat; one statement."""
    wanted = (
        select(Campaign, Round)
        .join(Round, Round.campaign_id == Campaign.id)
        .where(Campaign.slug == slug, Round.ref == ref)
        .options(*LIGHT_CAMPAIGN, lazyload(Round.categories))
    )
    return of_office(session, viewer, wanted, round_=Round)


def _office_category(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a category of the campaign for its secretariat; one statement."""
    wanted = (
        select(Campaign, Category)
        .join(Category, Category.campaign_id == Campaign.id)
        .where(Campaign.slug == slug, Category.ref == ref)
        .options(*LIGHT_CAMPAIGN)
    )
    return of_office(session, viewer, wanted, category=Category)


def _office_judge(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a member of the campaign's panel, with the account, for its secretariat; one statement."""
    wanted = (
        select(Campaign, Judge, Account)
        .join(Judge, Judge.campaign_id == Campaign.id)
        .join(Account, Account.id == Judge.account_id)
        .where(Campaign.slug == slug, Judge.ref == ref)
        .options(*LIGHT_CAMPAIGN, *LIGHT_JUDGE)
    )
    return of_office(session, viewer, wanted, judge=Judge, account=Account)


def _office_flag(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a flag of one of the campaign's rounds for its secretariat; one statement."""
    wanted = (
        select(Campaign, Round, Flag)
        .join(Round, Round.campaign_id == Campaign.id)
        .join(Assignment, Assignment.round_id == Round.id)
        .join(Flag, Flag.assignment_id == Assignment.id)
        .where(Campaign.slug == slug, Flag.ref == ref)
        .options(*LIGHT_CAMPAIGN, lazyload(Round.categories))
    )
    return of_office(session, viewer, wanted, round_=Round, flag=Flag)


def _held_copy(session: Session, viewer: Viewer, slug: str, ref: str) -> dict[str, Any] | None:
    """Load a judges' copy that is held, for the campaign's secretariat; one statement."""
    wanted = (
        select(Campaign, BlindEntry)
        .join(BlindEntry, BlindEntry.campaign_id == Campaign.id)
        .where(Campaign.slug == slug, BlindEntry.ref == ref, HELD)
        .options(*LIGHT_CAMPAIGN, lazyload(BlindEntry.images))
    )
    return of_office(session, viewer, wanted, copy=BlindEntry)


JUDGE = Policy("judge", _judge)
OWN_ASSIGNMENT = Policy("own assignment", _own_assignment)
OWN_ROUND = Policy("own round", _own_round)
OFFICE_ROUND = Policy("office round", _office_round)
OFFICE_CATEGORY = Policy("office category", _office_category)
OFFICE_JUDGE = Policy("office judge", _office_judge)
OFFICE_FLAG = Policy("office flag", _office_flag)
HELD_COPY = Policy("held copy", _held_copy)
