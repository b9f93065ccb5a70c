"""What of a round that has begun can still change: when judges finish, and what goes on from it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.judging.errors import RoundNotOpenError
from competition.judging.models import Assignment, Round, SignOff
from competition.judging.rounds.checks import refuse_closing, refuse_rule
from competition.judging.rounds.errors import RuleUsedError, SameClosingError
from competition.judging.rounds.rules import GoingOn
from competition.judging.rules import AssignmentState, RoundState
from competition.judging.services.deeds import write_down
from competition.judging.services.letters import write_to_judges


def move_closing(
    session: Session, *, round_: Round, closes_at: datetime | None, actor: Account | None, now: datetime
) -> int:
    """Move the day by which judges finish in an open round, and write to who is still reading; return to
    how many.

    Raises RoundNotOpenError, ClosesInThePastError, ClosesBeforeOpeningError, SameClosingError.
    """
    session.refresh(round_, ["state", "closes_at"], with_for_update=True)
    if round_.state is not RoundState.OPEN:
        raise RoundNotOpenError
    if closes_at == round_.closes_at:
        raise SameClosingError
    refuse_closing(round_.opens_at, closes_at, now)
    earlier, round_.closes_at = round_.closes_at, closes_at
    letters = write_to_judges(
        session,
        round_=round_,
        judge_ids=_still_reading(session, round_),
        event="judging.moved",
        occasion=f"moved-{now:%Y%m%dT%H%M%S}",
        now=now,
    )
    write_down(
        session,
        actor=actor,
        action="round.move-closing",
        thing=round_,
        campaign_id=round_.campaign_id,
        now=now,
        earlier=earlier.isoformat() if earlier else None,
        later=closes_at.isoformat() if closes_at else None,
        letters=letters,
    )
    return letters


def change_rule(
    session: Session, *, round_: Round, rule: GoingOn, value: int, actor: Account | None, now: datetime
) -> bool:
    """Change what goes on from a round, until a later one was filled by it; return whether anything changed.

    Raises RuleValueError, RuleUsedError.
    """
    value = 0 if rule is GoingOn.NONE else value
    refuse_rule(rule, value)
    if (rule, value) == (round_.rule, round_.rule_value):
        return False
    later = session.scalar(select(Round.name).where(Round.source_id == round_.id).limit(1))
    if later is not None:
        raise RuleUsedError(round=later)
    earlier, earlier_value = round_.rule, round_.rule_value
    round_.rule, round_.rule_value = rule, value
    write_down(
        session,
        actor=actor,
        action="round.change-rule",
        thing=round_,
        campaign_id=round_.campaign_id,
        now=now,
        earlier=f"{earlier.value}:{earlier_value}",
        later=f"{rule.value}:{value}",
    )
    return True


def _still_reading(session: Session, round_: Round) -> list[int]:
    """Return the judges who hold something of the round and have not signed off."""
    signed = select(SignOff.judge_id).where(SignOff.round_id == round_.id)
    return list(
        session.scalars(
            select(Assignment.judge_id)
            .where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.RELEASED)
            .where(Assignment.judge_id.not_in(signed))
            .distinct()
        )
    )
