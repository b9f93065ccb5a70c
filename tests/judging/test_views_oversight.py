"""The secretariat oversees a round: categories, judges, reminders, replacing a judge, closing."""

import re
from datetime import timedelta

import pytest

from competition.accounts.models import Account
from competition.judging.models import Assignment, Need
from competition.judging.oversight.models import JudgeLetter
from competition.judging.oversight.queries.categories import progress_of_categories
from competition.judging.rules import AssignmentState, JudgeState, RoundState, SheetChange
from competition.judging.services import save_sheet
from competition.platform.audit import AuditEntry
from competition.platform.jobs import Job
from competition.platform.mail import OutboxMail
from tests.judging.scene import accept, hand_in_whole, make_judge, make_letter, open_round

ROUNDS = "/c/mtm-2026/office/rounds"


@pytest.fixture
def four(session, campaign, school_class, poems, now):
    """Two judges with four poems each; Ada has handed one in, has one whole and one begun."""
    judges = [make_judge(session, campaign, name) for name in ("Ada", "Bo")]
    copies = [accept(session, school_class, poems, title=f"Poem {n}") for n in range(1, 5)]
    round_, assignments = open_round(session, campaign, judges, copies, now)
    hand_in_whole(session, assignments[0], now)
    for assignment, values in (
        (assignments[1], {"voice": 4, "image": 3, "language": 5}),
        (assignments[2], {"voice": 2}),
    ):
        change = SheetChange(values)
        save_sheet(session, assignment=assignment, change=change, version=0, actor=None, now=now)
    return round_, judges, assignments


def cells(page, label):
    return [
        re.sub(r"<[^>]+>", "", each).strip()
        for each in re.findall(rf'data-label="{label}">(.*?)</t[dh]>', page, re.DOTALL)
    ]


def test_the_round_shows_how_far_each_category_is(session, four, office):
    round_, *_ = four
    page = office().get(f"{ROUNDS}/{round_.ref}").text
    assert "Reads by category" in page
    assert re.search(r"Poems, 5–10</bdi></th>.*?>4<.*?>1 of 8<.*?>2<.*?>5<.*?>0<", page, re.DOTALL), (
        "entries, handed in, begun, not begun, with nobody"
    )


def test_a_read_too_many_of_one_entry_makes_up_for_none_of_another(
    session, campaign, school_class, poems, judge, now, office
):
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    more = [judge, *(make_judge(session, campaign, name) for name in ("Ada", "Bo"))]
    round_, assignments = open_round(session, campaign, more, copies, now)
    for given in assignments[2:]:
        if given.blind_entry_id == copies[1].id:
            given.state = AssignmentState.RECUSED
    (category,) = progress_of_categories(session, round_id=round_.id)
    assert [given.state for given in assignments].count(AssignmentState.RELEASED) == 4
    assert (category.entries, category.released, category.nobodys, category.wanted) == (2, 4, 1, 5)


def test_judges_are_narrowed_by_name_and_by_how_far_they_are(session, four, office):
    round_, *_ = four
    browser, place = office(), f"{ROUNDS}/{round_.ref}"

    def named(asked):
        page = browser.get(f"{place}{asked}").text
        return re.findall(r'/judges/\w+">([^<]+)<', page)

    assert named("") == ["Bo", "Ada"]
    assert named("?search=AD") == ["Ada"]
    assert named("?which=not-begun") == ["Bo"]
    assert named("?which=reading") == ["Ada"]
    assert named("?which=done") == []
    assert named("?which=nonsense") == ["Bo", "Ada"]


def test_a_long_panel_comes_page_by_page(session, campaign, copy, now, office):
    judges = [make_judge(session, campaign, f"Judge{n:02}") for n in range(51)]
    round_, _ = open_round(session, campaign, judges, [copy], now)
    browser = office()
    first = browser.get(f"{ROUNDS}/{round_.ref}").text
    assert "Judges 1 to 50" in first
    second = browser.get(f"{ROUNDS}/{round_.ref}?page=2").text
    assert re.findall(r'/judges/\w+">([^<]+)<', second) == ["Judge50"]


def test_who_has_saved_nothing_for_a_week_is_said_to_be_silent(session, campaign, copy, now, office):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    round_, (first, _) = open_round(session, campaign, [ada, bo], [copy], now - timedelta(days=8))
    change = SheetChange({"voice": 2})
    save_sheet(session, assignment=first, change=change, version=0, actor=None, now=now - timedelta(days=6))
    browser = office()
    page = browser.get(f"{ROUNDS}/{round_.ref}").text
    assert "judge has saved nothing for a week" in page
    assert cells(page, "State") == ["Reading", "Silent"] or cells(page, "State") == ["Silent", "Reading"]
    silent = browser.get(f"{ROUNDS}/{round_.ref}?which=silent-7").text
    assert re.findall(r'/judges/\w+">([^<]+)<', silent) == ["Bo"]
    quiet = browser.get(f"{ROUNDS}/{round_.ref}?which=silent-3").text
    assert sorted(re.findall(r'/judges/\w+">([^<]+)<', quiet)) == ["Ada", "Bo"]


