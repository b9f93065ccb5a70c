"""What a duel decided, as plain values under references: all that its order follows from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from competition.campaign.models import Category
from competition.duels.bradley_terry import Compared, order
from competition.duels.fitting import fitted
from competition.duels.models import Comparison, Duel, DuelWork
from competition.duels.rules import SHARES, DuelState, Outcome
from competition.entries.blind import BlindEntry
from competition.entries.models import Entry
from competition.judging.models import Judge

_REFS = Entry.__table__.alias()
"""References alone, whoever asks: an order must not depend on which works somebody may see."""


@dataclass(frozen=True)
class ComparisonFacts:
    """What a judge said of two works."""

    one: str
    other: str
    judge: str
    outcome: Outcome


@dataclass(frozen=True)
class DuelFacts:
    """A closed duel: its works, and what was said of their pairs."""

    category: str
    whole: bool
    entries: tuple[str, ...]
    comparisons: tuple[ComparisonFacts, ...]

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each work, 1 for the strongest; equals share it."""
        return order_of(self.entries, self.comparisons)


def order_of(entries: Sequence[str], comparisons: Sequence[ComparisonFacts]) -> dict[str, int]:
    """Return the place of every work by what was said of the pairs."""
    at = {entry: number for number, entry in enumerate(sorted(entries))}
    compared = [
        Compared(at[each.one], at[each.other], SHARES[each.outcome])
        for each in comparisons
        if each.outcome in SHARES
    ]
    places = order(fitted(len(at), compared))
    return {entry: places[number] for entry, number in at.items()}


def duel_facts(session: Session, campaign_id: int) -> list[DuelFacts]:
    """Return the campaign's closed duels in the order in which they were closed; three statements."""
    rows = session.execute(
        select(Duel, Category)
        .join(Category, Category.id == Duel.category_id)
        .where(Duel.campaign_id == campaign_id, Duel.state == DuelState.CLOSED)
        .order_by(Duel.closed_at, Duel.id)
    ).all()
    if not rows:
        return []
    entries, said = _entries(session, campaign_id), _said(session, campaign_id)
    return [
        DuelFacts(category.key, duel.whole, tuple(entries[duel.id]), tuple(said[duel.id]))
        for duel, category in rows
    ]


def _entries(session: Session, campaign_id: int) -> defaultdict[int, list[str]]:
    rows = session.execute(
        select(DuelWork.duel_id, _REFS.c.ref)
        .join(Duel, Duel.id == DuelWork.duel_id)
        .join(BlindEntry, BlindEntry.id == DuelWork.blind_entry_id)
        .join(_REFS, _REFS.c.id == BlindEntry.entry_id)
        .where(Duel.campaign_id == campaign_id)
        .order_by(_REFS.c.ref)
    )
    return _by_duel(rows)


def _said(session: Session, campaign_id: int) -> defaultdict[int, list[ComparisonFacts]]:
    first, second = aliased(BlindEntry), aliased(BlindEntry)
    one, other = _REFS.alias(), _REFS.alias()
    rows: Any = session.execute(
        select(Comparison.duel_id, one.c.ref, other.c.ref, Judge.ref, Comparison.outcome)
        .join(Duel, Duel.id == Comparison.duel_id)
        .join(first, first.id == Comparison.one_id)
        .join(one, one.c.id == first.entry_id)
        .join(second, second.id == Comparison.other_id)
        .join(other, other.c.id == second.entry_id)
        .join(Judge, Judge.id == Comparison.judge_id)
        .where(Duel.campaign_id == campaign_id, Comparison.outcome.in_(SHARES))
        .order_by(Comparison.id)
    )
    return _by_duel((duel_id, ComparisonFacts(*rest)) for duel_id, *rest in rows)


def _by_duel(rows: Any) -> defaultdict[int, list[Any]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for duel_id, thing in rows:
        found[duel_id].append(thing)
    return found
