"""What further reads are chosen from: the copies that are read, who had them, and who may read them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.allocation.facts import entries_to_read
from competition.allocation.rules import EntryToRead
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Round, RoundEntry, Scoresheet
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, SheetState
from competition.judging.services.reopening import reopened


@dataclass(frozen=True)
class Had:
    """Who was ever given each entry of a category in a round, and which of them wait for a read just now."""

    judges: Mapping[int, frozenset[int]]
    waiting: frozenset[int]


def copies_of(session: Session, *, round_: Round, category_id: int) -> dict[int, int]:
    """Return by entry the copy that judges read; one statement."""
    rows = session.execute(
        select(BlindEntry.entry_id, BlindEntry.id)
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .where(RoundEntry.round_id == round_.id, BlindEntry.category_id == category_id, LIVE)
        .order_by(BlindEntry.edition)
    )
    return {row.entry_id: row.id for row in rows}


def had_by(session: Session, *, round_: Round, category_id: int) -> Had:
    """Return who had what, in whichever version and whether they read it or stepped aside; one statement.

    What an entry waits for are reads given since the round was opened again, and not handed in.
    """
    since = round_.closed_at if reopened(round_) else None
    judges: defaultdict[int, set[int]] = defaultdict(set)
    waiting = set()
    rows = session.execute(
        select(
            BlindEntry.entry_id,
            Assignment.judge_id,
            Assignment.released_at,
            Assignment.state == AssignmentState.RELEASED,
            Scoresheet.state,
        )
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .outerjoin(Scoresheet, Scoresheet.assignment_id == Assignment.id)
        .where(Assignment.round_id == round_.id, BlindEntry.category_id == category_id)
    )
    for entry_id, judge_id, released_at, released, sheet in rows:
        judges[entry_id].add(judge_id)
        if since and released and released_at and released_at > since and sheet is not SheetState.SUBMITTED:
            waiting.add(entry_id)
    return Had({entry: frozenset(found) for entry, found in judges.items()}, frozenset(waiting))


def works_to_read(
    session: Session, *, round_: Round, copies: Mapping[int, int], had: Had, among: Collection[int]
) -> dict[int, EntryToRead]:
    """Return these entries as allocation sees them, by id; whoever had one in any version holds it."""
    entry_of = {copies[entry_id]: entry_id for entry_id in among if entry_id in copies}
    works = entries_to_read(session, round_=round_, only=entry_of)
    nobody: frozenset[int] = frozenset()
    return {
        entry_of[work.id]: replace(work, already=work.already | had.judges.get(entry_of[work.id], nobody))
        for work in works
    }
