"""The judges' part of a demo: a panel from the folder, or a fitting one that is made, and their scores."""

import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from math import ceil

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.services import create_account, grant
from competition.campaign.models import Campaign, City, School
from competition.campaign.rules import MilestoneKey
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Judge, Round
from competition.judging.rules import AssignmentState, Profile, ReadingMode, SheetChange, applies
from competition.judging.services import join_panel, save_sheet, state_profile
from competition.sample.rows import EntryRow, JudgeRow
from competition.sample.stage import Stage, ref_for

READS = 3
EVENING = 24
FEWEST = 6
TEMPER = {"quality": 0.8, "severity": 0.35, "noise": 0.55}


def fitting_panel(entries: Sequence[EntryRow]) -> list[JudgeRow]:
    """Return a panel that can read these entries.

    As many judges as need an evening each. All read the languages of translation; the others are
    dealt out in turn.
    """
    number = max(FEWEST, ceil(len(entries) * READS / EVENING))
    shared = sorted({entry.translation_language for entry in entries if entry.translation_language}) or ["en"]
    languages = sorted({entry.language for entry in entries if entry.language} - set(shared))
    capacity = ceil(len(entries) * READS / number * 1.5)
    return [
        JudgeRow(
            key=f"judge-{n + 1:02}",
            name=f"Judge {n + 1}",
            email=f"judge-{n + 1:02}@example.org",
            languages=(*languages[n::number], *shared),
            categories=(),
            city="",
            barred_schools=(),
            capacity=capacity,
        )
        for n in range(number)
    ]


def join(stage: Stage, row: JudgeRow, now: datetime) -> None:
    """Put a judge on the panel, with everything that the row states."""
    with stage.writing() as session:
        campaign = stage.campaign(session)
        account = create_account(session, email=row.email, name=row.name, locale=_locale(row), now=now)
        grant(session, account=account, role=Role.JUDGE, campaign_id=campaign.id)
        judge = join_panel(session, account=account, campaign_id=campaign.id, now=now)
        judge.ref = ref_for(campaign.slug, "judge", row.key)
        profile = _profile(session, campaign, row)
        state_profile(session, judge=judge, profile=profile, conduct_accepted=True, actor=account, now=now)
        stage.judge_ids[row.key] = judge.id


def _locale(row: JudgeRow) -> str:
    """Return the language for a judge: French for who reads it and no English."""
    return "fr" if "fr" in row.languages and "en" not in row.languages else "en"


def _profile(session: Session, campaign: Campaign, row: JudgeRow) -> Profile:
    own_city = select(City.id).where(City.campaign_id == campaign.id, City.name == row.city)
    barred = (
        select(School.id)
        .join(City, City.id == School.city_id)
        .where(City.campaign_id == campaign.id, School.name.in_(row.barred_schools))
    )
    return Profile(
        languages=row.languages,
        capacity=max(row.capacity, 1),
        category_ids=frozenset(c.id for c in campaign.categories if c.key in row.categories),
        city_id=session.scalar(own_city) if row.city else None,
        barred_school_ids=frozenset(session.scalars(barred)),
    )


def open_assignments(session: Session, round_id: int) -> list[int]:
    """Return the ids of the round's released assignments, in the judges' order."""
    released = (Assignment.round_id == round_id, Assignment.state == AssignmentState.RELEASED)
    ordered = select(Assignment.id).where(*released).order_by(Assignment.judge_id, Assignment.position)
    return list(session.scalars(ordered))


def hands_in_early(assignment_id: int, share: float) -> bool:
    """Whether this scoresheet is among the `share` (0 to 1) that judges have handed in already."""
    return zlib.crc32(str(assignment_id).encode()) < share * 2**32


def score_sheet(stage: Stage, assignment_id: int, position: int, total: int) -> bool:
    """Fill one scoresheet and hand it in; return whether the scores were simulated rather than given."""
    opens, closes = stage.at(MilestoneKey.JUDGING_OPENS), stage.at(MilestoneKey.JUDGING_CLOSES)
    now = opens + (closes - opens) * ((position + 1) / (total + 2))
    with stage.writing() as session:
        assignment = session.get_one(Assignment, assignment_id)
        judge = session.get_one(Judge, assignment.judge_id)
        values, simulated = _values(stage, session, assignment)
        save_sheet(
            session,
            assignment=assignment,
            change=SheetChange(values),
            version=0,
            actor=session.get_one(Account, judge.account_id),
            now=now,
            hand_in=True,
        )
    return simulated


def _values(stage: Stage, session: Session, assignment: Assignment) -> tuple[Mapping[str, int], bool]:
    """Return the scores that the folder gives for this pair, or simulated ones."""
    blind = session.get_one(BlindEntry, assignment.blind_entry_id)
    entry = next(key for key, found in stage.entry_ids.items() if found == blind.entry_id)
    judge = next(key for key, found in stage.judge_ids.items() if found == assignment.judge_id)
    rubric = next(
        each.rubric
        for each in session.get_one(Round, assignment.round_id).categories
        if each.category_id == blind.category_id
    )
    wanted = [c.key for c in rubric.criteria if applies(c.as_rule(), assignment.mode)]
    given = stage.folder.scores.get((entry, judge), {})
    if all(key in given for key in wanted):
        return {key: given[key] for key in wanted}, False
    return simulate(entry, judge, wanted, assignment.mode, rubric.lowest, rubric.highest), True


def simulate(
    entry: str, judge: str, criteria: Sequence[str], mode: ReadingMode, lowest: int, highest: int
) -> dict[str, int]:
    """Return believable scores: quality, severity, chance; the same names come to the same scores."""
    quality = _normal(entry) * TEMPER["quality"]
    severity = _normal(judge) * TEMPER["severity"]
    middle = (lowest + highest) / 2 + 0.4
    scores = {}
    for key in criteria:
        chance = _normal(entry, judge, key, mode.value) * TEMPER["noise"]
        scores[key] = int(np.clip(round(middle + quality - severity + chance), lowest, highest))
    return scores


def _normal(*names: str) -> float:
    """Return a number from the standard normal distribution that follows from the names."""
    return float(np.random.default_rng(zlib.crc32("\x1f".join(names).encode())).standard_normal())
