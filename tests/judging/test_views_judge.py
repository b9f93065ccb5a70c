import re

import pytest

from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.judging.models import Flag, Judge, Need, Score, Scoresheet, SignOff
from competition.judging.rules import FlagKind, JudgeState, ReadingMode, SheetState
from tests.factories import make_member
from tests.judging.scene import WHOLE, accept, hand_in_whole, make_judge, open_round
from tests.support.signin import sign_in

SCORES = {f"score-{key}": str(value) for key, value in WHOLE.items()}


@pytest.fixture
def reader(session, client, judge):
    """The client, signed in as the judge. Call it after everything is made: it commits."""

    def come_in(who=judge):
        account = session.get_one(Account, who.account_id)
        session.commit()
        return sign_in(client, account)

    return come_in


@pytest.fixture
def forms(app):
    """Let tests post without the token: that it is asked for is tested with the gate."""
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def three(session, campaign, school_class, poems, judge, now):
    """An open round with three poems before the judge."""
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two", "Three")]
    return open_round(session, campaign, [judge], copies, now)


def one(session, kind):
    """The only row there is, as it stands; nothing is left open, as SQLite has one writer."""
    found = session.query(kind).populate_existing().one()
    session.commit()
    return found


def test_somebody_new_states_a_profile_first(session, client, campaign, school_class, forms):
    account = make_member(session, campaign, Role.JUDGE, "new@example.org", "New")
    session.commit()
    sign_in(client, account)
    assert "State your languages first; it takes three minutes." in client.get("/").text
    answer = client.get("/c/mtm-2026/judging")
    assert answer.location == "/c/mtm-2026/judging/profile"
    page = client.get(answer.location).text
    assert "Fjord School, Bergen" in page
    stated = {
        "languages-0": "Greek",
        "languages-1": "en",
        "capacity": "12",
        "city": "0",
        "schools-0": "fjord school, bergen",
        "conduct": "y",
    }
    assert client.post(answer.location, data=stated).location == "/c/mtm-2026/judging"
    judge = one(session, Judge)
    assert judge.state is JudgeState.READY
    assert judge.languages == ["el", "en"]
    assert [barred.school_id for barred in judge.barred_schools] == [school_class.school_id]
    assert "Nothing to read yet" in client.get("/c/mtm-2026/judging").text


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        ({"languages-0": "Klingonish"}, "We do not know “Klingonish”."),
        ({"languages-0": ""}, "Name at least one language you read."),
        ({"languages-0": "Greek", "capacity": "0"}, "A number from 1 to 500, please."),
        ({"languages-0": "Greek", "schools-0": "Nowhere"}, "“Nowhere” is not in this campaign."),
        ({"languages-0": "Greek", "conduct": ""}, "Accept the code of conduct to join the panel."),
    ],
)
def test_a_profile_that_needs_a_look_says_what_to_do(session, client, campaign, forms, stated, sentence):
    account = make_member(session, campaign, Role.JUDGE, "new@example.org", "New")
    session.commit()
    sign_in(client, account)
    data = {"capacity": "12", "city": "0", "conduct": "y", **stated}
    if not data["conduct"]:
        del data["conduct"]
    answer = client.post("/c/mtm-2026/judging/profile", data=data)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert stated["languages-0"] in answer.text
    session.rollback()
    assert session.query(Judge).count() == 0


@pytest.mark.parametrize("tags", [["uz-Cyrl", "rmn"], ["pt-BR", "zh-Hant"], ["xx-unheard", "el"]])
def test_a_profile_sent_as_it_was_shown_stays_as_it_is(session, judge, reader, forms, tags):
    judge.languages = tags
    browser = reader()
    page = browser.get("/c/mtm-2026/judging/profile").text
    fields = re.findall(r'name="((?:languages|schools)-\d)"[^>]* value="([^"]*)"', page)
    assert len(fields) == 10
    answer = browser.post("/c/mtm-2026/judging/profile", data={**dict(fields), "capacity": "9", "city": "0"})
    assert answer.status_code == 302
    assert one(session, Judge).languages == tags


def places_of(page):
    """The languages and schools of a profile: those in sight, and those a step away."""
    beyond = " ".join(re.findall(r'<details class="stack">.*?</details>', page, re.S))
    names = re.findall(r'name="((?:languages|schools)-\d)"', page)
    return [name for name in names if f'"{name}"' not in beyond], beyond.count("<input")


