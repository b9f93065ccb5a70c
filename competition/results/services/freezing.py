"""Freezing the results: what is to be frozen, whether it may be, and the step in which it is."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.rules import RoundState
from competition.platform.files import Received, receive, register
from competition.platform.storage import Storage
from competition.results.deciding import Contest
from competition.results.errors import NoAwardsError, StaleAwardsError
from competition.results.line.errors import ReadingAgainError
from competition.results.models import Freeze, FreezeName
from competition.results.queries import Gathered, entries_by_ref, gather, latest_freeze
from competition.results.sealing.making import Posed, Sealed, seal
from competition.results.sealing.others import told
from competition.results.services.awards import awards_of, contest_of
from competition.results.services.guards import refuse_when_frozen, write_down


def freeze(
    session: Session,
    *,
    campaign: Campaign,
    round_: Round,
    storage: Storage,
    actor: Account | None,
    now: datetime,
) -> Freeze:
    """Seal the results of a round at once: from here on neither scores nor awards change.

    Raises FrozenError, and what `pose` and `seal` raise.
    """
    refuse_when_frozen(session, campaign)
    posed = pose(session, round_)
    sealed = seal(posed, at=now)
    received = put_by(storage, sealed)
    return write_freeze(session, posed=posed, sealed=sealed, received=received, actor=actor)


def pose(session: Session, round_: Round) -> Posed:
    """Return all that a freeze is made of.

    Raises ReadingAgainError, NoStandingsError, NoAwardsError and StaleAwardsError.
    """
    if round_.state is not RoundState.CLOSED:
        raise ReadingAgainError
    campaign = session.get_one(Campaign, round_.campaign_id)
    gathered = gather(session, round_)
    before = latest_freeze(session, campaign.id)
    return Posed(
        campaign=campaign,
        round_=round_,
        number=before.number + 1 if before else 1,
        replaces=before.sha256 if before else "",
        gathered=gathered,
        contest=_confirmed_awards(session, campaign, round_, gathered),
        entry_ids=entries_by_ref(session, campaign.id),
        others=told(session, campaign.id),
    )


def _confirmed_awards(session: Session, campaign: Campaign, round_: Round, gathered: Gathered) -> Contest:
    """Return what the awards follow from, having made sure that they still do."""
    contest = contest_of(session, campaign, round_, gathered)
    stored = [(ref, award.kind, award.place) for ref, award in awards_of(session, campaign.id)]
    if not stored:
        raise NoAwardsError
    if stored != [(each.entry, each.kind, each.place) for each in contest.won]:
        raise StaleAwardsError
    return contest


def put_by(storage: Storage, sealed: Sealed) -> Received:
    """Put the finished file on disk, where it is nobody's yet."""
    return receive(storage=storage, stream=BytesIO(sealed.content), limit=len(sealed.content))


def write_freeze(
    session: Session, *, posed: Posed, sealed: Sealed, received: Received, actor: Account | None
) -> Freeze:
    """Let a file that was put by be the freeze that holds, and keep who stands behind its names."""
    stored = register(session, received=received, now=sealed.at)
    campaign = session.get_one(Campaign, posed.campaign.id)
    frozen = Freeze(
        campaign_id=campaign.id,
        number=posed.number,
        round_id=posed.round_.id,
        sha256=stored.sha256,
        file_id=stored.id,
        summary=dict(sealed.summary),
        frozen_at=sealed.at,
        frozen_by_id=actor.id if actor else None,
    )
    session.add(frozen)
    campaign.frozen_at = sealed.at
    write_down(
        session,
        campaign=campaign,
        action="results.freeze",
        actor=actor,
        now=sealed.at,
        sha256=frozen.sha256,
    )
    session.execute(insert(FreezeName), list(_who(frozen, posed, sealed)))
    return frozen


def _who(frozen: Freeze, posed: Posed, sealed: Sealed) -> Iterator[dict[str, Any]]:
    """Yield who stands behind the names, for the database alone."""
    for ref, name in sealed.names.entries.items():
        entry_id = posed.entry_ids[ref]
        yield {"freeze_id": frozen.id, "name": name, "entry_id": entry_id, "judge_id": None}
    for ref, name in sealed.names.judges.items():
        judge_id = posed.gathered.judge_ids[ref]
        yield {"freeze_id": frozen.id, "name": name, "entry_id": None, "judge_id": judge_id}
