"""What allocation must know of entries and judges: the one room where identity and judging meet.

Cities and schools go into the pure rules as their ids, so that two schools of one name stay two.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased, lazyload

from competition.allocation.rules import EntryToRead, JudgeOnPanel
from competition.campaign.models import Category, School
from competition.entries.blind import BlindEntry
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.judging.models import (
    Assignment,
    BarredSchool,
    Judge,
    JudgeCategory,
    Round,
    RoundEntry,
)
from competition.judging.panel.models import BarredEntry
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, JudgeState

_HELD = (AssignmentState.DRAFT, AssignmentState.RELEASED)
_NOTHING = literal(0)
_MOST_NAMED = 10_000


@dataclass(frozen=True)
class Facts:
    """Everything an allocation of a round depends on; two that are equal come to the same."""

    entries: list[EntryToRead]
    judges: list[JudgeOnPanel]
    reads: Mapping[int, int]


@dataclass
class _Marks:
    """What is known of a judge beside the profile: ids, and the city of each school taught at."""

    category: set[int] = field(default_factory=set)
    school: set[int] = field(default_factory=set)
    taught: dict[int, int] = field(default_factory=dict)
    entry: set[int] = field(default_factory=set)
    load: int = 0


def facts_of_round(session: Session, *, round_: Round, anew: bool = False) -> Facts:
    """Return the facts of a round as they are now; `anew`: as if nothing had been drafted yet."""
    return Facts(
        entries_to_read(session, round_=round_, anew=anew),
        judges_on_panel(session, round_=round_, anew=anew),
        {category.category_id: category.reads for category in round_.categories},
    )


def entries_to_read(
    session: Session, *, round_: Round, anew: bool = False, only: Collection[int] | None = None
) -> list[EntryToRead]:
    """Return the round's entries (`only` these) by the ids of their blind copies; `already` names judges who
    hold them. Two statements.
    """
    wanted = None if only is None else frozenset(only)
    holders = _holders(session, round_, _HELD[anew:], wanted)
    rows = session.execute(
        _LYING.join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id).where(
            RoundEntry.round_id == round_.id, *among(BlindEntry.id, wanted)
        )
    )
    return [
        _to_read(row, holders.get(row.id, frozenset())) for row in rows if wanted is None or row.id in wanted
    ]


def copies_to_read(session: Session, *, campaign_id: int, copy_ids: Collection[int]) -> list[EntryToRead]:
    """Return these blind copies as allocation sees them, whatever round they are in; one statement."""
    wanted = frozenset(copy_ids)
    rows = session.execute(_LYING.where(BlindEntry.campaign_id == campaign_id, *among(BlindEntry.id, wanted)))
    return [_to_read(row, frozenset()) for row in rows if row.id in wanted]


_LYING = (
    select(
        BlindEntry.id,
        BlindEntry.category_id,
        BlindEntry.language,
        BlindEntry.translation_language,
        Category.takes_text,
        SchoolClass.school_id,
        School.city_id,
    )
    .join(Category, Category.id == BlindEntry.category_id)
    .join(Authorship, Authorship.entry_id == BlindEntry.entry_id)
    .join(SchoolClass, SchoolClass.id == Authorship.class_id)
    .join(School, School.id == SchoolClass.school_id)
    .where(LIVE)
    .order_by(BlindEntry.id)
)


def _to_read(row: Any, already: frozenset[int]) -> EntryToRead:
    return EntryToRead(
        id=row.id,
        category=row.category_id,
        # A drawing has no words to read, whatever language its title is in.
        language=row.language if row.takes_text else "",
        translation=row.translation_language if row.takes_text else "",
        city=str(row.city_id),
        school=str(row.school_id),
        already=already,
    )


def judges_on_panel(session: Session, *, round_: Round, anew: bool = False) -> list[JudgeOnPanel]:
    """Return the judges who are ready, with what they hold of this round: capacity is meant for each round.

    Barred are, beside what `panel_of_campaign` says, entries they stepped aside from, and those that the
    secretariat keeps from them. Two statements.
    """
    mine = (Assignment.round_id == round_.id,)
    recused = select(Assignment.judge_id, literal("entry"), Assignment.blind_entry_id, _NOTHING).where(
        *mine, Assignment.state == AssignmentState.RECUSED
    )
    kept_from = (
        select(BarredEntry.judge_id, literal("entry"), RoundEntry.blind_entry_id, _NOTHING)
        .join(BlindEntry, BlindEntry.entry_id == BarredEntry.entry_id)
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .where(RoundEntry.round_id == round_.id)
    )
    load = (
        select(Assignment.judge_id, literal("load"), func.count(), _NOTHING)
        .where(*mine, Assignment.state.in_(_HELD[anew:]))
        .group_by(Assignment.judge_id)
    )
    return _panel(session, round_.campaign_id, recused, kept_from, load)


def panel_of_campaign(session: Session, *, campaign_id: int) -> list[JudgeOnPanel]:
    """Return the judges who are ready, as they are before any round.

    Barred are their own city, the schools they named, and every school at which they teach. Two statements.
    """
    return _panel(session, campaign_id)


def panel_beside(session: Session, *, campaign_id: int) -> list[JudgeOnPanel]:
    """Return the judges who are ready, as they are beside all rounds.

    Barred are besides what they stepped aside from in any round, and what the secretariat keeps from them, in
    whatever edition of the judges' copy. Two statements.
    """
    read, lies = aliased(BlindEntry), aliased(BlindEntry)
    recused = (
        select(Assignment.judge_id, literal("entry"), lies.id, _NOTHING)
        .join(read, read.id == Assignment.blind_entry_id)
        .join(lies, lies.entry_id == read.entry_id)
        .where(Assignment.state == AssignmentState.RECUSED, read.campaign_id == campaign_id)
    )
    kept_from = (
        select(BarredEntry.judge_id, literal("entry"), BlindEntry.id, _NOTHING)
        .join(BlindEntry, BlindEntry.entry_id == BarredEntry.entry_id)
        .where(BlindEntry.campaign_id == campaign_id)
    )
    return _panel(session, campaign_id, recused, kept_from)


def _panel(session: Session, campaign_id: int, *more: Select[int, str, int, int]) -> list[JudgeOnPanel]:
    judges = session.scalars(
        select(Judge)
        .where(Judge.campaign_id == campaign_id, Judge.state == JudgeState.READY)
        .order_by(Judge.id)
        .options(lazyload(Judge.categories), lazyload(Judge.barred_schools))
    ).all()
    marks = _marks(session, campaign_id, more)
    return [_on_panel(judge, marks[judge.id]) for judge in judges]


def _on_panel(judge: Judge, marks: _Marks) -> JudgeOnPanel:
    """Return a judge as allocation sees them; who names no city is from where they teach."""
    city = judge.city_id or next(iter(marks.taught.values()), "")
    return JudgeOnPanel(
        id=judge.id,
        languages=tuple(judge.languages),
        capacity=judge.capacity,
        categories=frozenset(marks.category),
        city=str(city),
        barred_schools=frozenset(map(str, marks.school | marks.taught.keys())),
        barred_entries=frozenset(marks.entry),
        load=marks.load,
    )


def _marks(
    session: Session, campaign_id: int, more: Collection[Select[int, str, int, int]]
) -> defaultdict[int, _Marks]:
    """Return what marks each judge, from all the tables that say something of them; one statement."""
    own = Judge.campaign_id == campaign_id
    categories = select(
        JudgeCategory.judge_id, literal("category"), JudgeCategory.category_id, _NOTHING
    ).join(Judge, Judge.id == JudgeCategory.judge_id)
    schools = select(BarredSchool.judge_id, literal("school"), BarredSchool.school_id, _NOTHING).join(
        Judge, Judge.id == BarredSchool.judge_id
    )
    taught = (
        select(Judge.id, literal("taught"), School.id, School.city_id)
        .join(ClassTeacher, ClassTeacher.account_id == Judge.account_id)
        .join(SchoolClass, SchoolClass.id == ClassTeacher.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .where(SchoolClass.campaign_id == campaign_id)
    )
    marks: defaultdict[int, _Marks] = defaultdict(_Marks)
    parts = [part.where(own) for part in (categories, schools, taught)]
    for judge_id, kind, thing, city in sorted(session.execute(union_all(*parts, *more))):
        found = marks[judge_id]
        if kind == "load":
            found.load = thing
        elif kind == "taught":
            found.taught[thing] = city
        else:
            getattr(found, kind).add(thing)
    return marks


def _holders(
    session: Session,
    round_: Round,
    states: Collection[AssignmentState],
    only: frozenset[int] | None,
) -> dict[int, frozenset[int]]:
    """Return who holds or has read each entry of the round."""
    holders: defaultdict[int, set[int]] = defaultdict(set)
    rows = session.execute(
        select(Assignment.blind_entry_id, Assignment.judge_id).where(
            Assignment.round_id == round_.id,
            Assignment.state.in_(states),
            *among(Assignment.blind_entry_id, only),
        )
    )
    for copy_id, judge_id in rows:
        holders[copy_id].add(judge_id)
    return {copy_id: frozenset(judges) for copy_id, judges in holders.items()}


def among(column: InstrumentedAttribute[int], only: Collection[int] | None) -> list[ColumnElement[bool]]:
    """Ask for these alone; where they are many, for all of them: a statement names only so many."""
    return [] if only is None or len(only) > _MOST_NAMED else [column.in_(only)]
