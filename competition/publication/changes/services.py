"""Having two editions compared, and keeping which pages differ."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.platform import jobs
from competition.platform.storage import Storage
from competition.publication.changes.errors import NothingBeforeError
from competition.publication.changes.models import EditionChanges
from competition.publication.changes.queries import two
from competition.publication.changes.rules import BLANK, IMPRINT, VOICE, WORK, Changes
from competition.publication.models import Edition

JOB = "publication.changes"
_KEPT = (WORK, VOICE, IMPRINT, BLANK)
"""Of what stands on a page, this is kept: the secretariat is told it by name."""


def request_changes(
    session: Session,
    *,
    storage: Storage,
    campaign: Campaign,
    edition: Edition,
    actor: Account | None,
    now: datetime,
) -> jobs.Job:
    """Have an edition compared with the one before it; asking meanwhile gives the same job.

    Raises NothingBeforeError, EditionGoneError.
    """
    found = two(session, edition)
    if found is None:
        raise NothingBeforeError
    found.files(storage)
    return jobs.request(
        session,
        name=JOB,
        args={"edition": edition.id},
        key=str(edition.id),
        actor_id=actor.id if actor else None,
        campaign_id=campaign.id,
        now=now,
    )


def keep_changes(
    session: Session, *, edition_id: int, before_id: int, changes: Changes, now: datetime
) -> EditionChanges:
    """Keep what an edition changes, in the place of what was known of it."""
    row = session.get(EditionChanges, edition_id)
    if row is None:
        row = EditionChanges(edition_id=edition_id)
        session.add(row)
    row.before_id, row.compared_at = before_id, now
    row.moved, row.same = changes.moved, changes.same
    row.pages = [
        [pair.before or 0, pair.after or 0, [each for each in pair.holds if each.startswith(_KEPT)]]
        for pair in changes.pairs
    ]
    session.flush()
    return row
