"""The two works before a judge, as the page shows them: blind copies alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from competition.duels.comparing import Seat
from competition.duels.models import Comparison, DuelReader
from competition.entries.blind import BlindEntry, BlindImage
from competition.judging.pace import Read
from competition.judging.queries.pictures import Picture
from competition.judging.rules import ReadingMode
from competition.judging.wording import work_left
from competition.judging.works import Work, read_works
from competition.platform.files import Rendition
from competition.platform.renditions import RenditionKind

TWO = 2  # works are read for one choice: as long as a sheet of several questions takes


class _ToRead(NamedTuple):
    blind_entry: BlindEntry
    mode: ReadingMode


@dataclass(frozen=True)
class Side:
    """One of the two: where it stands, its texts, the one to judge first, and its pictures."""

    name: str
    works: list[Work]
    mode: ReadingMode
    language: str
    pictures: list[Picture] = field(default_factory=list)


def sides_of(session: Session, *, pair: Comparison, form: str) -> list[Side]:
    """Return the left work and the right one; two statements."""
    found = {
        copy.id: (copy, mode)
        for copy, mode in session.execute(
            select(BlindEntry, DuelReader.mode)
            .join(DuelReader, DuelReader.blind_entry_id == BlindEntry.id)
            .where(DuelReader.duel_id == pair.duel_id, DuelReader.judge_id == pair.judge_id)
            .where(BlindEntry.id.in_((pair.one_id, pair.other_id)))
            .options(lazyload(BlindEntry.images))
        )
    }
    pictures = _pictures(session, list(found))
    return [
        Side(name, read_works(_ToRead(copy, mode), form), mode, copy.language, pictures[copy.id])
        for name, copy_id in (("left", pair.left_id), ("right", pair.right_id))
        for copy, mode in [found[copy_id]]
    ]


def _pictures(session: Session, copy_ids: Sequence[int]) -> defaultdict[int, list[Picture]]:
    """Return the pictures of the copies; only what was made for judges is ever chosen."""
    rows = session.execute(
        select(BlindImage.blind_entry_id, BlindImage.alt, Rendition.width, Rendition.height)
        .join(Rendition, Rendition.id == BlindImage.rendition_id)
        .where(BlindImage.blind_entry_id.in_(copy_ids), Rendition.kind == RenditionKind.JUDGE)
        .order_by(BlindImage.position, BlindImage.id)
    )
    found: defaultdict[int, list[Picture]] = defaultdict(list)
    for copy_id, alt, width, height in rows:
        found[copy_id].append(Picture(len(found[copy_id]) + 1, alt, width, height))
    return found


def time_left(seat: Seat, form: str) -> str:
    """Return about how long the rest takes, by the judge's own pace as soon as that can be told."""
    done = [Read(form, TWO, each.decided_at) for each in seat.decided]
    ahead = seat.progress.total - seat.progress.done
    return work_left([*done, *[Read(form, TWO, None)] * ahead])
