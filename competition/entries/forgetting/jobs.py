"""Forgetting in the background, by the clock."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.entries.forgetting.queries import classes_to_clear
from competition.entries.forgetting.services import forget_unused
from competition.platform.jobs import JobContext, job, when_due

NAME = "entries.forget_unused"


@when_due(NAME)
def is_due(session: Session, now: datetime) -> bool:
    """Whether any class holds names that it needs no more."""
    return bool(classes_to_clear(session, now))


@job(NAME)
def forget(ctx: JobContext) -> dict[str, object]:
    """Clear every such class; begun again, it finds only those that are left."""
    now = ctx.clock.now()
    with ctx.writing() as session:
        found = classes_to_clear(session, now)
        for school_class in found:
            forget_unused(session, school_class=school_class, now=now)
    return {"classes": len(found)}
