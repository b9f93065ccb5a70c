"""In what orders the secretariat's list of entries can stand."""

from typing import Any

from sqlalchemy import ColumnElement, case, func

from competition.campaign.models import Category, City, School
from competition.entries.identity import SchoolClass
from competition.entries.models import Entry

# A title that was never handed in is its class's own: its place in the list must not tell of it either.
_TITLE = case((Entry.number.is_not(None), func.lower(Entry.title)), else_=None)
_COLUMNS: dict[str, tuple[Any, ...]] = {
    "title": (_TITLE,),
    "category": (Category.form, Category.age_group),
    "language": (Entry.language,),
    "class": (City.name, School.name, SchoolClass.name),
    "handed-in": (Entry.submitted_at,),
}
ORDERS = tuple(_COLUMNS)


def ordered(key: str, *, descending: bool = False) -> list[ColumnElement[Any]]:
    """Return what to order by; what lacks it stands last, and ties stand as the entries came."""
    columns = _COLUMNS[key]
    ways = [column.desc() if descending else column.asc() for column in columns]
    return [columns[0].is_(None), *ways, Entry.id.desc() if descending else Entry.id.asc()]
