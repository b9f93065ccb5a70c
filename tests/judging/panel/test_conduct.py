"""The code of conduct: ready in two languages, the campaign's own once it is written, accepted by version."""

from datetime import timedelta

import pytest

from competition.judging.panel.conduct import READY, in_language, points
from competition.judging.panel.models import Conduct, ConductAcceptance
from competition.judging.panel.services.conduct import change_conduct
from competition.judging.panel.standing import standing
from competition.judging.rules import JudgeState, Profile
from competition.judging.services import state_profile
from competition.judging.services.agreeing import accept_conduct
from tests.judging.panel.conftest import OFFICE
from tests.judging.scene import make_judge

OWN = {"en": "Be kind.\nBe exact.", "fr": "Soyez bienveillants."}


def change(session, campaign, now, texts=OWN):
    return change_conduct(session, campaign=campaign, texts=texts, actor=None, now=now)


def accepted(session):
    return [(one.version, one.accepted_at) for one in session.query(ConductAcceptance)]


def test_a_text_lies_ready_in_english_and_french(session, campaign):
    stands = standing(session, campaign_id=campaign.id)
    assert (stands.version, stands.texts, stands.since) == (1, READY, None)
    assert len(points(READY["en"])) == len(points(READY["fr"])) == 7


@pytest.mark.parametrize(
    ("wanted", "found"),
    [(("fr", "en"), "fr"), (("de", "en"), "en"), (("de", "nl"), "en"), (("de",), "en")],
)
def test_a_judge_reads_it_in_the_own_language_else_in_one_there_is(wanted, found):
    assert in_language(OWN, *wanted)[1] == found


def test_points_begin_with_whatever_mark():
    assert points("- One\n\n• Two\n* Three") == ["One", "Two", "Three"]


def test_each_acceptance_is_kept_with_its_version_and_date(session, campaign, now):
    judge = make_judge(session, campaign, state=JudgeState.INVITED)
    profile = Profile(languages=("en",), capacity=3)
    state_profile(session, judge=judge, profile=profile, conduct_accepted=True, actor=None, now=now)
    assert change(session, campaign, now) == 1
    session.refresh(judge)
    assert judge.conduct_due
    later = now + timedelta(days=1)
    accept_conduct(session, judge=judge, actor=None, now=later)
    accept_conduct(session, judge=judge, actor=None, now=later + timedelta(days=1))
    assert accepted(session) == [(1, now), (2, later)]
    assert (judge.conduct_due, judge.conduct_accepted_at) == (False, later)


def test_the_same_text_again_asks_nobody(session, campaign, judge, now):
    assert change(session, campaign, now) == 1
    assert change(session, campaign, now) == 0
    assert [one.version for one in session.query(Conduct)] == [2]


def test_who_has_left_or_not_begun_is_not_asked_again(session, campaign, now):
    make_judge(session, campaign, "New", state=JudgeState.INVITED)
    make_judge(session, campaign, "Lou", state=JudgeState.LEFT)
    assert change(session, campaign, now) == 0


def test_after_a_change_a_judge_accepts_before_the_entries_open_again(
    session, campaign, judge, assignment, reader, forms, now
):
    change(session, campaign, now)
    browser = reader()
    assert "The code of conduct has changed" in browser.get("/").text
    assert browser.get("/c/mtm-2026/judging").location == "/c/mtm-2026/judging/conduct"
    page = browser.get("/c/mtm-2026/judging/conduct").text
    assert "<li>Be kind.</li><li>Be exact.</li>" in page
    assert browser.post("/c/mtm-2026/judging/conduct").location == "/c/mtm-2026/judging"
    assert browser.get("/c/mtm-2026/judging").status_code == 200
    assert "You accepted it on 10 November 2026." in browser.get("/c/mtm-2026/judging/conduct").text


def test_a_sheet_opened_directly_leads_to_the_changed_code_first_and_back(
    session, campaign, judge, assignment, reader, forms, now
):
    browser, sheet = reader(), f"/sheet/{assignment.ref}"
    change(session, campaign, now)
    session.commit()
    first = browser.get(sheet)
    assert first.location == f"/c/mtm-2026/judging/conduct?sheet={assignment.ref}"
    page = browser.get(first.location).text
    assert f'<input type="hidden" name="sheet" value="{assignment.ref}">' in page
    answer = browser.post("/c/mtm-2026/judging/conduct", data={"sheet": assignment.ref})
    assert answer.location == sheet
    assert "The sea is wide." in browser.get(sheet).text


def test_a_profile_saved_after_a_change_asks_for_the_code_too(session, campaign, judge, reader, forms, now):
    change(session, campaign, now)
    browser = reader()
    stated = {"languages-0": "Greek", "capacity": "9", "city": "0"}
    answer = browser.post("/c/mtm-2026/judging/profile", data=stated)
    assert answer.status_code == 400
    assert "It has changed since you accepted it." in answer.text
    assert browser.post("/c/mtm-2026/judging/profile", data={**stated, "conduct": "y"}).status_code == 302
    session.refresh(judge)
    assert not judge.conduct_due


def test_the_secretariat_writes_its_own_and_is_told_whom_that_asks(session, judge, office):
    browser = office()
    page = browser.get(f"{OFFICE}/conduct").text
    assert "I read every entry to its end" in page
    assert "Je lis chaque œuvre" in page
    browser.post(f"{OFFICE}/conduct", data={"text_en": "Be kind.", "text_fr": ""})
    page = browser.get(f"{OFFICE}/conduct").text
    assert "1 judge is asked to accept it again at the next visit." in page
    assert "Version 2, since 10 November 2026." in page
    session.rollback()
    assert session.query(Conduct).one().texts == {"en": "Be kind."}


def test_an_empty_code_of_conduct_is_refused(session, office):
    answer = office().post(f"{OFFICE}/conduct", data={"text_en": " ", "text_fr": ""})
    assert answer.status_code == 400
    assert "Write the code of conduct in at least one language." in answer.text
    assert session.query(Conduct).count() == 0


def test_who_is_to_accept_it_again_is_among_those_waited_for(session, campaign, judge, office, now):
    change(session, campaign, now)
    page = office().get(f"{OFFICE}/invited").text
    assert ">Code of conduct to be accepted again<" in page
    assert "The panel waits for 1 person." in page
