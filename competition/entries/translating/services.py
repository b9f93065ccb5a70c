"""Translations by the secretariat or an invited translator; a teacher's comes with the words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.accounts.tokens import is_same, short_token
from competition.campaign.models import Campaign
from competition.entries.blindness.services import renew_copy
from competition.entries.facts import Words
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.entries.services.drafts import record
from competition.entries.services.guards import lock
from competition.entries.texts import tidy_line
from competition.entries.translating.errors import (
    NothingTranslatedError,
    NotTranslatedHereError,
    TextSettledError,
)
from competition.entries.translating.models import TranslationBy, TranslatorLink
from competition.entries.translating.versions import keep_version
from competition.entries.words import tidy_words

PURPOSE = "translator"
_OVER = (EntryState.WITHDRAWN, EntryState.DISQUALIFIED)


@dataclass(frozen=True)
class Translation:
    """What somebody translated; `credit` is the name as it may be printed, empty for none."""

    language: str
    title: str
    text: str
    credit: str = ""


def translate(
    session: Session,
    *,
    entry: Entry,
    translation: Translation,
    by: TranslationBy,
    actor: Account | None,
    now: datetime,
) -> bool:
    """Put a translation in the place of the one before, which stays as an earlier version.

    Judges who have an accepted entry get a new copy, held until it is settled. Return whether anything
    changed. Raises NotTranslatedHereError, NothingTranslatedError, and what words may raise.
    """
    lock(session, entry)
    if entry.state in _OVER:
        raise NotTranslatedHereError
    kept = _tidied(translation)
    if not kept.title and not kept.text:
        raise NothingTranslatedError
    before = (entry.translation_language, entry.translation_title, entry.translation)
    words_changed = before != (kept.language, kept.title, kept.text)
    if not words_changed and entry.translation_credit == kept.credit:
        return False
    entry.translation_language, entry.translation_title = kept.language, kept.title
    entry.translation, entry.translation_credit, entry.updated_at = kept.text, kept.credit, now
    version = keep_version(session, entry=entry, by=by, actor=actor, now=now)
    record(session, entry, "entry.translate", actor, now, version=version.version, by=by.value)
    if words_changed:
        renew_copy(session, entry, now)
    return True


def set_credit(session: Session, *, entry: Entry, credit: str, actor: Account, now: datetime) -> None:
    """Say who is named as the translator; possible at any time."""
    lock(session, entry)
    entry.translation_credit, entry.updated_at = tidy_line(credit)[:200], now
    record(session, entry, "entry.credit_translator", actor, now)


def invite(session: Session, *, entry: Entry, language: str, actor: Account, now: datetime) -> TranslatorLink:
    """Make a link at which somebody can translate the entry; asking twice gives the one there is."""
    held = next((link for link in links_of(session, entry.id) if link.language == language), None)
    if held is not None:
        return held
    link = TranslatorLink(entry_id=entry.id, language=language, issued_at=now, issued_by_id=actor.id)
    session.add(link)
    session.flush()
    record(session, entry, "entry.invite_translator", actor, now, link=link.id)
    return link


def call_back(session: Session, *, link: TranslatorLink, entry: Entry, actor: Account, now: datetime) -> None:
    """Let a translator's link lead nowhere any more."""
    link.called_back_at = now
    record(session, entry, "entry.call_translator_back", actor, now, link=link.id)


def save_draft(session: Session, *, link: TranslatorLink, translation: Translation, now: datetime) -> None:
    """Keep what a translator has typed so far; nobody else sees it yet.

    Raises TextSettledError once the results are frozen.
    """
    if _is_settled(session, link):
        raise TextSettledError
    kept = _tidied(translation)
    link.title, link.text, link.credit, link.saved_at = kept.title, kept.text, kept.credit, now
    session.flush()


def hand_in(session: Session, *, link: TranslatorLink, translation: Translation, now: datetime) -> bool:
    """Put a translator's work in place. Raises as `save_draft` and `translate`."""
    save_draft(session, link=link, translation=translation, now=now)
    entry = session.get_one(Entry, link.entry_id)
    said = Translation(link.language, link.title, link.text, link.credit)
    changed = translate(
        session, entry=entry, translation=said, by=TranslationBy.TRANSLATOR, actor=None, now=now
    )
    link.handed_in_at = now
    return changed


def links_of(session: Session, entry_id: int) -> Sequence[TranslatorLink]:
    """Return the links of an entry that still lead somewhere."""
    held = select(TranslatorLink).where(
        TranslatorLink.entry_id == entry_id, TranslatorLink.called_back_at.is_(None)
    )
    return session.scalars(held.order_by(TranslatorLink.id)).all()


def secret_of(link: TranslatorLink, secret_key: str) -> str:
    """Return what makes a link's address secret."""
    return short_token(secret_key, PURPOSE, link.ref)


def find_link(session: Session, *, ref: str, secret: str, secret_key: str) -> TranslatorLink | None:
    """Return the link of this address, None for one that is wrong or was called back."""
    link = session.scalar(
        select(TranslatorLink).where(TranslatorLink.ref == ref, TranslatorLink.called_back_at.is_(None))
    )
    if link is None or not is_same(secret_of(link, secret_key), secret):
        return None
    return link


def _tidied(translation: Translation) -> Translation:
    words = tidy_words(
        Words(
            translation_language=translation.language,
            translation_title=translation.title,
            translation=translation.text,
        )
    )
    credit = tidy_line(translation.credit)[:200]
    return Translation(words.translation_language, words.translation_title, words.translation, credit)


def _is_settled(session: Session, link: TranslatorLink) -> bool:
    """Whether the results are frozen: what a link was made for is over then."""
    frozen = (
        select(Campaign.frozen_at)
        .join(Entry, Entry.campaign_id == Campaign.id)
        .where(Entry.id == link.entry_id)
    )
    return session.scalar(frozen) is not None
