"""What the secretariat's pages of duels ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.duels.bradley_terry import Columns, columns, order
from competition.duels.fitting import fitted
from competition.duels.models import Comparison, Duel, DuelJudge, DuelWork, share_said
from competition.duels.rules import SHARES, DuelState
from competition.entries.blind import BlindEntry
from competition.entries.models import Entry
from competition.judging.models import Assignment, Judge, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import JudgeState, SheetState


class DuelLine(NamedTuple):
    """A duel in the list."""

    ref: str
    form: str
    age_group: str
    state: DuelState
    until: datetime | None
    works: int
    wanted: int
    done: int


class Work(NamedTuple):
    """A work that may take part or does, as the secretariat knows it."""

    copy_id: int
    entry_id: int
    ref: str
    title: str
    language: str
    number: str


class Seated(NamedTuple):
    """A judge of a duel, and how far they are."""

    name: str
    share: int
    done: int


@dataclass(frozen=True)
class Strong:
    """A work of a duel with its strength, its error, how often it was compared, and in how many of a hundred
    of these it was put first; what could not be told apart counts half.
    """

    work: Work
    strength: float
    se: float
    times: int
    first: float | None
    place: int


def duels_of_campaign(session: Session, campaign_id: int) -> Sequence[DuelLine]:
    """Return the campaign's duels, the newest first; one statement."""
    works = select(func.count()).where(DuelWork.duel_id == Duel.id).correlate(Duel).scalar_subquery()
    told = Comparison.outcome.in_(SHARES)
    done = select(func.count()).where(Comparison.duel_id == Duel.id, told).correlate(Duel).scalar_subquery()
    shares = (
        select(func.sum(DuelJudge.share))
        .where(DuelJudge.duel_id == Duel.id)
        .correlate(Duel)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Duel.ref, Category.form, Category.age_group, Duel.state, Duel.until, works, shares, done)
        .join(Category, Category.id == Duel.category_id)
        .where(Duel.campaign_id == campaign_id)
        .order_by(Duel.created_at.desc(), Duel.id.desc())
    )
    return [DuelLine(*row) for row in rows]


def categories_to_compare(session: Session, campaign: Campaign) -> Sequence[tuple[Category, int]]:
    """Return the categories in which two works or more stand; one statement."""
    number = func.count(BlindEntry.id)
    rows = session.execute(
        select(Category, number)
        .join(BlindEntry, BlindEntry.category_id == Category.id)
        .where(Category.campaign_id == campaign.id, LIVE)
        .group_by(Category.id)
        .having(number > 1)
        .order_by(Category.position)
    )
    return [(row[0], row[1]) for row in rows]


_WORK = select(
    BlindEntry.id, Entry.id, Entry.ref, BlindEntry.title, BlindEntry.language, func.coalesce(Entry.number, "")
).join(Entry, Entry.id == BlindEntry.entry_id)


def works_of_category(session: Session, category_id: int) -> Sequence[Work]:
    """Return the works of a category that stand; one statement."""
    rows = session.execute(
        _WORK.where(BlindEntry.category_id == category_id, LIVE).order_by(Entry.number, Entry.id)
    )
    return [Work(*row) for row in rows]


def is_scored(session: Session, category_id: int) -> bool:
    """Whether a scoresheet of a work of the category has been handed in; one statement."""
    handed_in = (
        select(Scoresheet.id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(BlindEntry.category_id == category_id, Scoresheet.state == SheetState.SUBMITTED)
    )
    return bool(session.scalar(select(handed_in.exists())))


def ready_judges(session: Session, campaign_id: int) -> Sequence[tuple[int, str]]:
    """Return the judges who are ready, by name; one statement."""
    rows = session.execute(
        select(Judge.id, Account.name)
        .join(Account, Account.id == Judge.account_id)
        .where(Judge.campaign_id == campaign_id, Judge.state == JudgeState.READY)
        .order_by(Account.name, Judge.id)
    )
    return [(row[0], row[1]) for row in rows]


def seated(session: Session, duel: Duel) -> Sequence[Seated]:
    """Return the judges of a duel by name, each with what counts of their choices; one statement."""
    done = (
        select(func.count(Comparison.id))
        .where(Comparison.duel_id == duel.id, Comparison.judge_id == DuelJudge.judge_id)
        .where(Comparison.outcome.in_(SHARES))
        .correlate(DuelJudge)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Account.name, DuelJudge.share, done)
        .join(Judge, Judge.id == DuelJudge.judge_id)
        .join(Account, Account.id == Judge.account_id)
        .where(DuelJudge.duel_id == duel.id)
        .order_by(Account.name, Judge.id)
    )
    return [Seated(*row) for row in rows]


def strengths_of(session: Session, duel: Duel) -> list[Strong]:
    """Return the works of a duel, the strongest first, by all that was said so far; two statements."""
    works = [
        Work(*row)
        for row in session.execute(
            _WORK.join(DuelWork, DuelWork.blind_entry_id == BlindEntry.id)
            .where(DuelWork.duel_id == duel.id)
            .order_by(BlindEntry.id)
        )
    ]
    said = columns(
        session.execute(
            select(Comparison.one_id, Comparison.other_id, share_said()).where(
                Comparison.duel_id == duel.id, Comparison.outcome.in_(SHARES)
            )
        ).all()
    )
    ids = np.array([work.copy_id for work in works], np.int64)
    one, other = np.searchsorted(ids, said.one), np.searchsorted(ids, said.other)
    found = fitted(len(works), Columns(one, other, said.share))
    times, first = _times_and_first(len(works), Columns(one, other, said.share))
    rows = zip(works, found.strength.tolist(), found.se.tolist(), times, first, order(found), strict=True)
    return sorted((Strong(*row) for row in rows), key=lambda each: (each.place, each.work.number))


def _times_and_first(works: int, said: Columns) -> tuple[list[int], list[float | None]]:
    """Return how often each work was compared, and in how many of a hundred of these it was put first."""
    times = np.bincount(np.concatenate([said.one, said.other]), minlength=works).tolist()
    won = np.bincount(said.one, said.share, works) + np.bincount(said.other, 1 - said.share, works)
    share = [100 * each / number if number else None for each, number in zip(won, times, strict=True)]
    return times, share
