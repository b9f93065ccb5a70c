"""The campaign to click through once the demo's own is over: open for entries, with scoresheets waiting."""

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import select

from competition.accounts.models import Account, Membership
from competition.accounts.rules import Role
from competition.accounts.services import make_link
from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.config import Config
from competition.platform.db import Database
from competition.sample import intake, panel, steps
from competition.sample.stage import Stage
from competition.sample.waiting import each, until

NAME = "More than migrants: the rehearsal"
DAYS = {
    MilestoneKey.CALL_OPENS: -21,
    MilestoneKey.DEADLINE: 21,
    MilestoneKey.JUDGING_OPENS: -1,
    MilestoneKey.JUDGING_CLOSES: 35,
    MilestoneKey.RESULTS: 42,
    MilestoneKey.STATEMENTS: 45,
    MilestoneKey.PUBLICATION: 49,
}
ROLES = (
    ("Teacher", Role.TEACHER),
    ("Judge", Role.JUDGE),
    ("Secretariat", Role.SECRETARIAT),
    ("Operator", Role.OPERATOR),
)


def is_open(database: Database) -> bool:
    """Whether the campaign to click through is there already."""
    with database.reading() as session:
        return session.scalar(select(Campaign.id).where(Campaign.name == NAME)) is not None


def open_next_campaign(over: Stage, *, now: datetime) -> None:
    """Open a campaign on the same installation, three weeks before its deadline.

    Of the sample's entries one is still a draft and one waits for screening; the others are with the judges.
    """
    today = now.replace(minute=0, second=0, microsecond=0)
    stage = replace(
        over,
        year=today.year,
        name=NAME,
        milestones={key: today + timedelta(days=days) for key, days in DAYS.items()},
        arrivals_until=today - timedelta(days=1),
        entry_ids={},
        judge_ids={},
        notes=[],
    )
    steps.set_up(stage)
    _take_in(stage)
    steps.draw_up_round(stage, now=today)
    with stage.database.reading() as session:
        sheets = panel.open_assignments(session, stage.round_id)
    for n, sheet in enumerate(sheets[:2]):
        panel.score_sheet(stage, sheet, n, len(sheets) * 40)


def _take_in(stage: Stage) -> None:
    rows = stage.folder.entries
    for n, row in enumerate(each("The next campaign: entries", rows)):
        intake.write_entry(stage, row, stage.arrival(n, len(rows)))
    until("Pictures are looked at", sum(len(row.images) for row in rows), lambda: steps.pictures_left(stage))
    for n, row in enumerate(rows[:-1]):
        intake.submit_entry(stage, row, stage.arrival(n, len(rows)))
    for row in rows[:-2]:
        intake.accept_entry(stage, row, stage.arrivals_until)


def ways_in(database: Database, config: Config, *, now: datetime) -> list[tuple[str, str]]:
    """Return a fresh sign-in link for somebody of each role, leading to where their work is."""
    ways = []
    with database.writing() as session:
        for label, role in ROLES:
            member = session.execute(
                select(Account, Campaign.slug)
                .join(Membership, Membership.account_id == Account.id)
                .outerjoin(Campaign, Campaign.id == Membership.campaign_id)
                .where(Membership.role == role)
                .order_by(Membership.campaign_id.desc(), Account.id)
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
