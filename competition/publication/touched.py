"""When what the book is made of was last changed: each a part of a statement, for whoever compares."""

from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, func, select

from competition.consent.models import Consent
from competition.contributions.models import Contribution
from competition.entries.identity import Author
from competition.entries.models import Entry
from competition.platform.audit import AuditEntry
from competition.publication.composing.models import Composition
from competition.publication.proofing.models import PrintedCorrection
from competition.results.models import Award, Freeze

Moment = ScalarSelect[Any]


def touched(since: datetime | None, *changes: datetime | None) -> bool:
    """Whether any of these changes came after a moment; nothing has changed since no moment."""
    return since is not None and any(at is not None and at > since for at in changes)


def last_composed(campaign_id: int) -> tuple[Moment, ...]:
    """When the composition was last changed, and when a work was corrected for print, or that taken back."""
    corrected = PrintedCorrection.campaign_id == campaign_id
    return (
        select(Composition.changed_at).where(Composition.campaign_id == campaign_id).scalar_subquery(),
        select(func.max(PrintedCorrection.made_at)).where(corrected).scalar_subquery(),
        select(func.max(PrintedCorrection.taken_back_at)).where(corrected).scalar_subquery(),
    )


def last_consent(campaign_id: int) -> Moment:
    """When somebody behind an awarded work, or who speaks beside them, last said what they allow."""
    works = (
        select(Author.person_id)
        .join(Award, Award.entry_id == Author.entry_id)
        .where(Award.campaign_id == campaign_id)
    )
    voices = select(Contribution.person_id).where(Contribution.campaign_id == campaign_id)
    return (
        select(func.max(Consent.recorded_at))
        .where(Consent.person_id.in_(works.union_all(voices)))
        .scalar_subquery()
    )


def last_said(campaign_id: int) -> Moment:
    """When a statement, a story or a quote was last changed, added or deleted."""
    return (
        select(func.max(AuditEntry.at))
        .where(AuditEntry.campaign_id == campaign_id, AuditEntry.object_kind == "contribution")
        .scalar_subquery()
    )


def last_written(campaign_id: int) -> tuple[Moment, ...]:
    """When an awarded work was last changed, and when one was set apart."""
    awarded = Entry.id.in_(select(Award.entry_id).where(Award.campaign_id == campaign_id))
    return (
        select(func.max(Entry.updated_at)).where(awarded).scalar_subquery(),
        select(func.max(Entry.set_apart_at)).where(awarded).scalar_subquery(),
    )


def last_frozen(campaign_id: int) -> Moment:
    """When the results were last frozen."""
    return select(func.max(Freeze.frozen_at)).where(Freeze.campaign_id == campaign_id).scalar_subquery()
