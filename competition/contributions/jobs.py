"""Background work of contributions: looking at portraits, and deleting what nobody ever allowed."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.contributions import following as _following  # noqa: F401 - it makes itself known
from competition.contributions import guardians as _guardians  # noqa: F401 - it makes itself known
from competition.contributions.models import Contribution, Portrait
from competition.contributions.queries import never_allowed
from competition.contributions.rules import Reason
from competition.contributions.services import delete_contribution
from competition.contributions.services.portraits import KINDS, LOOK, keep_look
from competition.entries.picturing.edits import edit_of
from competition.entries.rules import ImageState
from competition.entries.services.pictures import examine
from competition.platform.files import StoredFile
from competition.platform.jobs import JobContext, job, when_due

FORGET = "contributions.forget"


@job(LOOK)
def look_at_portrait(ctx: JobContext, portrait: str) -> dict[str, Any] | None:
    """Open a portrait outside any transaction and write down what came of it; a removed one is no matter."""
    with ctx.database.reading() as session:
        found = find_waiting(session, portrait)
        if found is None:
            return None
        file_id, edit = found.file_id, edit_of(found)
        key = session.get_one(StoredFile, file_id).key
    look = examine(ctx.storage, key, edit, KINDS)
    with ctx.writing() as session:
        found = find_waiting(session, portrait)
        if found is not None and found.file_id == file_id:  # else it was turned or cut meanwhile
            keep_look(session, portrait=found, look=look)
            return {"state": found.state.value}
    return None


def find_waiting(session: Session, ref: str) -> Portrait | None:
    """Return the portrait of this ref if nobody has looked at it as it is now."""
    wanted = select(Portrait).where(Portrait.ref == ref, Portrait.state == ImageState.RECEIVED)
    return session.scalar(wanted)


@when_due(FORGET)
def is_due(session: Session, now: datetime) -> bool:
    """Whether anything is kept that nobody ever allowed to be shown, long after the publication."""
    return bool(never_allowed(session, now))


@job(FORGET)
def forget(ctx: JobContext) -> dict[str, object]:
    """Delete every such contribution; begun again, it finds only those that are left."""
    now = ctx.clock.now()
    with ctx.writing() as session:
        found = never_allowed(session, now)
        for contribution_id in found:
            delete_contribution(
                session,
                contribution=session.get_one(Contribution, contribution_id),
                reason=Reason.NEVER_ALLOWED,
                actor=None,
                now=now,
            )
    return {"contributions": len(found)}
