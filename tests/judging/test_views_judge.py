"""A judge's list: how far one is, signing off, one's own spread."""

import re

from competition.judging.models import SignOff
from tests.judging.reading import SCORES, one
from tests.judging.scene import hand_in_whole, make_judge, open_round


def test_the_list_says_how_far_one_is_and_where_to_go_on(session, reader, three, now):
    _round, (first, second, _third) = three
    hand_in_whole(session, first, now)
    page = reader().get("/c/mtm-2026/judging").text
    assert "1 of 3 handed in" in page
    assert re.search(rf'href="/sheet/{second.ref}"[^>]*>Go on reading', page)
    assert [page.index(title) for title in (">Two<", ">Three<", ">One<")] == sorted(
        page.index(title) for title in (">Two<", ">Three<", ">One<")
    )


def test_a_judge_signs_off_when_all_is_handed_in(session, campaign, judge, copy, now, reader, forms):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    browser = reader()
    sign_off = f"/c/mtm-2026/judging/rounds/{round_.ref}/sign-off"
    refused = browser.post(sign_off)
    assert refused.status_code == 409
    assert "Scoresheets not handed in yet: 1." in refused.text
    browser.post(f"/sheet/{assignment.ref}", data={"version": "0", **SCORES})
    assert "Sign off 1 entry" in browser.get("/c/mtm-2026/judging").text
    assert browser.post(sign_off).location == "/c/mtm-2026/judging"
    assert "Signed off on 10 November 2026" in browser.get("/c/mtm-2026/judging").text
    assert one(session, SignOff).judge_id == judge.id


def test_a_sign_off_is_taken_back_from_its_message(session, campaign, judge, copy, now, reader, forms):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    browser = reader()
    way = f"/c/mtm-2026/judging/rounds/{round_.ref}"
    page = browser.post(f"{way}/sign-off", follow_redirects=True).text
    assert page.count(f'action="{way}/sign-on"') == 2
    page = browser.post(f"{way}/sign-on", follow_redirects=True).text
    assert "Your sign-off is taken back." in page
    assert "Sign off 1 entry" in page
    assert session.query(SignOff).count() == 0


def test_the_list_says_about_how_long_it_will_take(session, reader, three, now):
    _round, (first, _second, _third) = three
    hand_in_whole(session, first, now)
    page = reader().get("/c/mtm-2026/judging").text
    assert "1 of 3 handed in, about 5 min to go" in page


def test_the_judges_own_spread_is_shown_to_nobody_else(session, campaign, copy, now, reader, judge):
    other = make_judge(session, campaign, "Olav")
    _, (mine, theirs) = open_round(session, campaign, [judge, other], [copy], now)
    hand_in_whole(session, mine, now, values={"voice": 5, "image": 5, "language": 5})
    hand_in_whole(session, theirs, now, values={"voice": 1, "image": 1, "language": 1})
    page = reader().get("/c/mtm-2026/judging").text
    assert "3 scores so far, 5.0 on average." in page
    counts = re.findall(r"<bdi>(\d)</bdi></th>\s*<td[^>]*>(\d)</td>", page)
    assert counts == [("1", "0"), ("2", "0"), ("3", "0"), ("4", "0"), ("5", "3")]
