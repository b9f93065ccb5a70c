"""What the secretariat's results pages ask, one statement each however many rows there are."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.entries.models import Entry
from competition.judging.models import Judge, Round
from competition.judging.rules import RoundState
from competition.results.closeness import CLOSE
from competition.results.drawing import Scale
from competition.results.facts import MENTION
from competition.results.models import Award, JudgeEffect, Override, Standing
from competition.results.queries import was_compared

PAGE = 100
LINES = 25
"""Standings on a page: each is a drawing with its figures."""
COMPARED = Standing.calibrated.is_not(None) & Standing.component.is_(None)
CLOSE_TO_CALL = Standing.award_probability.between(*CLOSE)


@dataclass(frozen=True)
class CategoryFigures:
    """A category at a glance.

    `close`: how many of its entries are too close to call; `parts`: how many parts no chain of reads joins;
    `compared`: how many entries stand there by comparisons alone.
    """

    ref: str
    form: str
    age_group: str
    entries: int
    read: int
    close: int
    parts: int
    compared: int


@dataclass(frozen=True)
class Line:
    """A standing as it is shown, with what the entry has won and whether a person decided so."""

    ref: str
    number: str
    title: str
    language: str
    standing: Standing
    award: str | None
    overridden: bool

    @property
    def is_close(self) -> bool:
        """Whether the scores leave open if it wins an award."""
        return CLOSE[0] <= (self.standing.award_probability or 0.0) <= CLOSE[1]


@dataclass(frozen=True)
class Severity:
    """How a judge scored."""

    name: str
    effect: JudgeEffect


def categories_at_a_glance(session: Session, round_id: int) -> list[CategoryFigures]:
    """Return the round's categories in their order."""
    rows = session.execute(
        select(
            Category.ref,
            Category.form,
            Category.age_group,
            func.count(),
            func.count().filter(Standing.reads > 0),
            func.count().filter(CLOSE_TO_CALL),
            func.count(Standing.component.distinct()),
            func.count().filter(COMPARED),
        )
        .join(Standing, Standing.category_id == Category.id)
        .where(Standing.round_id == round_id)
        .group_by(Category.id, Category.ref, Category.form, Category.age_group, Category.position)
        .order_by(Category.position)
    )
    return [CategoryFigures(*row) for row in rows]


def parts_of(session: Session, *, round_id: int, category_id: int) -> list[int]:
    """Return the parts of a category that no chain of reads joins, the one with its best work first."""
    wanted = select(Standing.component).where(
        Standing.round_id == round_id, Standing.category_id == category_id, Standing.component.is_not(None)
    )
    return list(
        session.scalars(
            wanted.group_by(Standing.component).order_by(func.min(Standing.rank), Standing.component)
        )
    )


def severities(session: Session, round_id: int, page: int = 1) -> tuple[list[Severity], bool]:
    """Return a page of the judges of a round, the strictest first, and whether more follow."""
    rows = session.execute(
        select(Account.name, JudgeEffect)
        .join(Judge, Judge.id == JudgeEffect.judge_id)
        .join(Account, Account.id == Judge.account_id)
        .where(JudgeEffect.round_id == round_id)
        .order_by(JudgeEffect.severity, Account.name, Judge.id)
        .offset((page - 1) * LINES)
        .limit(LINES + 1)
    ).all()
    return [Severity(*row) for row in rows[:LINES]], len(rows) > LINES


def lines_of_category(
    session: Session, *, round_id: int, category_id: int, page: int, close: bool = False
) -> tuple[list[Line], bool]:
    """Return a page of a category's standings (only those too `close` to call), the unread last, and whether
    more follow.
    """
    ordered = _lines(round_id).where(Standing.category_id == category_id)
    ordered = ordered.where(CLOSE_TO_CALL) if close else ordered
    ordered = ordered.order_by(Standing.rank.is_(None), Standing.rank, Entry.number, Entry.id)
    rows = session.execute(ordered.offset((page - 1) * LINES).limit(LINES + 1)).all()
    return [Line(*row) for row in rows[:LINES]], len(rows) > LINES


def find_line(session: Session, *, campaign_id: int, entry_id: int) -> Line | None:
    """Return one entry's standing in the latest round that has some."""
    latest = _lines(_latest_round(campaign_id))
    row = session.execute(latest.where(Standing.entry_id == entry_id)).one_or_none()
    return Line(*row) if row else None


