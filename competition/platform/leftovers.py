"""What a process that was killed, or a power failure, leaves lying, and what nobody has used: swept up daily.

Children's pictures and texts are among it: uploads that were cut off, scratch folders of work on a file, and
pages kept to build the next edition faster, which would outlive a consent or a work that is gone.
"""

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.clock import Clock
from competition.platform import jobs
from competition.platform.jobs.models import Job

SWEEP = "platform.sweep"
EVERY = timedelta(days=1)
_SCRATCH = (
    "child", "picture", "document", "pages", "scan", "inspect", "warm", "contribution", "contributions",
    "cards", "kit",
)  # fmt: skip


@jobs.when_due(SWEEP)
def is_due(session: Session, now: datetime) -> bool:
    """Whether nobody has swept for a day."""
    latest = session.scalar(select(func.max(Job.created_at)).where(Job.name == SWEEP))
    return latest is None or now - latest >= EVERY


@jobs.job(SWEEP)
def sweep(ctx: jobs.JobContext) -> dict[str, Any]:
    """Take away uploads that were cut off, scratch folders that nobody came back to, and what is not used."""
    now, caches = ctx.clock.now(), ctx.config.instance / "cache"
    # Folders are stamped by the machine, whatever is imagined: one that is in use now is never old.
    machine = min(now, Clock().now())
    return {
        "uploads": ctx.storage.sweep(now=now),
        "folders": sweep_scratch(now=machine) + sweep_aside(caches, now=machine),
        "kept": sweep_caches(caches, now=now),
    }


def sweep_scratch(*, now: datetime, older_than: timedelta = EVERY) -> int:
    """Remove our own scratch folders of more than a day ago; return how many that was."""
    before, removed = (now - older_than).timestamp(), 0
    for kind in _SCRATCH:
        for folder in Path(tempfile.gettempdir()).glob(f"garland-{kind}-*"):
            if _is_ours(folder, before):
                shutil.rmtree(folder, ignore_errors=True)
                removed += not folder.exists()
    return removed


def sweep_caches(root: Path, *, now: datetime, unused: timedelta = EVERY) -> int:
    """Remove what nobody has used for a day; return how many files that was. Using a file touches it."""
    before, removed = (now - unused).timestamp(), 0
    for path in root.glob("*/[0-9a-f][0-9a-f]/*"):
        with suppress(FileNotFoundError):  # somebody else was faster
            if path.stat().st_mtime < before:
                path.unlink()
                removed += 1
    return removed


def sweep_aside(root: Path, *, now: datetime, older_than: timedelta = EVERY) -> int:
    """Remove what was being made for a cache by somebody who was killed; return how many folders that was."""
    before, removed = (now - older_than).timestamp(), 0
    for folder in root.glob("*/aside-*"):
        if _is_ours(folder, before):
            shutil.rmtree(folder, ignore_errors=True)
            removed += not folder.exists()
    return removed


def _is_ours(folder: Path, before: float) -> bool:
    """Whether it is a folder of this user, no link, and has not been touched since."""
    try:
        seen = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.geteuid() and seen.st_mtime < before
