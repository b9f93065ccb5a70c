"""What results are made of, and what their pages ask."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session, lazyload

from competition.campaign.models import Category, School
from competition.duels.facts import DuelFacts, duel_facts
from competition.duels.models import Duel
from competition.duels.rules import DuelState
from competition.entries.blind import BlindEntry
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.models import Judge, Round, RoundCategory, RoundEntry, Rubric
from competition.judging.queries.results import scores_of_round
from competition.judging.queries.rounds import NOT_SCORED
from competition.results.duelled import pairs_said
from competition.results.facts import CategoryFacts, Entrant, RoundFacts, SheetFacts
from competition.results.models import Awarding, Freeze, Mention, Override, Standing
from competition.results.placed import Placed
from competition.results.quotas import Quotas, quotas_of


@dataclass(frozen=True)
class Gathered:
    """The facts of a round, the ids behind their names, what awards ask of every entry that stands, and the
    campaign's closed duels.
    """

    facts: RoundFacts
    entry_ids: Mapping[str, int]
    judge_ids: Mapping[str, int]
    category_ids: Mapping[str, int]
    entrants: Mapping[str, Entrant]
    duels: tuple[DuelFacts, ...] = ()


def gather(session: Session, round_: Round) -> Gathered:
    """Return what the round's standings are computed from, in a bounded number of statements.

    An entry that was withdrawn, returned or disqualified is left out; one that nobody read is there. So is a
    category outside the round that was compared two at a time as a whole.
    """
    duels = tuple(duel_facts(session, round_.campaign_id))
    rubrics = _rubrics(session, round_)
    whole = {each.category for each in duels if each.whole}
    categories = {each.id: each for each in _categories(session, round_, rubrics.keys(), whole)}
    entries = _entries(session, round_, categories.keys() - rubrics.keys())
    refs = {row.id: row.ref for row in entries}
    verdicts = [each for each in scores_of_round(session, round_.id) if each.entry_id in refs]
    judges = _judges(session, round_)
    return Gathered(
        facts=RoundFacts(
            categories=tuple(_category_facts(categories, rubrics)),
            entries={row.ref: categories[row.category_id].key for row in entries},
            sheets=tuple(
                SheetFacts(refs[each.entry_id], judges[each.judge_id], each.mode, each.values, each.nominated)
                for each in verdicts
            ),
            pairs=pairs_said(duels),
        ),
        entry_ids={ref: entry_id for entry_id, ref in refs.items()},
        judge_ids={ref: judge_id for judge_id, ref in judges.items()},
        category_ids={category.key: category.id for category in categories.values()},
        entrants={row.ref: _entrant(row) for row in entries},
        duels=duels,
    )


def _rubrics(session: Session, round_: Round) -> dict[int, Rubric]:
    """Return what each category of the round is scored by."""
    in_round = session.scalars(select(RoundCategory).where(RoundCategory.round_id == round_.id))
    return {each.category_id: each.rubric for each in in_round}


def _categories(
    session: Session, round_: Round, scored: Collection[int], whole: Collection[str]
) -> Sequence[Category]:
    """Return the round's categories and those of the campaign that go by the keys of `whole`."""
    wanted = select(Category).where(Category.campaign_id == round_.campaign_id).order_by(Category.position)
    return [each for each in session.scalars(wanted) if each.id in scored or each.key in whole]


def _category_facts(categories: Mapping[int, Category], rubrics: Mapping[int, Rubric]) -> list[CategoryFacts]:
    """Return the categories; one without a rubric has no criteria, and points up to a hundred."""
    return [
        CategoryFacts(
            key=category.key,
            lowest=rubrics[category_id].lowest if category_id in rubrics else 0,
            highest=rubrics[category_id].highest if category_id in rubrics else 100,
            criteria=tuple(each.as_rule() for each in rubrics[category_id].criteria)
            if category_id in rubrics
            else (),
            kinds=tuple((kind.key, kind.number) for kind in category.award_kinds),
        )
        for category_id, category in categories.items()
    ]


def _entries(session: Session, round_: Round, beside: Collection[int]) -> Sequence[Any]:
    """Return the entries that stand, of the round and of the categories `beside` it, by their newest
    copies.
    """
    taken = BlindEntry.id.in_(select(RoundEntry.blind_entry_id).where(RoundEntry.round_id == round_.id))
    own = BlindEntry.category_id.in_(beside) & BlindEntry.retired_at.is_(None)
    rows = session.execute(
        select(
            Entry.id,
            Entry.ref,
            BlindEntry.category_id,
            func.coalesce(Entry.submitted_at, Entry.created_at).label("submitted_at"),
            Entry.language,
            School.id.label("school_id"),
            School.city_id,
        )
        .join(BlindEntry, BlindEntry.entry_id == Entry.id)
        .outerjoin(Authorship, Authorship.entry_id == Entry.id)
        .outerjoin(SchoolClass, SchoolClass.id == Authorship.class_id)
        .outerjoin(School, School.id == SchoolClass.school_id)
        .where(or_(taken, own) if beside else taken)
        .where(Entry.state == EntryState.ACCEPTED, Entry.set_apart_at.is_(None))
        .order_by(BlindEntry.edition)
    )
    newest: dict[int, Any] = {row.id: row for row in rows}
    return list(newest.values())


