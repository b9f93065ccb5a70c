"""The entries of a round that lack reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.judging.models import (
    Assignment,
    Criterion,
    RoundCategory,
    RoundEntry,
    Score,
    Scoresheet,
)
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, ReadingMode, SheetState


@dataclass(frozen=True)
class ShortEntry:
    """An entry with fewer reads than its category wants; sheets that are whole count."""

    ref: str
    title: str
    language: str
    form: str
    age_group: str
    reads: int
    wanted: int


def short_entries(session: Session, *, round_id: int) -> Sequence[ShortEntry]:
    """Return the entries with fewer reads than asked, the fewest first; one statement.

    A sheet counts that is handed in, or on which every question is answered: closing hands it in.
    """
    counted = _counted(round_id)
    reads = func.coalesce(counted.c.reads, 0)
    rows = session.execute(
        select(
            BlindEntry.ref,
            BlindEntry.title,
            BlindEntry.language,
            Category.form,
            Category.age_group,
            reads,
            RoundCategory.reads,
        )
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .join(Category, Category.id == BlindEntry.category_id)
        .join(
            RoundCategory,
            (RoundCategory.category_id == Category.id) & (RoundCategory.round_id == RoundEntry.round_id),
        )
        .outerjoin(counted, counted.c.blind_entry_id == BlindEntry.id)
        .where(RoundEntry.round_id == round_id, LIVE, reads < RoundCategory.reads)
        .order_by(Category.position, reads, BlindEntry.title, BlindEntry.id)
    )
    return [ShortEntry(*row) for row in rows]


def short_by_category(entries: Sequence[ShortEntry]) -> list[tuple[str, str, int, int, int]]:
    """Return form, age group, entries with fewer reads than asked, those with none, and reads missing."""
    found: dict[tuple[str, str], list[ShortEntry]] = {}
    for entry in entries:
        found.setdefault((entry.form, entry.age_group), []).append(entry)
    return [
        (*key, len(own), sum(not one.reads for one in own), sum(one.wanted - one.reads for one in own))
        for key, own in found.items()
    ]


def _counted(round_id: int) -> Any:
    """How many sheets of each entry will count."""
    answered = (
        select(Score.scoresheet_id, func.count(Score.criterion_id.distinct()).label("number"))
        .join(Scoresheet, Scoresheet.id == Score.scoresheet_id)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .where(Assignment.round_id == round_id, Scoresheet.state == SheetState.OPEN)
        .group_by(Score.scoresheet_id)
        .subquery()
    )
    asked = (
        select(
            RoundCategory.category_id,
            func.count(Criterion.id).label("all"),
            func.sum(case((Criterion.language, 0), else_=1)).label("plain"),
        )
        .join(Criterion, Criterion.rubric_id == RoundCategory.rubric_id)
        .where(RoundCategory.round_id == round_id)
        .group_by(RoundCategory.category_id)
        .subquery()
    )
    wanted = case((Assignment.mode == ReadingMode.TRANSLATION, asked.c.plain), else_=asked.c["all"])
    whole = (Scoresheet.state == SheetState.SUBMITTED) | (func.coalesce(answered.c.number, 0) >= wanted)
    return (
        select(Assignment.blind_entry_id, func.count().label("reads"))
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Scoresheet, Scoresheet.assignment_id == Assignment.id)
        .join(asked, asked.c.category_id == BlindEntry.category_id)
        .outerjoin(answered, answered.c.scoresheet_id == Scoresheet.id)
        .where(Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED, whole)
        .group_by(Assignment.blind_entry_id)
        .subquery()
    )