@pytest.mark.parametrize(
    ("tags", "in_sight", "beyond"),
    [(["el"], 2, 4), (["el", "en"], 3, 3), (["el", "en", "fr", "de", "nb", "ar"], 6, 0)],
)
def test_a_profile_shows_what_is_filled_and_one_place_more(session, judge, reader, tags, in_sight, beyond):
    judge.languages = tags
    names, hidden = places_of(reader().get("/c/mtm-2026/judging/profile").text)
    assert names == [*(f"languages-{n}" for n in range(in_sight)), "schools-0"]
    assert hidden == beyond + 3


def test_a_language_nobody_knows_stays_in_sight_with_what_was_typed(session, reader, forms):
    stated = {"languages-0": "Greek", "languages-3": "Klingonish", "capacity": "9", "city": "0"}
    answer = reader().post("/c/mtm-2026/judging/profile", data=stated)
    names, _beyond = places_of(answer.text)
    assert names == [*(f"languages-{n}" for n in range(5)), "schools-0"]


def test_the_list_says_how_far_one_is_and_where_to_go_on(session, reader, three, now):
    _round, (first, second, _third) = three
    hand_in_whole(session, first, now)
    page = reader().get("/c/mtm-2026/judging").text
    assert "1 of 3 handed in" in page
    assert re.search(rf'href="/sheet/{second.ref}"[^>]*>Go on reading', page)
    assert [page.index(title) for title in (">Two<", ">Three<", ">One<")] == sorted(
        page.index(title) for title in (">Two<", ">Three<", ">One<")
    )


def test_a_judge_reads_the_entry_beside_its_questions(session, reader, assignment):
    page = reader().get(f"/sheet/{assignment.ref}").text
    assert "The sea is wide." in page
    assert "Do I hear a child?" in page
    assert "as nobody else" in page
    assert page.count('type="radio"') == 15 + len(FlagKind)


def test_a_translation_is_read_beside_the_original_with_its_language_and_direction(
    session, campaign, school_class, poems, judge, now, reader
):
    copy = accept(
        session,
        school_class,
        poems,
        title="البحر",
        text="البحر واسع",
        language="ar",
        translation_language="en",
        translation_title="The sea",
        translation="The sea is wide",
    )
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now, mode=ReadingMode.TRANSLATION)
    page = reader().get(f"/sheet/{assignment.ref}").text
    assert "Written in Arabic; you read it in English." in page
    assert 'lang="ar" dir="rtl"' in page
    assert page.index("The sea is wide") < page.index("البحر واسع")
    assert "Is the language its own?" not in page


def texts_of(page):
    """What stands above each text of a work, and whether the text is open."""
    found = re.findall(r'<details class="reading__text"[^>]*?( open)?>\s*<summary>(.*?)</summary>', page)
    return [(" ".join(re.sub("<[^>]*>", "", said).split()), bool(is_open)) for is_open, said in found]


@pytest.mark.parametrize(
    ("mode", "texts"),
    [
        (ReadingMode.TRANSLATION, [("Translation · English", True), ("Original · Greek", False)]),
        (ReadingMode.ORIGINAL, [("Original · Greek", True), ("Translation · English", False)]),
    ],
)
def test_the_text_that_is_judged_stands_open_and_the_other_a_step_away(
    session, campaign, school_class, poems, judge, now, reader, mode, texts
):
    other = {"translation_language": "en", "translation_title": "The sea", "translation": "It is wide"}
    copy = accept(session, school_class, poems, language="el", **other)
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now, mode=mode)
    assert texts_of(reader().get(f"/sheet/{assignment.ref}").text) == texts


def test_a_work_with_one_text_has_nothing_to_choose(session, reader, assignment):
    assert texts_of(reader().get(f"/sheet/{assignment.ref}").text) == []


def test_the_sheet_says_how_many_questions_are_answered(session, reader, assignment, forms):
    browser = reader()
    said = r"data-answered=\"\{answered\} of 3 questions answered\">([^<]*)<"
    assert re.findall(said, browser.get(f"/sheet/{assignment.ref}").text) == ["0 of 3 questions answered"] * 2
    choices = {"version": "0", "score-voice": "4", "score-image": "2"}
    browser.post(f"/sheet/{assignment.ref}/save", data=choices)
    assert re.findall(said, browser.get(f"/sheet/{assignment.ref}").text) == ["2 of 3 questions answered"] * 2


