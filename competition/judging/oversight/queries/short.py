"""The entries of a round that lack reads."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Subquery, and_, case, func, select
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
from competition.judging.queries.reads import added, number_of
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


@dataclass(frozen=True)
class ShortCategory:
    """A category's entries with fewer reads than asked, those of them with none, and the reads missing; of
    all its entries the sheets that are `left` to be handed in.
    """

    id: int
    form: str
    age_group: str
    entries: int
    unread: int
    missing: int
    left: int


def categories_to_close(session: Session, *, round_id: int) -> Sequence[ShortCategory]:
    """Return what closing would leave of each category, in the campaign's order; one statement, which goes
    through the reads once.
    """
    given = _counted(round_id)
    lacks = given.c.reads < given.c.wanted
    rows = session.execute(
        select(
            Category.id,
            Category.form,
            Category.age_group,
            number_of(lacks),
            number_of(given.c.reads == 0),
            added(case((lacks, given.c.wanted - given.c.reads), else_=0)),
            added(given.c.left),
        )
        .join(given, given.c.category_id == Category.id)
        .group_by(Category.id, Category.form, Category.age_group, Category.position)
        .order_by(Category.position)
    )
    return [ShortCategory(*row) for row in rows]


def short_by_category(session: Session, *, round_id: int) -> Sequence[ShortCategory]:
    """Return the categories in which entries lack reads, in the campaign's order; one statement."""
    return [each for each in categories_to_close(session, round_id=round_id) if each.entries]


def short_entries(
    session: Session, *, round_id: int, categories: Sequence[ShortCategory], first: int, most: int
) -> Sequence[ShortEntry]:
    """Return a page of the entries with fewer reads than asked, the fewest first within their categories; one
    statement, which counts the reads of no other category than those on the page.
    """
    before, touched = 0, []
    for one in categories:
        if before < first + most and before + one.entries > first:
            touched.append((before, one.id))
        before += one.entries
    if not touched:
        return []
    short = _counted(round_id, BlindEntry.category_id.in_([id_ for _before, id_ in touched]))
    rows = session.execute(
        select(
            BlindEntry.ref,
            BlindEntry.title,
            BlindEntry.language,
            Category.form,
            Category.age_group,
            short.c.reads,
            short.c.wanted,
        )
        .join(short, short.c.id == BlindEntry.id)
        .join(Category, Category.id == BlindEntry.category_id)
        .where(short.c.reads < short.c.wanted)
        .order_by(Category.position, short.c.reads, BlindEntry.title, BlindEntry.id)
        .offset(first - touched[0][0])
        .limit(most)
    )
    return [ShortEntry(*row) for row in rows]


def _counted(round_id: int, *conditions: ColumnElement[bool]) -> Subquery:
    """Count how many sheets of each of the round's entries will count, and how many are not handed in.

    A sheet counts that is handed in, or on which every question is answered: closing hands it in.
    """
    asked = _asked(round_id)
    answers = select(func.count(Score.criterion_id.distinct())).where(Score.scoresheet_id == Scoresheet.id)
    wanted = case((Assignment.mode == ReadingMode.TRANSLATION, asked.c.plain), else_=asked.c["all"])
    handed_in = Scoresheet.state == SheetState.SUBMITTED
    reads = added(
        case(
            (handed_in, 1),
            (Scoresheet.id.is_(None), 0),
            (answers.scalar_subquery() >= wanted, 1),
            else_=0,
        )
    )
    # One of a category's, whichever: in the order of the entries alone nothing needs to be sorted.
    most = func.max(asked.c.reads)
    given = (Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED)
    own = select(RoundEntry.blind_entry_id).where(RoundEntry.round_id == round_id)
    return (
        select(
            BlindEntry.id,
            BlindEntry.category_id,
            most.label("wanted"),
            reads.label("reads"),
            (func.count(Assignment.id) - number_of(handed_in)).label("left"),
        )
        .join(asked, asked.c.category_id == BlindEntry.category_id)
        .outerjoin(Assignment, and_(Assignment.blind_entry_id == BlindEntry.id, *given))
        .outerjoin(Assignment.scoresheet)
        .where(LIVE, BlindEntry.id.in_(own), *conditions)
        .group_by(BlindEntry.id, BlindEntry.category_id)
        .subquery()
    )


def _asked(round_id: int) -> Subquery:
    """What each category of the round asks: reads, and a sheet's questions, in translation and otherwise."""
    return (
        select(
            RoundCategory.category_id,
            RoundCategory.reads,
            func.count(Criterion.id).label("all"),
            number_of(Criterion.language.is_(False)).label("plain"),
        )
        .outerjoin(Criterion, Criterion.rubric_id == RoundCategory.rubric_id)
        .where(RoundCategory.round_id == round_id)
        .group_by(RoundCategory.category_id, RoundCategory.reads)
        .subquery()
    )
