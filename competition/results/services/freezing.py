"""Freezing the results, and lifting a freeze so that a next one can correct it."""

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO

from sqlalchemy import insert
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.rules import RoundState
from competition.platform.files import keep
from competition.platform.storage import Storage
from competition.results.computing import Computed, compute
from competition.results.deciding import Contest
from competition.results.errors import (
    AnnouncedError,
    NoAwardsError,
    NotFrozenError,
    StaleAwardsError,
    StaleStandingsError,
    UnsoundBundleError,
)
from competition.results.facts import RoundFacts
from competition.results.line.errors import ReadingAgainError
from competition.results.models import Freeze, FreezeName
from competition.results.queries import (
    Gathered,
    entries_by_ref,
    find_freeze,
    gather,
    latest_freeze,
    stored_standings,
)
from competition.results.sealing.archive import pack, unpack
from competition.results.sealing.bundle import Sealing, make_bundle
from competition.results.sealing.checking import check
from competition.results.sealing.names import Names, draw_names
from competition.results.sealing.others import told
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

    The standings are computed once more and must be those that the awards were decided from; and what is
    sealed is computed again out of the finished file. Raises FrozenError, ReadingAgainError,
    NoStandingsError, NoAwardsError, StaleStandingsError, StaleAwardsError and UnsoundBundleError.
    """
    refuse_when_frozen(session, campaign)
    if round_.state is not RoundState.CLOSED:
        raise ReadingAgainError
    gathered = gather(session, round_)
    contest = _confirmed_awards(session, campaign, round_, gathered)
    computed = _confirmed_standings(session, round_, gathered)
    entry_ids = entries_by_ref(session, campaign.id)
    names = draw_names(gathered.facts, computed, contest, entry_ids, gathered.judge_ids)
    before = latest_freeze(session, campaign.id)
    sealing = Sealing(
        number=before.number + 1 if before else 1,
        at=now,
        replaces=before.sha256 if before else "",
        others=names.anywhere(told(session, campaign.id)),
    )
    content = _sealed(campaign, round_, gathered.facts, computed, contest, names, sealing)
    stored = keep(session, storage=storage, stream=BytesIO(content), limit=len(content), now=now)
    sealed = Freeze(
        campaign_id=campaign.id,
        number=sealing.number,
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
    _remember(session, sealed, names, entry_ids, gathered.judge_ids)
    return sealed


def _sealed(
    campaign: Campaign,
    round_: Round,
    facts: RoundFacts,
    computed: Computed,
    contest: Contest,
    names: Names,
    sealing: Sealing,
) -> bytes:
    """Return the finished file, having computed it again; raise UnsoundBundleError where that differs."""
    under = names.facts(facts)
    figures = names.computed(computed, under)
    bundle = make_bundle(campaign, round_, under, figures, names.contest(contest, figures.standings), sealing)
    content = pack(bundle)
    if not check(unpack(content)).holds or names.lead_back(content):
        raise UnsoundBundleError
    return content


def _remember(
    session: Session,
    sealed: Freeze,
    names: Names,
    entry_ids: Mapping[str, int],
    judge_ids: Mapping[str, int],
) -> None:
    """Keep who stands behind the names, in the database alone."""
    entries = [(name, entry_ids[ref], None) for ref, name in names.entries.items()]
    judges = [(name, None, judge_ids[ref]) for ref, name in names.judges.items()]
    rows = [
        {"freeze_id": sealed.id, "name": name, "entry_id": entry_id, "judge_id": judge_id}
        for name, entry_id, judge_id in [*entries, *judges]
    ]
    session.execute(insert(FreezeName), rows)


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
