"""Freezing the results, and lifting a freeze before the announcement."""

from datetime import datetime
from io import BytesIO

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.platform.files import keep
from competition.platform.storage import Storage
from competition.results.bundle import canonical, make_bundle
from competition.results.computing import Computed, compute
from competition.results.deciding import Contest
from competition.results.errors import (
    AnnouncedError,
    NoAwardsError,
    NotFrozenError,
    StaleAwardsError,
    StaleStandingsError,
)
from competition.results.models import Freeze
from competition.results.queries import Gathered, find_freeze, gather, stored_standings
from competition.results.services.awards import awards_of, contest_of
from competition.results.services.guards import hold, refuse_when_frozen, require_reason, write_down


def freeze(
    session: Session,
    *,
    campaign: Campaign,
    round_: Round,
    storage: Storage,
    actor: Account | None,
    now: datetime,
) -> Freeze:
    """Seal the results of a round: from here on neither scores nor awards change.

    The standings are computed once more and must be those that the awards were decided from. Raises
    FrozenError, NoStandingsError, NoAwardsError, StaleStandingsError and StaleAwardsError.
    """
    refuse_when_frozen(session, campaign)
    gathered = gather(session, round_)
    contest = _confirmed_awards(session, campaign, round_, gathered)
    computed = _confirmed_standings(session, round_, gathered)
    content = canonical(make_bundle(campaign, round_, gathered.facts, computed, contest, now))
    stored = keep(session, storage=storage, stream=BytesIO(content), limit=len(content), now=now)
    sealed = Freeze(
        campaign_id=campaign.id,
        round_id=round_.id,
        sha256=stored.sha256,
        file_id=stored.id,
        summary={
            "entries": len(computed.standings),
            "sheets": len(gathered.facts.sheets),
            "awards": len(contest.won),
        },
        frozen_at=now,
        frozen_by_id=actor.id if actor else None,
    )
    session.add(sealed)
    campaign.frozen_at = now
    write_down(
        session, campaign=campaign, action="results.freeze", actor=actor, now=now, sha256=sealed.sha256
    )
    return sealed


def _confirmed_awards(session: Session, campaign: Campaign, round_: Round, gathered: Gathered) -> Contest:
    """Return what the awards follow from, having made sure that they still do."""
    contest = contest_of(session, campaign, round_, gathered)
    stored = [(ref, award.kind, award.place) for ref, award in awards_of(session, campaign.id)]
    if not stored:
        raise NoAwardsError
    if stored != [(each.entry, each.kind, each.place) for each in contest.won]:
        raise StaleAwardsError
    return contest


def _confirmed_standings(session: Session, round_: Round, gathered: Gathered) -> Computed:
    """Return the standings computed anew, having made sure that they are those on the page."""
    computed = compute(gathered.facts)
    if {placed for _id, placed in stored_standings(session, round_.id)} != set(computed.standings):
        raise StaleStandingsError
    return computed


def unfreeze(
    session: Session, *, campaign: Campaign, reason: str, actor: Account | None, now: datetime
) -> Freeze:
    """Lift the freeze; the sealed file stays, with the reason.

    Raises AnnouncedError after the announcement, NotFrozenError and ReasonMissingError.
    """
    hold(session, campaign)
    if campaign.announced_at is not None:
        raise AnnouncedError
    sealed = find_freeze(session, campaign.id)
    if sealed is None:
        raise NotFrozenError
    sealed.lifted_reason = require_reason(reason)
    sealed.lifted_at, sealed.lifted_by_id = now, actor.id if actor else None
    campaign.frozen_at = None
    write_down(
        session, campaign=campaign, action="results.unfreeze", actor=actor, now=now, sha256=sealed.sha256
    )
    return sealed
