"""A rubric reworded: rounds that nobody has seen take it up, whatever may be scored by keeps its version."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.judging.errors import RubricChangedError, RubricIncompleteError
from competition.judging.models import Assignment, Criterion, Round, RoundCategory, Rubric, Scoresheet
from competition.judging.rubric import RubricSpec, spec_of
from competition.judging.rules import RoundState
from competition.judging.services.deeds import write_down
from competition.judging.services.rubrics import as_spec, keep, versions_of


@dataclass(frozen=True)
class Reworded:
    """What saving came to: whether anything is different, and the rounds that take it up."""

    changed: bool
    rounds: tuple[str, ...] = ()


def change_rubric(
    session: Session,
    *,
    category: Category,
    rubric: RubricSpec,
    seen: str | None,
    actor: Account | None,
    now: datetime,
) -> Reworded:
    """Let a category's rubric be worded so from now on. Rounds in preparation take it up.

    A round that was opened keeps the version its judges have: somebody may be reading by it, and scores may
    wait unsent on their devices. `seen` is the stamp of the rubric as it was shown (None: whatever it is).
    Raises RubricIncompleteError, RubricChangedError.
    """
    if not rubric.is_whole:
        raise RubricIncompleteError
    session.refresh(category, ["rubric"], with_for_update=True)
    standing = spec_of(category.rubric)
    if standing == rubric:
        return Reworded(False)
    if seen is not None and standing.stamp != seen:
        raise RubricChangedError
    category.rubric = rubric.as_mapping()
    rounds = _take_up(session, category, rubric, now)
    write_down(
        session,
        actor=actor,
        action="rubric.change",
        thing=category,
        campaign_id=category.campaign_id,
        now=now,
        criteria=len(rubric.criteria),
        rounds=len(rounds),
    )
    return Reworded(True, rounds)


def _take_up(session: Session, category: Category, spec: RubricSpec, now: datetime) -> tuple[str, ...]:
    """Let the rounds in preparation be scored by this wording; return their names."""
    places = _in_preparation(session, category)
    if not places:
        return ()
    known = {each.id for each in versions_of(session, category_id=category.id)}
    rubric = keep(session, category=category, spec=spec, now=now)
    for in_round, _name in places:
        in_round.rubric = rubric
    session.flush()
    _tidy(session, category)
    if rubric.id not in known:
        _number(session, rubric)
    return tuple(name for _in_round, name in places)


def _in_preparation(session: Session, category: Category) -> list[tuple[RoundCategory, str]]:
    """Return the category's places in rounds that are not open and hold no sheet, with the rounds' names.

    A first pass asks a question of its own, whatever the category's rubric says.
    """
    begun = (
        select(Scoresheet.id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .where(Assignment.round_id == Round.id)
    )
    rows = session.execute(
        select(RoundCategory, Round.name)
        .join(Round, Round.id == RoundCategory.round_id)
        .where(RoundCategory.category_id == category.id, Round.state == RoundState.DRAFT, ~begun.exists())
        .order_by(Round.number)
        .with_for_update(of=Round)
        .execution_options(populate_existing=True)
    )
    return [(each, name) for each, name in rows if not as_spec(each.rubric).is_first_pass]


def _tidy(session: Session, category: Category) -> None:
    """Forget the versions that no round is scored by any more."""
    used = select(RoundCategory.rubric_id).where(RoundCategory.category_id == category.id)
    unused = select(Rubric.id).where(Rubric.category_id == category.id, Rubric.id.not_in(used))
    for rubric_id in session.scalars(unused).all():
        try:
            with session.begin_nested():
                session.execute(delete(Criterion).where(Criterion.rubric_id == rubric_id))
                session.execute(delete(Rubric).where(Rubric.id == rubric_id))
        except IntegrityError:  # something else stands on it
            continue


def _number(session: Session, rubric: Rubric) -> None:
    """Number a new version after the one before it, whatever was forgotten in between."""
    others = select(func.coalesce(func.max(Rubric.version), 0)).where(
        Rubric.category_id == rubric.category_id, Rubric.id != rubric.id
    )
    rubric.version = session.scalars(others).one() + 1
    session.flush()
