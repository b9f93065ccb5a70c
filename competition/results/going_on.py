"""What goes on from a closed round: its rule applied to the standings of each category by itself."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.models import Round
from competition.judging.rounds.rules import Choice, Figure, choose
from competition.judging.rounds.sources import choose_by
from competition.results.models import Standing


@choose_by
def choices_of_round(session: Session, round_: Round) -> Mapping[int, Choice] | None:
    """Return what goes on by category id, None before the standings are computed; one statement.

    An entry withdrawn or set apart since takes no place from the others.
    """
    rows = session.execute(
        select(Standing.category_id, Standing.entry_id, Standing.calibrated, Standing.reads)
        .join(Entry, Entry.id == Standing.entry_id)
        .where(Standing.round_id == round_.id)
        .where(Entry.state == EntryState.ACCEPTED, Entry.set_apart_at.is_(None))
    )
    figures: defaultdict[int, list[Figure]] = defaultdict(list)
    for category_id, entry_id, points, reads in rows:
        figures[category_id].append(Figure(entry_id, points if reads else None))
    if not figures:
        return None
    return {
        category_id: choose(round_.rule, round_.rule_value, found) for category_id, found in figures.items()
    }


def raw_means(session: Session, round_id: int, entry_ids: Sequence[int]) -> dict[int, float | None]:
    """Return the raw means of entries by id; one statement."""
    wanted = select(Standing.entry_id, Standing.raw).where(Standing.round_id == round_id)
    rows = session.execute(wanted.where(Standing.entry_id.in_(entry_ids)))
    return {row.entry_id: row.raw for row in rows}
