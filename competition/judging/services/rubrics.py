"""Rubrics made fast: what a round scores by never changes afterwards."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.judging.errors import NoRubricError
from competition.judging.models import Criterion, Rubric
from competition.judging.rubric import CriterionSpec, RubricSpec, read_rubric


def rubric_of(session: Session, *, category: Category, now: datetime) -> Rubric:
    """Return the category's rubric as worded today: its newest version if nothing changed, else a new one.

    Raises NoRubricError where the category's wording is incomplete.
    """
    spec = read_rubric(category.rubric)
    if spec is None:
        raise NoRubricError(category=category.key)
    newest = session.scalar(
        select(Rubric).where(Rubric.category_id == category.id).order_by(Rubric.version.desc()).limit(1)
    )
    if newest is not None and _spec(newest) == spec:
        return newest
    rubric = Rubric(
        category_id=category.id,
        version=newest.version + 1 if newest else 1,
        lowest=spec.lowest,
        highest=spec.highest,
        created_at=now,
        criteria=[_criterion(position, each) for position, each in enumerate(spec.criteria)],
    )
    session.add(rubric)
    session.flush()
    return rubric


def _criterion(position: int, spec: CriterionSpec) -> Criterion:
    return Criterion(
        position=position,
        key=spec.key,
        label=spec.label,
        question=spec.question,
        weight=spec.weight,
        language=spec.language,
        levels=list(spec.levels),
    )


def _spec(rubric: Rubric) -> RubricSpec:
    """Return a kept rubric as it was worded."""
    return RubricSpec(
        rubric.lowest,
        rubric.highest,
        tuple(
            CriterionSpec(c.key, c.label, c.question, c.weight, c.language, tuple(c.levels))
            for c in rubric.criteria
        ),
    )
