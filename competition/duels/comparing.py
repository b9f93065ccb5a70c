"""What a judge does in a duel: ask for the next two works, choose, take a choice back, step aside.

Which works a judge may see was settled when the duel was made, and whenever the panel changes; here nothing
is known of works but their blind copies.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.duels.bradley_terry import columns
from competition.duels.dealing import Progress, progress
from competition.duels.errors import DuelClosedError, NothingToUndoError, PairDecidedError
from competition.duels.models import Comparison, Duel, DuelJudge, DuelReader, share_said
from competition.duels.pairing import next_pair_of
from competition.duels.rules import SHARES, Choice, Outcome, is_open, outcome_of
from competition.entries.blind import BlindEntry
from competition.judging.models import Judge
from competition.judging.panel.models import BarredEntry
from competition.judging.queries.live import LIVE
from competition.judging.services.deeds import write_down


@dataclass(frozen=True)
class Seat:
    """A judge's place in a duel: what may be seen, what was drawn so far, and how many are asked for."""

    share: int
    readable: tuple[int, ...]
    drawn: tuple[Comparison, ...]

    @property
    def open_pair(self) -> Comparison | None:
        """The pair that lies before the judge, both of whose works may still be seen."""
        open_ = next((each for each in self.drawn if each.outcome is None), None)
        return open_ if open_ and {open_.one_id, open_.other_id} <= set(self.readable) else None

    @property
    def decided(self) -> list[Comparison]:
        """What counts of what was decided, the last at the end."""
        told = (each for each in self.drawn if each.outcome in SHARES and each.decided_at)
        return sorted(told, key=lambda each: (each.decided_at, each.id))

    @property
    def progress(self) -> Progress:
        """How far the judge is."""
        seen = set(self.readable)
        used = sum({each.one_id, each.other_id} <= seen for each in self.drawn if each.outcome is not None)
        return progress(self.share, len(self.decided), len(self.readable), used)


def seat_of(session: Session, *, duel: Duel, judge: Judge) -> Seat:
    """Return a judge's place in a duel; three statements."""
    place = session.get(DuelJudge, (duel.id, judge.id))
    readable = session.scalars(
        select(DuelReader.blind_entry_id)
        .join(BlindEntry, BlindEntry.id == DuelReader.blind_entry_id)
        .where(DuelReader.duel_id == duel.id, DuelReader.judge_id == judge.id, LIVE, ~_kept_from(judge))
        .order_by(DuelReader.blind_entry_id)
    )
    mine = Comparison.duel_id == duel.id, Comparison.judge_id == judge.id
    drawn = session.scalars(select(Comparison).where(*mine).order_by(Comparison.id))
    return Seat(place.share if place else 0, tuple(readable), tuple(drawn))


def _kept_from(judge: Judge) -> ColumnElement[bool]:
    """Whether the secretariat keeps a work from the judge."""
    kept = select(BarredEntry.entry_id).where(
        BarredEntry.judge_id == judge.id, BarredEntry.entry_id == BlindEntry.entry_id
    )
    return kept.exists()


def draw_next(session: Session, *, duel: Duel, judge: Judge, now: datetime) -> Comparison | None:
    """Lay the next pair before the judge: the one that lies there already, else the most telling.

    None once the judge is done. Raises DuelClosedError.
    """
    _hold(session, duel, now)
    return _draw(session, duel, judge, now)


def choose(
    session: Session, *, duel: Duel, pair: Comparison, choice: Choice, actor: Account | None, now: datetime
) -> Comparison | None:
    """Take down a judge's choice, and lay the next pair out. Raises DuelClosedError and PairDecidedError."""
    _hold(session, duel, now)
    _refuse_decided(session, pair)
    pair.outcome, pair.decided_at = outcome_of(choice, swapped=pair.swapped), now
    _deed(session, "duel.decide", pair, duel, actor, now)
    return _draw(session, duel, session.get_one(Judge, pair.judge_id), now)


def undo(session: Session, *, duel: Duel, judge: Judge, actor: Account | None, now: datetime) -> Comparison:
    """Lay the judge's last pair out again. Raises DuelClosedError and NothingToUndoError."""
    _hold(session, duel, now)
    seat = seat_of(session, duel=duel, judge=judge)
    last = next((each for each in reversed(seat.decided) if _stands(each, seat)), None)
    if last is None:
        raise NothingToUndoError
    _take_up(session, duel, judge)
    last.outcome = last.decided_at = None
    _deed(session, "duel.take-back", last, duel, actor, now)
    return last


