"""A judge practises before the queue and sees how the panel scored, never who; the secretariat chooses."""

import re

import pytest

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.judging.practice.models import PracticeScore, PracticeWork
from competition.judging.practice.services import score_work
from competition.judging.rules import JudgeState
from tests.factories import category_of, make_account, make_member
from tests.judging.scene import WHOLE, make_judge, make_judged_campaign, open_round
from tests.support.signin import sign_in
from tests.support.statements import counted

QUEUE = "/c/mtm-2026/judging"
PRACTICE = f"{QUEUE}/practice"
OFFICE = "/c/mtm-2026/office/practice"
TYPED = {"score-voice": "4", "score-image": "3", "score-language": "5"}


def test_practice_comes_before_the_queue_and_may_be_put_off(
    session, campaign, works, judge, copy, reader, now
):
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    page = reader().get(QUEUE).text
    assert "First 2 works to practise on: they count for nothing" in page
    assert re.findall(r'button--primary" href="([^"]+)"', page) == [f"{PRACTICE}/{works[0].ref}"]
    assert f'button--quiet" href="/sheet/{assignment.ref}"' in page


def test_a_judge_scores_a_work_and_goes_on_to_the_next(session, works, judge, reader, forms):
    browser = reader()
    page = browser.get(f"{PRACTICE}/{works[0].ref}").text
    assert "Two keys and two lines" in page
    assert "We see Two keys as a 4." not in page
    assert "How the panel scored" not in re.sub(r"<button.*?</button>", "", page)
    answer = browser.post(f"{PRACTICE}/{works[0].ref}", data=TYPED)
    assert answer.location == f"{PRACTICE}/{works[0].ref}"
    page = browser.get(answer.location).text
    assert "We see Two keys as a 4." in page
    assert "As soon as 3 judges have scored this work" in page
    assert f'href="{PRACTICE}/{works[1].ref}"' in page
    assert session.query(PracticeScore).one().scores == WHOLE


def test_what_is_missing_is_said_and_nothing_chosen_is_lost(session, works, reader, forms):
    answer = reader().post(f"{PRACTICE}/{works[0].ref}", data={"score-voice": "4"})
    assert answer.status_code == 409
    assert "Questions without a score: 2." in answer.text
    assert re.search(r'name="score-voice" value="4" checked', answer.text)
    assert session.query(PracticeScore).count() == 0


def test_scores_stay_as_they_are_once_the_panel_was_seen(session, works, judge, reader, forms, now):
    score_work(session, work=works[0], judge=judge, values=WHOLE, now=now)
    browser = reader()
    place = f"{PRACTICE}/{works[0].ref}"
    assert browser.post(place, data={**TYPED, "score-voice": "1"}).location == place
    assert "You have scored this work already" in browser.get(place).text
    assert session.query(PracticeScore).one().scores == WHOLE


def test_the_spread_of_the_panel_is_shown_with_ones_own_marked_and_nobody_named(
    session, campaign, works, judge, reader, now
):
    others = [make_judge(session, campaign, name) for name in ("Zelda", "Quentin")]
    for each, voice in ((judge, 4), (others[0], 4), (others[1], 2)):
        score_work(session, work=works[0], judge=each, values={**WHOLE, "voice": voice}, now=now)
    page = reader().get(f"{PRACTICE}/{works[0].ref}").text
    assert "3 judges have scored this work, you among them." in page
    table = re.search(r"<table.*?</table>", page, re.DOTALL)[0]
    heads = re.findall(r'role="rowheader"[^>]*><bdi>([^<]+)<', table)
    rows = dict(zip(heads, re.findall(r'data-label="Judges">([^<]+)<', table), strict=True))
    assert rows == {
        "1 · not yet": "0",
        "2 · a little": "1",
        "3 · well": "0",
        "4 · very well (yours)": "2",
        "5 · as nobody else": "0",
    }
    for secret in ("Zelda", "Quentin", "zelda@", "quentin@", *(each.ref for each in others)):
        assert secret not in page


def test_before_the_own_scores_nothing_of_the_panel_is_sent(session, campaign, works, judge, reader, now):
    for name in ("Zelda", "Quentin", "Rosa"):
        one = make_judge(session, campaign, name)
        score_work(session, work=works[0], judge=one, values=WHOLE, now=now)
    page = reader().get(f"{PRACTICE}/{works[0].ref}").text
    assert "have scored this work" not in page
    assert "draw-panel" not in page
    assert "We see Two keys" not in page


