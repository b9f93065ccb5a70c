"""An allocation written into the database."""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from competition.allocation.allocate import Allocation
from competition.judging.models import Assignment, Need, Round
from competition.judging.rules import AssignmentState, ReadingMode
from competition.platform.db import new_ref

BATCH = 5_000


def write_drafts(
    session: Session,
    *,
    round_: Round,
    allocation: Allocation,
    seed: int,
    tell: Callable[[int, int], None] | None = None,
) -> None:
    """Write the pairs as draft assignments, in batches; `tell(done, total)` after each."""
    rows = list(_rows(round_, allocation, seed, _last_positions(session, round_)))
    for start in range(0, len(rows), BATCH):
        session.execute(insert(Assignment), rows[start : start + BATCH])
        if tell is not None:
            tell(min(start + BATCH, len(rows)), len(rows))


def settle_needs(session: Session, *, round_: Round, allocation: Allocation, now: datetime) -> None:
    """Mark as many needs of each entry as filled as it got readers, the oldest first."""
    given = Counter(copy_id for copy_id, _judge_id in allocation.pairs)
    needs = session.scalars(
        select(Need).where(Need.round_id == round_.id, Need.filled_at.is_(None)).order_by(Need.id)
    )
    for need in needs:
        if given[need.blind_entry_id] > 0:
            given[need.blind_entry_id] -= 1
            need.filled_at = now


def _rows(round_: Round, allocation: Allocation, seed: int, last: dict[int, int]) -> Iterator[dict[str, Any]]:
    """Yield the rows; each judge reads in an order of their own, so that no entry is always the last."""
    lists: defaultdict[int, list[tuple[int, ReadingMode]]] = defaultdict(list)
    for (copy_id, judge_id), mode in zip(allocation.pairs, allocation.modes, strict=True):
        lists[judge_id].append((copy_id, mode))
    order = random.Random(seed)  # noqa: S311 - an order of reading, not a secret
    for judge_id in sorted(lists):
        order.shuffle(lists[judge_id])
        for position, (copy_id, mode) in enumerate(lists[judge_id], start=last.get(judge_id, 0) + 1):
            yield {
                "ref": new_ref(),
                "round_id": round_.id,
                "judge_id": judge_id,
                "blind_entry_id": copy_id,
                "mode": mode,
                "state": AssignmentState.DRAFT,
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
