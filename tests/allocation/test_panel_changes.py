"""What is declared after entries were drafted or given out: nothing barred is released or kept."""

import re

import pytest
from sqlalchemy import func, select

from competition import jobs
from competition.accounts.rules import Role
from competition.allocation.errors import AllBarredError
from competition.allocation.models import AllocationRun
from competition.allocation.releasing import Released, release_drafts
from competition.allocation.services import allocate_round
from competition.campaign.models import City, School
from competition.judging.models import Assignment, Need
from competition.judging.panel.services.conflicts import bar_school, declare
from competition.judging.rules import AssignmentState, JudgeState, NeedCause, Profile, RoundState, SheetChange
from competition.judging.services import (
    amend_profile,
    come_back,
    leave_panel,
    recuse,
    save_sheet,
    take_in_late_entries,
)
from competition.judging.services.panel import stated
from competition.platform.audit import AuditEntry
from competition.platform.jobs import Job
from competition.platform.jobs.models import JobState
from competition.platform.jobs.runner import Runner
from competition.platform.mail import OutboxMail
from tests.factories import make_member, make_school
from tests.judging.scene import accept, assign, make_class, make_judge, make_round, open_round
from tests.support.signin import sign_in

jobs.load()


@pytest.fixture
def worker(database, config, clock):
    """Does what was asked for, as the worker would."""
    return Runner(database, config, clock)


@pytest.fixture
def city(session, school_class):
    return session.get_one(City, session.get_one(School, school_class.school_id).city_id)


@pytest.fixture
def elsewhere(session, campaign, city):
    """A class of another school in the same city."""
    return make_class(session, make_school(session, city, "Hill School"), campaign)


@pytest.fixture
def copies(session, school_class, elsewhere, poems):
    """A poem of each school."""
    return [accept(session, school_class, poems, "Fjord"), accept(session, elsewhere, poems, "Hill")]


@pytest.fixture
def panel(session, campaign):
    return [make_judge(session, campaign, name, capacity=20) for name in ("Ada", "Bo", "Cy")]


@pytest.fixture
def drafted(session, campaign, copies, panel, now):
    """A round in which Ada and Bo are to read both poems, and Cy nothing."""
    round_ = make_round(session, campaign, now)
    for judge in panel[:2]:
        for position, copy in enumerate(copies, start=1):
            assign(session, round_, judge, copy, position=position)
    return round_


@pytest.fixture
def begun(session, campaign, copies, panel, now):
    """The same round, open."""
    round_, assignments = open_round(session, campaign, panel[:2], copies, now)
    return round_, assignments


def held(session, judge, state=AssignmentState.RELEASED):
    rows = select(Assignment.blind_entry_id).where(Assignment.judge_id == judge.id, Assignment.state == state)
    return sorted(session.scalars(rows))


def bar(session, judge, school_class, now):
    conflict = declare(session, judge=judge, words="I know them.", actor=None, now=now)
    bar_school(session, conflict=conflict, judge=judge, school_id=school_class.school_id, actor=None, now=now)


def state(session, judge, now, **other):
    profile = Profile(**{**vars(stated(judge)), **other})
    amend_profile(session, judge=judge, profile=profile, actor=None, now=now)


def test_a_draft_whose_school_is_barred_by_now_is_not_released_and_goes_to_somebody_else(
    session, drafted, copies, panel, school_class, worker, now
):
    ada, _bo, cy = panel
    bar(session, ada, school_class, now)
    assert release_drafts(session, round_=drafted, actor=None, now=now) == Released(3, 1)
    assert held(session, ada) == [copies[1].id]
    session.commit()
    worker.run_waiting()
    assert held(session, cy) == [copies[0].id]
    assert session.scalars(select(Need.filled_at)).all() == [now]


@pytest.mark.parametrize("change", ["language", "city"])
def test_a_draft_in_a_language_no_longer_read_or_from_what_is_the_own_city_now_is_not_released(
    session, drafted, panel, city, now, change
):
    ada, bo, _cy = panel
    stated = {"language": {"languages": ("nb",)}, "city": {"city_id": city.id}}
    state(session, ada, now, **stated[change])
    assert release_drafts(session, round_=drafted, actor=None, now=now) == Released(2, 2)
    assert held(session, ada) == []
    assert len(held(session, bo)) == 2


def test_a_draft_of_somebody_not_ready_any_more_is_not_released(session, drafted, panel, now):
    ada, _bo, _cy = panel
    ada.state = JudgeState.INVITED
    assert release_drafts(session, round_=drafted, actor=None, now=now) == Released(2, 2)