def test_the_ways_out_of_an_entry_stand_beside_the_button(session, reader, assignment, now):
    browser = reader()
    foot = browser.get(f"/sheet/{assignment.ref}").text.split('class="sheet__foot')[1].split("</form>")[0]
    assert re.findall(r'href="#([^"]*)"[^>]*>([^<]*)<', foot) == [
        ("tell", "Tell the secretariat"),
        ("step-aside", "Step aside"),
    ]
    hand_in_whole(session, assignment, now)
    session.commit()
    page = browser.get(f"/sheet/{assignment.ref}").text
    assert (page.count('id="tell"'), page.count('href="#tell"')) == (1, 1)
    assert "step-aside" not in page


def test_a_choice_is_saved_at_once(session, reader, assignment):
    browser = reader()
    answer = browser.post(f"/sheet/{assignment.ref}/save", data={"version": "0", "score-voice": "4"})
    assert answer.status_code == 400  # without the token
    browser.application.config["WTF_CSRF_ENABLED"] = False
    answer = browser.post(f"/sheet/{assignment.ref}/save", data={"version": "0", "score-voice": "4"})
    assert answer.json == {
        "saved_at": "2026-11-10T09:00:00+00:00",
        "version": 1,
        "missing": ["image", "language"],
    }
    answer = browser.post(f"/sheet/{assignment.ref}/save", data={"version": "1", "nominated": "y"})
    assert answer.json["version"] == 2
    sheet = one(session, Scoresheet)
    assert (sheet.nominated, len(sheet.scores)) == (True, 1)


def test_a_choice_from_an_older_window_is_refused_with_a_sentence(session, reader, assignment, forms):
    browser = reader()
    save = f"/sheet/{assignment.ref}/save"
    browser.post(save, data={"version": "0", "score-voice": "4"})
    answer = browser.post(save, data={"version": "0", "score-voice": "2"})
    assert answer.status_code == 409
    assert answer.json["error"].startswith("This scoresheet was changed in another window.")
    session.rollback()
    assert session.query(Score).one().value == 4


