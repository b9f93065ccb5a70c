import re
from datetime import timedelta

import pytest

from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.models import Round
from competition.judging.rules import FlagKind, JudgeState, RoundState
from competition.judging.services import raise_flag
from competition.platform.mail import OutboxMail
from tests.factories import make_entry
from tests.judging.scene import accept, hand_in_whole, make_judge, make_round, open_round

OFFICE = "/c/mtm-2026/office"
SAVED = "10 November 2026, 10:00"


def fresh(session, thing):
    """A thing as it stands in the database; nothing is left open, as SQLite has one writer."""
    session.refresh(thing)
    session.commit()
    return thing


def test_judges_are_invited_by_mail_and_wait_on_the_panels_page(session, office):
    browser = office()
    answer = browser.post(f"{OFFICE}/panel", data={"email": "Ines@Example.org ", "name": "Ines"})
    assert answer.location == f"{OFFICE}/panel"
    letter = session.query(OutboxMail).one()
    assert (letter.event, letter.recipient) == ("panel.invitation", "ines@example.org")
    session.commit()
    page = browser.get(f"{OFFICE}/panel").text
    assert "The panel waits for 1 person." in page
    assert "ines@example.org" in browser.get(f"{OFFICE}/panel/invited").text


def test_an_address_that_is_none_is_named(session, office):
    answer = office().post(f"{OFFICE}/panel", data={"email": "ines", "name": "Ines"})
    assert answer.status_code == 400
    assert "That does not look like an e-mail address." in answer.text
    assert 'value="Ines"' in answer.text
    assert session.query(OutboxMail).count() == 0


def test_who_is_on_the_panel_is_not_invited_again(session, judge, office):
    answer = office().post(f"{OFFICE}/panel", data={"email": "INES@example.org", "name": ""})
    assert answer.status_code == 400
    assert "This person is on the panel already." in answer.text
    assert session.query(OutboxMail).count() == 0


def test_the_panel_shows_languages_state_and_work(session, campaign, copy, now, office):
    ada = make_judge(session, campaign, "Ada", ("el", "en"), capacity=7)
    make_judge(session, campaign, "Bo", (), state=JudgeState.INVITED)
    _, (assignment,) = open_round(session, campaign, [ada], [copy], now)
    hand_in_whole(session, assignment, now)
    page = office().get(f"{OFFICE}/panel").text
    assert "Greek, English" in page
    assert "Profile not stated yet" in page
    assert "1 of 1" in page
    assert "Room for 7 entries in a round." in page


def test_the_panel_still_tells_what_was_handed_in_once_the_round_is_closed(
    session, campaign, copy, now, office
):
    ada = make_judge(session, campaign, "Ada")
    round_, (assignment,) = open_round(session, campaign, [ada], [copy], now)
    hand_in_whole(session, assignment, now)
    browser = office()
    browser.post(f"{OFFICE}/rounds/{round_.ref}/close", data={"known": "1"})
    assert re.findall(r'data-label="Handed in">([^<]+)<', browser.get(f"{OFFICE}/panel").text) == ["1 of 1"]


def test_a_judges_page_speaks_of_the_judge_and_tells_the_load(session, campaign, copy, now, office):
    ada = make_judge(session, campaign, "Ada", ("el",))
    round_, _ = open_round(session, campaign, [ada], [copy], now)
    page = office().get(f"{OFFICE}/panel/{ada.ref}").text
    assert "Languages Ada reads" in page
    assert "City Ada lives or works in" in page
    assert "Languages you read" not in page
    assert "0 of 1 handed in" in page
    assert f'href="{OFFICE}/rounds/{round_.ref}"' in page


def test_a_profile_is_corrected_for_a_judge(session, judge, office):
    browser = office()
    place = f"{OFFICE}/panel/{judge.ref}"
    assert "English" in browser.get(place).text
    assert (
        browser.post(place, data={"languages-0": "Polish", "capacity": "5", "city": "0"}).status_code == 302
    )
    assert (fresh(session, judge).languages, judge.capacity) == (["pl"], 5)


