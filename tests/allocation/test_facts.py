"""What allocation finds out of identity and of the panel's profiles."""

import pytest

from competition.allocation.facts import entries_to_read, judges_on_panel
from competition.allocation.rules import Conflict, conflict
from competition.campaign.models import City, School
from competition.entries.blinding import retire
from competition.entries.identity import ClassTeacher
from competition.judging.models import BarredSchool, JudgeCategory
from competition.judging.rules import AssignmentState, JudgeState
from competition.judging.services import leave_panel, recuse
from tests.factories import category_of, make_class, make_school, save
from tests.judging.scene import (
    accept,
    assign,
    hand_in_whole,
    make_judge,
    make_round,
    make_school_class,
    open_round,
)


@pytest.fixture
def bergen(session, campaign):
    return make_school_class(session, campaign, "Bergen", "Fjord School")


def facts(session, round_):
    (judge,) = judges_on_panel(session, round_=round_)
    return judge, entries_to_read(session, round_=round_)


def test_an_entry_brings_its_language_translation_and_place(session, campaign, bergen, now):
    copy = accept(
        session,
        bergen,
        category_of(campaign),
        language="nb",
        translation_language="en",
        translation="The sea",
    )
    (entry,) = entries_to_read(session, round_=make_round(session, campaign, now))
    assert (entry.id, entry.category, entry.language, entry.translation) == (
        copy.id,
        category_of(campaign).id,
        "nb",
        "en",
    )
    assert entry.school == str(bergen.school_id)
    assert entry.already == frozenset()


def test_a_drawing_has_no_words_whatever_language_its_title_is_in(session, campaign, bergen, now):
    drawings = category_of(campaign, "illustration")
    accept(session, bergen, drawings, language="nb", text="")
    (entry,) = entries_to_read(session, round_=make_round(session, campaign, now, reads={drawings.id: 2}))
    assert (entry.language, entry.translation) == ("", "")


def test_an_entry_that_no_longer_stands_is_read_by_nobody(session, campaign, bergen, now):
    copy = accept(session, bergen, category_of(campaign))
    round_ = make_round(session, campaign, now)
    retire(session, entry_id=copy.entry_id, now=now)
    assert entries_to_read(session, round_=round_) == []


def test_a_judge_brings_the_profile(session, campaign, now):
    poems = category_of(campaign)
    judge = make_judge(session, campaign, languages=("el", "en"), capacity=7)
    save(session, JudgeCategory(judge_id=judge.id, category_id=poems.id))
    session.expire_all()
    (found,) = judges_on_panel(session, round_=make_round(session, campaign, now))
    assert (found.id, found.languages, found.capacity) == (judge.id, ("el", "en"), 7)
    assert found.categories == {poems.id}
    assert (found.city, found.barred_schools, found.load) == ("", frozenset(), 0)


@pytest.mark.parametrize("state", [JudgeState.INVITED, JudgeState.LEFT])
def test_only_who_is_ready_reads(session, campaign, now, state):
    make_judge(session, campaign, state=state)
    assert judges_on_panel(session, round_=make_round(session, campaign, now)) == []


def test_the_own_city_is_barred(session, campaign, bergen, now):
    accept(session, bergen, category_of(campaign))
    school = make_school(session, save(session, _city(campaign, "Porto")), "Fjord School")
    elsewhere = make_class(session, school, campaign)
    accept(session, elsewhere, category_of(campaign))
    make_judge(session, campaign, city_id=session.get_one(School, bergen.school_id).city_id)
    judge, entries = facts(session, make_round(session, campaign, now))
    assert [conflict(judge, entry) for entry in entries] == [Conflict.CITY, None]


def _city(campaign, name):
    return City(campaign_id=campaign.id, name=name)


def test_a_barred_school_is_that_one_and_not_its_namesake(session, campaign, bergen, now):
    namesake = make_school_class(session, campaign, "Porto", "Fjord School")
    for school_class in (bergen, namesake):
        accept(session, school_class, category_of(campaign))
    judge = make_judge(session, campaign)
    save(session, BarredSchool(judge_id=judge.id, school_id=bergen.school_id))
    session.expire_all()
    judge, entries = facts(session, make_round(session, campaign, now))
    assert [conflict(judge, entry) for entry in entries] == [Conflict.SCHOOL, None]


def test_a_teacher_who_judges_reads_nothing_from_the_own_school_or_city(session, campaign, bergen, now):
    other_school = make_class(
        session, make_school(session, _city_of(session, bergen), "Hill School"), campaign
    )
    far = make_school_class(session, campaign, "Porto", "River School")
    for school_class in (bergen, other_school, far):
        accept(session, school_class, category_of(campaign))
    judge = make_judge(session, campaign)
    save(session, ClassTeacher(class_id=bergen.id, account_id=judge.account_id))
    judge, entries = facts(session, make_round(session, campaign, now))
    assert judge.barred_schools == {str(bergen.school_id)}
    assert [conflict(judge, entry) for entry in entries] == [Conflict.CITY, Conflict.CITY, None]


def _city_of(session, school_class):
    return session.get_one(City, session.get_one(School, school_class.school_id).city_id)


def test_who_holds_an_entry_and_who_stepped_aside_is_known(session, campaign, bergen, now):
    copies = [accept(session, bergen, category_of(campaign), title=title) for title in ("One", "Two")]
    judge = make_judge(session, campaign)
    round_, (one, _two) = open_round(session, campaign, [judge], copies, now)
    recuse(session, assignment=one, reason="I know her.", actor=None, now=now)
    found, entries = facts(session, round_)
    assert [entry.already for entry in entries] == [frozenset(), {judge.id}]
    assert (found.load, found.barred_entries) == (1, {copies[0].id})
    assert [conflict(found, entry) for entry in entries] == [Conflict.ENTRY, Conflict.HOLDS_IT]


def test_what_a_judge_holds_in_another_round_is_no_load(session, campaign, bergen, now):
    copy = accept(session, bergen, category_of(campaign))
    judge = make_judge(session, campaign)
    assign(session, make_round(session, campaign, now), judge, copy, state=AssignmentState.RELEASED)
    found, entries = facts(session, make_round(session, campaign, now))
    assert found.load == 0
    assert entries[0].already == frozenset()


def test_what_somebody_read_before_leaving_counts_as_read(session, campaign, bergen, now):
    copy = accept(session, bergen, category_of(campaign))
    gone = make_judge(session, campaign, "Gone")
    round_, (assignment,) = open_round(session, campaign, [gone], [copy], now)
    hand_in_whole(session, assignment, now)
    leave_panel(session, judge=gone, actor=None, now=now)
    make_judge(session, campaign, "New")
    _, (entry,) = facts(session, round_)
    assert entry.already == {gone.id}