@pytest.mark.parametrize(
    ("data", "status"),
    [
        ({"version": "0", "score-voice": "9"}, 400),
        ({"version": "0", "score-voice": "x"}, 400),
        ({"version": "0", "score-voice": "²"}, 400),
        ({"version": "0", "score-other": "3"}, 400),
        ({"version": "", "score-voice": "3"}, 400),
        ({"version": "-1", "score-voice": "3"}, 400),
        ({"version": "7", "score-voice": "3"}, 409),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(session, reader, assignment, forms, data, status):
    answer = reader().post(f"/sheet/{assignment.ref}/save", data=data)
    assert answer.status_code == status
    assert answer.json["error"]
    session.rollback()
    assert session.query(Scoresheet).count() == 0


def test_save_and_go_on_hands_a_whole_sheet_in(session, reader, three, forms):
    _round, (first, second, third) = three
    browser = reader()
    remark = {"remark": "The line about the bus stays with me.", "nominated": "y"}
    answer = browser.post(f"/sheet/{second.ref}", data={"version": "0", **SCORES, **remark})
    assert answer.location == f"/sheet/{third.ref}"
    assert "Handed in." in browser.get(answer.location).text
    sheet = one(session, Scoresheet)
    assert (sheet.state, sheet.nominated) == (SheetState.SUBMITTED, True)
    assert sheet.remark == remark["remark"]
    assert (
        browser.post(f"/sheet/{third.ref}", data={"version": "0", **SCORES}).location == f"/sheet/{first.ref}"
    )
    assert (
        browser.post(f"/sheet/{first.ref}", data={"version": "0", **SCORES}).location == "/c/mtm-2026/judging"
    )


def test_save_and_go_on_keeps_a_sheet_with_open_questions(session, reader, three, forms):
    _round, (first, second, _third) = three
    browser = reader()
    answer = browser.post(f"/sheet/{first.ref}", data={"version": "0", "score-voice": "2"})
    assert answer.location == f"/sheet/{second.ref}"
    assert "2 questions are still open there." in browser.get(answer.location).text
    assert one(session, Scoresheet).state is SheetState.OPEN


def test_a_form_from_an_older_window_keeps_what_was_typed(session, reader, assignment, forms):
    browser = reader()
    browser.post(f"/sheet/{assignment.ref}/save", data={"version": "0", "score-voice": "4"})
    answer = browser.post(
        f"/sheet/{assignment.ref}", data={"version": "0", "score-voice": "1", "remark": "A long thought."}
    )
    assert answer.status_code == 409
    assert "This scoresheet was changed in another window." in answer.text
    assert "A long thought." in answer.text
    assert "The sea is wide." in answer.text
    version = re.search(r'name="version"[^>]*value="(\d+)"', answer.text).group(1)
    again = {"version": version, "score-voice": "1", "remark": "A long thought."}
    assert browser.post(f"/sheet/{assignment.ref}", data=again).status_code == 302


def test_a_form_from_an_older_window_shows_the_remark_of_the_other(session, reader, assignment, forms):
    browser = reader()
    browser.post(f"/sheet/{assignment.ref}/save", data={"version": "0", "remark": "Said before."})
    answer = browser.post(f"/sheet/{assignment.ref}", data={"version": "0", "remark": "Said later."})
    assert "The remark saved in the other window: “Said before.”" in answer.text
    assert "Said later.</textarea>" in answer.text


def test_a_sheet_handed_in_is_read_only_until_it_is_opened_again(session, reader, assignment, forms, now):
    hand_in_whole(session, assignment, now)
    browser = reader()
    page = browser.get(f"/sheet/{assignment.ref}").text
    assert "Change my scores" in page
    assert "Save and go on" not in page
    assert browser.post(f"/sheet/{assignment.ref}/reopen").location == f"/sheet/{assignment.ref}"
    assert "Save and go on" in browser.get(f"/sheet/{assignment.ref}").text


def test_a_judge_steps_aside_and_never_sees_the_entry_again(session, reader, three, forms):
    _round, (first, second, _third) = three
    browser = reader()
    assert browser.post(f"/sheet/{first.ref}/recuse", data={"reason": ""}).status_code == 400
    answer = browser.post(f"/sheet/{first.ref}/recuse", data={"reason": "My niece wrote it."})
    assert answer.location == f"/sheet/{second.ref}"
    assert browser.get(f"/sheet/{first.ref}").status_code == 404
    assert ">One<" not in browser.get("/c/mtm-2026/judging").text
    assert one(session, Need).filled_at is None
    session.refresh(first)
    assert first.recusal_reason == "My niece wrote it."


def test_a_judge_tells_the_secretariat_about_an_entry(session, reader, assignment, forms):
    browser = reader()
    answer = browser.post(f"/sheet/{assignment.ref}/flag", data={"note": "Line 3."})
    assert answer.status_code == 400
    assert "Choose what it is about." in answer.text
    flag = {"kind": "safeguarding", "note": "Line 3."}
    assert browser.post(f"/sheet/{assignment.ref}/flag", data=flag).status_code == 302
    assert (
        "You told the secretariat: I am worried about a child."
        in browser.get(f"/sheet/{assignment.ref}").text
    )
    assert one(session, Flag).kind is FlagKind.SAFEGUARDING


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


def test_the_judges_own_spread_is_shown_to_nobody_else(session, campaign, copy, now, reader, judge):
    other = make_judge(session, campaign, "Olav")
    _, (mine, theirs) = open_round(session, campaign, [judge, other], [copy], now)
    hand_in_whole(session, mine, now, values={"voice": 5, "image": 5, "language": 5})
    hand_in_whole(session, theirs, now, values={"voice": 1, "image": 1, "language": 1})
    page = reader().get("/c/mtm-2026/judging").text
    assert "3 scores so far, 5.0 on average." in page
    counts = re.findall(r"<bdi>(\d)</bdi></th>\s*<td[^>]*>(\d)</td>", page)
    assert counts == [("1", "0"), ("2", "0"), ("3", "0"), ("4", "0"), ("5", "3")]


def test_a_sheet_handed_in_too_early_is_opened_again_from_the_message(session, reader, three, forms):
    _round, (_first, second, _third) = three
    browser = reader()
    answer = browser.post(f"/sheet/{second.ref}", data={"version": "0", **SCORES})
    page = browser.get(answer.location).text
    assert f'<form method="post" action="/sheet/{second.ref}/reopen">' in page
    opened = browser.post(f"/sheet/{second.ref}/reopen", follow_redirects=True)
    assert "The sheet is open again." in opened.text
    sheet = one(session, Scoresheet)
    assert sheet.state is SheetState.OPEN
    assert opened.text.count(" checked") >= len(SCORES)
