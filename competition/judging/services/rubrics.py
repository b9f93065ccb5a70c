"""Rubrics made fast: what a round is scored by never changes afterwards."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.judging.errors import NoRubricError
from competition.judging.models import Criterion, Rubric
from competition.judging.rubric import CriterionSpec, RubricSpec, read_rubric


def rubric_of(session: Session, *, category: Category, now: datetime) -> Rubric:
    """Return the category's rubric as worded today: the version that was worded so, else a new one.

    Raises NoRubricError where the category's wording is incomplete.
    """
    spec = read_rubric(category.rubric)
    if spec is None:
        raise NoRubricError(category=category.key)
    return keep(session, category=category, spec=spec, now=now)


def keep(session: Session, *, category: Category, spec: RubricSpec, now: datetime) -> Rubric:
    """Return the category's version that is worded like `spec`, a new one if there is none."""
    session.execute(select(Category.id).where(Category.id == category.id).with_for_update())
    kept = versions_of(session, category_id=category.id)
    same = next((each for each in kept if as_spec(each) == spec), None)
    if same is not None:
        return same
    rubric = Rubric(
        category_id=category.id,
        version=max((each.version for each in kept), default=0) + 1,
        lowest=spec.lowest,
        highest=spec.highest,
        created_at=now,
        criteria=[_criterion(position, each) for position, each in enumerate(spec.criteria)],
    )
    session.add(rubric)
    session.flush()
    return rubric


def versions_of(session: Session, *, category_id: int) -> Sequence[Rubric]:
    """Return the versions of a category's rubric, the newest first; two statements."""
    wanted = select(Rubric).where(Rubric.category_id == category_id)
    return session.scalars(wanted.order_by(Rubric.version.desc())).all()


def _criterion(position: int, spec: CriterionSpec) -> Criterion:
    return Criterion(position=position, **spec.as_mapping())


def as_spec(rubric: Rubric) -> RubricSpec:
    """Return a kept rubric as it was worded."""
    return RubricSpec(
        rubric.lowest,
        rubric.highest,
        tuple(
            CriterionSpec(c.key, c.label, c.question, c.weight, c.language, tuple(c.levels))
            for c in rubric.criteria
        ),
    )
