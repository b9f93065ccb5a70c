"""What a judge's part of the first page asks: three statements, however many entries there are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, lazyload

from competition.campaign.models import Campaign, Category
from competition.entries.blind import BlindEntry, BlindImage
from competition.judging.models import Assignment, Judge, Round, Scoresheet, SignOff
from competition.judging.queries.live import LIVE
from competition.judging.queries.queue import IN_TURN
from competition.judging.rules import AssignmentState, JudgeState, ReadingMode, RoundState, SheetState
from competition.platform.text import stanzas


@dataclass(frozen=True)
class Turn:
    """One entry of a judge, blind, as far as the first page needs it."""

    campaign_id: int
    round_id: int
    round_state: RoundState
    closes_at: datetime | None
    signed: bool
    assignment_id: int
    ref: str
    title: str
    language: str
    form: str
    age_group: str
    done: bool


@dataclass(frozen=True)
class Extent:
    """How long an entry is."""

    lines: int
    words: int
    pictures: int


def seats(
    session: Session, *, account_id: int, campaign_ids: Collection[int]
) -> Sequence[tuple[Campaign, JudgeState, bool]]:
    """Return these campaigns, the newest first, and where this judge stands in each: invited before the
    first visit; and whether the code of conduct is to be accepted again.
    """
    rows = session.execute(
        select(Campaign, Judge.state, Judge.conduct_due)
        .outerjoin(Judge, (Judge.campaign_id == Campaign.id) & (Judge.account_id == account_id))
        .where(Campaign.id.in_(campaign_ids))
        .order_by(Campaign.year.desc(), Campaign.id.desc())
        .options(lazyload(Campaign.milestones), lazyload(Campaign.categories))
    )
    return [(campaign, state or JudgeState.INVITED, bool(due)) for campaign, state, due in rows]


def turns(session: Session, *, account_id: int) -> Sequence[Turn]:
    """Return all entries of this person's open and closed rounds, the newest round first, in their turn."""
    rows = session.execute(
        select(
            Judge.campaign_id,
            Round.id,
            Round.state,
            Round.closes_at,
            SignOff.signed_at.is_not(None),
            Assignment.id,
            Assignment.ref,
            _as_read(BlindEntry.title, BlindEntry.translation_title),
            _as_read(BlindEntry.language, BlindEntry.translation_language),
            Category.form,
            Category.age_group,
            (Scoresheet.state == SheetState.SUBMITTED).is_(True),
        )
        .join(Assignment, Assignment.judge_id == Judge.id)
        .join(Round, Round.id == Assignment.round_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Category, Category.id == BlindEntry.category_id)
        .outerjoin(Scoresheet, Scoresheet.assignment_id == Assignment.id)
        .outerjoin(SignOff, (SignOff.round_id == Round.id) & (SignOff.judge_id == Judge.id))
        .where(Judge.account_id == account_id, Assignment.state == AssignmentState.RELEASED, LIVE)
        .where(Round.state.in_((RoundState.OPEN, RoundState.CLOSED)))
        .order_by(Round.number.desc(), *IN_TURN)
    )
    return [Turn(*row) for row in rows]


def _as_read(original: Any, translated: Any) -> Any:
    """Choose what this judge reads; a work without words in translation is read as it is."""
    in_translation = (Assignment.mode == ReadingMode.TRANSLATION) & (BlindEntry.translation_title != "")
    return case((in_translation, translated), else_=original)


def extents(session: Session, assignment_ids: Collection[int]) -> dict[int, Extent]:
    """Return how long the entries of these assignments are."""
    pictures = select(func.count(BlindImage.id)).where(BlindImage.blind_entry_id == BlindEntry.id)
    rows = session.execute(
        select(Assignment.id, _as_read(BlindEntry.text, BlindEntry.translation), pictures.scalar_subquery())
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(Assignment.id.in_(assignment_ids))
    )
    return {key: Extent(_lines(text), len(text.split()), number) for key, text, number in rows}


def _lines(text: str) -> int:
    return sum(len(stanza) for stanza in stanzas(text))
