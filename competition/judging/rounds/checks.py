"""What cannot be of a planned round, and which entries of an earlier one go into it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from competition.judging.models import Round
from competition.judging.rounds.errors import (
    ClosesBeforeOpeningError,
    ClosesInThePastError,
    NoStandingsYetError,
    NotASourceError,
    RuleValueError,
)
from competition.judging.rounds.rules import HIGHEST, GoingOn, RoundPlan, value_fits
from competition.judging.rounds.sources import choices_of
from competition.judging.rules import RoundState
from competition.platform.i18n import format_number


def refuse_what_cannot_be(plan: RoundPlan, now: datetime) -> None:
    """Raise the PlanError of what contradicts itself or the clock."""
    refuse_closing(plan.course.opens_at, plan.closes_at, now)
    refuse_rule(plan.course.rule, plan.course.rule_value)


def refuse_closing(opens_at: datetime | None, closes_at: datetime | None, now: datetime) -> None:
    """Raise ClosesBeforeOpeningError, ClosesInThePastError."""
    if closes_at is None:
        return
    if closes_at <= now:
        raise ClosesInThePastError
    if opens_at is not None and closes_at <= opens_at:
        raise ClosesBeforeOpeningError


def refuse_rule(rule: GoingOn, value: int) -> None:
    """Raise RuleValueError."""
    if not value_fits(rule, value):
        raise RuleValueError(highest=format_number(HIGHEST[rule.value]))


def chosen_entries(
    session: Session, *, campaign_id: int, plan: RoundPlan, before: int | None = None
) -> Collection[int] | None:
    """Return the ids of the entries that go on from the plan's source, None where every accepted one goes in;
    the source is of the same campaign, and `before` this number of a round.

    Raises NotASourceError, NoStandingsYetError.
    """
    if plan.course.source_id is None:
        return None
    source = session.scalar(
        select(Round)
        .where(Round.id == plan.course.source_id, Round.campaign_id == campaign_id)
        .options(lazyload(Round.categories))
    )
    if source is None or not is_source(source) or (before is not None and source.number >= before):
        raise NotASourceError
    choices = choices_of(session, source)
    if choices is None:
        raise NoStandingsYetError(round=source.name)
    return {entry_id for choice in choices.values() for entry_id in choice.going}


def is_source(round_: Round) -> bool:
    """Whether entries can go on from a round: it is closed, and says by which rule."""
    return round_.state is RoundState.CLOSED and round_.rule is not GoingOn.NONE
