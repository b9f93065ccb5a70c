"""A work of the meeting as its pages show it: its place on the list, its neighbours, what its judges said."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from competition.entries.models import Entry
from competition.errors import NotFoundError
from competition.judging.models import Round
from competition.moderation.queries import AtStake, at_stake, work_of
from competition.moderation.readings import Reads, readings


@dataclass(frozen=True)
class Shown:
    """One of the works on the screen; `reads` is None where its copy no longer stands."""

    line: AtStake
    reads: Reads | None


@dataclass(frozen=True)
class Table:
    """What lies before the jury: the works shown, the list, and the works before and after."""

    works: Sequence[Shown]
    lines: Sequence[AtStake]
    number: int
    before: str | None
    after: str | None


def table_of(
    session: Session, *, round_: Round | None, entry: Entry, beside: str | None, two: bool = False
) -> Table:
    """Return a work with the one asked for beside it, or with `two` the next. Raises NotFoundError."""
    if round_ is None:
        raise NotFoundError
    lines = at_stake(session, campaign_id=entry.campaign_id, round_id=round_.id)
    at = next((at for at, line in enumerate(lines) if line.ref == entry.ref), None)
    own = lines[at] if at is not None else work_of(session, round_id=round_.id, entry_id=entry.id)
    if own is None:
        raise NotFoundError
    after = lines[at + 1] if at is not None and at + 1 < len(lines) else None
    other = after if two else next((line for line in lines if line.ref == beside and line is not own), None)
    shown = [own, other] if other else [own]
    reads = readings(session, round_id=round_.id, refs=[line.ref for line in shown])
    return Table(
        works=[Shown(line, reads.get(line.ref)) for line in shown],
        lines=lines,
        number=0 if at is None else at + 1,
        before=lines[at - 1].ref if at else None,
        after=after.ref if after else None,
    )
