"""The secretariat's own hand: giving one entry to one judge, taking an untouched one away."""

import pytest
from sqlalchemy import select

from competition.allocation.by_hand import give, take_away
from competition.allocation.errors import (
    BarredByCityError,
    BarredBySchoolError,
    GivenAlreadyError,
    KeptFromError,
    NotInRoundError,
    NotOnPanelError,
    NotReadError,
    RoundEndedError,
    TouchedError,
)
from competition.campaign.models import School
from competition.entries.blinding import retire
from competition.entries.identity import ClassTeacher
from competition.judging.models import Assignment, BarredSchool, JudgeCategory, Need, SignOff
from competition.judging.panel.models import BarredEntry
from competition.judging.rules import (
    AssignmentState,
    FlagKind,
    JudgeState,
    NeedCause,
    RoundState,
    SheetChange,
)
from competition.judging.services import raise_flag, recuse, save_sheet
from competition.platform.audit import AuditEntry
from competition.platform.mail import OutboxMail
from tests.factories import category_of, save
from tests.judging.scene import accept, assign, hand_in_whole, make_judge, make_round, open_round
from tests.support.signin import office_of


@pytest.fixture
def copy(session, school_class, poems):
    return accept(session, school_class, poems, title="The bridge")


@pytest.fixture
def ada(session, campaign):
    return make_judge(session, campaign, "Ada")


@pytest.fixture
def opened(session, campaign, copy, ada, now):
    """An open round in which Ada reads the bridge."""
    return open_round(session, campaign, [ada], [copy], now)


def hand(session, round_, copy, judge, now):
    return give(session, round_=round_, copy_id=copy.id, judge_id=judge.id, actor=None, now=now)


def states(session, judge):
    return session.scalars(select(Assignment.state).where(Assignment.judge_id == judge.id)).all()


def deeds(session):
    chosen = select(AuditEntry.action, AuditEntry.details).where(AuditEntry.action.like("assignment.%"))
    return [tuple(row) for row in session.execute(chosen.order_by(AuditEntry.id))]


def test_before_a_round_begins_the_judge_sees_nothing_of_it(session, campaign, copy, ada, now):
    assert hand(session, make_round(session, campaign, now), copy, ada, now) is False
    assert states(session, ada) == [AssignmentState.DRAFT]
    assert session.query(OutboxMail).count() == 0
    assert deeds(session) == [("assignment.give", {"judge": ada.id, "copy": copy.id})]


def test_in_an_open_round_the_judge_has_it_at_once_with_a_letter(session, campaign, copy, opened, now):
    round_, _ = opened
    bo = make_judge(session, campaign, "Bo")
    save(session, SignOff(round_id=round_.id, judge_id=bo.id, signed_at=now))
    save(session, Need(round_id=round_.id, blind_entry_id=copy.id, arose_at=now))
    assert hand(session, round_, copy, bo, now) is True
    assert states(session, bo) == [AssignmentState.RELEASED]
    letters = select(OutboxMail.recipient).where(OutboxMail.event == "judging.more")
    assert session.scalars(letters).all() == ["bo@example.org"]
    assert session.query(Need).one().filled_at == now
    assert session.query(SignOff).count() == 0


def test_full_and_another_category_do_not_bind_the_hand(session, campaign, copy, opened, now):
    round_, _ = opened
    bo = make_judge(session, campaign, "Bo", capacity=0)
    save(session, JudgeCategory(judge_id=bo.id, category_id=category_of(campaign, "essay").id))
    assert hand(session, round_, copy, bo, now) is True


def _from_the_city(session, judge, school_class, _copy):
    judge.city_id = session.get_one(School, school_class.school_id).city_id


def _named_the_school(session, judge, school_class, _copy):
    save(session, BarredSchool(judge_id=judge.id, school_id=school_class.school_id))


def _teaches_the_pupils(session, judge, school_class, _copy):
    """Another city is named, so that it is the school that bars."""
    save(session, ClassTeacher(class_id=school_class.id, account_id=judge.account_id))


def _is_kept_from_it(session, judge, _school_class, copy):
    save(session, BarredEntry(judge_id=judge.id, entry_id=copy.entry_id, barred_at=copy.frozen_at))


def _does_not_read_it(_session, judge, _school_class, _copy):
    judge.languages = ["el"]


def _has_left(_session, judge, _school_class, _copy):
    judge.state = JudgeState.LEFT


@pytest.mark.parametrize(
    ("but", "refusal"),
    [
        (_from_the_city, BarredByCityError),
        (_named_the_school, BarredBySchoolError),
        (_teaches_the_pupils, (BarredByCityError, BarredBySchoolError)),
        (_is_kept_from_it, KeptFromError),
        (_does_not_read_it, NotReadError),
        (_has_left, NotOnPanelError),
    ],
)
def test_what_the_rules_bar_is_not_given_by_hand_either(
    session, campaign, school_class, copy, opened, now, but, refusal
):
    bo = make_judge(session, campaign, "Bo")
    but(session, bo, school_class, copy)
    session.flush()
    with pytest.raises(refusal):
        hand(session, opened[0], copy, bo, now)
    assert states(session, bo) == []


