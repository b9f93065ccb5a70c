"""The reads that a round lacks, kept as needs that are true to what its entries have."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from competition.allocation.facts import among, entries_to_read
from competition.judging.models import Need, Round
from competition.judging.rules import NeedCause
from competition.judging.services.lacking import lack


def settle_moot(session: Session, round_: Round, now: datetime) -> None:
    """Mark needs as filled whose entries have all their readers."""
    open_needs = session.scalars(
        select(Need).where(Need.round_id == round_.id, Need.filled_at.is_(None))
    ).all()
    lacking = _lacking(session, round_, {need.blind_entry_id for need in open_needs})
    for need in open_needs:
        if lacking[need.blind_entry_id] <= 0:
            need.filled_at = now


def reopen(session: Session, round_: Round, copies: Counter[int]) -> None:
    """Mark as many needs as lacking again as drafts for them are gone, the last filled first."""
    left = Counter(copies)
    lacking = _lacking(session, round_, set(copies))
    needs = session.scalars(
        select(Need)
        .where(Need.round_id == round_.id, Need.filled_at.is_not(None), *among(Need.blind_entry_id, copies))
        .order_by(Need.filled_at.desc(), Need.id.desc())
    )
    for need in needs:
        if min(left[need.blind_entry_id], lacking[need.blind_entry_id]) > 0:
            left[need.blind_entry_id] -= 1
            lacking[need.blind_entry_id] -= 1
            need.filled_at = None


def replace_dropped(session: Session, *, round_: Round, dropped: Counter[int], now: datetime) -> None:
    """Have another reader looked for in place of each read that was dropped, where the entry lacks one."""
    unnoted = _unnoted(session, round_, dropped)
    copies = [copy for copy, number in dropped.items() for _ in range(min(number, unnoted[copy]))]
    lack(session, round_id=round_.id, copy_ids=sorted(copies), now=now)


def note_short(session: Session, *, round_: Round, now: datetime) -> None:
    """Note as needs what nobody could take when the whole round was allocated just now."""
    shared = {"round_id": round_.id, "cause": NeedCause.ADDED, "arose_at": now, "tried_at": now}
    unnoted = _unnoted(session, round_)
    needs = [{**shared, "blind_entry_id": copy} for copy, number in unnoted.items() for _ in range(number)]
    if needs:
        session.execute(insert(Need), needs)


def _unnoted(session: Session, round_: Round, copies: Collection[int] | None = None) -> Counter[int]:
    """Return how many reads entries (only these) lack that no need tells of."""
    needs = select(Need.blind_entry_id).where(Need.round_id == round_.id, Need.filled_at.is_(None))
    noted = Counter(session.scalars(needs))
    return Counter({copy: number - noted[copy] for copy, number in _lacking(session, round_, copies).items()})


def _lacking(session: Session, round_: Round, copies: Collection[int] | None) -> Counter[int]:
    """Return how many readers entries (only these) lack; below 0 where they have more than asked."""
    reads = {category.category_id: category.reads for category in round_.categories}
    entries = entries_to_read(session, round_=round_, only=copies)
    return Counter({e.id: reads.get(e.category, 0) - len(e.already) for e in entries})