def lines_of_entries(session: Session, *, round_id: int, entry_ids: Collection[int]) -> list[Line]:
    """Return the standings of these entries, in their order."""
    wanted = _lines(round_id).where(Standing.entry_id.in_(entry_ids))
    return [Line(*row) for row in session.execute(wanted.order_by(Standing.rank, Entry.number, Entry.id))]


def _latest_round(campaign_id: int) -> ScalarSelect[int]:
    """Ask for the latest round that has standings."""
    has_some = select(Standing.round_id).where(Standing.round_id == Round.id).exists()
    rounds = select(Round.id).where(Round.campaign_id == campaign_id, has_some)
    return rounds.order_by(Round.number.desc()).limit(1).scalar_subquery()


def _lines(round_id: int | ScalarSelect[int]) -> Select[str, str, str, str, Standing, str | None, bool]:
    return (
        select(
            Entry.ref,
            func.coalesce(Entry.number, ""),
            Entry.title,
            Entry.language,
            Standing,
            Award.kind,
            Override.entry_id.is_not(None),
        )
        .join(Entry, Entry.id == Standing.entry_id)
        .outerjoin(Award, Award.entry_id == Standing.entry_id)
        .outerjoin(Override, Override.entry_id == Standing.entry_id)
        .where(Standing.round_id == round_id)
    )


def places_of(category: Category) -> int:
    """Return how many awards follow from a category's standings."""
    return sum(kind.number for kind in category.award_kinds if kind.key != MENTION)


def scale_of(session: Session, *, round_id: int, category: Category) -> Scale | None:
    """Return the scale on which a category is drawn, None where nobody was read; one statement.

    The award line is half way between the last place that wins an award and the first that does not.
    """
    own = (Standing.round_id == round_id, Standing.category_id == category.id)
    places = places_of(category)
    best = select(Standing.calibrated).where(*own, Standing.reads > 0).order_by(Standing.calibrated.desc())
    beside = best.offset(max(0, places - 1)).limit(2).subquery()
    ends = (func.min(Standing.low), func.max(Standing.high), func.min(Standing.raw), func.max(Standing.raw))
    *found, compared, line, scores = session.execute(
        select(
            *ends,
            func.count().filter(COMPARED),
            select(func.avg(beside.c.calibrated)).scalar_subquery(),
            select(func.count()).select_from(beside).scalar_subquery(),
        ).where(*own)
    ).one()
    known = [float(score) for score in found if score is not None]
    has_line = places > 0 and scores == 2
    if not known:
        return None
    return Scale(min(known), max(known), float(line) if has_line else None, compared > 0)


@dataclass(frozen=True)
class HowFar:
    """How far a campaign's results are; `compared`: whether a whole category was, and the duel is closed."""

    closed_rounds: int
    compared: bool
    standings: int
    close: int
    awards: int


def is_compared(session: Session, *, round_id: int, category_id: int) -> bool:
    """Whether a category's standings come from comparisons alone."""
    of_category = (Standing.round_id == round_id, Standing.category_id == category_id)
    return bool(session.scalar(select(select(Standing).where(*of_category, COMPARED).exists())))


def close_in_category(session: Session, *, round_id: int, category_id: int) -> int:
    """Return how many of a category's entries are too close to call."""
    of_category = (Standing.round_id == round_id, Standing.category_id == category_id)
    close = select(func.count()).select_from(Standing).where(*of_category, CLOSE_TO_CALL)
    return session.scalar(close) or 0


def how_far(session: Session, campaign_id: int) -> HowFar:
    """Return how far the results are, counting the standings of the latest round that has some."""
    latest = _latest_round(campaign_id)
    standings = select(func.count()).select_from(Standing).where(Standing.round_id == latest)
    close = standings.where(CLOSE_TO_CALL)
    closed = select(func.count(Round.id)).where(
        Round.campaign_id == campaign_id, Round.state == RoundState.CLOSED
    )
    awards = select(func.count(Award.id)).where(Award.campaign_id == campaign_id)
    row = session.execute(
        select(
            closed.scalar_subquery(),
            was_compared(campaign_id),
            *(part.scalar_subquery() for part in (standings, close, awards)),
        )
    ).one()
    return HowFar(*row)
