"""Taking bytes off the disk that nothing needs any more, such as a list with children's names.

Files are found by what they contain, so that the same bytes may serve somebody else: they go a day later, and
only when no row anywhere names them and nobody has sent them again meanwhile.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import String, select
from sqlalchemy.orm import Session

from competition.platform import jobs
from competition.platform.db import Base
from competition.platform.storage import Storage

ERASE = "platform.erase"
AFTER = timedelta(days=1)
_QUIET = timedelta(hours=1)


def request_erasure(session: Session, *, sha256: str, now: datetime) -> None:
    """Ask for a file to be taken off the disk a day from now, if nothing needs it then."""
    jobs.request(session, name=ERASE, args={"sha256": sha256}, key=sha256, due_at=now + AFTER, now=now)


@jobs.job(ERASE)
def erase(ctx: jobs.JobContext, *, sha256: str) -> dict[str, Any]:
    """Take the file off the disk while nobody can name it anew."""
    key = f"{sha256[:2]}/{sha256[2:]}"
    with ctx.writing() as session:
        if is_needed(session, key) or not _lies_quiet(ctx.storage, key, ctx.clock.now()):
            return {"erased": False}
        with suppress(FileNotFoundError):
            ctx.storage.path(key).unlink()
    return {"erased": True}


def is_needed(session: Session, key: str) -> bool:
    """Whether a row of any table names the file."""
    columns = [
        table.c.key
        for table in Base.metadata.sorted_tables
        if "key" in table.c and isinstance(table.c.key.type, String)
    ]
    return any(session.scalar(select(column).where(column == key).limit(1)) for column in columns)


def _lies_quiet(storage: Storage, key: str, now: datetime) -> bool:
    """Whether nobody has sent the same again in the last hour: it may be received and not yet registered."""
    with suppress(FileNotFoundError):
        return storage.path(key).stat().st_mtime < (now - _QUIET).timestamp()
    return True
