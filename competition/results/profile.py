"""An entry's criteria: what its judges gave for each, beside what the category got."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup
from sqlalchemy import ColumnElement, Select, and_, case, exists, func, select
from sqlalchemy.orm import Session, aliased

from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Criterion, Rubric, Score, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, SheetState
from competition.platform.drawings import Dot, dots
from competition.platform.i18n import gettext as _


@dataclass(frozen=True)
class CriterionProfile:
    """One criterion on its scale: the entry's mean, its lowest and highest score, the category's mean."""

    label: str
    scale: tuple[int, int]
    mean: float
    low: int
    high: int
    usual: float


def profile_of(session: Session, *, round_id: int, entry_id: int, category_id: int) -> list[CriterionProfile]:
    """Return the criteria for which an entry was scored, in the rubric's order; one statement."""
    rows = session.execute(_profile(BlindEntry.entry_id == entry_id, round_id, category_id))
    return [
        CriterionProfile(label, (lowest, highest), float(mean), low, high, float(usual))
        for label, lowest, highest, mean, low, high, usual in rows
        if mean is not None
    ]


def drawn_profile(profile: Sequence[CriterionProfile]) -> Markup:
    """Draw the criteria under each other on their scale."""
    if not profile:
        return Markup("")
    lowest, highest = profile[0].scale
    return Markup(  # noqa: S704 - the drawing escapes its labels
        dots(
            [Dot(one.label, one.low, one.mean, one.high) for one in profile],
            lowest=lowest,
            highest=highest,
            title=_("By criterion"),
            described=_("For each criterion the mean score, with the lowest and the highest."),
        )
    )


def _profile(
    own: ColumnElement[bool], round_id: int, category_id: int
) -> Select[str, int, int, float | None, int, int, float]:
    score = case((own, Score.value))
    return (
        select(
            Criterion.label,
            Rubric.lowest,
            Rubric.highest,
            func.avg(score),
            func.min(score),
            func.max(score),
            func.avg(Score.value),
        )
        .select_from(Score)
        .join(Criterion, Criterion.id == Score.criterion_id)
        .join(Rubric, Rubric.id == Criterion.rubric_id)
        .join(Scoresheet, Scoresheet.id == Score.scoresheet_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED)
        .where(BlindEntry.category_id == category_id, Scoresheet.state == SheetState.SUBMITTED, LIVE)
        .where(~_changed_since())
        .group_by(Criterion.id, Criterion.label, Criterion.position, Rubric.lowest, Rubric.highest)
        .order_by(Criterion.position)
    )


def _changed_since() -> ColumnElement[bool]:
    """Whether a judge has changed this score afterwards."""
    newer = aliased(Score)
    return exists().where(
        and_(
            newer.scoresheet_id == Score.scoresheet_id,
            newer.criterion_id == Score.criterion_id,
            newer.version > Score.version,
        )
    )