def test_nobody_gets_an_entry_twice_or_again_after_stepping_aside(session, copy, ada, opened, now):
    round_, (assignment,) = opened
    with pytest.raises(GivenAlreadyError):
        hand(session, round_, copy, ada, now)
    recuse(session, assignment=assignment, reason="I know her.", actor=None, now=now)
    with pytest.raises(KeptFromError):
        hand(session, round_, copy, ada, now)


def test_nothing_is_given_of_a_closed_round_or_of_an_entry_that_is_gone(session, campaign, copy, opened, now):
    bo = make_judge(session, campaign, "Bo")
    retire(session, entry_id=copy.entry_id, now=now)
    with pytest.raises(NotInRoundError):
        hand(session, opened[0], copy, bo, now)
    opened[0].state = RoundState.CLOSED
    session.flush()
    with pytest.raises(RoundEndedError):
        hand(session, opened[0], copy, bo, now)


def test_what_nobody_touched_is_taken_away_and_lacking_then(session, copy, ada, opened, now):
    round_, (assignment,) = opened
    take_away(session, round_=round_, assignment=assignment, actor=None, now=now)
    assert states(session, ada) == []
    need = session.query(Need).one()
    assert (need.blind_entry_id, need.cause, need.filled_at) == (copy.id, NeedCause.ADDED, None)
    assert deeds(session) == [("assignment.take-away", {"judge": ada.id, "copy": copy.id})]


def test_a_draft_that_is_taken_away_is_no_need(session, campaign, copy, ada, now):
    round_ = make_round(session, campaign, now)
    draft = assign(session, round_, ada, copy)
    take_away(session, round_=round_, assignment=draft, actor=None, now=now)
    assert (session.query(Assignment).count(), session.query(Need).count()) == (0, 0)


def _begun(session, assignment, now):
    change = SheetChange({"voice": 3})
    save_sheet(session, assignment=assignment, change=change, version=0, actor=None, now=now)


def _handed_in(session, assignment, now):
    hand_in_whole(session, assignment, now)


def _flagged(session, assignment, now):
    raise_flag(session, assignment=assignment, kind=FlagKind.COPIED, note="", actor=None, now=now)


def _given_up(session, assignment, now):
    recuse(session, assignment=assignment, reason="I know her.", actor=None, now=now)


@pytest.mark.parametrize("touch", [_begun, _handed_in, _flagged, _given_up])
def test_what_somebody_touched_stays(session, opened, now, touch):
    round_, (assignment,) = opened
    touch(session, assignment, now)
    with pytest.raises(TouchedError):
        take_away(session, round_=round_, assignment=assignment, actor=None, now=now)
    assert session.query(Assignment).count() == 1


@pytest.fixture
def office(session, campaign, client):
    return office_of(session, campaign, client)


def test_the_pages_lead_from_the_entry_to_a_judge_and_back(
    session, campaign, school_class, copy, ada, opened, office
):
    round_, (assignment,) = opened
    make_judge(session, campaign, "Bo", capacity=0)
    cy = make_judge(session, campaign, "Cy")
    _from_the_city(session, cy, school_class, copy)
    bare = f"/c/mtm-2026/office/rounds/{round_.ref}/allocation"
    browser = office()
    entries = browser.get(f"{bare}/entries").text
    assert f'href="{bare}/entries/{copy.ref}"' in entries
    assert "1 of 2" in entries
    assert "No entry fits" in browser.get(f"{bare}/entries?search=nothing+of+the+kind").text
    assert "The bridge" in browser.get(f"{bare}/entries?search=BRIDGE&lacking=1").text
    page = browser.get(f"{bare}/entries/{copy.ref}").text
    assert "In the first language; has no room left" in page
    assert "From the entry&#39;s own city: 1 judge" in page
    assert 'aria-label="Give it to Bo"' in page
    assert 'aria-label="Give it to Cy"' not in page
    assert "From the entry&#39;s own city" in browser.get(f"{bare}/entries/{copy.ref}?name=cy").text
    refused = browser.post(f"{bare}/entries/{copy.ref}", data={"judge": cy.ref}, follow_redirects=True).text
    assert "The entry is from the judge&#39;s own city. Choose somebody from elsewhere." in refused
    (bo,) = _values(page, "judge")
    given = browser.post(f"{bare}/entries/{copy.ref}", data={"judge": bo}, follow_redirects=True).text
    assert "Bo has the entry now, and is being told." in given
    mine = browser.get(f"{bare}/judges/{ada.ref}").text
    assert "What Ada reads" in mine
    assert "Not read yet" in mine
    away = f"{bare}/assignments/{assignment.ref}/take-away"
    assert f'action="{away}"' in mine
    after = browser.post(away, data={"judge": ada.ref}, follow_redirects=True).text
    assert "The entry is taken away." in after
    assert "Nothing of this round yet." in after
    assert browser.post(away).status_code == 404
    assert browser.post(f"{bare}/entries/{copy.ref}", data={"judge": "nobody"}).status_code == 404


def _values(page, name):
    return [part.split('"')[0] for part in page.split(f'name="{name}" value="')[1:]]
