"""Deciding the awards, and deciding against the order of the standings."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.campaign.wording import AWARDS
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.models import Round
from competition.results.deciding import Contest
from competition.results.errors import NoStandingsError, NoSuchAwardError, NotStandingError
from competition.results.facts import MENTION
from competition.results.models import Award, Awarding, Override, Standing
from competition.results.queries import (
    Gathered,
    gather,
    mentioned,
    overrides,
    quotas_of_campaign,
    round_with_standings,
    stored_standings,
)
from competition.results.reporting import report
from competition.results.services.guards import refuse_when_frozen, require_reason, write_down
from competition.results.services.mention_limits import refuse_when_full


def decide_awards(
    session: Session, *, campaign: Campaign, round_: Round, actor: Account | None, now: datetime
) -> Sequence[Award]:
    """Decide the awards of the campaign from a round's standings, in place of those that were there.

    What was decided against the order stays. Raises NoStandingsError and FrozenError.
    """
    refuse_when_frozen(session, campaign)
    gathered = gather(session, round_)
    contest = contest_of(session, campaign, round_, gathered)
    session.execute(delete(Award).where(Award.campaign_id == campaign.id))
    against = overrides(session, campaign.id)
    awards = [
        Award(
            campaign_id=campaign.id,
            entry_id=gathered.entry_ids[each.entry],
            category_id=gathered.category_ids[each.category],
            kind=each.kind,
            place=each.place,
            reason=against[each.entry].reason if each.overridden else "",
            decided_by_id=against[each.entry].decided_by_id if each.overridden else _id(actor),
            decided_at=now,
        )
        for each in contest.won
    ]
    session.add_all(awards)
    awarding_of(session, campaign).report = report(contest)
    write_down(session, campaign=campaign, action="results.decide", actor=actor, now=now, awards=len(awards))
    return awards


def awarding_of(session: Session, campaign: Campaign) -> Awarding:
    """Return how the campaign awards, begun where nothing was chosen yet."""
    found = session.get(Awarding, campaign.id)
    if found is None:
        found = Awarding(campaign_id=campaign.id, quotas={}, report={})
        session.add(found)
    return found


def contest_of(session: Session, campaign: Campaign, round_: Round, gathered: Gathered) -> Contest:
    """Return what the awards follow from, by the stored standings; raises NoStandingsError."""
    standings = [placed for _entry_id, placed in stored_standings(session, round_.id)]
    if not standings:
        raise NoStandingsError
    return Contest(
        standings,
        gathered.facts.categories,
        gathered.entrants,
        {ref: override.kind for ref, override in overrides(session, campaign.id).items()},
        quotas_of_campaign(session, campaign.id),
        mentioned(session, campaign.id),
        tuple(facts.order for facts in gathered.duels),
    )


def override_award(
    session: Session, *, entry: Entry, kind: str | None, reason: str, actor: Account | None, now: datetime
) -> Sequence[Award]:
    """Decide against the order of the standings what an entry wins (None: nothing), and all awards anew.

    A special mention keeps to the limits of mentions. Raises ReasonMissingError, NoSuchAwardError,
    NotStandingError, NoStandingsError, FrozenError and what `refuse_when_full` raises.
    """
    campaign, round_ = _open(session, entry)
    text = require_reason(reason)
    standing = session.get(Standing, (round_.id, entry.id))
    if entry.state is not EntryState.ACCEPTED or standing is None:
        raise NotStandingError
    if kind and kind not in kinds_of(session.get_one(Category, standing.category_id)):
        raise NoSuchAwardError
    if kind == MENTION:
        refuse_when_full(session, campaign, entry)
    override = session.get(Override, entry.id) or Override(entry_id=entry.id, campaign_id=campaign.id)
    override.kind, override.reason = kind or None, text
    override.decided_by_id, override.decided_at = _id(actor), now
    session.add(override)
    write_down(
        session,
        campaign=campaign,
        action="results.override",
        actor=actor,
        now=now,
        object_kind="entry",
        object_id=entry.id,
        kind=kind or "",
    )
    return decide_awards(session, campaign=campaign, round_=round_, actor=actor, now=now)


def revoke_override(
    session: Session, *, entry: Entry, actor: Account | None, now: datetime
) -> Sequence[Award]:
    """Let the order of the standings hold again for an entry, and decide all awards anew.

    Raises NoStandingsError and FrozenError.
    """
    campaign, round_ = _open(session, entry)
    session.execute(delete(Override).where(Override.entry_id == entry.id))
    write_down(
        session,
        campaign=campaign,
        action="results.override-revoke",
        actor=actor,
        now=now,
        object_kind="entry",
        object_id=entry.id,
    )
    return decide_awards(session, campaign=campaign, round_=round_, actor=actor, now=now)


def kinds_of(category: Category) -> list[str]:
    """Return the kinds of award that an entry of this category can win, the highest first."""
    given = [kind.key for kind in category.award_kinds]
    return given + [kind for kind in AWARDS if kind not in given]


def _open(session: Session, entry: Entry) -> tuple[Campaign, Round]:
    """Return the entry's campaign, still open to decisions, and the round that its awards come from."""
    campaign = session.get_one(Campaign, entry.campaign_id)
    refuse_when_frozen(session, campaign)
    round_ = round_with_standings(session, campaign.id)
    if round_ is None:
        raise NoStandingsError
    return campaign, round_


def awards_of(session: Session, campaign_id: int) -> Sequence[tuple[str, Award]]:
    """Return the campaign's awards with their entries' references, by category and place."""
    rows = session.execute(
        select(Entry.ref, Award)
        .join(Entry, Entry.id == Award.entry_id)
        .join(Category, Category.id == Award.category_id)
        .where(Award.campaign_id == campaign_id)
        .order_by(Category.position, Award.place)
    )
    return [(ref, award) for ref, award in rows]


def _id(actor: Account | None) -> int | None:
    return actor.id if actor else None