def step_aside(
    session: Session, *, duel: Duel, pair: Comparison, copy_id: int, actor: Account | None, now: datetime
) -> Comparison | None:
    """Let a judge never see a work of the pair again, as they know whose it is, and lay the next pair out.

    What they said of it before counts no more. Raises DuelClosedError and PairDecidedError.
    """
    _hold(session, duel, now)
    _refuse_decided(session, pair)
    judge = session.get_one(Judge, pair.judge_id)
    pair.outcome, pair.decided_at = Outcome.KNOWN, now
    session.flush()
    forget(session, duel_id=duel.id, judge_id=judge.id, copy_ids=[copy_id])
    _deed(session, "duel.step-aside", pair, duel, actor, now)
    return _draw(session, duel, judge, now)


def forget(session: Session, *, duel_id: int, judge_id: int, copy_ids: Sequence[int]) -> None:
    """Keep works from a judge from now on; what was said of them counts no more."""
    session.execute(
        delete(DuelReader).where(
            DuelReader.duel_id == duel_id,
            DuelReader.judge_id == judge_id,
            DuelReader.blind_entry_id.in_(copy_ids),
        )
    )
    theirs = (
        Comparison.duel_id == duel_id,
        Comparison.judge_id == judge_id,
        or_(Comparison.one_id.in_(copy_ids), Comparison.other_id.in_(copy_ids)),
    )
    session.execute(delete(Comparison).where(*theirs, Comparison.outcome.is_(None)))
    session.execute(update(Comparison).where(*theirs).values(outcome=Outcome.KNOWN))
    session.expire_all()


def _hold(session: Session, duel: Duel, now: datetime) -> None:
    """Read the duel anew and hold it, so that a choice and the closing, or two choices, cannot cross."""
    session.refresh(duel, ["state", "until"], with_for_update=True)
    if not is_open(duel.state, duel.until, now):
        raise DuelClosedError


def _refuse_decided(session: Session, pair: Comparison) -> None:
    session.refresh(pair)
    if pair.outcome is not None:
        raise PairDecidedError


def _stands(pair: Comparison, seat: Seat) -> bool:
    return {pair.one_id, pair.other_id} <= set(seat.readable)


def _take_up(session: Session, duel: Duel, judge: Judge) -> None:
    """Take the open pair from before the judge."""
    session.execute(
        delete(Comparison).where(
            Comparison.duel_id == duel.id, Comparison.judge_id == judge.id, Comparison.outcome.is_(None)
        )
    )


def _draw(session: Session, duel: Duel, judge: Judge, now: datetime) -> Comparison | None:
    session.flush()
    seat = seat_of(session, duel=duel, judge=judge)
    if seat.open_pair is not None:
        return seat.open_pair
    _take_up(session, duel, judge)
    if seat.progress.is_over:
        return None
    return _lay_out(session, duel, judge, seat, now)


def _lay_out(session: Session, duel: Duel, judge: Judge, seat: Seat, now: datetime) -> Comparison | None:
    """Lay out the pair that tells most after all that every judge has said."""
    said = _said(session, duel)
    seen = [(each.one_id, each.other_id) for each in seat.drawn if each.outcome is not None]
    drawn = next_pair_of(
        columns(said),
        readable=seat.readable,
        seen=seen,
        pending=_pending(session, duel),
        draw=f"{duel.ref}/{judge.ref}/{len(seen)}",
    )
    if drawn is None:
        return None
    left, right = drawn.left, drawn.right
    pair = Comparison(
        duel_id=duel.id,
        judge_id=judge.id,
        one_id=min(left, right),
        other_id=max(left, right),
        swapped=left > right,
        drawn_at=now,
    )
    session.add(pair)
    session.flush()
    return pair


def _said(session: Session, duel: Duel) -> Sequence[Any]:
    """Return what counts of what every judge has said."""
    told = select(Comparison.one_id, Comparison.other_id, share_said())
    return session.execute(told.where(Comparison.duel_id == duel.id, Comparison.outcome.in_(SHARES))).all()


def _pending(session: Session, duel: Duel) -> Sequence[Any]:
    """Return the pairs that lie before judges."""
    pairs = select(Comparison.one_id, Comparison.other_id)
    return session.execute(pairs.where(Comparison.duel_id == duel.id, Comparison.outcome.is_(None))).all()


def _deed(
    session: Session, action: str, pair: Comparison, duel: Duel, actor: Account | None, now: datetime
) -> None:
    write_down(
        session,
        actor=actor,
        action=action,
        thing=pair,
        campaign_id=duel.campaign_id,
        now=now,
        duel=duel.id,
    )
