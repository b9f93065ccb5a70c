"""An allocation written into the database."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from competition.judging.models import Assignment, Need, Round
from competition.judging.rules import AssignmentState, ReadingMode
from competition.platform.db import new_ref

BATCH = 5_000
Read = tuple[int, int, ReadingMode]
"""A blind copy, a judge, and how the judge reads it."""


def write_reads(
    session: Session,
    *,
    round_: Round,
    reads: Sequence[Read],
    seed: int,
    released_at: datetime | None = None,
    tell: Callable[[int, int], None] | None = None,
) -> None:
    """Write reads down as assignments, in batches, behind what their judges hold; `tell(done, total)` after
    each. They are drafts unless they are released at once.
    """
    state = AssignmentState.DRAFT if released_at is None else AssignmentState.RELEASED
    shared = {"round_id": round_.id, "state": state, "released_at": released_at}
    rows = [shared | row for row in _rows(reads, seed, _last_positions(session, round_))]
    for start in range(0, len(rows), BATCH):
        session.execute(insert(Assignment), rows[start : start + BATCH])
        if tell is not None:
            tell(min(start + BATCH, len(rows)), len(rows))


def settle_needs(session: Session, *, round_: Round, copy_ids: Iterable[int], now: datetime) -> None:
    """Mark as many needs of each entry as filled as it got readers, the oldest first."""
    given = Counter(copy_ids)
    needs = session.scalars(
        select(Need).where(Need.round_id == round_.id, Need.filled_at.is_(None)).order_by(Need.id)
    )
    for need in needs:
        need.tried_at = now
        if given[need.blind_entry_id] > 0:
            given[need.blind_entry_id] -= 1
            need.filled_at = now


def _rows(reads: Sequence[Read], seed: int, last: dict[int, int]) -> Iterator[dict[str, Any]]:
    """Yield the rows; each judge reads in an order of their own, so that no entry is always the last."""
    lists: defaultdict[int, list[tuple[int, ReadingMode]]] = defaultdict(list)
    for copy_id, judge_id, mode in reads:
        lists[judge_id].append((copy_id, mode))
    order = random.Random(seed)  # noqa: S311 - an order of reading, not a secret
    for judge_id in sorted(lists):
        order.shuffle(lists[judge_id])
        for position, (copy_id, mode) in enumerate(lists[judge_id], start=last.get(judge_id, 0) + 1):
            yield {
                "ref": new_ref(),
                "judge_id": judge_id,
                "blind_entry_id": copy_id,
                "mode": mode,
                "position": position,
            }


def _last_positions(session: Session, round_: Round) -> dict[int, int]:
    """Return the last place in the list of each judge who holds something already."""
    rows = session.execute(
        select(Assignment.judge_id, func.max(Assignment.position))
        .where(Assignment.round_id == round_.id)
        .group_by(Assignment.judge_id)
    )
    return {row[0]: row[1] for row in rows}
