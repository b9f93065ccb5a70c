"""What a preview asks: how an entry would lie before a judge, and which come before and after it."""

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Round, RoundCategory, RoundEntry
from competition.judging.queries.live import STANDING
from competition.judging.queries.queue import QueueItem
from competition.judging.queries.sheets import Asked, Desk, Scale, lay_out_to_show
from competition.judging.rubric import read_rubric
from competition.judging.rules import QueueState, ReadingMode, RoundState

_ORDER = (BlindEntry.category_id, BlindEntry.id)


class Neighbours(NamedTuple):
    """Where an entry lies among those of its round: its number, how many there are, the refs beside it."""

    number: int
    total: int
    before: str | None
    after: str | None


def first_of_round(session: Session, *, round_id: int) -> str | None:
    """Return the ref of the round's first entry, if it has any; one statement."""
    found: str | None = session.scalar(_of_round(round_id, BlindEntry.ref).order_by(*_ORDER).limit(1))
    return found


def neighbours(session: Session, *, round_id: int, copy: BlindEntry) -> Neighbours:
    """Return where an entry of the round lies in it, category by category; one statement."""
    category, own = copy.category_id, copy.id
    earlier = _other(BlindEntry.category_id < category, BlindEntry.id < own, category)
    later = _other(BlindEntry.category_id > category, BlindEntry.id > own, category)
    refs, number = _of_round(round_id, BlindEntry.ref), _of_round(round_id, func.count())
    backwards = [column.desc() for column in _ORDER]
    parts = (
        number.where(earlier),
        number,
        refs.where(earlier).order_by(*backwards).limit(1),
        refs.where(later).order_by(*_ORDER).limit(1),
    )
    before, total, *beside = session.execute(select(*(part.scalar_subquery() for part in parts))).one()
    return Neighbours(before + 1, total, *beside)


def _of_round(round_id: int, *columns: Any) -> Select[Any]:
    return (
        select(*columns)
        .select_from(BlindEntry)
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .join(RoundCategory, RoundCategory.round_id == RoundEntry.round_id)
        .where(RoundCategory.category_id == BlindEntry.category_id)
        .where(RoundEntry.round_id == round_id, STANDING)
    )


def _other(
    category_apart: ColumnElement[bool], apart: ColumnElement[bool], category_id: int
) -> ColumnElement[bool]:
    return or_(category_apart, and_(BlindEntry.category_id == category_id, apart))


def desk_of(
    session: Session, *, copy: BlindEntry, category: Category, round_: Round | None, mode: ReadingMode
) -> Desk:
    """Return an entry as it would lie before a judge who has done nothing yet; at most one statement.

    The assignment is none of the database's, and never gets there.
    """
    made_up = Assignment(blind_entry_id=copy.id, blind_entry=copy, mode=mode, position=1)
    if round_ is None:
        return Desk(made_up, Round(state=RoundState.DRAFT), _worded_now(category), None)
    made_up.round_id = round_.id
    return lay_out_to_show(session, assignment=made_up, round_=round_)


def _worded_now(category: Category) -> Scale:
    """Return what a round set up now would ask; nothing while the category's rubric is not whole."""
    spec = read_rubric(category.rubric)
    if spec is None:
        return Scale((), 0, 0)
    asked = (Asked(n, **each.as_mapping()) for n, each in enumerate(spec.criteria))
    return Scale(tuple(asked), spec.lowest, spec.highest)


def item_of(desk: Desk, *, category: Category) -> QueueItem:
    """Return the entry as it would stand in a judge's list."""
    copy = desk.assignment.blind_entry
    return QueueItem(
        ref=copy.ref,
        round_id=0,
        position=1,
        skipped_at=None,
        handed_in_at=None,
        mode=desk.assignment.mode,
        title=copy.title,
        language=copy.language,
        translation_language=copy.translation_language,
        form=category.form,
        age_group=category.age_group,
        asked=len(desk.criteria),
        state=QueueState.UNREAD,
    )
