"""Who may compare what, and what the secretariat does with a duel, on a real database."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.campaign.models import School
from competition.duels.errors import (
    NobodyComparesError,
    NothingComparedError,
    ResultsFrozenError,
    TooFewWorksError,
    UntilPastError,
    WantedError,
)
from competition.duels.facts import duel_facts, order_of
from competition.duels.making import reopen_duel
from competition.duels.models import DuelJudge, DuelReader
from competition.entries.identity import ClassTeacher
from competition.judging.models import BarredSchool
from competition.judging.services.lacking import panel_changed
from tests.judging.scene import accept, make_judge, make_school_class


def readable(scene, judge):
    rows = scene.session.scalars(
        select(DuelReader.blind_entry_id).where(
            DuelReader.duel_id == scene.duel.id, DuelReader.judge_id == scene.judges[judge].id
        )
    )
    return {scene.title(copy_id) for copy_id in rows}


def test_a_judge_may_see_what_they_read_and_nothing_stands_against(scene):
    """Languages through a translation too; not the own city, a school that was named, or one taught at."""
    session, campaign = scene.session, scene.campaign
    oslo = make_school_class(session, campaign, "Oslo", "Hill School")
    scene.copies["greek"] = accept(session, oslo, scene.category, title="greek", language="el")
    scene.copies["hill"] = accept(session, oslo, scene.category, title="hill")
    scene.judges["Kai"] = make_judge(session, campaign, "Kai", languages=("el", "en"))
    for name in ("Una", "Olga", "Tea"):
        scene.judges[name] = make_judge(session, campaign, name)
    session.add(BarredSchool(judge_id=scene.judges["Una"].id, school_id=oslo.school_id))
    scene.judges["Olga"].city_id = session.get_one(School, oslo.school_id).city_id
    session.add(ClassTeacher(class_id=oslo.id, account_id=scene.judges["Tea"].account_id))
    scene.make()
    every = {"sea", "sky", "sun", "hill"}
    assert readable(scene, "Ines") == every
    assert readable(scene, "Kai") == {*every, "greek"}
    assert [readable(scene, name) for name in ("Una", "Olga", "Tea")] == [every - {"hill"}] * 3


def test_no_judge_is_ever_shown_a_work_that_something_stands_against(scene):
    """Whatever lay before them until everything is done, and whatever stood against it from the beginning."""
    session, campaign = scene.session, scene.campaign
    oslo = make_school_class(session, campaign, "Oslo", "Hill School")
    scene.copies |= {name: accept(session, oslo, scene.category, title=name) for name in ("hill", "hut")}
    scene.judges["Bo"].city_id = session.get_one(School, oslo.school_id).city_id
    scene.make(wanted=99)
    scene.fight(["hill", "hut", "sea", "sky", "sun"])
    shown = {name: set().union(*scene.decided(name)) for name in ("Ines", "Bo")}
    assert shown == {"Ines": {"sea", "sky", "sun", "hill", "hut"}, "Bo": {"sea", "sky", "sun"}}


def test_a_judge_who_may_read_only_one_of_the_works_has_no_part(scene):
    scene.judges["Olaf"] = make_judge(scene.session, scene.campaign, "Olaf", languages=("no",))
    scene.make()
    seats = set(scene.session.scalars(select(DuelJudge.judge_id)))
    assert seats == {scene.judges["Ines"].id, scene.judges["Bo"].id}


def test_a_conflict_declared_later_takes_the_works_away(scene):
    scene.make()
    scene.fight(["sea", "sky", "sun"])
    judge = scene.judges["Ines"]
    school = make_school_class(scene.session, scene.campaign, "Rome", "Elsewhere").school_id
    panel_changed(scene.session, judge=judge, now=scene.now)
    assert readable(scene, "Ines") == {"sea", "sky", "sun"}, "nothing was declared yet"
    assert len(scene.decided()) == 3
    scene.session.add(BarredSchool(judge_id=judge.id, school_id=school - 1))
    panel_changed(scene.session, judge=judge, now=scene.now)
    assert readable(scene, "Ines") == set()
    assert scene.decided() == []
    assert len(scene.decided("Bo")) == 3


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({"wanted": 0}, WantedError),
        ({"wanted": 200_001}, WantedError),
        ({"judges": []}, NobodyComparesError),
        ({"works": []}, TooFewWorksError),
    ],
)
def test_what_makes_no_duel(scene, more, refusal):
    with pytest.raises(refusal):
        scene.make(**more)


def test_a_moment_that_has_passed_is_no_deadline(scene):
    with pytest.raises(UntilPastError):
        scene.make(until=scene.now)
    scene.make(until=scene.now + timedelta(seconds=1))


def test_frozen_results_get_no_duel(scene):
    scene.make()
    scene.fight(["sea", "sky", "sun"])
    scene.campaign.frozen_at = scene.now
    scene.session.flush()
    with pytest.raises(ResultsFrozenError):
        scene.close()
    with pytest.raises(ResultsFrozenError):
        scene.make()


def test_the_order_is_what_the_judges_said_once_the_duel_is_closed(scene):
    scene.make()
    with pytest.raises(NothingComparedError):
        scene.close()
    scene.fight(["sun", "sea", "sky"])
    assert duel_facts(scene.session, scene.campaign.id) == []
    scene.close()
    assert scene.places() == {"sun": 1, "sea": 2, "sky": 3}
    reopen_duel(scene.session, campaign=scene.campaign, duel=scene.duel, actor=None, now=scene.now)
    assert duel_facts(scene.session, scene.campaign.id) == []


def test_judges_who_say_the_opposite_leave_the_works_equal(scene):
    scene.make()
    scene.fight(["sun", "sea", "sky"], ["Ines"])
    scene.fight(["sky", "sea", "sun"], ["Bo"])
    scene.close()
    assert scene.places() == {"sun": 1, "sea": 1, "sky": 1}


def test_the_facts_are_all_that_the_order_follows_from(scene):
    scene.make()
    scene.fight(["sun", "sea", "sky"])
    scene.close()
    (facts,) = duel_facts(scene.session, scene.campaign.id)
    assert (facts.category, len(facts.entries), len(facts.comparisons)) == (scene.category.key, 3, 6)
    assert {each.judge for each in facts.comparisons} == {judge.ref for judge in scene.judges.values()}
    assert order_of(facts.entries, facts.comparisons) == facts.order
