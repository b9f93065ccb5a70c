"""The secretariat corrects the language or the category of an entry; the number stays."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.entries.corrections import Correction
from competition.entries.errors import UnknownLanguageError, WrongCategoryError
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.entries.screening_errors import (
    DecisionNotPossibleError,
    NothingCorrectedError,
    ReasonMissingError,
)
from competition.entries.services.drafts import record
from competition.entries.services.guards import lock
from competition.entries.tags import language_tag
from competition.entries.texts import tidy

CORRECTABLE = (EntryState.SUBMITTED, EntryState.RETURNED)
"""An accepted entry's acceptance is taken back first: its judges' copy carries language and category."""


def correct(
    session: Session,
    *,
    entry: Entry,
    language: str,
    category: Category,
    reason: str,
    actor: Account,
    now: datetime,
) -> Correction:
    """Set the language and the category of an entry right, with a reason that its teacher reads.

    Raises DecisionNotPossibleError, WrongCategoryError, UnknownLanguageError, NothingCorrectedError,
    ReasonMissingError.
    """
    lock(session, entry)
    if entry.state not in CORRECTABLE or entry.set_apart_at is not None:
        raise DecisionNotPossibleError
    if category.campaign_id != entry.campaign_id:
        raise WrongCategoryError
    tag, said = language_tag(language), tidy(reason)
    if tag is None:
        raise UnknownLanguageError
    if (tag, category.id) == (entry.language, entry.category_id):
        raise NothingCorrectedError
    if not said:
        raise ReasonMissingError
    correction = Correction(
        entry_id=entry.id,
        language_before=entry.language,
        language_after=tag,
        category_before_id=entry.category_id,
        category_after_id=category.id,
        reason=said,
        corrected_by_id=actor.id,
        corrected_at=now,
    )
    session.add(correction)
    _set(entry, tag, category.id, now)
    session.flush()
    record(session, entry, "entry.correct", actor, now, correction=correction.id)
    return correction


def take_correction_back(
    session: Session, *, entry: Entry, correction: Correction, actor: Account, now: datetime
) -> bool:
    """Undo a correction; False, and nothing happens, once something else has changed them or decided."""
    lock(session, entry)
    stands = (entry.language, entry.category_id) == (correction.language_after, correction.category_after_id)
    if correction.taken_back_at is not None or entry.state not in CORRECTABLE or not stands:
        return False
    correction.taken_back_at = now
    _set(entry, correction.language_before, correction.category_before_id, now)
    session.flush()
    record(session, entry, "entry.correct_back", actor, now, correction=correction.id)
    return True


def _set(entry: Entry, language: str, category_id: int, now: datetime) -> None:
    entry.language, entry.category_id, entry.updated_at = language, category_id, now


def corrections(session: Session, entry_id: int) -> Sequence[Correction]:
    """Return the corrections of an entry that stand, the latest first."""
    return session.scalars(
        select(Correction)
        .where(Correction.entry_id == entry_id, Correction.taken_back_at.is_(None))
        .order_by(Correction.id.desc())
    ).all()


def find_correction(session: Session, entry_id: int, ref: str) -> Correction | None:
    """Return a correction of an entry."""
    return session.scalar(select(Correction).where(Correction.entry_id == entry_id, Correction.ref == ref))


def category_of(campaign: Campaign, ref: str) -> Category:
    """Return a category of a campaign. Raises WrongCategoryError."""
    found = next((each for each in campaign.categories if each.ref == ref), None)
    if found is None:
        raise WrongCategoryError
    return found