def _entrant(row: Any) -> Entrant:
    """Return what awards ask of an entry; dialects of a language count as that language."""
    return Entrant(
        submitted=row.submitted_at.timestamp(),
        school="" if row.school_id is None else str(row.school_id),
        city="" if row.city_id is None else str(row.city_id),
        language=row.language.partition("-")[0],
    )


def _judges(session: Session, round_: Round) -> dict[int, str]:
    judges = select(Judge.id, Judge.ref).where(Judge.campaign_id == round_.campaign_id)
    return {row.id: row.ref for row in session.execute(judges)}


def stored_standings(session: Session, round_id: int) -> list[tuple[int, Placed]]:
    """Return the standings as they were last computed, with each entry's id, by category and rank."""
    shared = [field.name for field in fields(Placed) if field.name not in ("entry", "category")]
    rows = session.execute(
        select(Entry.ref, Category, Standing)
        .join(Entry, Entry.id == Standing.entry_id)
        .join(Category, Category.id == Standing.category_id)
        .where(Standing.round_id == round_id)
        .order_by(Category.position, Standing.rank.is_(None), Standing.rank, Entry.ref)
    )
    return [
        (
            row.entry_id,
            Placed(entry=ref, category=category.key, **{name: getattr(row, name) for name in shared}),
        )
        for ref, category, row in rows
    ]


def overrides(session: Session, campaign_id: int) -> dict[str, Override]:
    """Return what the jury decided against the order, by entry."""
    rows = session.execute(
        select(Entry.ref, Override)
        .join(Entry, Entry.id == Override.entry_id)
        .where(Override.campaign_id == campaign_id)
    )
    return {row.ref: row.Override for row in rows}


def quotas_of_campaign(session: Session, campaign_id: int) -> Quotas:
    """Return the rules that the campaign's awards keep to."""
    kept = session.get(Awarding, campaign_id)
    return quotas_of(kept.quotas if kept else {})


def mentioned(session: Session, campaign_id: int) -> frozenset[str]:
    """Return who has a special mention confirmed."""
    rows = select(Entry.ref).join(Mention, Mention.entry_id == Entry.id)
    return frozenset(session.scalars(rows.where(Mention.campaign_id == campaign_id)))


def find_freeze(session: Session, campaign_id: int) -> Freeze | None:
    """Return the freeze that holds, None when there is none."""
    holding = select(Freeze).where(Freeze.campaign_id == campaign_id, Freeze.lifted_at.is_(None))
    return session.scalar(holding)


def entries_by_ref(session: Session, campaign_id: int) -> dict[str, int]:
    """Return the ids of all entries that were ever handed in, whether they stand or not."""
    rows = select(Entry.ref, Entry.id).where(Entry.campaign_id == campaign_id)
    handed_in = rows.where(or_(Entry.number.is_not(None), Entry.state == EntryState.ACCEPTED))
    return {row.ref: row.id for row in session.execute(handed_in)}


def latest_freeze(session: Session, campaign_id: int) -> Freeze | None:
    """Return the last freeze there was, lifted or not."""
    of_campaign = select(Freeze).where(Freeze.campaign_id == campaign_id)
    return session.scalar(of_campaign.order_by(Freeze.number.desc()).limit(1))


def all_freezes(session: Session, campaign_id: int) -> Sequence[Freeze]:
    """Return every freeze there was, the last first."""
    of_campaign = select(Freeze).where(Freeze.campaign_id == campaign_id)
    return session.scalars(of_campaign.order_by(Freeze.number.desc())).all()


def was_compared(campaign_id: Any) -> ColumnElement[bool]:
    """Ask whether a category of the campaign was compared two at a time as a whole."""
    closed = select(Duel.id).where(Duel.campaign_id == campaign_id, Duel.state == DuelState.CLOSED)
    return closed.where(Duel.whole).exists()


def find_frame(session: Session, campaign_id: int) -> Round | None:
    """Return the round that the standings of a campaign without scores hang on."""
    frame = select(Round).where(Round.campaign_id == campaign_id, Round.number == NOT_SCORED)
    return session.scalar(frame.options(lazyload(Round.categories)))


def round_with_standings(session: Session, campaign_id: int) -> Round | None:
    """Return the latest round whose standings are computed."""
    computed = select(Standing.round_id).where(Standing.round_id == Round.id).exists()
    rounds = select(Round).where(Round.campaign_id == campaign_id, computed)
    light = rounds.options(lazyload(Round.categories))
    return session.scalar(light.order_by(Round.number.desc()).limit(1))
