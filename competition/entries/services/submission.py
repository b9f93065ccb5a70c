"""Handing in: submitted with a receipt, opened again, withdrawn, brought back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.blinding import retire
from competition.entries.blindness.noticing import notice
from competition.entries.dossiers import Dossier, dossier_of, dossiers_of_class
from competition.entries.errors import (
    DecidedError,
    IncompleteError,
    NotChangeableError,
    NothingToSubmitError,
    RulesToAcceptError,
)
from competition.entries.identity import Receipt, SchoolClass
from competition.entries.likeness.services import compare_soon
from competition.entries.models import Entry
from competition.entries.numbers import fresh_number
from competition.entries.quotas import require_places
from competition.entries.receipts.services import files_of, issue
from competition.entries.rules import (
    EntryState,
    may_bring_back,
    may_reopen,
    may_withdraw,
    state_before_withdrawal,
)
from competition.entries.services.drafts import record
from competition.entries.services.guards import class_of, lock, lock_to_submit, own_calendar, require_open
from competition.entries.stamps import work_hash
from competition.entries.start.accepting import has_accepted, require_accepted
from competition.entries.words import words_of
from competition.platform.files import StoredFile


def submit(session: Session, *, entry: Entry, actor: Account, now: datetime) -> Receipt:
    """Hand an entry in and return its receipt, which is mailed as well; `now` is when the request began.

    Handing in what is handed in already gives the receipt there is. Raises IncompleteError with what is
    missing, DeadlinePassedError, NotChangeableError, DecidedError, QuotaFullError. What comes late is kept
    and marked.
    """
    if entry.state is EntryState.SUBMITTED and (given := latest_receipt(session, entry.id)):
        return given
    campaign, late = lock_to_submit(session, entry, now)
    require_accepted(session, campaign, entry)
    dossier = dossier_of(session, campaign, entry)
    if not dossier.missing:
        require_places(session, campaign, [dossier])
    receipt = _hand_in(session, dossier, actor, now, late)
    issue(session, [receipt], class_id=dossier.class_id, campaign=campaign, actor=actor, now=now)
    return receipt


def submit_class(
    session: Session, *, school_class: SchoolClass, actor: Account, now: datetime
) -> list[Receipt]:
    """Hand in every draft and returned entry of a class that lacks nothing, with one receipt for all.

    Raises NothingToSubmitError, or DeadlinePassedError where that is why; QuotaFullError when not all have a
    place, so that the class chooses.
    """
    campaign = session.get_one(Campaign, school_class.campaign_id)
    ready = [
        dossier for dossier in dossiers_of_class(session, campaign, school_class.id) if is_ready(dossier, now)
    ]
    if not ready:
        require_open(campaign, now, school_class)
        raise NothingToSubmitError
    if not has_accepted(school_class, campaign):
        raise RulesToAcceptError
    late = [lock_to_submit(session, dossier.entry, now)[1] for dossier in ready]
    require_places(session, campaign, ready)
    given = [
        _hand_in(session, dossier, actor, now, seconds) for dossier, seconds in zip(ready, late, strict=True)
    ]
    issue(session, given, class_id=school_class.id, campaign=campaign, actor=actor, now=now)
    return given


def is_ready(dossier: Dossier, now: datetime) -> bool:
    """Whether an entry may be handed in, in time or late, and lacks nothing."""
    return dossier.may_submit(now) and not dossier.missing


def _hand_in(session: Session, dossier: Dossier, actor: Account, now: datetime, late: int | None) -> Receipt:
    entry, campaign = dossier.entry, dossier.campaign
    if lacking := dossier.missing:
        raise IncompleteError(lacking)
    entry.number = entry.number or fresh_number(
        campaign.name, lambda number: _is_taken(session, entry, number)
    )
    entry.state, entry.submitted_at, entry.updated_at = EntryState.SUBMITTED, now, now
    entry.late_by = late
    receipt = Receipt(
        entry_id=entry.id,
        account_id=actor.id,
        sha256=hash_of(session, dossier),
        submitted_at=now,
        title=entry.title,
        language=entry.language,
        form=dossier.category.form,
        files=files_of(session, entry),
        late_by=late,
    )
    session.add(receipt)
    session.flush()
    how = {"late_by": late} if late else {}
    record(session, entry, "entry.submit", actor, now, receipt=receipt.id, sha256=receipt.sha256, **how)
    compare_soon(session, entry=entry, now=now)
    notice(session, entry)
    return receipt


def hash_of(session: Session, dossier: Dossier) -> str:
    """Return the hash of a work as it stands, that of its pictures included."""
    images = dossier.entry.images
    files = select(StoredFile.id, StoredFile.sha256).where(StoredFile.id.in_([i.file_id for i in images]))
    hashes = {row.id: row.sha256 for row in session.execute(files)} if images else {}
    pictures = [(hashes[image.file_id], image.alt) for image in images]
    return work_hash(dossier.category.key, words_of(dossier.entry), pictures)


def receipts(session: Session, entry_id: int) -> Sequence[Receipt]:
    """Return the receipts of an entry, the latest first."""
    return session.scalars(
        select(Receipt).where(Receipt.entry_id == entry_id).order_by(Receipt.id.desc())
    ).all()


def receipts_by(session: Session, entry_id: int) -> list[tuple[Receipt, Account]]:
    """Return the receipts of an entry, the latest first, each with who handed it in."""
    rows = session.execute(
        select(Receipt, Account)
        .join(Account, Account.id == Receipt.account_id)
        .where(Receipt.entry_id == entry_id)
        .order_by(Receipt.id.desc())
    )
    return [(receipt, by) for receipt, by in rows]


def latest_receipt(session: Session, entry_id: int) -> Receipt | None:
    """Return the receipt that holds, None for what was never handed in."""
    return next(iter(receipts(session, entry_id)), None)


def reopen(session: Session, *, entry: Entry, actor: Account, now: datetime) -> None:
    """Take a submitted entry back, to change it; it must be submitted again before the deadline.

    The judges' copy of an accepted one is retired. Raises DeadlinePassedError, DecidedError,
    NotChangeableError; reopening a draft changes nothing.
    """
    campaign = lock(session, entry)
    if entry.state is EntryState.DRAFT:
        return
    _require(
        may_reopen(entry.state, calendar=own_calendar(campaign, entry), now=now),
        entry,
        campaign,
        now,
    )
    entry.state, entry.submitted_at, entry.updated_at = EntryState.DRAFT, None, now
    retire(session, entry_id=entry.id, now=now)
    record(session, entry, "entry.reopen", actor, now)


def withdraw(session: Session, *, entry: Entry, actor: Account, now: datetime) -> None:
    """Withdraw an entry, or discard a draft; nothing is erased, and until the deadline it can be undone.

    Raises DeadlinePassedError, DecidedError; withdrawing twice changes nothing.
    """
    campaign = lock(session, entry)
    if entry.state is EntryState.WITHDRAWN:
        return
    _require(
        may_withdraw(entry.state, calendar=own_calendar(campaign, entry), now=now),
        entry,
        campaign,
        now,
    )
    entry.state, entry.updated_at = EntryState.WITHDRAWN, now
    retire(session, entry_id=entry.id, now=now)
    record(session, entry, "entry.withdraw", actor, now)


def bring_back(session: Session, *, entry: Entry, actor: Account, now: datetime) -> None:
    """Undo a withdrawal: the entry stands where it stood. Raises DeadlinePassedError, NotChangeableError,
    QuotaFullError.
    """
    campaign = lock(session, entry)
    _require(
        may_bring_back(entry.state, calendar=own_calendar(campaign, entry), now=now),
        entry,
        campaign,
        now,
    )
    stood = state_before_withdrawal(entry.submitted_at, entry.returned_at)
    if stood is not EntryState.DRAFT:
        require_places(session, campaign, [dossier_of(session, campaign, entry)])
    entry.state, entry.updated_at = stood, now
    record(session, entry, "entry.bring_back", actor, now, state=entry.state.value)


def _require(possible: bool, entry: Entry, campaign: Campaign, now: datetime) -> None:
    if possible:
        return
    if entry.state is EntryState.DISQUALIFIED:
        raise DecidedError
    require_open(campaign, now, class_of(entry))
    raise NotChangeableError


def _is_taken(session: Session, entry: Entry, number: str) -> bool:
    same = select(Entry.id).where(Entry.campaign_id == entry.campaign_id, Entry.number == number)
    return session.scalar(same) is not None
