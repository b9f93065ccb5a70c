"""Setting a round up from what the secretariat plans, changing and deleting one that has not begun."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Assignment, Need, Round, RoundCategory, RoundEntry
from competition.judging.rounds.checks import chosen_entries, refuse_what_cannot_be
from competition.judging.rounds.emptying import forget_all
from competition.judging.rounds.errors import NoEntryGoesInError, NothingGoesOnError, RoundNotDraftError
from competition.judging.rounds.rules import RoundPlan
from competition.judging.rules import RoundState
from competition.judging.services.deeds import write_down
from competition.judging.services.intake import take_in
from competition.judging.services.rounds import create_round, round_categories


def set_up_round(
    session: Session, *, campaign: Campaign, plan: RoundPlan, actor: Account | None, now: datetime
) -> Round:
    """Set a round up as planned, and take in what goes in.

    Raises a PlanError that names the field for what cannot be, NoCategoryError, NoRubricError.
    """
    refuse_what_cannot_be(plan, now)
    only = chosen_entries(session, campaign_id=campaign.id, plan=plan)
    round_ = create_round(
        session,
        campaign=campaign,
        name=plan.name,
        reads=plan.reads,
        closes_at=plan.closes_at,
        actor=actor,
        now=now,
        course=plan.course,
        only=only,
    )
    _refuse_empty(session, round_)
    return round_


def change_round(
    session: Session,
    *,
    round_: Round,
    campaign: Campaign,
    plan: RoundPlan,
    actor: Account | None,
    now: datetime,
) -> bool:
    """Change a round that is in preparation; return whether an allocation was dropped, as it no longer fits.

    Raises RoundNotDraftError, and whatever `set_up_round` raises.
    """
    _refuse_begun(session, round_)
    refuse_what_cannot_be(plan, now)
    only = chosen_entries(session, campaign_id=campaign.id, plan=plan, before=round_.number)
    reads = {each.category_id: each.reads for each in round_.categories}
    refills = (reads, round_.source_id) != (dict(plan.reads), plan.course.source_id)
    _write_plan(session, round_, campaign, plan, now)
    dropped = _refill(session, round_, only) if refills else False
    write_down(
        session,
        actor=actor,
        action="round.change",
        thing=round_,
        campaign_id=campaign.id,
        now=now,
        dropped=int(dropped),
    )
    return dropped


def delete_round(session: Session, *, round_: Round, actor: Account | None, now: datetime) -> None:
    """Delete a round that is in preparation, with the allocation that was prepared for it.

    Raises RoundNotDraftError.
    """
    _refuse_begun(session, round_)
    campaign_id = round_.campaign_id
    write_down(
        session,
        actor=actor,
        action="round.delete",
        thing=round_,
        campaign_id=campaign_id,
        now=now,
        number=round_.number,
    )
    _drop_allocation(session, round_)
    session.execute(delete(RoundEntry).where(RoundEntry.round_id == round_.id))
    session.delete(round_)
    session.flush()


def _refuse_begun(session: Session, round_: Round) -> None:
    session.refresh(round_, ["state"], with_for_update=True)
    if round_.state is not RoundState.DRAFT:
        raise RoundNotDraftError


def _write_plan(session: Session, round_: Round, campaign: Campaign, plan: RoundPlan, now: datetime) -> None:
    """Write a plan into its round; the categories are written anew, with the rubrics as worded today."""
    categories = round_categories(session, campaign, plan.course.mode, plan.reads, now)
    session.execute(delete(RoundCategory).where(RoundCategory.round_id == round_.id))
    session.execute(
        insert(RoundCategory),
        [
            {
                "round_id": round_.id,
                "category_id": each.category_id,
                "rubric_id": each.rubric.id,
                "reads": each.reads,
            }
            for each in categories
        ],
    )
    course = plan.course
    round_.name, round_.opens_at, round_.closes_at = plan.name, course.opens_at, plan.closes_at
    round_.mode, round_.rule, round_.rule_value = course.mode, course.rule, course.rule_value
    round_.source_id = course.source_id
    session.flush()
    session.expire(round_, ["categories"])


def _refill(session: Session, round_: Round, only: Collection[int] | None) -> bool:
    """Take the entries in anew; return whether an allocation was dropped."""
    dropped = _drop_allocation(session, round_)
    session.execute(delete(RoundEntry).where(RoundEntry.round_id == round_.id))
    session.flush()
    take_in(session, round_, only)
    _refuse_empty(session, round_)
    return dropped


def _drop_allocation(session: Session, round_: Round) -> bool:
    forget_all(session, round_.id)
    session.execute(delete(Need).where(Need.round_id == round_.id))
    gone = session.execute(delete(Assignment).where(Assignment.round_id == round_.id))
    return bool(gone.rowcount)  # type: ignore[attr-defined]


def _refuse_empty(session: Session, round_: Round) -> None:
    """Raise where nothing went in; the caller rolls back."""
    if session.query(RoundEntry).filter_by(round_id=round_.id).first() is None:
        source = session.get(Round, round_.source_id) if round_.source_id else None
        raise NothingGoesOnError(round=source.name) if source else NoEntryGoesInError