def test_where_nothing_may_be_released_any_more_the_round_does_not_begin(session, drafted, panel, now):
    for judge in panel:
        judge.state = JudgeState.INVITED
    with pytest.raises(AllBarredError):
        release_drafts(session, round_=drafted, actor=None, now=now)
    session.rollback()
    assert drafted.state is RoundState.DRAFT


def test_a_draft_barred_in_an_open_round_is_replaced_too(
    session, begun, copies, panel, school_class, poems, worker, now
):
    """A late poem, drafted to Cy and Ada; then Ada's conflict becomes known."""
    round_, _assignments = begun
    ada, bo, cy = panel
    late = accept(session, school_class, poems, "Late")
    take_in_late_entries(session, round_=round_, actor=None, now=now)
    for judge in (ada, cy):
        assign(session, round_, judge, late, position=3)
    session.execute(Need.__table__.update().values(filled_at=now))
    bar(session, ada, school_class, now)
    assert release_drafts(session, round_=round_, actor=None, now=now) == Released(1, 1)
    session.commit()
    worker.run_waiting()
    assert late.id in held(session, bo)
    assert late.id in held(session, cy)


def test_the_secretariat_is_told_what_was_left_out(
    session, campaign, drafted, panel, client, school_class, now
):
    bar(session, panel[0], school_class, now)
    office = make_member(session, campaign, Role.SECRETARIAT)
    session.commit()
    browser = sign_in(client, office)
    page = browser.get(f"/c/mtm-2026/office/rounds/{drafted.ref}/allocation").text
    token = page.split('name="csrf_token" value="')[1].split('"')[0]
    answer = browser.post(
        f"/c/mtm-2026/office/rounds/{drafted.ref}/release", data={"csrf_token": token}, follow_redirects=True
    )
    assert "3 assignments are released; their judges are being told." in answer.text
    assert "1 draft was left out: its judge may not read it now." in answer.text


def test_what_nobody_could_take_is_known_as_lacking_once_the_round_begins(
    session, campaign, drafted, copies, panel, now
):
    session.delete(
        session.scalars(select(Assignment).where(Assignment.blind_entry_id == copies[1].id)).first()
    )
    release_drafts(session, round_=drafted, actor=None, now=now)
    (need,) = session.scalars(select(Need))
    assert (need.blind_entry_id, need.cause, need.tried_at) == (copies[1].id, NeedCause.ADDED, now)


def test_a_school_barred_after_the_release_is_taken_back_where_it_is_not_begun(
    session, begun, copies, panel, school_class, worker, now
):
    ada, _bo, cy = panel
    bar(session, ada, school_class, now)
    session.commit()
    worker.run_waiting()
    assert held(session, ada) == [copies[1].id]
    assert held(session, ada, AssignmentState.RECUSED) == [copies[0].id]
    assert held(session, cy) == [copies[0].id]
    (deed,) = session.scalars(select(AuditEntry).where(AuditEntry.action == "round.take-back"))
    assert deed.details == {"judge": ada.id, "reads": 1}
    letters = session.scalars(select(OutboxMail.recipient).where(OutboxMail.event == "judging.more")).all()
    assert letters == ["cy@example.org"]


def test_what_is_begun_stays_with_its_judge(session, begun, copies, panel, school_class, worker, now):
    _round, (first, *_rest) = begun
    ada, _bo, cy = panel
    save_sheet(session, assignment=first, change=SheetChange({"voice": 3}), version=0, actor=None, now=now)
    bar(session, ada, school_class, now)
    session.commit()
    worker.run_waiting()
    assert held(session, ada) == [copy.id for copy in copies]
    assert held(session, cy) == []


def test_the_own_city_stated_after_the_release_is_taken_back_too(
    session, begun, copies, panel, city, worker, now
):
    ada, _bo, cy = panel
    state(session, ada, now, city_id=city.id)
    session.commit()
    worker.run_waiting()
    assert held(session, ada) == []
    assert held(session, cy) == [copy.id for copy in copies]


def test_what_nobody_could_take_is_tried_again_when_somebody_has_more_room(
    session, begun, copies, panel, worker, now
):
    _round, (first, *_rest) = begun
    _ada, _bo, cy = panel
    cy.languages = ["nb"]
    recuse(session, assignment=first, reason="I know her.", actor=None, now=now)
    session.commit()
    worker.run_waiting()
    assert held(session, cy) == []
    state(session, cy, now, languages=("en",))
    session.commit()
    worker.run_waiting()
    assert held(session, cy) == [copies[0].id]


