"""Putting the furniture in: the sample's campaign over and open, and small ones at the stages between."""

from dataclasses import replace

from sqlalchemy import select

from competition.accounts.invitations import invite
from competition.accounts.links import make_link
from competition.accounts.models import Account, Invitation
from competition.accounts.rules import Role
from competition.accounts.services import create_account, grant
from competition.accounts.tokens import link_token
from competition.campaign.models import Campaign
from competition.campaign.preset import load_preset
from competition.campaign.services import create_campaign
from competition.campaign.setup_steps import SetupStep
from competition.entries.blind import BlindEntry
from competition.entries.models import Entry
from competition.judging.models import Assignment, Judge, Round
from competition.judging.rules import FlagKind
from competition.judging.services import raise_flag
from competition.platform.jobs import Job, JobState
from competition.platform.mail import OutboxMail
from competition.sample import panel, steps
from tests.judging.scene import make_letter
from tests.pages import (
    certified,
    compared,
    contributed,
    duels,
    excerpt,
    joining,
    made,
    papers,
    proofed,
    small,
    started,
    workspace,
)
from tests.pages.house import House


def furnish(installation):
    """Return the house, furnished."""
    house = House(installation)
    with house.database.writing() as session:
        _make_people(house, session)
    over = excerpt.stage(house)
    _run_over(house, over)
    _run_open(house, excerpt.open_stage(house, over))
    small.add_stages(house)
    with house.database.writing() as session:
        _make_young(house, session)
        _let_in(house, session)
        _make_jobs(house, session)
        _make_ways_in(house, session)
        started.fill(house, session)
        certified.fill(house, session)
        proofed.fill(house, session)
        compared.fill(house, session)
    house.settle()
    return house


def _make_people(house, session):
    for role in ("secretariat", "colleague", "operator", "newcomer", "teacher"):
        account = create_account(
            session, email=f"{role}@house.example", name=f"Robin {role.title()}", locale="en", now=house.now()
        )
        house.people[role] = account.id
    operator = session.get_one(Account, house.people["operator"])
    grant(session, account=operator, role=Role.OPERATOR, campaign_id=None)


def _run_over(house, stage):
    """The campaign that is announced, with its book and its cards."""
    for step in (steps.set_up, steps.take_in, steps.screen, steps.allocate, steps.score, steps.decide):
        step(stage)
    with house.database.writing() as session:
        campaign = session.get_one(Campaign, stage.campaign_id)
        round_ = session.get_one(Round, stage.round_id)
        house.know("over", slug=campaign.slug, round=round_.ref)
        made.add_comparisons(house, session, round_)
        house.know("over", category=campaign.categories[0].ref)
        made.ask_who_would_read(house, session, round_, campaign.categories[0])
        for known_as in excerpt.BEST:
            work = session.get_one(Entry, stage.entry_ids[known_as])
            house.know("over", **{known_as: work.ref}, image=work.images[0].ref if work.images else "")
        made.make_book(house, session, campaign, "over")
        made.make_cards(house, session, campaign, "over")


def _run_open(house, stage):
    """The campaign that takes entries, while judges read the first of them."""
    steps.set_up(stage)
    steps.take_in(stage)
    all_but_one = replace(stage.folder, entries=stage.folder.entries[:-1])
    steps.screen(replace(stage, folder=all_but_one))
    steps.draw_up_round(stage, now=house.now())
    with house.database.reading() as session:
        sheets = panel.open_assignments(session, stage.round_id)
    for n, sheet in enumerate(sheets[:2]):
        panel.score_sheet(stage, sheet, n, len(sheets) * 40)
    with house.database.writing() as session:
        campaign = session.get_one(Campaign, stage.campaign_id)
        round_ = session.get_one(Round, stage.round_id)
        house.know("open", slug=campaign.slug, category=campaign.categories[0].ref, round=round_.ref)
        _find_judge(house, session, round_)
        made.add_practice(house, session, campaign, "open")
        made.add_material(house, session, campaign, "open")
        made.add_logo(house, session, campaign)
        made.add_rehearsal(house, session, campaign, "open")
        contributed.add(house, session, campaign, "open")
        newcomer = session.get_one(Account, house.people["newcomer"])
        grant(session, account=newcomer, role=Role.JUDGE, campaign_id=campaign.id)
        workspace.fill(house, session, campaign, session.get_one(Account, house.people["teacher"]))


