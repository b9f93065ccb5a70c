"""Writing an entry: made, and its words saved."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.entries.errors import WrongCategoryError
from competition.entries.facts import Words
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.paper.marks import note_paper
from competition.entries.rules import EntryState, MadeBy
from competition.entries.services.guards import lock_to_change, require_open, require_unchanged
from competition.entries.stamps import words_facts, words_stamp
from competition.entries.translating.models import TranslationBy
from competition.entries.translating.versions import keep_version
from competition.entries.words import stamp_of, tidy_words
from competition.platform import audit
from competition.platform.db import new_ref

ONE_SITTING = timedelta(minutes=10)
"""Words that save themselves are written down as one deed for so long."""


def create_entry(
    session: Session,
    *,
    school_class: SchoolClass,
    category: Category,
    actor: Account | None,
    now: datetime,
    ref: str | None = None,
) -> Entry:
    """Make an empty draft of a class.

    With a `ref` from `new_ref`, sending the same again gives the same draft; one that another class has is
    not taken. Raises NotOpenYetError, DeadlinePassedError, WrongCategoryError.
    """
    require_open(session.get_one(Campaign, school_class.campaign_id), now, school_class)
    require_category(category, school_class)
    known, class_id = _find(session, ref)
    if known is not None and class_id == school_class.id:
        return known
    entry = Entry(
        ref=ref if ref and known is None else new_ref(),
        campaign_id=school_class.campaign_id,
        category_id=category.id,
        state=EntryState.DRAFT,
        created_at=now,
        updated_at=now,
    )
    session.add(entry)
    session.flush()
    session.add(Authorship(entry_id=entry.id, class_id=school_class.id, made_by=MadeBy.CLASS))
    note_paper(session, entry=entry, class_id=school_class.id, actor=actor, now=now)
    record(session, entry, "entry.create", actor, now, category=category.id)
    return entry


def save_words(
    session: Session,
    *,
    entry: Entry,
    category: Category,
    words: Words,
    actor: Account | None,
    now: datetime,
    seen: str | None = None,
    by_itself: bool = False,
) -> bool:
    """Save the words of a draft (or returned entry) in its category; return whether anything changed.

    Lines and stanzas are kept as typed. `seen` is the `stamp_of` what the person had before the eyes.
    `by_itself`: the page saves while somebody is writing, which is written down once in a while. Raises
    ChangedElsewhereError, DeadlinePassedError, NotChangeableError, DecidedError, TextTooLargeError,
    UnknownLanguageError, WrongCategoryError.
    """
    lock_to_change(session, entry, now)
    school_class = session.scalars(
        select(SchoolClass)
        .join(Authorship, Authorship.class_id == SchoolClass.id)
        .where(Authorship.entry_id == entry.id)
    ).one()
    require_category(category, school_class)
    kept = tidy_words(words)
    current = stamp_of(entry)
    wanted = words_stamp(str(category.id), kept)
    if wanted == current:
        return False
    require_unchanged(seen, current)
    entry.category_id, entry.updated_at = category.id, now
    before = _translation(entry)
    for name, value in words_facts(kept).items():
        setattr(entry, name, value)
    if _translation(entry) != before:
        keep_version(session, entry=entry, by=TranslationBy.TEACHER, actor=actor, now=now)
    if not (by_itself and just_done(session, entry, "entry.save", actor, now)):
        record(session, entry, "entry.save", actor, now)
    return True


def _translation(entry: Entry) -> tuple[str, str, str]:
    return entry.translation_language, entry.translation_title, entry.translation


def just_done(session: Session, entry: Entry, action: str, actor: Account | None, now: datetime) -> bool:
    """Whether the last deed on an entry is this one by the same person, a few minutes ago."""
    last = next(iter(audit.history(session, object_kind="entry", object_id=entry.id, limit=1)), None)
    return (
        last is not None
        and last.action == action
        and last.actor_id == (actor.id if actor else None)
        and now - last.at < ONE_SITTING
    )


def _find(session: Session, ref: str | None) -> tuple[Entry | None, int | None]:
    """Return the entry that has this ref, and the class it belongs to."""
    wanted = select(Entry, Authorship.class_id).join(Authorship, Authorship.entry_id == Entry.id)
    row = session.execute(wanted.where(Entry.ref == ref)).one_or_none() if ref else None
    return (row[0], row[1]) if row else (None, None)


def require_category(category: Category, school_class: SchoolClass) -> None:
    """Raise WrongCategoryError unless the category is open to the class."""
    same = category.campaign_id == school_class.campaign_id and category.age_group == school_class.age_group
    if not same:
        raise WrongCategoryError


def record(
    session: Session, entry: Entry, action: str, actor: Account | None, now: datetime, **ids: object
) -> None:
    """Write down what was done with an entry."""
    audit.record(
        session,
        actor_id=actor.id if actor else None,
        action=action,
        object_kind="entry",
        object_id=entry.id,
        campaign_id=entry.campaign_id,
        now=now,
        **ids,
    )
