"""What the page of the awards asks, one statement each."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Category
from competition.entries.models import Entry
from competition.results.models import Award, Override


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


def awards_in_order(session: Session, campaign_id: int) -> list[AwardLine]:
    """Return the campaign's awards by category and place."""
    rows = session.execute(
        select(
            Entry.ref,
            func.coalesce(Entry.number, ""),
            Entry.title,
            Entry.language,
            Category.form,
            Category.age_group,
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
