"""The job that compares an entry with the others."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.entries.likeness.services import COMPARE, compare
from competition.entries.models import Entry
from competition.entries.rules import ImageState
from competition.platform import jobs
from competition.platform.files import Rendition
from competition.platform.jobs import JobContext, job
from competition.platform.likeness import picture_bits
from competition.platform.renditions import RenditionKind
from competition.platform.storage import Storage

AGAIN = timedelta(minutes=1)
MOST_TIMES = 10


@job(COMPARE)
def compare_entry(ctx: JobContext, entry: int, times: int = 1) -> dict[str, Any] | None:
    """Compare an entry; once more a little later while nobody has looked at one of its pictures yet."""
    with ctx.database.reading() as session:
        found = session.get(Entry, entry)
        if found is None:
            return None
        bits = _bits(session, found, ctx.storage)
        waits = any(image.state is ImageState.RECEIVED for image in found.images)
    with ctx.writing() as session:
        found = session.get(Entry, entry)
        if found is None:
            return None
        alike = compare(session, entry=found, pictures=bits)
        if waits and times < MOST_TIMES:
            again = {"entry": entry, "times": times + 1}
            now = ctx.clock.now()
            jobs.request(session, name=COMPARE, args=again, now=now, due_at=now + AGAIN)
    return {"alike": alike}


def _bits(session: Session, entry: Entry, storage: Storage) -> list[int]:
    """Return the bits of the entry's pictures, from our own small renditions."""
    wanted = (
        select(Rendition.key)
        .where(
            Rendition.original_id.in_([image.file_id for image in entry.images]),
            Rendition.kind == RenditionKind.THUMB,
        )
        .order_by(Rendition.original_id)
    )
    found = []
    for key in session.scalars(wanted) if entry.images else ():
        with suppress(OSError), storage.open(key) as file:
            found.append(picture_bits(file))
    return found
