"""What the pages of practice ask."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.judging.models import Judge, JudgeCategory
from competition.judging.practice.models import PracticeScore, PracticeWork
from competition.judging.practice.rules import EACH, choose_works


@dataclass(frozen=True)
class Practised:
    """A work with its category and the judge's own scores, None before they are saved."""

    work: PracticeWork
    form: str
    age_group: str
    own: Mapping[str, int] | None

    @property
    def language(self) -> str:
        """The language it is read in; a drawing has none."""
        return "" if self.work.picture else self.work.language

    @property
    def done(self) -> bool:
        """Whether the judge has scored it."""
        return self.own is not None


_OF_JUDGE = (
    select(PracticeWork, Category.form, Category.age_group, PracticeScore.scores)
    .join(Category, Category.id == PracticeWork.category_id)
    .outerjoin(
        PracticeScore,
        (PracticeScore.work_id == PracticeWork.id) & (PracticeScore.judge_id == bindparam("judge_id")),
    )
    .where(PracticeWork.campaign_id == bindparam("campaign_id"))
)


def _to_practise() -> Any:
    """What a judge has scored, and what stands in the categories that the judge reads."""
    chosen = select(JudgeCategory.category_id).where(JudgeCategory.judge_id == bindparam("judge_id"))
    reads = or_(PracticeWork.category_id.in_(chosen), ~chosen.exists())
    return _OF_JUDGE.where(
        or_(PracticeScore.id.is_not(None), PracticeWork.retired_at.is_(None) & reads)
    ).order_by(Category.position, PracticeWork.id)


_TO_PRACTISE = _to_practise()


def works_of_judge(session: Session, *, judge: Judge) -> list[Practised]:
    """Return what a judge practises on: what is scored already, then further ones of the judge's categories;
    one statement.
    """
    rows = session.execute(_TO_PRACTISE, {"judge_id": judge.id, "campaign_id": judge.campaign_id})
    found = [Practised(*row) for row in rows]
    done = [each for each in found if each.done]
    todo = choose_works([each for each in found if not each.done], judge.languages)
    return done + todo[: max(0, EACH - len(done))]


def find_work(session: Session, *, judge: Judge, ref: str) -> Practised | None:
    """Return one work of the judge's campaign that stands, or that the judge has scored; one statement."""
    of = {"judge_id": judge.id, "campaign_id": judge.campaign_id}
    known = or_(PracticeScore.id.is_not(None), PracticeWork.retired_at.is_(None))
    row = session.execute(_OF_JUDGE.where(PracticeWork.ref == ref, known), of).one_or_none()
    return Practised(*row) if row else None


def values_of_panel(session: Session, *, work_id: int) -> Sequence[Mapping[str, int]]:
    """Return the values of all who scored a work, nobody named; one statement."""
    return session.scalars(select(PracticeScore.scores).where(PracticeScore.work_id == work_id)).all()


def works_of_campaign(session: Session, *, campaign_id: int) -> Sequence[tuple[PracticeWork, int]]:
    """Return the works that stand with how many judges have scored each; one statement."""
    scored = (
        select(func.count())
        .where(PracticeScore.work_id == PracticeWork.id)
        .correlate(PracticeWork)
        .scalar_subquery()
    )
    rows = session.execute(
        select(PracticeWork, scored)
        .where(PracticeWork.campaign_id == campaign_id, PracticeWork.retired_at.is_(None))
        .order_by(PracticeWork.id)
    )
    return [(row[0], row[1]) for row in rows]
