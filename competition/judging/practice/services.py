"""Choosing works to practise on, and scoring them."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.judging.errors import (
    NoRubricError,
    ScoreOutOfRangeError,
    UnknownCriterionError,
)
from competition.judging.models import Judge
from competition.judging.practice.errors import (
    NothingReadyError,
    PracticeDoneError,
    PracticeIncompleteError,
    PracticeScoredError,
)
from competition.judging.practice.models import PracticeScore, PracticeWork
from competition.judging.practice.ready import ready_works
from competition.judging.rubric import RubricSpec, read_rubric
from competition.judging.services.deeds import write_down


def add_work(
    session: Session,
    *,
    category: Category,
    language: str,
    title: str,
    text: str,
    remark: str,
    actor: Account | None,
    now: datetime,
    picture: str = "",
    ready: str = "",
) -> PracticeWork:
    """Let the judges of a category practise on a work; one that stands so already is not taken twice.

    Raises NoRubricError.
    """
    _one_at_a_time(session, category)
    rubric_to_practise(category)
    same = select(PracticeWork).where(
        PracticeWork.category_id == category.id,
        PracticeWork.language == language,
        PracticeWork.title == title,
        PracticeWork.text == text,
        PracticeWork.retired_at.is_(None),
    )
    if (standing := session.scalars(same).first()) is not None:
        return standing
    work = PracticeWork(
        campaign_id=category.campaign_id,
        category_id=category.id,
        language=language,
        title=title,
        text=text,
        picture=picture,
        remark=remark,
        ready=ready,
        created_at=now,
    )
    session.add(work)
    _write_down(session, work, "practice.add", actor, now)
    return work


def take_ready(
    session: Session, *, category: Category, language: str, actor: Account | None, now: datetime
) -> int:
    """Take the works that come with Garland for a category; return how many, without those taken before.

    Raises NothingReadyError, NoRubricError.
    """
    _one_at_a_time(session, category)
    rows = session.execute(
        select(PracticeWork.ready, PracticeWork.language).where(
            PracticeWork.category_id == category.id, PracticeWork.retired_at.is_(None)
        )
    )
    taken = {(row.ready, row.language) for row in rows}
    works = [
        work
        for work in ready_works(category.form, category.age_group, language)
        if (work.key, work.language) not in taken
    ]
    if not works:
        raise NothingReadyError
    for work in works:
        add_work(
            session,
            category=category,
            language=work.language,
            title=work.title,
            text=work.text,
            remark=work.remark,
            actor=actor,
            now=now,
            picture=work.picture,
            ready=work.key,
        )
    return len(works)


def change_work(
    session: Session,
    *,
    work: PracticeWork,
    language: str,
    title: str,
    text: str,
    remark: str,
    actor: Account | None,
    now: datetime,
) -> None:
    """Change a work; once a judge has scored it, its remark alone. Raises PracticeScoredError."""
    session.refresh(work, with_for_update=True)
    if (language, title, text) != (work.language, work.title, work.text) and _is_scored(session, work):
        raise PracticeScoredError
    work.language, work.title, work.text, work.remark = language, title, text, remark
    _write_down(session, work, "practice.change", actor, now)


def take_out(session: Session, *, work: PracticeWork, actor: Account | None, now: datetime) -> None:
    """Let nobody begin with a work any more; who has scored it still sees it."""
    work.retired_at = work.retired_at or now
    _write_down(session, work, "practice.take-out", actor, now)


def bring_back(session: Session, *, work: PracticeWork, actor: Account | None, now: datetime) -> None:
    """Let judges practise on a work again."""
    work.retired_at = None
    _write_down(session, work, "practice.bring-back", actor, now)


def score_work(
    session: Session, *, work: PracticeWork, judge: Judge, values: Mapping[str, int], now: datetime
) -> PracticeScore:
    """Keep how a judge scored a work, once and for all: afterwards the panel's scores are seen.

    Raises PracticeDoneError, UnknownCriterionError, ScoreOutOfRangeError, PracticeIncompleteError.
    """
    before = select(PracticeScore.id).where(
        PracticeScore.work_id == work.id, PracticeScore.judge_id == judge.id
    )
    if session.scalar(before) is not None:
        raise PracticeDoneError
    _check(rubric_to_practise(session.get_one(Category, work.category_id)), values)
    score = PracticeScore(work_id=work.id, judge_id=judge.id, scores=dict(values), scored_at=now)
    try:
        with session.begin_nested():
            session.add(score)
    except IntegrityError:  # the same judge, in another window, a moment ago
        raise PracticeDoneError from None
    return score


def rubric_to_practise(category: Category) -> RubricSpec:
    """Return the category's rubric as worded today. Raises NoRubricError."""
    spec = read_rubric(category.rubric)
    if spec is None:
        raise NoRubricError(category=category.key)
    return spec


def _one_at_a_time(session: Session, category: Category) -> None:
    """Let nobody else choose works for a category until this transaction ends."""
    session.execute(select(Category.id).where(Category.id == category.id).with_for_update())


def _check(rubric: RubricSpec, values: Mapping[str, int]) -> None:
    keys = {criterion.key for criterion in rubric.criteria}
    if not values.keys() <= keys:
        raise UnknownCriterionError
    if not all(rubric.lowest <= value <= rubric.highest for value in values.values()):
        raise ScoreOutOfRangeError(lowest=rubric.lowest, highest=rubric.highest)
    if len(values) < len(keys):
        raise PracticeIncompleteError(count=len(keys) - len(values))


def _is_scored(session: Session, work: PracticeWork) -> bool:
    scored = select(PracticeScore.id).where(PracticeScore.work_id == work.id)
    return bool(session.scalar(select(scored.exists())))


def _write_down(
    session: Session, work: PracticeWork, action: str, actor: Account | None, now: datetime
) -> None:
    write_down(session, actor=actor, action=action, thing=work, campaign_id=work.campaign_id, now=now)
