"""What the page of the awards asks, one statement each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.entries.models import Entry
from competition.results.models import Award, Mention, Override, Standing
from competition.results.page_queries import PAGE


@dataclass(frozen=True)
class AwardLine:
    """An award as it is shown; `reason` where a person decided."""

    ref: str
    number: str
    title: str
    language: str
    form: str
    age_group: str
    kind: str
    place: int
    reason: str


_WORK = (
    Entry.ref,
    func.coalesce(Entry.number, ""),
    Entry.title,
    Entry.language,
    Category.form,
    Category.age_group,
)
"""What a list says of a work before it comes to its own figures."""


def awards_in_order(session: Session, campaign_id: int) -> list[AwardLine]:
    """Return the campaign's awards by category and place."""
    rows = session.execute(
        select(
            *_WORK,
            Award.kind,
            Award.place,
            Award.reason,
        )
        .join(Entry, Entry.id == Award.entry_id)
        .join(Category, Category.id == Award.category_id)
        .where(Award.campaign_id == campaign_id)
        .order_by(Category.position, Award.place)
    )
    return [AwardLine(*row) for row in rows]


def decisions_against(session: Session, campaign_id: int) -> Sequence[tuple[str, str, str, str, Override]]:
    """Return the decisions against the order: reference, number, title, its language, and the decision."""
    rows = session.execute(
        select(Entry.ref, func.coalesce(Entry.number, ""), Entry.title, Entry.language, Override)
        .join(Entry, Entry.id == Override.entry_id)
        .where(Override.campaign_id == campaign_id)
        .order_by(Override.decided_at, Entry.id)
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in rows]


@dataclass(frozen=True)
class Nominated:
    """A nominated work; `confirmed`: it has a special mention, unless it wins another award."""

    ref: str
    number: str
    title: str
    language: str
    form: str
    age_group: str
    nominations: int
    calibrated: float | None
    se: float | None
    raw: float | None
    award: str | None
    confirmed: bool


def nominated(session: Session, *, round_id: int, page: int) -> tuple[list[Nominated], bool]:
    """Return a page of the works nominated, the most nominated first, and whether more follow."""
    rows = session.execute(
        select(
            *_WORK,
            Standing.nominations,
            Standing.calibrated,
            Standing.se,
            Standing.raw,
            Award.kind,
            Mention.entry_id.is_not(None),
        )
        .join(Entry, Entry.id == Standing.entry_id)
        .join(Category, Category.id == Standing.category_id)
        .outerjoin(Award, Award.entry_id == Entry.id)
        .outerjoin(Mention, Mention.entry_id == Entry.id)
        .where(Standing.round_id == round_id, Standing.nominations > 0)
        .order_by(Standing.nominations.desc(), Standing.calibrated.desc(), Entry.id)
        .offset((page - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()
    return [Nominated(*list(row)) for row in rows[:PAGE]], len(rows) > PAGE


def works_named(session: Session, campaign_id: int, refs: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """Return number, title and language of these works."""
    rows = session.execute(
        select(Entry.ref, func.coalesce(Entry.number, ""), Entry.title, Entry.language).where(
            Entry.campaign_id == campaign_id, Entry.ref.in_(sorted(refs))
        )
    )
    return {ref: (number, title, language) for ref, number, title, language in rows}
