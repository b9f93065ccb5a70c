"""Choosing the rules of the awards, and confirming special mentions."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.results.errors import NotNominatedError
from competition.results.models import Award, Mention, Standing
from competition.results.queries import round_with_standings
from competition.results.quotas import Quotas
from competition.results.services.awards import awarding_of, decide_awards
from competition.results.services.guards import refuse_when_frozen, write_down
from competition.results.services.mention_limits import refuse_when_full


def choose_rules(
    session: Session, *, campaign: Campaign, quotas: Quotas, actor: Account | None, now: datetime
) -> None:
    """Let the awards keep to these rules; those decided already are decided anew. Raises FrozenError."""
    refuse_when_frozen(session, campaign)
    kept = awarding_of(session, campaign).quotas = quotas.as_dict()
    said = {**kept, "rules": [f"{rule.key}:{rule.number}" for rule in quotas.rules]}
    write_down(session, campaign=campaign, action="results.rules", actor=actor, now=now, **said)
    _decide_anew(session, campaign, actor, now)


def confirm_mention(session: Session, *, entry: Entry, actor: Account | None, now: datetime) -> None:
    """Give a nominated entry a special mention.

    Raises FrozenError, NotNominatedError and, where its category or school has as many as may be, what
    `refuse_when_full` raises.
    """
    campaign = session.get_one(Campaign, entry.campaign_id)
    refuse_when_frozen(session, campaign)
    if session.get(Mention, entry.id) is not None:
        return
    _refuse_unless_nominated(session, campaign, entry)
    refuse_when_full(session, campaign, entry)
    mention = Mention(entry_id=entry.id, campaign_id=campaign.id, confirmed_at=now)
    mention.confirmed_by_id = actor.id if actor else None
    session.add(mention)
    _write_mention(session, campaign, entry, "results.mention", actor, now)


def revoke_mention(session: Session, *, entry: Entry, actor: Account | None, now: datetime) -> None:
    """Take a special mention back. Raises FrozenError."""
    campaign = session.get_one(Campaign, entry.campaign_id)
    refuse_when_frozen(session, campaign)
    mention = session.get(Mention, entry.id)
    if mention is not None:
        session.delete(mention)
        _write_mention(session, campaign, entry, "results.mention-revoke", actor, now)


def _write_mention(
    session: Session, campaign: Campaign, entry: Entry, action: str, actor: Account | None, now: datetime
) -> None:
    write_down(
        session,
        campaign=campaign,
        action=action,
        actor=actor,
        now=now,
        object_kind="entry",
        object_id=entry.id,
    )
    _decide_anew(session, campaign, actor, now)


def _decide_anew(session: Session, campaign: Campaign, actor: Account | None, now: datetime) -> None:
    """Let awards that are decided follow."""
    round_ = round_with_standings(session, campaign.id)
    decided = session.scalar(select(Award.id).where(Award.campaign_id == campaign.id).limit(1))
    if round_ is not None and decided is not None:
        decide_awards(session, campaign=campaign, round_=round_, actor=actor, now=now)


def _refuse_unless_nominated(session: Session, campaign: Campaign, entry: Entry) -> None:
    round_ = round_with_standings(session, campaign.id)
    standing = session.get(Standing, (round_.id, entry.id)) if round_ else None
    if standing is None or not standing.nominations or entry.state is not EntryState.ACCEPTED:
        raise NotNominatedError
