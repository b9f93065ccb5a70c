"""Who sees an entry that is set apart: those responsible, and the teachers of its class, who notice nothing.

For everybody else it is as if it were not there, wherever entries are asked for: the condition is added to
every question that a request asks of the database, so that no list, count or drawing can forget it.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, event, or_, select
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria

from competition.accounts.rules import Role
from competition.accounts.viewer import Viewer
from competition.campaign.deeds import add_unseen
from competition.campaign.models import Campaign
from competition.entries.identity import Author, Authorship, ClassTeacher
from competition.entries.models import Entry
from competition.platform.audit import AuditEntry

_ENTRY: Any = Entry.__table__
"""The bare table: what is asked of it is not narrowed once more."""


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition under which this person sees an entry."""
    ways: list[ColumnElement[bool]] = [Entry.set_apart_at.is_(None)]
    if viewer.safeguards:
        ways.append(Entry.campaign_id.in_(sorted(viewer.safeguards)))
    if any(role is Role.TEACHER for _campaign, role in viewer.roles):
        own = (
            select(Authorship.entry_id)
            .join(ClassTeacher, ClassTeacher.class_id == Authorship.class_id)
            .where(ClassTeacher.account_id == viewer.account_id)
        )
        ways.append(and_(Entry.set_apart_at.is_not(None), Entry.id.in_(own)))
    return or_(*ways)


@event.listens_for(Session, "do_orm_execute")
def _narrow(asked: ORMExecuteState) -> None:
    viewer = asked.session.info.get("viewer")
    if viewer is None or not asked.is_select or asked.is_column_load or asked.is_relationship_load:
        return
    if viewer.roles and all(role is Role.JUDGE for _campaign, role in viewer.roles):
        return  # judges never ask for entries: they read blind copies
    asked.statement = asked.statement.options(
        with_loader_criteria(Entry, visible_to(viewer), include_aliases=True)
    )


def is_responsible(session: Session, campaign_id: int) -> bool:
    """Whether the person behind a session is responsible for concerns."""
    viewer = session.info.get("viewer")
    return viewer is None or campaign_id in viewer.safeguards


@add_unseen
def _unseen(session: Session, campaign: Campaign) -> Sequence[ColumnElement[bool]]:
    """Leave concerns and what was done with entries set apart, and their people, out of the history."""
    if is_responsible(session, campaign.id):
        return ()
    apart = select(_ENTRY.c.id).where(_ENTRY.c.campaign_id == campaign.id, _ENTRY.c.set_apart_at.is_not(None))
    others = select(Author.person_id).where(Author.entry_id.not_in(apart))
    behind = select(Author.person_id).where(Author.entry_id.in_(apart), Author.person_id.not_in(others))
    return (
        AuditEntry.object_kind == "concern",
        and_(AuditEntry.object_kind == "entry", AuditEntry.object_id.in_(apart)),
        and_(AuditEntry.object_kind == "person", AuditEntry.object_id.in_(behind)),
    )
