"""A round: set up, filled with entries, released to its judges."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.entries.blind import BlindEntry
from competition.judging.errors import NoCategoryError, NothingToReleaseError, RoundClosedError
from competition.judging.models import Assignment, Round, RoundCategory, Rubric, SignOff
from competition.judging.rounds.first_pass import first_pass_rubric
from competition.judging.rounds.rules import Course, RoundMode
from competition.judging.rules import AssignmentState, RoundState
from competition.judging.services.deeds import write_down
from competition.judging.services.intake import take_in
from competition.judging.services.letters import write_to_judges
from competition.judging.services.rubrics import keep, rubric_of


def create_round(
    session: Session,
    *,
    campaign: Campaign,
    name: str,
    reads: Mapping[int, int],
    closes_at: datetime | None,
    actor: Account | None,
    now: datetime,
    course: Course | None = None,
    only: Collection[int] | None = None,
) -> Round:
    """Set up a round as a draft and take in the accepted entries (`only` these, if given); `reads` maps
    category ids to reads per entry.

    Raises NoCategoryError without a category of the campaign, NoRubricError where one has no whole rubric.
    """
    course = course or Course()
    number = select(func.coalesce(func.max(Round.number), 0) + 1).where(Round.campaign_id == campaign.id)
    round_ = Round(
        campaign_id=campaign.id,
        number=session.scalars(number).one(),
        name=name,
        opens_at=course.opens_at,
        closes_at=closes_at,
        mode=course.mode,
        rule=course.rule,
        rule_value=course.rule_value,
        source_id=course.source_id,
        created_at=now,
        categories=round_categories(session, campaign, course.mode, reads, now),
    )
    session.add(round_)
    session.flush()
    taken = take_in(session, round_, only)
    write_down(
        session,
        actor=actor,
        action="round.create",
        thing=round_,
        campaign_id=campaign.id,
        now=now,
        entries=len(taken),
    )
    return round_


def round_categories(
    session: Session, campaign: Campaign, mode: RoundMode, reads: Mapping[int, int], now: datetime
) -> list[RoundCategory]:
    """Return the categories of a round with what they are scored by.

    Raises NoCategoryError without a category of the campaign, NoRubricError where one has no whole rubric.
    """
    chosen = [category for category in campaign.categories if reads.get(category.id, 0) > 0]
    if not chosen or len(chosen) < len(reads):
        raise NoCategoryError
    return [
        RoundCategory(
            category_id=category.id,
            rubric=_rubric(session, campaign, category, mode, now),
            reads=reads[category.id],
        )
        for category in chosen
    ]


def _rubric(
    session: Session, campaign: Campaign, category: Category, mode: RoundMode, now: datetime
) -> Rubric:
    if mode is RoundMode.FIRST_PASS:
        spec = first_pass_rubric(campaign.language)
        return keep(session, category=category, spec=spec, now=now)
    return rubric_of(session, category=category, now=now)


def release(session: Session, *, round_: Round, actor: Account | None, now: datetime) -> int:
    """Hand the draft assignments to their judges, open the round, and write to each of them; return how many.

    Raises NothingToReleaseError without drafts, RoundClosedError when it is too late.
    """
    if round_.state is RoundState.CLOSED:
        raise RoundClosedError
    drafts = [Assignment.round_id == round_.id, Assignment.state == AssignmentState.DRAFT]
    retired = select(BlindEntry.id).where(BlindEntry.retired_at.is_not(None))
    session.execute(delete(Assignment).where(*drafts, Assignment.blind_entry_id.in_(retired)))
    judge_ids = session.scalars(select(Assignment.judge_id).where(*drafts).distinct()).all()
    if not judge_ids:
        raise NothingToReleaseError
    released = session.execute(
        update(Assignment).where(*drafts).values(state=AssignmentState.RELEASED, released_at=now)
    )
    session.execute(delete(SignOff).where(SignOff.round_id == round_.id, SignOff.judge_id.in_(judge_ids)))
    if round_.state is RoundState.DRAFT:
        round_.state, round_.opens_at = RoundState.OPEN, now
    number = int(released.rowcount)  # type: ignore[attr-defined]
    occasion = f"{now:%Y%m%dT%H%M%S}"
    write_to_judges(
        session, round_=round_, judge_ids=judge_ids, event="judging.open", occasion=occasion, now=now
    )
    write_down(
        session,
        actor=actor,
        action="round.release",
        thing=round_,
        campaign_id=round_.campaign_id,
        now=now,
        assignments=number,
        judges=len(judge_ids),
    )
    return number