def test_a_judge_leaves_and_comes_back(session, campaign, judge, copy, now, office):
    open_round(session, campaign, [judge], [copy], now)
    browser = office()
    browser.post(f"{OFFICE}/panel/{judge.ref}/leave")
    assert fresh(session, judge).state is JudgeState.LEFT
    assert (
        "Ines has left the panel. Another reader is being looked for, for 1 entry."
        in browser.get(f"{OFFICE}/panel").text
    )
    assert "Bring back to the panel" in browser.get(f"{OFFICE}/panel/{judge.ref}").text
    browser.post(f"{OFFICE}/panel/{judge.ref}/return")
    assert fresh(session, judge).state is JudgeState.READY


def test_a_round_is_set_up_with_reads_for_each_category(session, campaign, poems, copy, office):
    browser = office()
    form = browser.get(f"{OFFICE}/rounds/new").text
    assert "Poems, 5–10" in form
    nothing = {f"reads-{category.id}": "0" for category in campaign.categories}
    typed = {
        "name": "Round 1",
        "closes_at": "2026-11-30T23:00",
        **nothing,
        f"reads-{poems.id}": "2",
    }
    answer = browser.post(f"{OFFICE}/rounds/new", data=typed)
    round_ = session.query(Round).one()
    assert answer.location == f"{OFFICE}/rounds/{round_.ref}/allocation"
    assert round_.closes_at.isoformat() == "2026-11-30T22:00:00+00:00"
    assert [(c.category_id, c.reads) for c in round_.categories] == [(poems.id, 2)]
    session.commit()
    assert "Round 1" in browser.get(f"{OFFICE}/rounds").text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"name": ""}, "Please give it a name"),
        ({"reads": "12"}, "A number from 0 to 9, please"),
        ({"reads": "0"}, "Choose at least one category"),
    ],
)
def test_a_round_that_needs_a_look_says_what_to_do(session, campaign, poems, office, change, sentence):
    typed = {f"reads-{category.id}": "0" for category in campaign.categories}
    typed |= {"name": change.get("name", "Round 1"), f"reads-{poems.id}": change.get("reads", "2")}
    answer = office().post(f"{OFFICE}/rounds/new", data=typed)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert session.query(Round).count() == 0


def test_the_rounds_page_shows_how_far_each_judge_is(session, campaign, school_class, poems, now, office):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    round_, (first, *_) = open_round(session, campaign, [ada, bo], copies, now)
    hand_in_whole(session, first, now)
    page = office().get(f"{OFFICE}/rounds/{round_.ref}").text
    assert "<b>1</b>of 4 scoresheets handed in" in page
    assert "1 of 2" in page
    assert "Not begun" in page
    assert "3 scoresheets are not handed in yet." in page
    assert re.findall(r"button--primary[^>]*>([^<]+)", page) == ["Remind the 2 judges who are still reading"]
    (last,) = re.findall(r'button--danger" href="([^"]+)"', page)
    assert last == f"{OFFICE}/rounds/{round_.ref}/close"


def test_the_rounds_page_shows_when_a_judge_saved_last(session, campaign, judge, copy, now, office):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    seen = office().get(f"{OFFICE}/rounds/{round_.ref}").text
    assert re.findall(r'data-label="Last saved">([^<]+)<', seen) == [SAVED]
    assert re.findall(r'button--primary"[^>]*>([^<]+)', seen) == ["Close this round"]


def test_late_entries_are_taken_in(session, campaign, school_class, poems, now, office):
    round_ = make_round(session, campaign, now)
    accept(session, school_class, poems)
    browser, page = office(), f"{OFFICE}/rounds/{round_.ref}"
    assert "Add 1 entry accepted since" in browser.get(page).text
    browser.post(f"{page}/late-entries")
    after = browser.get(page).text
    assert "1 entry was taken in." in after
    assert "accepted since" not in after


def test_a_round_is_closed_kindly(session, campaign, judge, copy, now, office):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    browser = office()
    close = f"{OFFICE}/rounds/{round_.ref}/close"
    browser.post(close, data={"known": "1"})
    assert "No entry of this round has been scored completely yet" in browser.get(f"{OFFICE}/rounds").text
    hand_in_whole(session, assignment, now)
    session.commit()
    browser.post(close, data={"known": "1"})
    assert "The round is closed. 1 scoresheet counts." in browser.get(f"{OFFICE}/rounds/{round_.ref}").text
    assert fresh(session, round_).state is RoundState.CLOSED


