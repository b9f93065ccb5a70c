"""What was decided about words of an entry: found, and written down."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.blindness.models import NameRuling
from competition.entries.blindness.noticing import notice
from competition.entries.models import Entry
from competition.entries.texts import tidy_line


def rule_all(
    session: Session,
    *,
    entry: Entry,
    shown: Collection[str],
    masked: Collection[str],
    actor: Account,
    now: datetime,
) -> None:
    """Write down what a screener ticked at acceptance: of the names `shown` those `masked`, others left."""
    wanted = {tidy_word(word): False for word in shown} | {tidy_word(word): True for word in masked}
    for word, hidden in wanted.items():
        if word:
            write(session, entry=entry, word=word, masked=hidden, actor=actor, now=now)
    notice(session, entry)


def write(
    session: Session, *, entry: Entry, word: str, masked: bool, actor: Account, now: datetime
) -> NameRuling | None:
    """Write a decision about a word down and return it; None where it was decided like that already."""
    known = find_ruling(session, entry.id, word)
    if known is not None and known.masked == masked:
        return None
    if known is None:
        known = NameRuling(entry_id=entry.id, word=word, masked=masked, ruled_by_id=actor.id, ruled_at=now)
        session.add(known)
    known.masked, known.ruled_by_id, known.ruled_at = masked, actor.id, now
    session.flush()
    return known


def find_ruling(session: Session, entry_id: int, word: str) -> NameRuling | None:
    """Return what was decided about a word, whatever its case."""
    rulings = session.scalars(select(NameRuling).where(NameRuling.entry_id == entry_id)).all()
    return next((each for each in rulings if each.word.casefold() == word.casefold()), None)


def tidy_word(word: str) -> str:
    """Return a word as it is kept."""
    return tidy_line(word)[:300]
