"""What was chosen for a book, read from the database."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.publication.composing.arrangement import Arrangement, Composed, Wish
from competition.publication.composing.models import ComposedChapter, ComposedWork, Composition
from competition.publication.composing.rules import Translations
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
    works = session.scalars(select(ComposedWork).where(ComposedWork.campaign_id == campaign_id)).all()
    return Arrangement(
        chapters=tuple(as_value(row) for _head, row in found if row is not None),
        wishes=as_wishes(works),
        translations=head.translations if head else Translations.ALL,
        version=head.version if head else 0,
    )


def as_value(row: ComposedChapter) -> Composed:
    """Return a chapter's row as a plain value."""
    return Composed(**{name: getattr(row, name) for name in Composed.__dataclass_fields__})


def as_wishes(rows: Sequence[ComposedWork]) -> dict[int, Wish]:
    """Return what was chosen for works, by entry."""
    return {row.entry_id: as_wish(row) for row in rows}


def as_wish(row: ComposedWork) -> Wish:
    """Return what was chosen for one work as a plain value."""
    also = Span(row.also_first, row.also_last)
    excerpt = Excerpt(Span(row.first, row.last), None if also == EVERYTHING else also)
    names = sorted(Wish.__dataclass_fields__.keys() - {"excerpt"})
    return Wish(excerpt=excerpt, **{name: getattr(row, name) for name in names})
