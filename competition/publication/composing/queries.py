"""What was chosen for a book, read from the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.contributions.models import Contribution
from competition.entries.models import Entry
from competition.publication.composing.choices import Arrangement, Composed, Wish
from competition.publication.composing.models import ComposedChapter, ComposedWork, Composition
from competition.publication.composing.rules import Translations
from competition.publication.designs import USUAL
from competition.publication.excerpts import EVERYTHING, Excerpt, Span


def arrangement_of(session: Session, campaign_id: int) -> Arrangement:
    """Return what was chosen for a campaign's book, in two statements."""
    found = session.execute(
        select(Composition, ComposedChapter)
        .outerjoin(ComposedChapter, ComposedChapter.campaign_id == Composition.campaign_id)
        .where(Composition.campaign_id == campaign_id)
        .order_by(ComposedChapter.position, ComposedChapter.id)
    ).all()
    head = found[0][0] if found else None
    wished = session.execute(
        select(ComposedWork, Contribution.ref)
        .outerjoin(Contribution, Contribution.id == ComposedWork.contribution_id)
        .where(ComposedWork.campaign_id == campaign_id)
    ).all()
    return Arrangement(
        chapters=tuple(as_value(row) for _head, row in found if row is not None),
        wishes=as_wishes(row for row, _ref in wished),
        voices={ref: as_wish(row) for row, ref in wished if row.contribution_id is not None},
        translations=head.translations if head else Translations.ALL,
        design=head.design if head else USUAL,
        version=head.version if head else 0,
    )


def as_value(row: ComposedChapter) -> Composed:
    """Return a chapter's row as a plain value."""
    return Composed(**{name: getattr(row, name) for name in Composed.__dataclass_fields__})


def as_wishes(rows: Iterable[ComposedWork]) -> dict[int, Wish]:
    """Return what was chosen for works, by entry."""
    return {row.entry_id: as_wish(row) for row in rows if row.entry_id is not None}


def as_wish(row: ComposedWork) -> Wish:
    """Return what was chosen for one work as a plain value."""
    also = Span(row.also_first, row.also_last)
    excerpt = Excerpt(Span(row.first, row.last), None if also == EVERYTHING else also)
    names = sorted(Wish.__dataclass_fields__.keys() - {"excerpt"})
    return Wish(excerpt=excerpt, **{name: getattr(row, name) for name in names})


@dataclass(frozen=True)
class LastChange:
    """Who changed something last, and when; `name` is empty where nobody is known by one."""

    name: str
    at: datetime


def last_change(session: Session, *, campaign_id: int, what: str, kind: str) -> LastChange | None:
    """Return who changed a work or a voice (by reference) or a part (by key) of the book last."""
    table = ComposedChapter if kind == "part" else ComposedWork
    wanted = select(Account.name, table.changed_at).outerjoin_from(
        table, Account, Account.id == table.changed_by_id
    )
    wanted = wanted.where(table.campaign_id == campaign_id)
    if kind == "work":
        wanted = wanted.join(Entry, Entry.id == ComposedWork.entry_id).where(Entry.ref == what)
    elif kind == "voice":
        spoken = Contribution.id == ComposedWork.contribution_id
        wanted = wanted.join(Contribution, spoken).where(Contribution.ref == what)
    else:
        wanted = wanted.where(ComposedChapter.key == what)
    found = session.execute(wanted).first()
    return LastChange(found[0] or "", found[1]) if found else None
