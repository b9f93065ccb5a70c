"""Choosing what is talked over, keeping notes, deciding. Awards change by the services of results."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.entries.models import Entry
from competition.moderation.errors import (
    DecidedMeanwhileError,
    NoSuchChoiceError,
    NoSuchWorkError,
    NotesChangedError,
)
from competition.moderation.models import Decision, Matter
from competition.moderation.rules import AS_IT_IS, NOTHING, ORDER, choices
from competition.results.errors import NoStandingsError, NotStandingError
from competition.results.models import Mention, Override, Standing
from competition.results.queries import round_with_standings
from competition.results.services import override_award, revoke_mention, revoke_override
from competition.results.services.awards import kinds_of
from competition.results.services.guards import refuse_when_frozen, require_reason, write_down


def put_on_list(
    session: Session, *, campaign: Campaign, number: str, actor: Account | None, now: datetime
) -> Entry:
    """Put a work on the list by its number. Raises NoSuchWorkError, NoStandingsError and FrozenError."""
    wanted = select(Entry).where(
        Entry.campaign_id == campaign.id, func.lower(Entry.number) == number.strip().lower()
    )
    entry = session.scalar(wanted)
    if entry is None:
        raise NoSuchWorkError
    choose(session, entry=entry, chosen=True, actor=actor, now=now)
    return entry


def choose(session: Session, *, entry: Entry, chosen: bool, actor: Account | None, now: datetime) -> None:
    """Put a work on the list of the meeting, or take it off, whatever its scores say.

    Raises NoSuchWorkError, NoStandingsError and FrozenError.
    """
    campaign = _open(session, entry)
    matter = _matter(session, entry)
    matter.chosen = chosen
    write_down(
        session,
        campaign=campaign,
        action="moderation.put-on" if chosen else "moderation.take-off",
        actor=actor,
        now=now,
        object_kind="entry",
        object_id=entry.id,
    )


def keep_notes(
    session: Session, *, entry: Entry, notes: str, version: int, actor: Account | None, now: datetime
) -> None:
    """Keep what was said, written on `version` of it. Raises NotesChangedError and FrozenError."""
    campaign = _open(session, entry)
    matter = _matter(session, entry)
    if matter.version != version and matter.notes != notes:
        raise NotesChangedError(matter.notes, matter.version)
    if matter.notes == notes:
        return
    matter.notes, matter.version = notes, matter.version + 1
    write_down(
        session,
        campaign=campaign,
        action="moderation.note",
        actor=actor,
        now=now,
        object_kind="entry",
        object_id=entry.id,
    )


def decide(
    session: Session,
    *,
    entry: Entry,
    choice: str,
    reason: str,
    last: int,
    actor: Account | None,
    now: datetime,
) -> Decision:
    """Decide about a work; `last` is the decision about it that was read before, 0 for none.

    Raises ReasonMissingError, NoSuchChoiceError, DecidedMeanwhileError, NotStandingError and FrozenError.
    """
    campaign = _open(session, entry)
    text = require_reason(reason)
    if last_decision(session, entry) != last:
        raise DecidedMeanwhileError
    _act(session, entry, choice, text, actor, now)
    decision = Decision(
        entry_id=entry.id, campaign_id=campaign.id, choice=choice, reason=text, decided_at=now
    )
    decision.decided_by_id = actor.id if actor else None
    session.add(decision)
    write_down(
        session,
        campaign=campaign,
        action="moderation.decide",
        actor=actor,
        now=now,
        object_kind="entry",
        object_id=entry.id,
        choice=choice,
    )
    return decision


def last_decision(session: Session, entry: Entry) -> int:
    """Return the number of the last decision about a work, 0 for none."""
    wanted = select(func.max(Decision.id)).where(Decision.entry_id == entry.id)
    return session.scalar(wanted) or 0


def _act(
    session: Session, entry: Entry, choice: str, reason: str, actor: Account | None, now: datetime
) -> None:
    """Let the awards follow a decision."""
    override = session.get(Override, entry.id)
    mention = session.get(Mention, entry.id)
    category = session.get_one(Category, entry.category_id)
    if choice not in choices(kinds_of(category), decided=bool(override or mention)):
        raise NoSuchChoiceError
    if choice == AS_IT_IS:
        return
    if choice != ORDER:
        kind = None if choice == NOTHING else choice
        override_award(session, entry=entry, kind=kind, reason=reason, actor=actor, now=now)
        return
    if mention:
        revoke_mention(session, entry=entry, actor=actor, now=now)
    if override:
        revoke_override(session, entry=entry, actor=actor, now=now)


def _open(session: Session, entry: Entry) -> Campaign:
    """Return the campaign of a work with a standing, and hold it. Raises NoStandingsError, FrozenError."""
    campaign = session.get_one(Campaign, entry.campaign_id)
    refuse_when_frozen(session, campaign)
    round_ = round_with_standings(session, campaign.id)
    if round_ is None:
        raise NoStandingsError
    if session.get(Standing, (round_.id, entry.id)) is None:
        raise NotStandingError
    return campaign


def _matter(session: Session, entry: Entry) -> Matter:
    """Return what is kept of a work, read anew, begun where nothing was."""
    wanted = select(Matter).where(Matter.entry_id == entry.id).execution_options(populate_existing=True)
    found = session.scalar(wanted)
    if found is None:
        found = Matter(entry_id=entry.id, campaign_id=entry.campaign_id, notes="", version=0)
        session.add(found)
    return found
