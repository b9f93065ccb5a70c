"""What is said of entries in the secretariat's list besides their state: narrowed to, and shown.

A room that knows more of entries adds its own with `add_mark`; none of them may need more than the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, case, exists, or_, select

from competition.entries.likeness.models import Resemblance
from competition.entries.models import Entry, EntryImage
from competition.entries.picturing.print_size import MM_PER_INCH, PLATE, SHARP
from competition.entries.rules import EntryState, ImageState
from competition.platform.i18n import lazy_gettext as _l

SOFT = round(PLATE.width / MM_PER_INCH * SHARP)
"""Pixels on its longer side below which a picture looks soft on a plate of the book."""


@dataclass(frozen=True)
class Mark:
    """What is said, and of which entries."""

    label: Any
    condition: ColumnElement[bool]


MARKS: dict[str, Mark] = {}


def add_mark(key: str, label: Any, condition: ColumnElement[bool]) -> None:
    """Let the list be narrowed to the entries that fulfil a condition."""
    MARKS[key] = Mark(label, condition)


def said_of() -> list[ColumnElement[Any]]:
    """Return a column for each mark: whether it is said of the row's entry."""
    return [case((mark.condition, 1), else_=0).label(_column(key)) for key, mark in MARKS.items()]


def marks_in(row: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the marks of a row that was asked with `said_of`."""
    return tuple(key for key in MARKS if row[_column(key)])


def _column(key: str) -> str:
    return f"mark_{key.replace('-', '_')}"


def _picture(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists(select(EntryImage.id).where(EntryImage.entry_id == Entry.id, *conditions).correlate(Entry))


_LONGER = case((EntryImage.width > EntryImage.height, EntryImage.width), else_=EntryImage.height)
ALIKE = exists(
    select(Resemblance.id)
    .where(or_(Resemblance.entry_id == Entry.id, Resemblance.other_id == Entry.id))
    .correlate(Entry)
)
add_mark("alike", _l("Like another entry"), ALIKE)
add_mark("small-picture", _l("A picture too small for print"), _picture(_LONGER < SOFT))
add_mark(
    "needs-a-look", _l("A picture that needs a look"), _picture(EntryImage.state == ImageState.NEEDS_A_LOOK)
)
add_mark("late", _l("Late"), Entry.late_by.is_not(None))
add_mark(
    "returned-before",
    _l("Returned before"),
    Entry.returned_at.is_not(None) & (Entry.state != EntryState.RETURNED),
)
