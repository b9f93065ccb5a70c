"""Who stands behind the names that were drawn for a freeze: for the secretariat's eyes."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.entries.models import Entry
from competition.judging.models import Judge
from competition.results.models import Freeze, FreezeName


def who_is_who(session: Session, freeze: Freeze) -> list[tuple[str, str, str, str]]:
    """Return the name, the entry's number and title, or the judge; entries first, by number."""
    rows = session.execute(
        select(
            FreezeName.name,
            func.coalesce(Entry.number, ""),
            func.coalesce(Entry.title, ""),
            func.coalesce(Account.name, ""),
        )
        .outerjoin(Entry, Entry.id == FreezeName.entry_id)
        .outerjoin(Judge, Judge.id == FreezeName.judge_id)
        .outerjoin(Account, Account.id == Judge.account_id)
        .where(FreezeName.freeze_id == freeze.id)
        .order_by(FreezeName.judge_id.is_not(None), Entry.number, Account.name, FreezeName.name)
    )
    return [(name, number, title, judge) for name, number, title, judge in rows]
