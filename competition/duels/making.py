"""What the secretariat does with a duel: make it, close it, open it again; and who may compare what in it."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.allocation.facts import copies_to_read, panel_beside
from competition.allocation.rules import EntryToRead, JudgeOnPanel, affinity, bar, mode_of, reads_category
from competition.campaign.models import Campaign, Category
from competition.duels.comparing import forget
from competition.duels.dealing import shares
from competition.duels.errors import (
    NobodyComparesError,
    NothingComparedError,
    ResultsFrozenError,
    TooFewWorksError,
    TooManyWorksError,
    UntilPastError,
    WantedError,
)
from competition.duels.letters import invite, reminds_at
from competition.duels.models import Comparison, Duel, DuelJudge, DuelReader, DuelWork
from competition.duels.rules import MOST_WANTED, MOST_WORKS, SHARES, DuelState
from competition.judging.models import Judge
from competition.judging.rules import ReadingMode
from competition.judging.services.deeds import write_down
from competition.judging.services.lacking import on_panel_changed


@dataclass(frozen=True)
class DuelPlan:
    """A duel as it is asked for: the copies and judges by their ids."""

    works: Sequence[int]
    judges: Collection[int]
    wanted: int
    until: datetime | None = None
    whole: bool = False


def make_duel(
    session: Session,
    *,
    campaign: Campaign,
    category: Category,
    plan: DuelPlan,
    actor: Account | None,
    now: datetime,
) -> Duel:
    """Make a duel, open it to its judges, and write to them.

    Raises ResultsFrozenError, TooFewWorksError, TooManyWorksError, WantedError, UntilPastError and
    NobodyComparesError.
    """
    _refuse_frozen(session, campaign)
    _refuse_plan(plan, now)
    readers = readers_of(session, campaign_id=campaign.id, copy_ids=plan.works)
    chosen = {judge: read for judge, read in readers.items() if judge in plan.judges and len(read) > 1}
    if not chosen:
        raise NobodyComparesError
    duel = Duel(
        campaign_id=campaign.id,
        category_id=category.id,
        whole=plan.whole,
        wanted=plan.wanted,
        until=plan.until,
        remind_at=reminds_at(now, plan.until),
        created_at=now,
        created_by_id=actor.id if actor else None,
    )
    session.add(duel)
    session.flush()
    _seat(session, duel, plan, chosen)
    invite(session, duel, now)
    _deed(session, "duel.make", duel, actor, now, works=len(plan.works), judges=len(chosen))
    return duel


def close_duel(
    session: Session, *, campaign: Campaign, duel: Duel, actor: Account | None, now: datetime
) -> None:
    """Close a duel: from here on its order counts. Twice is as once.

    Raises ResultsFrozenError and NothingComparedError.
    """
    _refuse_frozen(session, campaign)
    session.refresh(duel, with_for_update=True)
    if duel.state is DuelState.CLOSED:
        return
    told = select(Comparison.id).where(Comparison.duel_id == duel.id, Comparison.outcome.in_(SHARES))
    if session.scalar(told.limit(1)) is None:
        raise NothingComparedError
    duel.state, duel.closed_at, duel.closed_by_id = DuelState.CLOSED, now, actor.id if actor else None
    _deed(session, "duel.close", duel, actor, now)


def reopen_duel(
    session: Session, *, campaign: Campaign, duel: Duel, actor: Account | None, now: datetime
) -> None:
    """Let judges go on; the duel's order counts no more. Twice is as once. Raises ResultsFrozenError."""
    _refuse_frozen(session, campaign)
    session.refresh(duel, with_for_update=True)
    if duel.state is DuelState.OPEN:
        return
    duel.state, duel.closed_at, duel.closed_by_id = DuelState.OPEN, None, None
    _deed(session, "duel.reopen", duel, actor, now)


def readers_of(
    session: Session, *, campaign_id: int, copy_ids: Collection[int]
) -> dict[int, dict[int, ReadingMode]]:
    """Return which of these copies each judge may compare, and how they read it."""
    entries = copies_to_read(session, campaign_id=campaign_id, copy_ids=copy_ids)
    panel = panel_beside(session, campaign_id=campaign_id)
    return {judge.id: _readable(judge, entries) for judge in panel}


def _readable(judge: JudgeOnPanel, entries: Sequence[EntryToRead]) -> dict[int, ReadingMode]:
    return {
        entry.id: mode_of(entry, value)
        for entry in entries
        if (value := affinity(judge, entry)) is not None
        and reads_category(judge, entry.category)
        and bar(judge, entry) is None
    }


def _refuse_frozen(session: Session, campaign: Campaign) -> None:
    session.refresh(campaign, ["frozen_at"], with_for_update=True)
    if campaign.frozen_at is not None:
        raise ResultsFrozenError


def _refuse_plan(plan: DuelPlan, now: datetime) -> None:
    if len(plan.works) < 2:
        raise TooFewWorksError
    if len(plan.works) > MOST_WORKS:
        raise TooManyWorksError(most=MOST_WORKS)
    if not 1 <= plan.wanted <= MOST_WANTED:
        raise WantedError(most=MOST_WANTED)
    if plan.until is not None and plan.until <= now:
        raise UntilPastError


def _seat(session: Session, duel: Duel, plan: DuelPlan, readers: dict[int, dict[int, ReadingMode]]) -> None:
    """Write down the works, the judges with their shares, and who may see what."""
    pairs = {judge: len(read) * (len(read) - 1) // 2 for judge, read in readers.items()}
    dealt = shares(plan.wanted, pairs)
    session.execute(
        insert(DuelWork), [{"duel_id": duel.id, "blind_entry_id": copy_id} for copy_id in plan.works]
    )
    session.execute(
        insert(DuelJudge),
        [{"duel_id": duel.id, "judge_id": judge, "share": share} for judge, share in dealt.items()],
    )
    session.execute(
        insert(DuelReader),
        [
            {"duel_id": duel.id, "judge_id": judge, "blind_entry_id": copy_id, "mode": mode}
            for judge, read in readers.items()
            for copy_id, mode in read.items()
        ],
    )


@on_panel_changed
def sift(session: Session, judge: Judge, now: datetime) -> None:
    """Keep from a judge, in every open duel, what they may not read any more."""
    held = session.execute(
        select(DuelReader.duel_id, DuelReader.blind_entry_id)
        .join(Duel, Duel.id == DuelReader.duel_id)
        .where(DuelReader.judge_id == judge.id, Duel.state == DuelState.OPEN)
    ).all()
    if not held:
        return
    session.flush()
    copy_ids = {copy_id for _duel, copy_id in held}
    readable = readers_of(session, campaign_id=judge.campaign_id, copy_ids=copy_ids).get(judge.id, {})
    gone = [(duel_id, copy_id) for duel_id, copy_id in held if copy_id not in readable]
    for duel_id in Counter(duel_id for duel_id, _copy in gone):
        forget(session, duel_id=duel_id, judge_id=judge.id, copy_ids=[c for d, c in gone if d == duel_id])
        _deed(session, "duel.take-away", session.get_one(Duel, duel_id), None, now, judge=judge.id)


def _deed(
    session: Session, action: str, duel: Duel, actor: Account | None, now: datetime, **details: int
) -> None:
    write_down(
        session, actor=actor, action=action, thing=duel, campaign_id=duel.campaign_id, now=now, **details
    )