def test_a_judges_part_shows_categories_scores_and_the_ways_on(session, four, office):
    round_, (ada, _), _ = four
    page = office().get(f"{ROUNDS}/{round_.ref}/judges/{ada.ref}").text
    assert "1 of 4 handed in" in page
    assert "7 scores, 3.7 on average" in page
    assert "Let others take over" in page
    assert f'href="{ROUNDS}/{round_.ref}/remind?judge={ada.ref}"' in page
    assert "Worth a look" not in page


def test_what_is_worth_a_look_is_said_without_blame(session, campaign, school_class, poems, now, office):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    copies = [accept(session, school_class, poems, title=f"Poem {n}") for n in range(9)]
    round_, assignments = open_round(session, campaign, [ada, bo], copies, now)
    for number in range(9):
        at = now + timedelta(minutes=5 * number)
        hand_in_whole(session, assignments[number], at, {"voice": 3, "image": 3, "language": 3})
        mixed = {"voice": 1 + number % 5, "image": 2, "language": 5 - number % 4}
        hand_in_whole(session, assignments[9 + number], at, mixed)
    browser = office()
    page = browser.get(f"{ROUNDS}/{round_.ref}/reading").text
    assert "With 1 judge something is worth a look." in page
    assert re.findall(r'/judges/\w+">([^<]+)<', page) == ["Ada", "Bo"]
    assert cells(page, "A sheet takes") == ["5 minutes"] * 3
    assert cells(page, "Spread")[0] == "0.0"
    assert "On 9 of 9 sheets every question has the same score.9 sheets in a row" in cells(
        page, "Worth a look"
    )[0].replace("\n", "")
    own = browser.get(f"{ROUNDS}/{round_.ref}/judges/{ada.ref}").text
    assert "On 9 of 9 sheets every question has the same score." in own
    assert "This may have a good reason" in own


def test_a_reminder_is_worded_looked_at_and_then_sent(session, four, office):
    round_, (_ada, bo), _ = four
    browser, place = office(), f"{ROUNDS}/{round_.ref}"
    form = browser.get(f"{place}/remind").text
    assert "Dear {name}," in form
    assert 'aria-current="page">Not begun yet 1<' in form
    typed = {"kind": "last-days", "subject-en": "Dear {name}: {left}", "words-en": "One\n\nTwo by {until}"}
    answer = browser.post(f"{place}/remind", data=typed)
    assert session.query(OutboxMail).filter_by(event="judging.reminder").count() == 0
    session.commit()
    page = browser.get(answer.location).text
    assert "Dear Ada: 3" in page
    assert "Send 2 letters" in page
    other = browser.get(f"{answer.location}?judge={bo.ref}").text
    assert "Dear Bo: 4" in other
    assert "<p>One</p>" in browser.get(f"{answer.location}/html?judge={bo.ref}").text
    back = browser.get(f"{place}/remind?letter={answer.location.rpartition('/')[2]}").text
    assert "Two by {until}" in back
    sent = browser.post(answer.location)
    assert sent.location == place
    assert "2 reminders are on their way." in browser.get(place).text
    browser.post(answer.location)
    letters = session.query(OutboxMail).filter_by(event="judging.reminder").all()
    assert sorted(letter.recipient for letter in letters) == ["ada@example.org", "bo@example.org"]
    session.commit()
    assert "2 letters went out on" in browser.get(answer.location).text


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"subject-en": ""}, "Please write something here."),
        ({"words-en": "Dear {nmae}"}, "Nothing can be filled in for {nmae}."),
    ],
)
def test_words_that_cannot_go_are_kept_and_say_why(session, four, office, change, sentence):
    round_, *_ = four
    typed = {"kind": "last-days", "subject-en": "Soon", "words-en": "My own words", **change}
    answer = office().post(f"{ROUNDS}/{round_.ref}/remind", data=typed)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert typed["words-en"] in answer.text
    assert session.query(JudgeLetter).count() == 0


def test_words_are_asked_for_in_every_language_that_judges_read_letters_in(session, four, office):
    round_, (_ada, bo), _ = four
    session.get_one(Account, bo.account_id).locale = "fr"
    form = office().get(f"{ROUNDS}/{round_.ref}/remind?kind=last-days").text
    assert "Words in English" in form
    assert "Words in French" in form


