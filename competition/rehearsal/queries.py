"""What a rehearsal asks of the database."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, defer

from competition.allocation.facts import panel_of_campaign
from competition.campaign.models import Campaign, School
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.models import Round
from competition.rehearsal.measured import Group, spread_measured
from competition.rehearsal.models import Rehearsal
from competition.rehearsal.rules import Came, Cell, Spread, World
from competition.results.models import JudgeEffect, Standing
from competition.results.page_queries import places_of

SHOWN = 8
CAME_IN = (EntryState.SUBMITTED, EntryState.ACCEPTED)


def find_rehearsal(session: Session, *, campaign_id: int, ref: str) -> Rehearsal | None:
    """Return a rehearsal of the campaign."""
    wanted = select(Rehearsal).where(Rehearsal.ref == ref, Rehearsal.campaign_id == campaign_id)
    return session.scalar(wanted)


def newest_rehearsals(session: Session, *, campaign_id: int) -> Sequence[Rehearsal]:
    """Return the last rehearsals, the newest first; one statement."""
    mine = select(Rehearsal).where(Rehearsal.campaign_id == campaign_id)
    light = mine.options(defer(Rehearsal.plan), defer(Rehearsal.outcome))
    return session.scalars(light.order_by(Rehearsal.id.desc()).limit(SHOWN)).all()


def world_of(session: Session, campaign: Campaign) -> World:
    """Return what stands already, in a bounded number of statements."""
    return World(
        came=came_in(session, campaign_id=campaign.id),
        judges=tuple(panel_of_campaign(session, campaign_id=campaign.id)),
        wordless=wordless(campaign),
        places={each.id: places_of(each) for each in campaign.categories},
        translate_into=tuple(campaign.translation_languages),
    )


def wordless(campaign: Campaign) -> frozenset[int]:
    """Return the categories whose works have no words to read."""
    return frozenset(category.id for category in campaign.categories if not category.takes_text)


def came_in(session: Session, *, campaign_id: int) -> tuple[Came, ...]:
    """Return what was submitted or accepted, by all that allocation looks at; one statement."""
    keys = (Entry.category_id, Entry.language, Entry.translation_language, School.city_id)
    rows = session.execute(
        select(*keys, func.count(Entry.id))
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .where(*_came(campaign_id))
        .group_by(*keys)
    )
    return tuple(
        Came(category, language or "", translation or "", str(city), number)
        for category, language, translation, city, number in rows
    )


def cells_come_in(session: Session, campaign: Campaign) -> list[Cell]:
    """Return how many entries came in by category and language, the most frequent first; one statement."""
    without = wordless(campaign)
    rows = session.execute(
        select(Entry.category_id, Entry.language, func.count(Entry.id))
        .where(*_came(campaign.id))
        .group_by(Entry.category_id, Entry.language)
    )
    sums: dict[tuple[int, str], int] = {}
    for category, language, number in rows:
        cell = (category, "" if category in without else language or "")
        if language or category in without:
            sums[cell] = sums.get(cell, 0) + number
    ordered = sorted(sums.items(), key=lambda each: (each[0][0], -each[1], each[0][1]))
    return [Cell(category, language, number) for (category, language), number in ordered]


def _came(campaign_id: int) -> tuple[ColumnElement[bool], ...]:
    return Entry.campaign_id == campaign_id, Entry.state.in_(CAME_IN), Entry.set_apart_at.is_(None)


def spread_of(session: Session, *, campaign_id: int) -> Spread | None:
    """Return how far scores differed in the newest round that has standings; two statements."""
    newest = (
        select(Round.id)
        .where(Round.campaign_id == campaign_id)
        .where(select(Standing.round_id).where(Standing.round_id == Round.id).exists())
        .order_by(Round.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    judges, severity = session.execute(
        select(
            func.count(),
            func.avg(JudgeEffect.severity * JudgeEffect.severity + JudgeEffect.se * JudgeEffect.se),
        ).where(JudgeEffect.round_id == newest)
    ).one()
    spare = func.greatest if session.get_bind().dialect.name == "postgresql" else func.max
    freedom = spare(Standing.reads - 1, 0)
    groups = session.execute(
        select(
            func.count(Standing.calibrated),
            func.sum(Standing.calibrated),
            func.sum(Standing.calibrated * Standing.calibrated),
            func.sum(Standing.se * Standing.se),
            func.coalesce(func.sum(freedom * Standing.disagreement * Standing.disagreement), 0.0),
            func.sum(freedom),
        )
        .where(Standing.round_id == newest, Standing.calibrated.is_not(None))
        .group_by(Standing.category_id)
    )
    return spread_measured(judges, severity, [Group(*row) for row in groups])