def test_what_nobody_could_take_is_tried_again_when_somebody_comes_back(
    session, begun, copies, panel, worker, now
):
    _round, (first, *_rest) = begun
    _ada, _bo, cy = panel
    leave_panel(session, judge=cy, actor=None, now=now)
    recuse(session, assignment=first, reason="I know her.", actor=None, now=now)
    session.commit()
    worker.run_waiting()
    come_back(session, judge=cy, actor=None, now=now)
    session.commit()
    worker.run_waiting()
    assert held(session, cy) == [copies[0].id]


def test_late_entries_are_offered_again_when_the_panel_has_changed(
    session, campaign, begun, panel, school_class, poems, worker, client, now
):
    """They wait for the secretariat, whose page says so."""
    round_, _assignments = begun
    late = accept(session, school_class, poems, "Late")
    take_in_late_entries(session, round_=round_, actor=None, now=now)
    session.execute(Need.__table__.update().values(tried_at=now))
    office = make_member(session, campaign, Role.SECRETARIAT)
    session.commit()
    browser, address = sign_in(client, office), f"/c/mtm-2026/office/rounds/{round_.ref}/allocation"
    said = "2 reads lack a reader, and nobody has been looked for since they arose or the panel changed."
    assert said not in browser.get(address).text
    state(session, panel[2], now, capacity=40)
    session.commit()
    worker.run_waiting()
    assert said in browser.get(address).text
    assert late.id not in held(session, panel[2])


def test_a_profile_saved_as_it_was_asks_for_nothing(session, begun, panel, now):
    state(session, panel[2], now)
    wanted = select(func.count()).where(Job.name == "allocation.look-again")
    assert session.scalar(wanted) == 0


def test_looking_again_many_times_keeps_one_report(session, campaign, begun, panel, worker, now):
    """The reports of the allocation itself stay in sight."""
    round_, (first, *_rest) = begun
    panel[2].languages = ["nb"]
    recuse(session, assignment=first, reason="I know her.", actor=None, now=now)
    session.commit()
    worker.run_waiting()
    for capacity in (21, 22, 23):
        state(session, panel[2], now, capacity=capacity)
        session.commit()
        worker.run_waiting()
    assert session.scalar(select(func.count(Job.id)).where(Job.name == "allocation.look-again")) == 3
    assert session.scalar(select(func.count(AllocationRun.id))) == 1


def test_what_would_help_stands_on_the_page_of_the_round(
    session, campaign, begun, panel, client, worker, now
):
    round_, (first, *_rest) = begun
    panel[2].languages = ["nb"]
    recuse(session, assignment=first, reason="I know her.", actor=None, now=now)
    office = make_member(session, campaign, Role.SECRETARIAT)
    session.commit()
    browser, address = sign_in(client, office), f"/c/mtm-2026/office/rounds/{round_.ref}"
    assert "What is short, and what helps" not in browser.get(address).text
    worker.run_waiting()
    page = browser.get(address).text
    assert "What is short, and what helps" in page
    assert re.search(r"English</bdi></th>.*1 read</td>.*Poems, 5–10</td>", page)
    assert "invite a judge from elsewhere" in page


def test_the_allocation_of_a_round_deleted_meanwhile_ends_with_a_sentence(session, campaign, worker, now):
    shared = {"created_at": now, "due_at": now, "max_attempts": 3}
    job = Job(name="allocation.run", args={"round_id": 4711, "seed": 1}, **shared)
    other = Job(name="allocation.replace", args={"round_id": 4711}, **shared)
    session.add_all([job, other])
    session.commit()
    worker.run_waiting()
    session.refresh(job)
    session.refresh(other)
    assert other.state is JobState.DONE
    assert (job.state, job.attempt) == (JobState.FAILED, 1)
    assert job.error == "This round was deleted meanwhile, so there is nothing to allocate."


def test_a_released_read_never_breaks_a_conflict_however_the_panel_changed(
    session, campaign, drafted, copies, panel, school_class, worker, now
):
    """Allocated, then everybody declares something; all that is out then is free of it."""
    allocate_round(session, round_=drafted, seed=3, actor=None, now=now)
    for judge in panel[:2]:
        bar(session, judge, school_class, now)
    release_drafts(session, round_=drafted, actor=None, now=now)
    session.commit()
    worker.run_waiting()
    for judge in panel[:2]:
        assert copies[0].id not in held(session, judge)