def _find_judge(house, session, round_):
    """The judge who has handed two sheets in, and the sheets."""
    rows = session.execute(
        select(Assignment, Judge, BlindEntry)
        .join(Judge, Judge.id == Assignment.judge_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(Assignment.round_id == round_.id)
        .order_by(Assignment.judge_id, Assignment.position)
    ).all()
    judge = rows[0].Judge
    own = [row for row in rows if row.Judge.id == judge.id]
    house.people["judge"] = judge.account_id
    duels.fill(house, session, session.get_one(Campaign, round_.campaign_id), judge.id)
    house.know("open", judge=judge.ref, sheet=own[2].Assignment.ref, handed_in=own[0].Assignment.ref)
    bilingual = next(row for row in own[2:] if row.BlindEntry.translation and not row.BlindEntry.images)
    pictured = next(row for row in own if row.BlindEntry.images)
    flagged = own[3].Assignment
    raise_flag(session, assignment=flagged, kind=FlagKind.COPIED, note="", actor=None, now=house.now())
    house.know("open", letter=make_letter(session, round_, house.now()).ref)
    house.know("open", copy=own[4].BlindEntry.ref, pictured_copy=pictured.BlindEntry.ref)
    house.know("open", bilingual_copy=bilingual.BlindEntry.ref)
    papers.print_for_judge(house, session, flagged)
    house.know("open", bilingual_sheet=bilingual.Assignment.ref, pictured_sheet=pictured.Assignment.ref)


def _make_young(house, session):
    """The campaign that is only being set up."""
    campaign = create_campaign(
        session,
        preset=load_preset("more-than-migrants"),
        year=house.now().year + 1,
        name="Young",
        actor=session.get_one(Account, house.people["operator"]),
        now=house.now(),
        setup_step=SetupStep.CATEGORIES,
    )
    house.know("young", slug=campaign.slug)


def _let_in(house, session):
    office = session.get_one(Account, house.people["secretariat"])
    for campaign in session.scalars(select(Campaign)):
        grant(session, account=office, role=Role.SECRETARIAT, campaign_id=campaign.id)
    only = select(Campaign).where(Campaign.slug == house.names["open slug"])
    colleague = session.get_one(Account, house.people["colleague"])
    campaign_id = session.scalars(only).one().id
    grant(session, account=colleague, role=Role.SECRETARIAT, campaign_id=campaign_id)


def _make_jobs(house, session):
    done = session.scalars(select(Job).where(Job.name == "allocation.run")).first()
    house.know(job_done=done.ref)
    office, now = house.people["secretariat"], house.now()
    for name, state in (("job failed", JobState.FAILED), ("job waiting", JobState.QUEUED)):
        job = Job(
            name="publication.build",
            args={},
            state=state,
            key=name,
            requested_by_id=office,
            campaign_id=done.campaign_id,
            created_at=now,
            due_at=now.replace(year=now.year + 1),
            finished_at=now if state is JobState.FAILED else None,
            error_key="The book could not be built." if state is JobState.FAILED else "",
        )
        session.add(job)
        session.flush()
        house.know(**{name: job.ref})


def _make_ways_in(house, session):
    secret, now = house.installation.config.secret_key, house.now()
    teacher = session.get_one(Account, house.people["teacher"])
    _link, token = make_link(session, account=teacher, next_path="/", secret_key=secret, now=now)
    campaign = session.scalars(select(Campaign).where(Campaign.slug == house.names["open slug"])).one()
    invitation: Invitation = invite(
        session,
        email="mika@house.example",
        name="Mika",
        role=Role.JUDGE,
        campaign_id=campaign.id,
        secret_key=secret,
        actor=None,
        now=now,
        locale="en",
        about=campaign.name,
    )
    house.know(link=token, invitation=link_token(secret, "invitation", invitation.ref))
    joining.fill(house, session, campaign)
    letter = session.scalars(select(OutboxMail).order_by(OutboxMail.id.desc())).first()
    house.know(letter=letter.ref)
