"""What the comparisons of a round are made of: its sheets, and what is known of each work."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Category, City, School
from competition.entries.blind import BlindEntry
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.judging.models import Assignment, Judge, Round, RoundEntry
from competition.judging.rules import AssignmentState, ReadingMode
from competition.results.facts import RoundFacts
from competition.results.fairness.facts import BY_HAND, TYPED, Sheet, Work
from competition.results.laying import scored_sheets
from competition.results.queries import Gathered, gather


def facts_of(session: Session, round_: Round) -> tuple[dict[str, Work], list[Sheet]]:
    """Return the works and sheets of a round, in a bounded number of statements."""
    gathered = gather(session, round_)
    return _works(session, round_, gathered), _sheets(session, round_, gathered.facts)


def _works(session: Session, round_: Round, gathered: Gathered) -> dict[str, Work]:
    """Return what is known of each work of a round, in one statement.

    A work without words has neither a language nor a hand. Typed is what judges read as text, whoever typed
    it; handwritten what they read from pictures alone.
    """
    rows = session.execute(
        select(
            Entry.ref,
            Category.form,
            Category.age_group,
            Category.takes_text,
            func.length(BlindEntry.text) > 0,
            City.country,
        )
        .join(BlindEntry, BlindEntry.entry_id == Entry.id)
        .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
        .join(Category, Category.id == BlindEntry.category_id)
        .outerjoin(Authorship, Authorship.entry_id == Entry.id)
        .outerjoin(SchoolClass, SchoolClass.id == Authorship.class_id)
        .outerjoin(School, School.id == SchoolClass.school_id)
        .outerjoin(City, City.id == School.city_id)
        .where(RoundEntry.round_id == round_.id)
        .order_by(BlindEntry.edition, BlindEntry.id)
    )
    return {
        ref: Work(
            form=form,
            age=age,
            language=gathered.entrants[ref].language if worded else "",
            country=country or "",
            hand="" if not worded else TYPED if typed else BY_HAND,
            school=gathered.entrants[ref].school,
        )
        for ref, form, age, worded, typed, country in rows
        if ref in gathered.entrants
    }


def _sheets(session: Session, round_: Round, facts: RoundFacts) -> list[Sheet]:
    """Return the sheets that count, with the place of each in its judge's pile."""
    places = _places(session, round_)
    return [
        Sheet(
            work=sheet.entry,
            judge=sheet.judge,
            points=points,
            translated=sheet.mode is ReadingMode.TRANSLATION,
            place=places.get((sheet.entry, sheet.judge)),
        )
        for sheet, points in scored_sheets(facts)
    ]


def _places(session: Session, round_: Round) -> Mapping[tuple[str, str], float]:
    """Return where each work lay in each judge's pile as it was dealt by lot, from 0 to 1.

    A pile of one has no order. What a judge put off counts where it was dealt: what is put off is not so by
    lot.
    """
    rows: Any = session.execute(
        select(Entry.ref, Judge.ref)
        .select_from(Assignment)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Entry, Entry.id == BlindEntry.entry_id)
        .join(Judge, Judge.id == Assignment.judge_id)
        .where(Assignment.round_id == round_.id, Assignment.state == AssignmentState.RELEASED)
        .order_by(Assignment.position, Assignment.id)
    ).all()
    piles: dict[str, list[str]] = {}
    for work, judge in rows:
        piles.setdefault(judge, []).append(work)
    return {
        (work, judge): at / (len(pile) - 1)
        for judge, pile in piles.items()
        if len(pile) > 1
        for at, work in enumerate(pile)
    }
