"""What every change of the composition has in common: one at a time, remembered, by whom and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.contributions.models import Contribution
from competition.platform import audit
from competition.publication.composing.arrangement import chapters
from competition.publication.composing.choices import Arrangement
from competition.publication.composing.errors import ChangedMeanwhileError, GoneError
from competition.publication.composing.models import ComposedChapter, ComposedWork, Composition, Touched
from competition.publication.composing.queries import arrangement_of
from competition.publication.manuscript import Section


@dataclass(frozen=True)
class Change:
    """Who changes the book of which campaign, and when."""

    session: Session
    campaign: Campaign
    actor: Account | None
    now: datetime

    def begin(self) -> Composition:
        """Wait for whoever else changes this book, and mark it as changed; nothing is kept if this fails."""
        campaign_id, session = self.campaign.id, self.session
        session.execute(select(Campaign.id).where(Campaign.id == campaign_id).with_for_update())
        found = session.get(Composition, campaign_id, populate_existing=True)
        if found is None:
            found = Composition(campaign_id=campaign_id, version=0, changed_at=self.now)
            session.add(found)
        found.version, found.changed_at = found.version + 1, self.now
        session.flush()
        return found

    def arrangement(self) -> Arrangement:
        """Return what was chosen until now."""
        return arrangement_of(self.session, self.campaign.id)

    def chapter_rows(self) -> list[ComposedChapter]:
        """Return a row for every chapter in its order, making those that are not there yet."""
        wanted = select(ComposedChapter).where(ComposedChapter.campaign_id == self.campaign.id)
        known = {row.key: row for row in self.session.scalars(wanted)}
        every = [Section(each.form, each.age_group, ()) for each in self.campaign.categories]
        rows = []
        for position, value in enumerate(chapters(every, self.arrangement())):
            row = known.get(value.key)
            if row is None:
                names = ("key", "kind", "title", "author", "text", "category", "order")
                row = self.add_chapter(**{name: getattr(value, name) for name in names})
            row.position = position
            rows.append(row)
        self.session.flush()
        return rows

    def add_chapter(self, **values: object) -> ComposedChapter:
        """Add the row of a chapter."""
        row = ComposedChapter(
            campaign_id=self.campaign.id, version=0, moves=0, changed_at=self.now, position=0, **values
        )
        self.session.add(row)
        return row

    def work_row(self, entry_id: int) -> ComposedWork:
        """Return the row of a work, making it where there is none."""
        row = self.session.scalar(select(ComposedWork).where(ComposedWork.entry_id == entry_id))
        return row or self._add_work(entry_id=entry_id)

    def voice_row(self, ref: str) -> ComposedWork:
        """Return the row of a statement, a story or a quote, making it where there is none.

        Raises GoneError where the campaign has no such contribution any more.
        """
        wanted = select(Contribution.id, ComposedWork).outerjoin(
            ComposedWork, ComposedWork.contribution_id == Contribution.id
        )
        wanted = wanted.where(Contribution.ref == ref, Contribution.campaign_id == self.campaign.id)
        found = self.session.execute(wanted).first()
        if found is None:
            raise GoneError
        return found[1] or self._add_work(contribution_id=found[0])

    def _add_work(self, **of: int) -> ComposedWork:
        row = ComposedWork(campaign_id=self.campaign.id, version=0, moves=0, changed_at=self.now, **of)
        row.chapter, row.position, row.included = "", None, True
        self.session.add(row)
        return row

    def touch(self, row: Touched) -> None:
        """Remember who changed a row last."""
        row.changed_at = self.now
        row.changed_by_id = self.actor.id if self.actor else None

    def record(self, action: str, kind: str, thing_id: int | None, **details: object) -> None:
        """Write the change down."""
        self.session.flush()
        audit.record(
            self.session,
            actor_id=self.actor.id if self.actor else None,
            action=f"composing.{action}",
            object_kind=kind,
            object_id=thing_id,
            campaign_id=self.campaign.id,
            now=self.now,
            **details,
        )


def expect(standing: int, seen: int) -> None:
    """Raise ChangedMeanwhileError where what stands is not what was seen."""
    if standing != seen:
        raise ChangedMeanwhileError


def chapter_of(rows: list[ComposedChapter], key: str) -> ComposedChapter:
    """Return the row of a chapter; raises GoneError."""
    found = next((row for row in rows if row.key == key), None)
    if found is None:
        raise GoneError
    return found
