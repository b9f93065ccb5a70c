"""The campaigns to click through once the demo's own is over: one with the judges, one open for entries."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from competition.accounts.links import make_link
from competition.accounts.models import Account, Membership
from competition.accounts.rules import Role
from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.config import Config
from competition.platform.db import Database
from competition.sample import intake, panel, steps
from competition.sample.contributing import contribute
from competition.sample.rows import EntryRow
from competition.sample.stage import Stage
from competition.sample.waiting import each, until

JUDGED = "More than migrants: the first call"
OPEN = "More than migrants: the second call"
DAYS_OF_JUDGED = {
    MilestoneKey.CALL_OPENS: -60,
    MilestoneKey.DEADLINE: -5,
    MilestoneKey.JUDGING_OPENS: -1,
    MilestoneKey.JUDGING_CLOSES: 12,
    MilestoneKey.RESULTS: 18,
    MilestoneKey.STATEMENTS: 24,
    MilestoneKey.PUBLICATION: 28,
}
DAYS_OF_OPEN = {
    MilestoneKey.CALL_OPENS: -12,
    MilestoneKey.DEADLINE: 9,
    MilestoneKey.JUDGING_OPENS: 14,
    MilestoneKey.JUDGING_CLOSES: 28,
    MilestoneKey.RESULTS: 35,
    MilestoneKey.STATEMENTS: 42,
    MilestoneKey.PUBLICATION: 46,
}
SCORED = 0.3
"""The part of a round's scoresheets that judges have handed in by now."""
CLASSES = 14
"""How many entries other classes have submitted to the open call."""
EARLY = 8
"""How many statements, stories and quotes have come in while the call is open."""
ROLES = (
    ("Teacher", Role.TEACHER),
    ("Judge", Role.JUDGE),
    ("Secretariat", Role.SECRETARIAT),
    ("Operator", Role.OPERATOR),
)


def is_open(database: Database) -> bool:
    """Whether the campaigns to click through are there already."""
    with database.reading() as session:
        return session.scalar(select(Campaign.id).where(Campaign.name == OPEN)) is not None


def open_campaigns(over: Stage, *, now: datetime) -> None:
    """Open the two campaigns on the same installation, as they stand today."""
    today = now.replace(minute=0, second=0, microsecond=0)
    _judge(_stage(over, JUDGED, DAYS_OF_JUDGED, today), today)
    _call(_stage(over, OPEN, DAYS_OF_OPEN, today))


def _stage(over: Stage, name: str, days: Mapping[MilestoneKey, int], today: datetime) -> Stage:
    milestones = {key: today + timedelta(days=count) for key, count in days.items()}
    return replace(
        over,
        year=today.year,
        name=name,
        milestones=milestones,
        arrivals_until=min(milestones[MilestoneKey.DEADLINE], today - timedelta(hours=2)),
        entry_ids={},
        judge_ids={},
        notes=[],
    )


def _judge(stage: Stage, today: datetime) -> None:
    """All entries are with the judges but one, which came late and waits for screening."""
    rows = stage.folder.entries
    steps.set_up(stage)
    _write(stage, "The first call: entries", rows)
    for n, row in enumerate(rows):
        intake.submit_entry(stage, row, stage.arrival(n, len(rows)))
    for row in rows[:-1]:
        intake.accept_entry(stage, row, stage.at(MilestoneKey.DEADLINE, days=2))
    steps.draw_up_round(stage, now=today)
    contribute(stage)
    with stage.database.reading() as session:
        sheets = panel.open_assignments(session, stage.round_id)
    for n, sheet in enumerate(sheets):
        if panel.hands_in_early(sheet, SCORED):
            panel.score_sheet(stage, sheet, n, len(sheets) * 40)


def _call(stage: Stage) -> None:
    """A class of its own begins: two entries submitted, one lacking its translation, one its description."""
    theirs = list(stage.folder.entries[:CLASSES])
    ours = _class_of_one_teacher(stage.folder.entries[CLASSES:])
    rows = [*theirs, *ours]
    steps.set_up(stage)
    _write(stage, "The second call: entries", rows)
    for n, row in enumerate((*theirs, *ours[:2])):
        intake.submit_entry(stage, row, stage.arrival(n, len(rows)))
    contribute(stage, most=EARLY)


def _class_of_one_teacher(rows: Sequence[EntryRow]) -> list[EntryRow]:
    """Return a poem, a picture, a poem without its translation and a picture without words, of one class."""
    poems = [row for row in rows if row.form == "poem" and row.translation and row.age_group == "5-10"]
    pictures = [row for row in rows if row.form == "illustration" and row.age_group == "5-10"]
    first = poems[0]
    chosen = [first, pictures[0], replace(poems[1], translation="", translation_title=""), pictures[1]]
    chosen[3] = replace(chosen[3], alts=())
    return [
        replace(
            row,
            city=first.city,
            school=first.school,
            class_name=first.class_name,
            teacher_email=first.teacher_email,
        )
        for row in chosen
    ]


def _write(stage: Stage, label: str, rows: Sequence[EntryRow]) -> None:
    for n, row in enumerate(each(label, rows)):
        intake.write_entry(stage, row, stage.arrival(n, len(rows)))
    until("Pictures are looked at", sum(len(row.images) for row in rows), lambda: steps.pictures_left(stage))


def ways_in(database: Database, config: Config, *, now: datetime) -> list[tuple[str, str]]:
    """Return a fresh sign-in link for whoever got each role last, leading to where their work is."""
    ways = []
    with database.writing() as session:
        for label, role in ROLES:
            member = session.execute(
                select(Account, Campaign.slug)
                .join(Membership, Membership.account_id == Account.id)
                .outerjoin(Campaign, Campaign.id == Membership.campaign_id)
                .where(Membership.role == role)
                .order_by(Membership.id.desc())
                .limit(1)
            ).first()
            if member is not None:
                account, slug = member
                _, token = make_link(
                    session,
                    account=account,
                    next_path=_path(role, slug),
                    secret_key=config.secret_key,
                    now=now,
                )
                ways.append((label, f"{config.base_url}/sign-in/{token}"))
    return ways


def _path(role: Role, slug: str | None) -> str:
    paths = {Role.JUDGE: f"/c/{slug}/judging", Role.SECRETARIAT: f"/c/{slug}/office"}
    return paths.get(role, "/")
