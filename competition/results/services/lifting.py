"""Lifting a freeze, so that a next one can correct it."""

from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.results.errors import AnnouncedError, NotFrozenError
from competition.results.models import Freeze
from competition.results.queries import find_freeze
from competition.results.services.guards import hold, require_reason, write_down


def unfreeze(
    session: Session,
    *,
    campaign: Campaign,
    reason: str,
    actor: Account | None,
    now: datetime,
    public_too: bool = False,
) -> Freeze:
    """Lift the freeze, so that a next one can correct it; the sealed file stays, with the reason.

    After the announcement it takes the results off the public pages until they are announced again, and is
    done only where that is said: `public_too`. Raises AnnouncedError, NotFrozenError and ReasonMissingError.
    """
    hold(session, campaign)
    was_public = campaign.announced_at is not None
    if was_public and not public_too:
        raise AnnouncedError
    sealed = find_freeze(session, campaign.id)
    if sealed is None:
        raise NotFrozenError
    sealed.lifted_reason = require_reason(reason)
    sealed.lifted_at, sealed.lifted_by_id = now, actor.id if actor else None
    campaign.frozen_at = campaign.announced_at = None
    write_down(
        session,
        campaign=campaign,
        action="results.unfreeze",
        actor=actor,
        now=now,
        sha256=sealed.sha256,
        was_public=was_public,
    )
    return sealed