def test_practice_is_for_the_judges_of_the_campaign_alone(session, client, app, campaign, works, judge):
    app.config["WTF_CSRF_ENABLED"] = False
    elsewhere = make_judged_campaign(session, slug="other-2026")
    people = [
        make_account(session),
        make_member(session, campaign, Role.SECRETARIAT, "s@example.org", "S"),
        session.get_one(Account, make_judge(session, elsewhere, "Elsa").account_id),
        session.get_one(Account, make_judge(session, campaign, "New", state=JudgeState.INVITED).account_id),
    ]
    session.commit()
    for account in people:
        sign_in(client, account)
        assert client.get(f"{PRACTICE}/{works[0].ref}").status_code == 404
        assert client.post(f"{PRACTICE}/{works[0].ref}", data=TYPED).status_code == 404
    assert session.query(PracticeScore).count() == 0


@pytest.mark.parametrize("who", ["judge", "foreign office"])
def test_works_are_chosen_by_the_secretariat_alone(session, client, app, campaign, works, judge, poems, who):
    app.config["WTF_CSRF_ENABLED"] = False
    elsewhere = make_judged_campaign(session, slug="other-2026")
    accounts = {
        "judge": session.get_one(Account, judge.account_id),
        "foreign office": make_member(session, elsewhere, Role.SECRETARIAT, "o2@example.org", "O2"),
    }
    session.commit()
    sign_in(client, accounts[who])
    work, category = works[0].ref, poems.ref
    for method, path in (
        ("get", ""),
        ("post", f"/ready/{category}"),
        ("get", f"/write/{category}"),
        ("post", f"/write/{category}"),
        ("get", f"/{work}"),
        ("post", f"/{work}"),
        ("post", f"/{work}/out"),
        ("post", f"/{work}/back"),
    ):
        assert getattr(client, method)(f"{OFFICE}{path}").status_code == 404, path
        if who == "foreign office" and path:
            assert getattr(client, method)(f"/c/other-2026/office/practice{path}").status_code == 404, path


def test_the_secretariat_takes_ready_works_and_writes_its_own(session, campaign, poems, office):
    browser = office()
    assert "Take the ready ones in French" in browser.get(OFFICE).text
    browser.post(f"{OFFICE}/ready/{poems.ref}", data={"language": "fr"})
    page = browser.get(OFFICE).text
    assert "2 works are taken." in page
    assert "Deux clés" in page
    typed = {"title": "Mine", "language": "Greek", "text": "One\n\nTwo", "remark": "A 3."}
    assert browser.post(f"{OFFICE}/write/{poems.ref}", data=typed).location == OFFICE
    mine = session.query(PracticeWork).filter_by(title="Mine").one()
    assert (mine.language, mine.text, mine.remark) == ("el", "One\n\nTwo", "A 3.")


def test_a_work_without_words_is_sent_back_with_all_that_was_typed(session, campaign, poems, office):
    answer = office().post(f"{OFFICE}/write/{poems.ref}", data={"title": "Mine", "language": "Klingonese"})
    assert answer.status_code == 400
    assert "Type the work, or paste it." in answer.text
    assert "We do not know “Klingonese”." in answer.text
    assert 'value="Mine"' in answer.text
    assert 'value="Klingonese"' in answer.text


def test_taking_a_work_out_can_be_undone(session, campaign, works, office):
    browser = office()
    browser.post(f"{OFFICE}/{works[0].ref}/out")
    page = browser.get(OFFICE).text
    assert f'action="{OFFICE}/{works[0].ref}/back"' in page
    assert f'href="{OFFICE}/{works[0].ref}"' not in page
    browser.post(f"{OFFICE}/{works[0].ref}/back")
    assert f'href="{OFFICE}/{works[0].ref}"' in browser.get(OFFICE).text


def test_a_drawing_is_shown_with_what_it_shows(session, campaign, judge, office, reader, now):
    drawings = category_of(campaign, "illustration")
    office().post(f"{OFFICE}/ready/{drawings.ref}", data={"language": "en"})
    ref = session.query(PracticeWork).order_by(PracticeWork.id).first().ref
    page = reader().get(f"{PRACTICE}/{ref}").text
    assert re.search(r'<img src="/static/practice/kite\.webp[^"]*" width="1240" height="930"', page)
    assert 'alt="Wax crayon: a yellow and red kite' in page


def test_practice_asks_little(session, campaign, works, judge, copy, reader, database, now):
    open_round(session, campaign, [judge], [copy], now)
    for name in ("Zelda", "Quentin"):
        score_work(session, work=works[0], judge=make_judge(session, campaign, name), values=WHOLE, now=now)
    score_work(session, work=works[0], judge=judge, values=WHOLE, now=now)
    browser = reader()
    for page in (QUEUE, PRACTICE, f"{PRACTICE}/{works[0].ref}", f"{PRACTICE}/{works[1].ref}"):
        browser.get(page)
        with counted(database) as seen:
            assert browser.get(page).status_code == 200
        assert len(seen) <= 8, (page, "\n".join(seen))
