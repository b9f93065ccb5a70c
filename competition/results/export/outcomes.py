"""Standings and awards of a campaign as one table: every work that stands, the best first."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Category, City, School
from competition.entries.export.writing import Cells
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.models import Round
from competition.results.models import Award, Standing

FIGURES = ("reads", "raw", "calibrated", "se", "low", "high", "rank", "rank_low", "rank_high")
COLUMNS = (
    "entry",
    "category",
    "award",
    "place",
    *FIGURES,
    "language",
    "title",
    "class",
    "school",
    "city",
    "country",
)
DECIMALS = 6


def outcomes(session: Session, round_: Round, *, awarded_only: bool = False) -> Iterator[Cells]:
    """Yield the works of the round whose standings count, in one statement; `awarded_only`: what has won.

    No child stands in it and no judge. What is set apart for a concern is left out.
    """
    wanted = (
        select(
            Entry.number,
            Entry.ref,
            Entry.language,
            Entry.title,
            Category.form,
            Category.age_group,
            Award.kind,
            Award.place,
            Standing,
            SchoolClass.name.label("class_name"),
            School.name.label("school"),
            City.name.label("city"),
            City.country,
        )
        .join(Standing, Standing.entry_id == Entry.id)
        .join(Category, Category.id == Standing.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .outerjoin(Award, Award.entry_id == Entry.id)
        .where(Standing.round_id == round_.id, Entry.state == EntryState.ACCEPTED)
        .where(Entry.set_apart_at.is_(None))
        .order_by(
            Category.position,
            Award.place.is_(None),
            Award.place,
            Standing.rank.is_(None),
            Standing.rank,
            Entry.ref,
        )
    )
    if awarded_only:
        wanted = wanted.where(Award.id.is_not(None))
    return map(_cells, session.execute(wanted.execution_options(yield_per=500)))


def _cells(row: Any) -> Cells:
    return {
        "entry": row.number or row.ref,
        "category": f"{row.form}/{row.age_group}",
        "award": row.kind or "",
        "place": _figure(row.place),
        **{name: _figure(getattr(row.Standing, name)) for name in FIGURES},
        "language": row.language,
        "title": row.title,
        "class": row.class_name,
        "school": row.school,
        "city": row.city,
        "country": row.country,
    }


def _figure(value: float | int | None) -> str | int | float:
    if value is None:
        return ""
    return value if isinstance(value, int) else round(value, DECIMALS)
