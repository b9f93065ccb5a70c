"""Every translation is kept as a version, with whose it is; the one that judges read is on record."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry
from competition.entries.models import Entry
from competition.entries.translating.models import TranslationBy, TranslationVersion

SAME_SITTING = timedelta(hours=1)
"""Savings of one person within this time make one version, unless judges have read it."""


def keep_version(
    session: Session, *, entry: Entry, by: TranslationBy, actor: Account | None, now: datetime
) -> TranslationVersion:
    """Keep the translation of an entry as it stands now, as a new version or as the one being worked on."""
    latest = versions(session, entry.id)[:1]
    account_id = actor.id if actor else None
    if latest and _same_sitting(session, latest[0], by, account_id, now):
        version = latest[0]
    else:
        number = latest[0].version + 1 if latest else 1
        version = TranslationVersion(entry_id=entry.id, version=number, by=by, account_id=account_id)
        session.add(version)
    version.language, version.title = entry.translation_language, entry.translation_title
    version.text, version.credit, version.saved_at = entry.translation, entry.translation_credit, now
    entry.translation_version = version.version
    session.flush()
    return version


def versions(session: Session, entry_id: int) -> list[TranslationVersion]:
    """Return the versions of an entry's translation, the latest first."""
    wanted = select(TranslationVersion).where(TranslationVersion.entry_id == entry_id)
    return list(session.scalars(wanted.order_by(TranslationVersion.version.desc())))


def judged_version(session: Session, entry_id: int) -> int | None:
    """Return the number of the version that stands on the judges' copy, None where there is no copy."""
    copy = select(BlindEntry.translation_version).where(
        BlindEntry.entry_id == entry_id, BlindEntry.retired_at.is_(None)
    )
    return session.scalar(copy)


def _same_sitting(
    session: Session, version: TranslationVersion, by: TranslationBy, account_id: int | None, now: datetime
) -> bool:
    same = version.by is by and version.account_id == account_id and now - version.saved_at < SAME_SITTING
    if not same:
        return False
    copied = select(func.count(BlindEntry.id)).where(
        BlindEntry.entry_id == version.entry_id, BlindEntry.translation_version == version.version
    )
    return not session.scalar(copied)