def test_closing_is_asked_on_a_page_that_says_what_is_missing(
    session, campaign, school_class, poems, now, office
):
    judge = make_judge(session, campaign, "Ada")
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    round_, (first, _) = open_round(session, campaign, [judge], copies, now)
    hand_in_whole(session, first, now)
    accept(session, school_class, poems, title="Late")
    browser, place = office(), f"{OFFICE}/rounds/{round_.ref}"
    page = browser.get(f"{place}/close").text
    assert "1 scoresheet is not handed in yet." in page
    assert "1 entry accepted since is not in this round." in page
    assert f'method="post" action="{place}/close"' in page
    assert "Close the round without 1 scoresheet" in page
    browser.post(f"{place}/close", data={"known": "2"})
    assert browser.get(f"{place}/close").location == place


def test_a_flag_leads_to_its_entry_and_is_settled(session, campaign, judge, copy, now, office):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    flag = raise_flag(
        session, assignment=assignment, kind=FlagKind.SAFEGUARDING, note="Line 3.", actor=None, now=now
    )
    entry = session.get_one(Entry, copy.entry_id)
    browser = office()
    page = browser.get(f"{OFFICE}/rounds/{round_.ref}").text
    assert "I am worried about a child" in page
    assert "Line 3." in page
    (link,) = re.findall(r'href="(/c/mtm-2026/office/copies/\w+)"', page)
    assert browser.get(link).location == f"{OFFICE}/entries/{entry.ref}"
    browser.post(f"{OFFICE}/flags/{flag.ref}/settle")
    assert fresh(session, flag).settled_at == now
    assert "Dealt with" in browser.get(f"{OFFICE}/rounds/{round_.ref}").text


def test_the_overview_says_what_judging_needs(session, campaign, judge, copy, now, office):
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    browser = office()
    page = browser.get(OFFICE).text
    assert "1 judge is ready." in page
    assert "0 of 1 scoresheets are in" in page
    raise_flag(session, assignment=assignment, kind=FlagKind.COPIED, note="", actor=None, now=now)
    session.commit()
    assert "1 flag wants a look." in browser.get(OFFICE).text


@pytest.mark.parametrize(
    ("days", "said", "button"),
    [
        (
            11,
            "0 of 1 scoresheets are in, 11 days left. Nobody needs a reminder yet.",
            "See how far each judge is",
        ),
        (3, "0 of 1 scoresheets are in, 3 days left.", "Remind the judges"),
        (-1, "0 of 1 scoresheets are in; the last day is over.", "Remind the judges"),
    ],
)
def test_while_judges_read_the_overview_and_home_speak_of_that_first(
    session, campaign, school_class, poems, judge, copy, now, office, days, said, button
):
    round_, _ = open_round(session, campaign, [judge], [copy], now)
    round_.closes_at = now + timedelta(days=days)
    make_entry(session, school_class, poems, EntryState.SUBMITTED)
    browser = office()
    for address in (OFFICE, "/"):
        page = browser.get(address).text
        assert f'home__now">{said}<' in page
        place = f"{OFFICE}/rounds/{round_.ref}"
        assert re.findall(r'button--primary" href="([^"]+)">([^<]+)', page) == [(place, button)]
        assert f'After that: <a href="{OFFICE}/entries?state=submitted">Screen 1 entry</a>' in page


def test_whether_a_judge_is_to_leave_is_asked_on_a_page_of_its_own(session, campaign, judge, office):
    browser = office()
    profile = f"{OFFICE}/panel/{judge.ref}"
    assert f'href="{profile}/leave" data-ask' in browser.get(profile).text
    page = browser.get(f"{profile}/leave").text
    assert f'method="post" action="{profile}/leave"' in page
    assert f'href="{profile}" data-close' in page
    browser.post(f"{profile}/leave")
    assert browser.get(f"{profile}/leave").location == profile
