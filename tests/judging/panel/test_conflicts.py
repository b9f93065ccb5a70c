"""What judges tell in words: a school or an entry kept from them, an assignment taken back, nothing lost."""

import pytest

from competition.allocation.facts import judges_on_panel
from competition.entries.models import Entry
from competition.judging.models import Assignment, BarredSchool, Need
from competition.judging.panel.models import BarredEntry, DeclaredConflict
from competition.judging.panel.services.conflicts import declare
from competition.judging.rules import AssignmentState
from tests.judging.panel.conftest import OFFICE
from tests.judging.scene import (
    accept,
    assign,
    hand_in_whole,
    make_judge,
    make_judged_campaign,
    make_round,
    make_school_class,
    open_round,
)

WORDS = "I know a class in the fjord school."


@pytest.fixture
def told(session, judge, now):
    return declare(session, judge=judge, words=WORDS, actor=None, now=now).ref


def code_of(session, copy):
    return session.get_one(Entry, copy.entry_id).ref


def settle(browser, conflict, **data):
    browser.post(f"{OFFICE}/conflicts/{conflict}", data=data)
    return browser.get(f"{OFFICE}/conflicts").text


def test_a_judge_tells_in_the_profile_and_only_the_secretariat_reads_it(
    session, campaign, judge, reader, forms
):
    other = make_judge(session, campaign, "Other")
    stated = {"languages-0": "Greek", "capacity": "9", "city": "0", "conflict": WORDS}
    browser = reader()
    browser.post("/c/mtm-2026/judging/profile", data=stated)
    page = browser.get("/c/mtm-2026/judging/profile").text
    assert WORDS in page
    assert "with the secretariat" in page
    session.rollback()
    assert session.query(DeclaredConflict).one().words == WORDS
    assert WORDS not in reader(other).get("/c/mtm-2026/judging/profile").text


def test_saving_the_profile_again_tells_nothing_twice(session, judge, told, reader, forms):
    stated = {"languages-0": "Greek", "capacity": "9", "city": "0", "conflict": ""}
    reader().post("/c/mtm-2026/judging/profile", data=stated)
    session.rollback()
    assert session.query(DeclaredConflict).count() == 1


def test_a_school_is_kept_from_the_judge(session, school_class, judge, told, office):
    browser = office()
    page = settle(browser, told, do="school", school="Fjord School, Bergen")
    assert "Nothing of that school goes to this judge any more." in page
    session.rollback()
    (barred,) = session.query(BarredSchool).all()
    assert (barred.judge_id, barred.school_id) == (judge.id, school_class.school_id)
    session.rollback()
    assert "This conflict has been dealt with already." in settle(browser, told, do="nothing")


@pytest.mark.parametrize("school", ["", "Nowhere"])
def test_a_school_that_is_none_settles_nothing(session, judge, told, office, school):
    settle(office(), told, do="school", school=school)
    session.rollback()
    assert session.query(DeclaredConflict).one().settled_at is None


def test_an_entry_is_kept_by_its_code_or_its_address_in_every_edition(
    session, campaign, judge, copy, told, office, now
):
    round_ = make_round(session, campaign, now)
    code = code_of(session, copy)
    browser = office()
    settle(browser, told, do="entry", code=f"https://x.example/c/mtm-2026/office/entries/{code}")
    session.rollback()
    assert session.query(BarredEntry).one().entry_id == copy.entry_id
    (facts,) = judges_on_panel(session, round_=round_)
    assert facts.barred_entries == frozenset({copy.id})


def test_an_entry_of_another_campaign_has_no_code_here(session, judge, told, office):
    elsewhere = make_judged_campaign(session, slug="other-2026")
    theirs = accept(session, make_school_class(session, elsewhere), elsewhere.categories[0])
    code = code_of(session, theirs)
    page = settle(office(), told, do="entry", code=code)
    assert "No entry that judges can read has the code" in page
    session.rollback()
    assert session.query(BarredEntry).count() == 0


def test_what_is_not_handed_in_is_taken_back_and_somebody_else_is_needed(
    session, campaign, judge, copy, told, office, now
):
    open_round(session, campaign, [judge], [copy], now)
    code = code_of(session, copy)
    page = settle(office(), told, do="entry", code=code)
    assert "It was with them: another reader is being looked for." in page
    session.rollback()
    assert session.query(Assignment).one().state is AssignmentState.RECUSED
    assert session.query(Need).one().blind_entry_id == copy.id


def test_what_is_handed_in_stays_and_counts(session, campaign, judge, copy, told, office, now):
    _, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    code = code_of(session, copy)
    settle(office(), told, do="entry", code=code)
    session.rollback()
    assert session.query(Assignment).one().state is AssignmentState.RELEASED
    assert session.query(Need).count() == 0


def test_a_draft_vanishes_as_if_it_had_never_been(session, campaign, judge, copy, told, office, now):
    assign(session, make_round(session, campaign, now), judge, copy)
    code = code_of(session, copy)
    settle(office(), told, do="entry", code=code)
    session.rollback()
    assert (session.query(Assignment).count(), session.query(Need).count()) == (0, 0)


def test_nothing_may_be_kept_and_the_judge_sees_that_it_was_looked_at(session, judge, told, office, reader):
    assert "Settled. Nothing is kept from this judge for it." in settle(office(), told, do="nothing")
    session.rollback()
    assert session.query(BarredSchool).count() == 0
    assert "taken into account" in reader().get("/c/mtm-2026/judging/profile").text
