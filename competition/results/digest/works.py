"""The works of a class as its teachers read of them once the results are public."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category
from competition.campaign.wording import award_name
from competition.entries.identity import Authorship
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.results.digest.queries import Remark, digest
from competition.results.models import Award

PRINTED = "published"
"""The award of works that are printed without a prize."""


@dataclass(frozen=True)
class Work:
    """A work of the teacher's classes, what it has won, and what judges say to the class."""

    title: str
    language: str
    number: str
    form: str
    kind: str | None
    remarks: Sequence[Remark]

    @property
    def award(self) -> str:
        """The award in words; empty for none."""
        return award_name(self.kind) if self.kind else ""

    @property
    def is_prize(self) -> bool:
        """Whether it has won more than a place in the book."""
        return self.kind not in (None, PRINTED)


def works_of(session: Session, campaign: Campaign, class_ids: Sequence[int]) -> list[Work]:
    """Return the works of these classes that stand: what has won by category and place, then the others."""
    remarks = digest(session, campaign.id, class_ids)
    rows = session.execute(
        select(Entry.id, Entry.title, Entry.language, Entry.number, Award.kind, Category.form)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(Category, Category.id == Entry.category_id)
        .outerjoin(Award, Award.entry_id == Entry.id)
        .where(Entry.campaign_id == campaign.id, Entry.state == EntryState.ACCEPTED)
        .where(Authorship.class_id.in_(class_ids))
        .order_by(Award.place.is_(None), Category.position, Award.place, Entry.number)
    )
    return [
        Work(title, language, number or "", form, kind, remarks.get(entry_id, ()))
        for entry_id, title, language, number, kind, form in rows
    ]