def test_somebody_else_takes_over_in_one_step(session, four, office):
    round_, (ada, _bo), _ = four
    browser, place = office(), f"{ROUNDS}/{round_.ref}/judges/{ada.ref}"
    page = browser.get(f"{place}/replace").text
    assert "2 entries go to others." in page
    assert cells(page, "How many") == ["1", "1", "1", "1"]
    answer = browser.post(f"{place}/replace")
    session.refresh(ada)
    assert ada.state is JudgeState.LEFT
    assert session.query(Need).filter_by(filled_at=None).count() == 2
    job = session.query(Job).filter_by(name="allocation.replace").one()
    assert job.args == {"round_id": round_.id}
    assert answer.location == f"{ROUNDS}/{round_.ref}"
    session.commit()
    assert "Other readers are being found for 2 entries" in browser.get(answer.location).text
    browser.post(f"{place}/replace")
    assert session.query(Need).count() == 2
    session.commit()


def test_what_a_judge_leaves_reaches_others_by_itself(
    session, campaign, school_class, poems, now, office, runner
):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    round_, _ = open_round(session, campaign, [ada], copies, now)
    office().post(f"{ROUNDS}/{round_.ref}/judges/{ada.ref}/replace")
    runner.run_waiting()
    given = session.query(Assignment).filter_by(judge_id=bo.id, state=AssignmentState.RELEASED)
    assert {each.blind_entry_id for each in given} == {each.id for each in copies}
    session.commit()


def test_a_round_is_closed_with_reads_missing_only_by_somebody_who_knows(session, four, office, now):
    round_, *_ = four
    browser, place = office(), f"{ROUNDS}/{round_.ref}"
    page = browser.get(f"{place}/close").text
    assert "4 entries have fewer reads than asked" in page
    assert re.findall(r">(Poem \d)<", page) == ["Poem 3", "Poem 4", "Poem 1", "Poem 2"]
    assert cells(page, "Reads") == ["0 of 2", "0 of 2", "1 of 2", "1 of 2"]
    assert (cells(page, "Of these without any read"), cells(page, "Reads missing")) == (["2"], ["6"])
    for known in ({}, {"known": "3"}):
        refused = browser.post(f"{place}/close", data=known)
        assert refused.status_code == 409
        assert "Entries with fewer reads than asked: 4." in refused.text
    session.refresh(round_)
    assert round_.state is RoundState.OPEN
    session.commit()
    for _pressed_twice in range(2):
        assert browser.post(f"{place}/close", data={"known": "4"}).location == place
    assert "message--error" not in browser.get(place).text
    session.refresh(round_)
    assert round_.state is RoundState.CLOSED
    assert session.query(AuditEntry).filter_by(action="round.close").one().details["short_entries"] == 4
    session.commit()


def test_from_when_on_a_judge_is_silent_is_chosen_on_the_page(session, campaign, copy, now, office):
    ada = make_judge(session, campaign, "Ada")
    round_, _ = open_round(session, campaign, [ada], [copy], now - timedelta(days=5))
    browser, place = office(), f"{ROUNDS}/{round_.ref}/remind"
    week = browser.get(f"{place}?kind=silent").text
    assert 'name="days" type="number" value="7"' in week
    assert "saved nothing for 7 days. That is nobody at the moment." in week
    five = browser.get(f"{place}?kind=silent&days=5").text
    assert "saved nothing for 5 days. That is 1 judge." in five
    assert "For 5 days nothing of yours has been saved in {round}." in five
    wrong = browser.get(f"{place}?kind=silent&days=0").text
    assert "Between one day and ninety, please." in wrong
    assert "saved nothing for 7 days." in wrong
    hidden = dict(re.findall(r'name="(kind|days|judge)" type="hidden" value="(\w*)"', five))
    assert hidden == {"kind": "silent", "days": "5", "judge": ""}
    typed = {**hidden, "subject-en": "Well?", "words-en": "Dear {name}"}
    letter = browser.post(place, data=typed).location
    again = browser.get(f"{place}?letter={letter.rpartition('/')[2]}").text
    assert 'name="days" type="number" value="5"' in again
    browser.post(letter)
    assert session.query(OutboxMail).filter_by(event="judging.reminder").one().recipient == "ada@example.org"
    session.commit()


def test_reminders_of_another_round_are_not_found_here(session, campaign, four, copy, now, office):
    round_, *_ = four
    other, _ = open_round(session, campaign, [make_judge(session, campaign, "Di")], [copy], now)
    letter = make_letter(session, other, now)
    browser = office()
    assert browser.get(f"{ROUNDS}/{round_.ref}/letters/{letter.ref}").status_code == 404
    assert browser.get(f"{ROUNDS}/{round_.ref}/remind?judge=nobody").status_code == 404
