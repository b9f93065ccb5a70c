"""Choosing the rules of the awards, and confirming special mentions."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.results.errors import MentionsFullError, NotNominatedError
from competition.results.facts import MENTION
from competition.results.models import Award, Mention, Standing
from competition.results.queries import quotas_of_campaign, round_with_standings
from competition.results.quotas import Quotas
from competition.results.services.awards import awarding_of, decide_awards
from competition.results.services.guards import refuse_when_frozen, write_down


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

    Raises FrozenError, NotNominatedError and, where its category or school has as many as may be,
    MentionsFullError.
    """
    campaign = session.get_one(Campaign, entry.campaign_id)
    refuse_when_frozen(session, campaign)
    if session.get(Mention, entry.id) is not None:
        return
    _refuse_unless_nominated(session, campaign, entry)
    _refuse_when_full(session, campaign, entry)
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


def _refuse_when_full(session: Session, campaign: Campaign, entry: Entry) -> None:
    quotas = quotas_of_campaign(session, campaign.id)
    category = session.get_one(Category, entry.category_id)
    number = sum(kind.number for kind in category.award_kinds if kind.key == MENTION)
    limit = number or quotas.mentions_per_category
    if limit is not None and _mentions(session, campaign, Entry.category_id == category.id) >= limit:
        raise MentionsFullError(limit=limit)
    school = session.scalar(_school_of(entry))
    per_school = quotas.mentions_per_school
    if per_school is None or school is None:
        return
    if _mentions(session, campaign, SchoolClass.school_id == school) >= per_school:
        raise MentionsFullError(limit=per_school)


def _school_of(entry: Entry) -> Select[int]:
    schools = select(SchoolClass.school_id).join(Authorship, Authorship.class_id == SchoolClass.id)
    return schools.where(Authorship.entry_id == entry.id)


def _mentions(session: Session, campaign: Campaign, where: ColumnElement[bool]) -> int:
    """Count the mentions confirmed; one of an entry that has won something else by now does not count."""
    counted = (
        select(func.count(Mention.entry_id))
        .join(Entry, Entry.id == Mention.entry_id)
        .outerjoin(Authorship, Authorship.entry_id == Entry.id)
        .outerjoin(SchoolClass, SchoolClass.id == Authorship.class_id)
        .outerjoin(Award, Award.entry_id == Entry.id)
        .where(Mention.campaign_id == campaign.id, where, func.coalesce(Award.kind, MENTION) == MENTION)
    )
    return session.scalar(counted) or 0
