"""What a judge's list and first page say of duels that wait for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, NamedTuple

from flask import url_for
from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session

from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.homes import Part, Step, Urgency, add_parts
from competition.campaign.models import Campaign, Category
from competition.campaign.wording import time_left
from competition.duels.models import Comparison, Duel, DuelJudge
from competition.duels.rules import SHARES, DuelState
from competition.judging.beside import Beside, add_beside
from competition.judging.models import Judge
from competition.judging.rules import JudgeState
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _

PRESSING = timedelta(days=3)


class Waiting(NamedTuple):
    """An open duel of a judge in which something is left of their share."""

    ref: str
    until: datetime | None
    form: str
    age_group: str
    share: int
    done: int
    campaign: str
    year: int
    zone: str

    @property
    def category(self) -> str:
        """The category in words."""
        return category_name(self.form, self.age_group)

    @property
    def said(self) -> str:
        """How far the judge is."""
        return _("%(done)s of %(total)s decided", done=self.done, total=self.share)

    @property
    def label(self) -> str:
        """What the way there is called."""
        return _("Go on comparing") if self.done else _("Compare the first two")


def _waiting() -> Select[Any]:
    """The open duels that wait for a judge."""
    done = (
        select(func.count(Comparison.id))
        .where(Comparison.duel_id == Duel.id, Comparison.judge_id == Judge.id)
        .where(Comparison.outcome.in_(SHARES))
        .correlate(Duel, Judge)
        .scalar_subquery()
    )
    return (
        select(Duel.ref, Duel.until, Category.form, Category.age_group, DuelJudge.share, done)
        .add_columns(Campaign.name, Campaign.year, Campaign.time_zone)
        .join(DuelJudge, DuelJudge.duel_id == Duel.id)
        .join(Judge, Judge.id == DuelJudge.judge_id)
        .join(Category, Category.id == Duel.category_id)
        .join(Campaign, Campaign.id == Duel.campaign_id)
        .where(Duel.state == DuelState.OPEN, or_(Duel.until.is_(None), Duel.until > bindparam("now")))
        .where(Judge.state == JudgeState.READY, done < DuelJudge.share)
        .order_by(Duel.created_at, Duel.id)
    )


# Putting these together takes longer than running them, and every list of a judge asks: once is enough.
_OF_JUDGE = _waiting().where(Judge.id == bindparam("judge_id"))
_OF_ACCOUNT = _waiting().where(
    Judge.account_id == bindparam("account_id"),
    Duel.campaign_id.in_(bindparam("campaign_ids", expanding=True)),
)


def waiting(session: Session, wanted: Select[Any], **of: Any) -> Sequence[Waiting]:
    """Return the open duels that wait for a judge; one statement, of plain values alone."""
    session.flush()
    return [Waiting(*row) for row in session.connection().execute(wanted, of)]


@add_beside
def duels_beside(session: Session, judge: Judge, now: datetime) -> Iterator[Beside]:
    """A line for every duel that waits for the judge."""
    for duel in waiting(session, _OF_JUDGE, judge_id=judge.id, now=now):
        heading = _("A duel: %(category)s", category=duel.category)
        yield Beside(heading, duel.said, duel.label, url_for("duel.page", ref=duel.ref))


@dataclass(frozen=True)
class DuelPart(Part):
    """A duel that waits, on the first page."""

    template: ClassVar[str] = "duels/home.html"

    said: str
    zone: str
    left: str


@add_parts
def duel_parts(session: Session, looking: Viewer, now: datetime) -> Iterator[DuelPart]:
    """A part for every duel that waits for this person."""
    ids = looking.campaign_ids(Role.JUDGE)
    if not ids or looking.account_id is None:
        return
    of = {"account_id": looking.account_id, "campaign_ids": list(ids)}
    for duel in waiting(session, _OF_ACCOUNT, **of, now=now):
        yield DuelPart(
            heading=_("A duel: %(category)s", category=duel.category),
            eyebrow=f"{duel.campaign} {duel.year}",
            urgency=Urgency.NOW if duel.until and duel.until - now < PRESSING else Urgency.SOON,
            until=duel.until,
            step=Step(duel.label, url_for("duel.page", ref=duel.ref)),
            said=duel.said,
            zone=duel.zone,
            left=time_left(duel.until, now) if duel.until else "",
        )
