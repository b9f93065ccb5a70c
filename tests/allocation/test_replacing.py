"""What a judge gives up in an open round finds another reader by itself."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from competition import jobs
from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.allocation.letters import tell_of_more
from competition.allocation.replacing import Replaced, replace_given_up
from competition.campaign.models import School
from competition.judging.models import Assignment, Need, SignOff
from competition.judging.rules import AssignmentState, JudgeState, NeedCause
from competition.judging.services import leave_panel, recuse, sign_off, take_in_late_entries
from competition.platform.audit import AuditEntry
from competition.platform.jobs import Job, timers
from competition.platform.jobs.models import JobState
from competition.platform.jobs.runner import Runner
from competition.platform.mail import OutboxMail
from competition.platform.mail.registry import get_registered
from tests.factories import make_member
from tests.judging.scene import accept, assign, hand_in_whole, make_judge, open_round
from tests.support.signin import sign_in

jobs.load()


@pytest.fixture
def worker(database, config, clock):
    """Does what was asked for, as the worker would."""
    return Runner(database, config, clock)


@pytest.fixture
def ada(session, campaign):
    return make_judge(session, campaign, "Ada")


@pytest.fixture
def scene(session, campaign, school_class, poems, ada, now):
    """An open round: three poems, each read by Ada and Bo; Cy has nothing yet."""
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two", "Three")]
    bo = make_judge(session, campaign, "Bo")
    round_, assignments = open_round(session, campaign, [ada, bo], copies, now)
    return round_, copies, assignments, make_judge(session, campaign, "Cy")


def held(session, judge, state=AssignmentState.RELEASED):
    rows = select(Assignment.blind_entry_id).where(Assignment.judge_id == judge.id, Assignment.state == state)
    return sorted(session.scalars(rows))


def letters(session):
    found = select(OutboxMail.recipient, OutboxMail.next_try_at).where(OutboxMail.event == "judging.more")
    return [tuple(row) for row in session.execute(found.order_by(OutboxMail.id))]


def step_aside(session, assignment, now):
    recuse(session, assignment=assignment, reason="I know her.", actor=None, now=now)


def test_who_steps_aside_is_replaced_at_once_and_told_by_one_letter(session, scene, worker, now):
    round_, copies, (first, second, _third, *_bos), cy = scene
    step_aside(session, first, now)
    step_aside(session, second, now)
    session.commit()
    worker.run_waiting()
    assert held(session, cy) == [copies[0].id, copies[1].id]
    assert session.scalars(select(Need.filled_at)).all() == [now, now]
    assert letters(session) == [("cy@example.org", now)]
    (deed,) = session.scalars(select(AuditEntry).where(AuditEntry.action == "round.replace"))
    assert (deed.object_id, deed.details) == (round_.id, {"filled": 2, "short": 0})


def test_who_leaves_is_replaced_too(session, scene, ada, worker, now):
    _round, copies, _assignments, cy = scene
    leave_panel(session, judge=ada, actor=None, now=now)
    session.commit()
    worker.run_waiting()
    assert held(session, cy) == [copy.id for copy in copies]
    assert held(session, ada, AssignmentState.RECUSED) == [copy.id for copy in copies]


def test_a_second_letter_waits_until_an_hour_is_over(session, scene, now):
    round_, _copies, (first, second, third, *_bos), _cy = scene
    later = now + timedelta(minutes=20)
    for assignment, at in ((first, now), (second, later), (third, later + timedelta(minutes=10))):
        step_aside(session, assignment, at)
        assert replace_given_up(session, round_=round_, now=at) == Replaced(1, 0)
    assert letters(session) == [
        ("cy@example.org", now),
        ("cy@example.org", now + timedelta(hours=1)),
    ]


def test_twice_is_as_once(session, scene, now):
    round_, copies, (first, *_rest), cy = scene
    step_aside(session, first, now)
    assert replace_given_up(session, round_=round_, now=now) == Replaced(1, 0)
    assert replace_given_up(session, round_=round_, now=now) == Replaced(0, 0)
    assert held(session, cy) == [copies[0].id]
    assert len(letters(session)) == 1


def test_what_nobody_can_take_stays_lacking_and_is_not_looked_for_every_minute(session, scene, ada, now):
    round_, copies, (first, *_rest), cy = scene
    cy.state = JudgeState.LEFT
    step_aside(session, first, now)
    assert timers._timers["allocation.replace"](session, now)
    assert replace_given_up(session, round_=round_, now=now) == Replaced(0, 1)
    (need,) = session.scalars(select(Need))
    assert (need.filled_at, need.tried_at) == (None, now)
    assert not timers._timers["allocation.replace"](session, now)
    assert letters(session) == []


def test_the_clock_finds_what_no_job_was_asked_for(session, database, scene, worker, now):
    """The one who asked may have been killed: what is lacking says it by itself."""
    round_, copies, (first, *_rest), cy = scene
    step_aside(session, first, now)
    session.execute(Job.__table__.delete())
    session.commit()
    assert "allocation.replace" in timers.ask(database, now)
    worker.run_waiting()
    assert held(session, cy) == [copies[0].id]
    assert session.scalars(select(Job.state).where(Job.name == "allocation.replace")).all() == [JobState.DONE]


def test_drafts_that_are_being_looked_at_are_neither_released_nor_doubled(session, scene, now):
    round_, copies, (first, *_rest), cy = scene
    assign(session, round_, cy, copies[1])
    step_aside(session, first, now)
    replace_given_up(session, round_=round_, now=now)
    assert held(session, cy) == [copies[0].id]
    assert held(session, cy, AssignmentState.DRAFT) == [copies[1].id]


def test_late_entries_wait_for_the_secretariat(session, scene, school_class, poems, now):
    round_, _copies, (first, *_rest), cy = scene
    late = accept(session, school_class, poems, title="Late")
    take_in_late_entries(session, round_=round_, actor=None, now=now)
    step_aside(session, first, now)
    assert replace_given_up(session, round_=round_, now=now) == Replaced(1, 0)
    assert late.id not in held(session, cy)
    added = select(func.count()).where(Need.cause == NeedCause.ADDED, Need.filled_at.is_(None))
    assert session.scalar(added) == 2


def test_who_had_signed_off_has_not_finished_any_more(session, campaign, scene, school_class, poems, now):
    round_, copies, (first, *_rest), cy = scene
    cys = assign(session, round_, cy, copies[1], state=AssignmentState.RELEASED)
    hand_in_whole(session, cys, now)
    sign_off(session, round_=round_, judge=cy, actor=None, now=now)
    step_aside(session, first, now)
    replace_given_up(session, round_=round_, now=now)
    assert session.scalars(select(SignOff)).all() == []
    assert session.scalars(select(Assignment.position).where(Assignment.judge_id == cy.id)).all() == [1, 2]


def test_a_conflict_bars_a_replacement_too(session, scene, school_class, now):
    round_, _copies, (first, *_rest), cy = scene
    cy.city_id = session.get_one(School, school_class.school_id).city_id
    step_aside(session, first, now)
    assert replace_given_up(session, round_=round_, now=now) == Replaced(0, 1)
    assert held(session, cy) == []


def test_what_nobody_can_take_over_stands_on_the_page_with_what_helps(
    session, campaign, scene, app, client, now
):
    round_, _copies, (first, *_rest), cy = scene
    cy.state = JudgeState.LEFT
    step_aside(session, first, now)
    replace_given_up(session, round_=round_, now=now)
    office = make_member(session, campaign, Role.SECRETARIAT)
    session.commit()
    page = sign_in(client, office).get(f"/c/mtm-2026/office/rounds/{round_.ref}/allocation").text
    assert "Given up, and nobody could take it over" in page
    assert re.search(r"English</bdi></th>.*1 read</td>.*Poems, 5–10</td>", page)
    assert (
        "Those who read it are of that city or school, or stepped aside: invite a judge from elsewhere."
        in page
    )


def test_drafts_beside_what_is_released_are_seen_by_no_judge(session, campaign, scene, app, client, now):
    """The draft is there, with a letter, a list and a sheet that could tell of it."""
    round_, copies, _assignments, cy = scene
    shown = assign(session, round_, cy, copies[0], state=AssignmentState.RELEASED)
    hidden = assign(session, round_, cy, copies[1], position=2)
    tell_of_more(session, round_=round_, judge_ids=[cy.id], now=now)
    account = session.get_one(Account, cy.account_id)
    session.commit()
    reader = sign_in(client, account)
    queue = reader.get("/c/mtm-2026/judging").text
    assert f"/sheet/{shown.ref}" in queue
    assert hidden.ref not in queue
    assert "Two" not in queue
    assert reader.get(f"/sheet/{shown.ref}").status_code == 200
    assert reader.get(f"/sheet/{hidden.ref}").status_code == 404
    assert reader.get(f"/sheet/{hidden.ref}/picture/1").status_code == 404
    letter = select(OutboxMail).where(OutboxMail.event == "judging.more")
    said = get_registered("judging.more").function(
        session, session.scalars(letter).one().ids, app.extensions["garland.config"]
    )
    assert said.values["left"] == 1
