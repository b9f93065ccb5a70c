"""What allocation must know of entries and judges: the one room where identity and judging meet.

Cities and schools go into the pure rules as their ids, so that two schools of one name stay two.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.allocation.rules import EntryToRead, JudgeOnPanel
from competition.campaign.models import Category, School
from competition.entries.blind import BlindEntry
from competition.entries.identity import Authorship, ClassTeacher, SchoolClass
from competition.judging.models import Assignment, Judge, Round, RoundEntry
from competition.judging.panel.models import BarredEntry
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, JudgeState

_HELD = (AssignmentState.DRAFT, AssignmentState.RELEASED)


@dataclass(frozen=True)
class Facts:
    """Everything an allocation of a round depends on; two that are equal come to the same."""

    entries: list[EntryToRead]
    judges: list[JudgeOnPanel]
    reads: Mapping[int, int]


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
    hold them.
    """
    holders = _holders(session, round_, _HELD[anew:])
    chosen = (LIVE,) if only is None else (LIVE, BlindEntry.id.in_(only))
    rows = session.execute(
        select(
            BlindEntry.id,
            BlindEntry.category_id,
            BlindEntry.language,
            BlindEntry.translation_language,
            Category.takes_text,
            SchoolClass.school_id,
            School.city_id,
        )
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .join(Category, Category.id == BlindEntry.category_id)
        .join(Authorship, Authorship.entry_id == BlindEntry.entry_id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .where(RoundEntry.round_id == round_.id, *chosen)
        .order_by(BlindEntry.id)
    )
    nobody: frozenset[int] = frozenset()
    return [
        EntryToRead(
            id=copy_id,
            category=category_id,
            # A drawing has no words to read, whatever language its title is in.
            language=language if takes_text else "",
            translation=translation if takes_text else "",
            city=str(city_id),
            school=str(school_id),
            already=holders.get(copy_id, nobody),
        )
        for copy_id, category_id, language, translation, takes_text, school_id, city_id in rows
    ]


def judges_on_panel(session: Session, *, round_: Round, anew: bool = False) -> list[JudgeOnPanel]:
    """Return the judges who are ready, with what they hold of this round: capacity is meant for each round.

    Barred are, beside what `panel_of_campaign` says, entries they stepped aside from, and those that the
    secretariat keeps from them.
    """
    recused = _assigned(session, round_, AssignmentState.RECUSED)
    loads = _assigned(session, round_, *_HELD[anew:])
    barred = _kept_from(session, round_)
    for judge_id, copies in recused.items():
        barred[judge_id] |= copies
    return [
        replace(judge, barred_entries=frozenset(barred[judge.id]), load=len(loads[judge.id]))
        for judge in panel_of_campaign(session, campaign_id=round_.campaign_id)
    ]


def panel_of_campaign(session: Session, *, campaign_id: int) -> list[JudgeOnPanel]:
    """Return the judges who are ready, as they are before any round.

    Barred are their own city, the schools they named, and every school at which they teach.
    """
    judges = session.scalars(
        select(Judge)
        .where(Judge.campaign_id == campaign_id, Judge.state == JudgeState.READY)
        .order_by(Judge.id)
    ).all()
    taught = _schools_taught(session, campaign_id)
    return [
        JudgeOnPanel(
            id=judge.id,
            languages=tuple(judge.languages),
            capacity=judge.capacity,
            categories=frozenset(category.category_id for category in judge.categories),
            city=_own_city(judge, taught[judge.id]),
            barred_schools=frozenset(str(barred.school_id) for barred in judge.barred_schools)
            | taught[judge.id].keys(),
        )
        for judge in judges
    ]


def _holders(
    session: Session, round_: Round, states: Collection[AssignmentState]
) -> dict[int, frozenset[int]]:
    """Return who holds or has read each entry of the round."""
    holders: defaultdict[int, set[int]] = defaultdict(set)
    rows = session.execute(
        select(Assignment.blind_entry_id, Assignment.judge_id).where(
            Assignment.round_id == round_.id, Assignment.state.in_(states)
        )
    )
    for copy_id, judge_id in rows:
        holders[copy_id].add(judge_id)
    return {copy_id: frozenset(judges) for copy_id, judges in holders.items()}


def _assigned(session: Session, round_: Round, *states: AssignmentState) -> defaultdict[int, set[int]]:
    """Return the entries of the round that each judge has in these states."""
    entries: defaultdict[int, set[int]] = defaultdict(set)
    rows = session.execute(
        select(Assignment.judge_id, Assignment.blind_entry_id).where(
            Assignment.round_id == round_.id, Assignment.state.in_(states)
        )
    )
    for judge_id, copy_id in rows:
        entries[judge_id].add(copy_id)
    return entries


def _kept_from(session: Session, round_: Round) -> defaultdict[int, set[int]]:
    """Return the entries of the round that the secretariat keeps from each judge."""
    entries: defaultdict[int, set[int]] = defaultdict(set)
    rows = session.execute(
        select(BarredEntry.judge_id, RoundEntry.blind_entry_id)
        .join(BlindEntry, BlindEntry.entry_id == BarredEntry.entry_id)
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .where(RoundEntry.round_id == round_.id)
    )
    for judge_id, copy_id in rows:
        entries[judge_id].add(copy_id)
    return entries


def _schools_taught(session: Session, campaign_id: int) -> defaultdict[int, dict[str, str]]:
    """Return the schools at which each judge teaches, and the city of each."""
    schools: defaultdict[int, dict[str, str]] = defaultdict(dict)
    rows = session.execute(
        select(Judge.id, School.id, School.city_id)
        .join(ClassTeacher, ClassTeacher.account_id == Judge.account_id)
        .join(SchoolClass, SchoolClass.id == ClassTeacher.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .where(Judge.campaign_id == campaign_id, SchoolClass.campaign_id == campaign_id)
        .order_by(School.id)
    )
    for judge_id, school_id, city_id in rows:
        schools[judge_id][str(school_id)] = str(city_id)
    return schools


def _own_city(judge: Judge, taught: dict[str, str]) -> str:
    """Return the city a judge named, else that of the first school at which the judge teaches."""
    return str(judge.city_id) if judge.city_id else next(iter(taught.values()), "")
