"""What the pages of the jury's meeting ask, in a bounded number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, tuple_
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Category
from competition.entries.blind import BlindEntry
from competition.entries.models import Entry
from competition.judging.models import Assignment, Flag
from competition.judging.queries.reads import looked_at_last
from competition.moderation.models import Decision, Matter
from competition.moderation.rules import HIGH_DISAGREEMENT, Cause
from competition.results.closeness import CLOSE
from competition.results.facts import MENTION
from competition.results.models import Award, Mention, Override, Standing
from competition.results.page_queries import CLOSE_TO_CALL

MOST = 200
"""Works on the list at most: more than any meeting can talk over."""


@dataclass(frozen=True)
class AtStake:
    """A work on the list: where it stands, why it is there, what was noted and decided so far."""

    ref: str
    number: str
    title: str
    language: str
    form: str
    age_group: str
    standing: Standing
    award: str | None
    against: bool
    nominated: bool
    notes: str
    version: int
    decisions: int
    causes: tuple[Cause, ...]


def at_stake(session: Session, *, campaign_id: int, round_id: int) -> list[AtStake]:
    """Return the works to be talked over, by category and place; one statement."""
    rows = session.execute(
        _works(round_id, _causes(round_id))
        .where(Standing.entry_id.in_(_on_list(round_id)), Entry.campaign_id == campaign_id)
        .order_by(Category.position, Standing.rank.is_(None), Standing.rank, Entry.number, Entry.id)
        .limit(MOST)
    )
    return [_line(row) for row in rows]


def _on_list(round_id: int) -> Select[int]:
    """Return which works are on the list, before anything is looked up beside those that are not."""
    proposed = or_(*_causes(round_id).values())
    return (
        select(Standing.entry_id)
        .outerjoin(Override, Override.entry_id == Standing.entry_id)
        .outerjoin(Matter, Matter.entry_id == Standing.entry_id)
        .where(Standing.round_id == round_id)
        .where(or_(Matter.chosen.is_(True), and_(Matter.chosen.is_(None), proposed)))
    )


def work_of(session: Session, *, round_id: int, entry_id: int) -> AtStake | None:
    """Return a work whether it is on the list or not; one statement."""
    row = session.execute(_works(round_id, _causes(round_id)).where(Entry.id == entry_id)).one_or_none()
    return None if row is None else _line(row)


def _works(round_id: int, causes: dict[Cause, ColumnElement[bool]]) -> "Select[*tuple[Any, ...]]":
    decided = select(func.count(Decision.id)).where(Decision.entry_id == Entry.id).scalar_subquery()
    return (
        select(
            Entry.ref,
            func.coalesce(Entry.number, "").label("number"),
            Entry.title,
            Entry.language,
            Category.form,
            Category.age_group,
            Standing,
            Award.kind,
            or_(Override.entry_id.is_not(None), Mention.entry_id.is_not(None)).label("against"),
            (Standing.nominations > 0).label("nominated"),
            func.coalesce(Matter.notes, "").label("notes"),
            func.coalesce(Matter.version, 0).label("version"),
            decided.label("decisions"),
            Matter.chosen,
            *(func.coalesce(each, False).label(cause.value) for cause, each in causes.items()),
        )
        .join(Entry, Entry.id == Standing.entry_id)
        .join(Category, Category.id == Standing.category_id)
        .outerjoin(Award, Award.entry_id == Entry.id)
        .outerjoin(Override, Override.entry_id == Entry.id)
        .outerjoin(Mention, Mention.entry_id == Entry.id)
        .outerjoin(Matter, Matter.entry_id == Entry.id)
        .where(Standing.round_id == round_id)
    )


def _causes(round_id: int) -> dict[Cause, ColumnElement[bool]]:
    """Return when a work is proposed."""
    flagged = (
        select(BlindEntry.entry_id)
        .join(Assignment, Assignment.blind_entry_id == BlindEntry.id)
        .join(Flag, Flag.assignment_id == Assignment.id)
        .where(looked_at_last(Assignment.round_id) == round_id, Flag.settled_at.is_(None))
    )
    return {
        Cause.CLOSE: CLOSE_TO_CALL,
        Cause.TIED: tuple_(Standing.category_id, Standing.calibrated).in_(_ties(round_id)),
        Cause.OVERRIDDEN: Override.entry_id.is_not(None),
        Cause.FLAGGED: Standing.entry_id.in_(flagged),
        Cause.DISAGREEMENT: and_(
            Standing.disagreement >= HIGH_DISAGREEMENT, Standing.award_probability >= CLOSE[0]
        ),
    }


def _ties(round_id: int) -> Select[int, float | None]:
    """Return the scores at which some works have an award and others have none, by category."""
    winning = and_(Award.entry_id == Standing.entry_id, Award.kind != MENTION)
    here = (Standing.category_id, Standing.calibrated)
    of_winners = select(*here).join(Award, winning).where(Standing.round_id == round_id)
    return (
        select(*here)
        .outerjoin(Award, winning)
        .where(Standing.round_id == round_id, tuple_(*here).in_(of_winners))
        .group_by(*here)
        .having(func.count(Award.id) < func.count(Standing.entry_id))
    )


def _line(row: Any) -> AtStake:
    told = row._mapping
    causes: list[Cause] = [each for each in Cause if each is not Cause.CHOSEN and told[each.value]]
    if row.chosen:
        causes.append(Cause.CHOSEN)
    return AtStake(*[*list(row)[:13], tuple(causes)])


@dataclass(frozen=True)
class Decided:
    """A decision with who made it; `last`: no later one about the work took its place."""

    ref: str
    number: str
    title: str
    language: str
    by: str
    last: bool
    decision: Decision


def decisions_of(session: Session, *, campaign_id: int, entry_id: int | None = None) -> Sequence[Decided]:
    """Return the decisions of the meeting, or those about one work, the newest first; one statement."""
    later = func.max(Decision.id).over(partition_by=Decision.entry_id)
    wanted = (
        select(
            Entry.ref,
            func.coalesce(Entry.number, ""),
            Entry.title,
            Entry.language,
            func.coalesce(Account.name, ""),
            later == Decision.id,
            Decision,
        )
        .join(Entry, Entry.id == Decision.entry_id)
        .outerjoin(Account, Account.id == Decision.decided_by_id)
        .where(Decision.campaign_id == campaign_id)
        .order_by(Decision.id.desc())
        .limit(MOST)
    )
    if entry_id is not None:
        wanted = wanted.where(Decision.entry_id == entry_id)
    return [Decided(*row) for row in session.execute(wanted)]
