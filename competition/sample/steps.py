"""The steps of a demo, each through the real services and, where there is one, the real job."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select

from competition.accounts.rules import Role
from competition.accounts.services import create_account, grant
from competition.allocation.models import AllocationRun
from competition.campaign.rules import MilestoneKey
from competition.campaign.services import create_campaign
from competition.judging.models import Round
from competition.judging.services import close_round, create_round, release
from competition.platform import jobs
from competition.results.services import announce, compute_standings, decide_awards, freeze
from competition.sample import intake, panel
from competition.sample.stage import Stage
from competition.sample.waiting import each, for_job, until

OPERATOR = "operator@example.org"
SECRETARY = "secretariat@example.org"


def set_up(stage: Stage) -> None:
    """The secretariat sets the campaign up from its preset."""
    now = stage.at(MilestoneKey.CALL_OPENS, days=-30)
    for _ in each("Setting the campaign up", [1]):
        with stage.writing() as session:
            operator = create_account(session, email=OPERATOR, name="Tom Aldridge", locale="en", now=now)
            grant(session, account=operator, role=Role.OPERATOR, campaign_id=None)
            account = create_account(session, email=SECRETARY, name="Maud Lefèvre", locale="en", now=now)
            campaign = create_campaign(
                session,
                preset=stage.preset,
                year=stage.year,
                name=stage.name or None,
                milestones=stage.milestones,
                actor=account,
                now=now,
            )
            stage.secretary, stage.campaign_id = account, campaign.id


def take_in(stage: Stage) -> None:
    """Teachers enter and submit."""
    rows = stage.folder.entries
    for n, row in enumerate(each("Entries come in", rows)):
        intake.write_entry(stage, row, stage.arrival(n, len(rows)))
    until("Pictures are looked at", sum(len(row.images) for row in rows), lambda: pictures_left(stage))
    for n, row in enumerate(each("Entries are submitted", rows)):
        intake.submit_entry(stage, row, stage.arrival(n, len(rows)))


def pictures_left(stage: Stage) -> int:
    """Return how many pictures nobody has looked at yet."""
    with stage.database.reading() as session:
        return intake.pictures_waiting(session, stage.campaign_id)


def screen(stage: Stage) -> None:
    """The secretariat accepts what can be accepted."""
    for row in each("Screening", stage.folder.entries):
        intake.accept_entry(stage, row, stage.at(MilestoneKey.DEADLINE, days=2))


def allocate(stage: Stage) -> None:
    """Judges join; a round is drawn up, allocated and released."""
    if not stage.folder.judges:
        number = len(panel.fitting_panel(stage.folder.entries))
        stage.notes.append(f"There is no judges.csv: a fitting panel of {number} judges was made.")
    draw_up_round(stage, now=stage.at(MilestoneKey.DEADLINE, days=3))


def draw_up_round(stage: Stage, *, now: datetime) -> None:
    """Let the panel join, draw a round up over every category, allocate and release it."""
    for row in each("The panel meets", stage.folder.judges or panel.fitting_panel(stage.folder.entries)):
        panel.join(stage, row, now)
    with stage.writing() as session:
        campaign = stage.campaign(session)
        round_ = create_round(
            session,
            campaign=campaign,
            name="The first reading",
            reads={category.id: category.reads for category in campaign.categories},
            closes_at=stage.at(MilestoneKey.JUDGING_CLOSES),
            actor=stage.secretary,
            now=now,
        )
        stage.round_id = round_.id
        job = jobs.request(
            session,
            name="allocation.run",
            args={"round_id": round_.id, "seed": stage.year},
            key=f"round.{round_.id}",
            campaign_id=campaign.id,
            now=now,
        )
    for_job("Allocation", stage.database, job.ref)
    _note_shortage(stage)
    with stage.writing() as session:
        release(session, round_=session.get_one(Round, stage.round_id), actor=stage.secretary, now=now)


def _note_shortage(stage: Stage) -> None:
    with stage.database.reading() as session:
        runs = select(AllocationRun).where(AllocationRun.round_id == stage.round_id)
        report = session.scalars(runs.order_by(AllocationRun.id.desc())).first()
    missing = report.report["wanted"] - report.report["filled"] if report else 0
    if missing:
        stage.notes.append(f"Allocation: {missing} reads could not be filled; its page says why.")


def score(stage: Stage) -> None:
    """Judges score, then the round is closed."""
    with stage.database.reading() as session:
        sheets = panel.open_assignments(session, stage.round_id)
    simulated = sum(
        panel.score_sheet(stage, sheet, n, len(sheets))
        for n, sheet in enumerate(each("Judges score", sheets))
    )
    if simulated:
        stage.notes.append(f"Scores: {simulated} of {len(sheets)} scoresheets were simulated.")
    with stage.writing() as session:
        now = stage.at(MilestoneKey.JUDGING_CLOSES)
        close_round(session, round_=session.get_one(Round, stage.round_id), actor=stage.secretary, now=now)


def decide(stage: Stage) -> None:
    """Standings, awards, freeze, announcement."""
    acts: tuple[tuple[str, Callable[[], None]], ...] = (
        ("Standings", lambda: _standings(stage)),
        ("Awards", lambda: _awards(stage)),
        ("Freeze", lambda: _freeze(stage)),
        ("Announcement", lambda: _announce(stage)),
    )
    for label, act in acts:
        for _ in each(label, [1]):
            act()


def _standings(stage: Stage) -> None:
    with stage.writing() as session:
        now = stage.at(MilestoneKey.JUDGING_CLOSES, days=1)
        round_ = session.get_one(Round, stage.round_id)
        compute_standings(session, round_=round_, actor=stage.secretary, now=now)


def _awards(stage: Stage) -> None:
    with stage.writing() as session:
        decide_awards(
            session,
            campaign=stage.campaign(session),
            round_=session.get_one(Round, stage.round_id),
            actor=stage.secretary,
            now=stage.at(MilestoneKey.JUDGING_CLOSES, days=1),
        )


def _freeze(stage: Stage) -> None:
    with stage.writing() as session:
        freeze(
            session,
            campaign=stage.campaign(session),
            round_=session.get_one(Round, stage.round_id),
            storage=stage.storage,
            actor=stage.secretary,
            now=stage.at(MilestoneKey.JUDGING_CLOSES, days=2),
        )


def _announce(stage: Stage) -> None:
    with stage.writing() as session:
        now = stage.at(MilestoneKey.RESULTS)
        announce(session, campaign=stage.campaign(session), actor=stage.secretary, now=now)
