"""The panel as the secretariat sees it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Account
from competition.campaign.models import City
from competition.judging.models import Assignment, Judge, JudgeCategory, Round
from competition.judging.queries.reads import reads_by_judge
from competition.judging.rules import JudgeState


@dataclass(frozen=True)
class PanelMember:
    """A judge with how much of all the campaign's rounds is read."""

    ref: str
    name: str
    email: str
    state: JudgeState
    languages: tuple[str, ...]
    capacity: int
    total: int
    done: int
    city: str = ""
    categories: frozenset[int] = frozenset()


def panel(session: Session, *, campaign_id: int) -> Sequence[PanelMember]:
    """Return everybody on the panel by name, those who left last; two statements."""
    mine = reads_by_judge(Assignment.round_id.in_(select(Round.id).where(Round.campaign_id == campaign_id)))
    rows = session.execute(
        select(Judge, Account, City.name, func.coalesce(mine.c.total, 0), func.coalesce(mine.c.done, 0))
        .join(Account, Account.id == Judge.account_id)
        .outerjoin(City, City.id == Judge.city_id)
        .outerjoin(mine, mine.c.judge_id == Judge.id)
        .where(Judge.campaign_id == campaign_id)
        .order_by(Judge.state == JudgeState.LEFT, func.lower(Account.name), Judge.id)
        .options(lazyload(Judge.categories), lazyload(Judge.barred_schools))
    )
    chosen = _chosen(session, campaign_id)
    return [
        PanelMember(
            judge.ref,
            account.name,
            account.address or "",
            judge.state,
            tuple(judge.languages),
            judge.capacity,
            total,
            done,
            city or "",
            frozenset(chosen.get(judge.id, ())),
        )
        for judge, account, city, total, done in rows
    ]


def _chosen(session: Session, campaign_id: int) -> dict[int, set[int]]:
    """Return the categories of the judges who chose some."""
    chosen: dict[int, set[int]] = {}
    rows = session.execute(
        select(JudgeCategory.judge_id, JudgeCategory.category_id)
        .join(Judge, Judge.id == JudgeCategory.judge_id)
        .where(Judge.campaign_id == campaign_id)
    )
    for judge_id, category_id in rows:
        chosen.setdefault(judge_id, set()).add(category_id)
    return chosen
