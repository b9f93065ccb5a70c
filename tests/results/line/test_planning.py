"""Who would be asked for a further read, and who never is."""

from datetime import timedelta

import pytest

from competition.allocation.shortage import Cure
from competition.campaign.models import School
from competition.entries.blind import BlindEntry
from competition.entries.identity import ClassTeacher
from competition.judging.models import Assignment, BarredSchool, JudgeCategory, RoundEntry
from competition.judging.panel.models import BarredEntry
from competition.judging.rules import AssignmentState, JudgeState, ReadingMode
from tests import factories as make
from tests.results.line.conftest import FRESH, SHEETS, close_of, named
from tests.results.scene import CLOSED

HAD = sorted((entry, judge) for entry, verdicts in SHEETS.items() for judge in verdicts)


def test_each_close_work_gets_one_more_reader_and_no_other_work_does(scene, plan):
    found = plan()
    close = close_of(scene)
    assert 2 < len(close) < len(SHEETS)
    assert found.close == len(close)
    assert sorted(entry for entry, _judge in named(scene, found)) == sorted(close)
    assert found.shortages == ()


def test_no_more_reads_than_asked_for_and_no_more_for_a_work_than_said(scene, plan):
    assert len(plan(reads=2).reads) == 2
    many = plan(reads=5, each=2)
    assert len(many.reads) == 5
    assert max(many.of_entries.values()) == 2
    assert many.of_judges.total() == 5


def test_nobody_reads_a_work_twice_even_when_everybody_else_has_had_it(scene, plan):
    found = named(scene, plan(reads=500, each=5))
    assert set(found).isdisjoint(HAD)
    assert len(found) == len(set(found)) == 5 * len(close_of(scene))


def test_whoever_had_an_earlier_version_or_stepped_aside_does_not_get_the_work_again(scene, plan):
    name = min(close_of(scene))
    entry, session = scene.entries[name], scene.session
    old = scene.copies[entry.id]
    aside = {"round_id": scene.round.id, "mode": ReadingMode.ORIGINAL, "position": 9}
    for judge in ("eva", "fay"):
        make.save(
            session,
            Assignment(
                **aside,
                judge_id=scene.judges[judge].id,
                blind_entry_id=old.id,
                state=AssignmentState.RECUSED,
            ),
        )
    old.retired_at = CLOSED
    newer = {
        column.name: getattr(old, column.name)
        for column in BlindEntry.__table__.columns
        if column.name not in ("id", "ref")
    }
    copy = make.save(session, BlindEntry(**{**newer, "edition": 2, "retired_at": None}))
    make.save(session, RoundEntry(round_id=scene.round.id, blind_entry_id=copy.id))
    scene.copies[entry.id] = copy
    values = list(SHEETS[name].values())
    for judge in {"ann", "ben", "cho", "dia"} - SHEETS[name].keys():
        scene.add_sheet(name, judge, values.pop())
    readers = [judge for entry, judge in named(scene, plan(reads=500, each=5)) if entry == name]
    assert readers == ["gil"]


def bar_by_city(scene, judge):
    judge.city_id = scene.session.get(School, scene.school_class.school_id).city_id


def bar_by_school(scene, judge):
    make.save(scene.session, BarredSchool(judge_id=judge.id, school_id=scene.school_class.school_id))


def bar_by_teaching(scene, judge):
    make.save(scene.session, ClassTeacher(class_id=scene.school_class.id, account_id=judge.account_id))


def bar_by_works(scene, judge):
    for entry in scene.entries.values():
        make.save(scene.session, BarredEntry(judge_id=judge.id, entry_id=entry.id, barred_at=CLOSED))


def bar_by_language(scene, judge):
    judge.languages = ["fr"]


def bar_by_category(scene, judge):
    essays = make.category_of(scene.campaign, form="essay")
    make.save(scene.session, JudgeCategory(judge_id=judge.id, category_id=essays.id))


def bar_by_room(scene, judge):
    judge.capacity = 0


def bar_by_leaving(scene, judge):
    judge.state = JudgeState.LEFT


BARS = [
    bar_by_city,
    bar_by_school,
    bar_by_teaching,
    bar_by_works,
    bar_by_language,
    bar_by_category,
    bar_by_room,
    bar_by_leaving,
]


@pytest.mark.parametrize("bar", BARS, ids=lambda bar: bar.__name__)
def test_who_may_not_read_is_never_asked(scene, plan, bar):
    assert "eva" in {judge for _entry, judge in named(scene, plan(reads=500, each=5))}
    bar(scene, scene.judges["eva"])
    found = named(scene, plan(reads=500, each=5))
    assert found
    assert "eva" not in {judge for _entry, judge in found}


def test_a_judge_gets_no_more_than_there_is_room_for(scene, plan):
    for name, judge in scene.judges.items():
        judge.capacity = 1 if name in FRESH else 4
    found = plan(reads=500, each=5)
    assert found.of_judges == {scene.judges[name].id: 1 for name in FRESH}
    assert {short.cure for short in found.shortages} >= {Cure.CAPACITY}


@pytest.mark.parametrize(
    ("bar", "cure"),
    [(bar_by_language, Cure.NO_READER), (bar_by_city, Cure.CONFLICTS)],
    ids=["language", "city"],
)
def test_what_the_panel_lacks_is_said_by_category_and_language(scene, plan, bar, cure):
    for judge in scene.judges.values():
        bar(scene, judge)
    found = plan()
    assert found.reads == ()
    assert [(s.category, s.language, s.cure, s.missing) for s in found.shortages] == [
        (scene.category.id, "en", cure, len(close_of(scene)))
    ]


def test_the_same_facts_give_the_same_plan_and_others_another_seal(scene, plan):
    first, again = plan(), plan()
    assert (first, first.seal) == (again, again.seal)
    judge_id = first.reads[0].judge_id
    scene.session.get(type(scene.judges["eva"]), judge_id).capacity = 0
    assert plan().seal != first.seal


def test_nothing_is_close_where_every_read_work_wins(scene, plan):
    scene.category.awards = [{"kind": "winner", "number": 8, "card": True}]
    found = plan()
    assert (found.close, found.reads, found.shortages) == (0, (), ())


def test_works_that_wait_for_a_further_read_get_no_other_one(scene, plan, ask):
    asked = ask(reads=2)
    later = plan()
    assert later.waiting == 2
    assert not set(asked.of_entries) & set(later.of_entries)
    assert len(later.reads) == later.close - 2


def test_what_was_left_unread_before_the_round_was_closed_does_not_count_as_waiting(scene, plan, ask):
    name = sorted(close_of(scene))[0]
    left = Assignment(
        round_id=scene.round.id,
        judge_id=scene.judges["gil"].id,
        blind_entry_id=scene.copies[scene.entries[name].id].id,
        mode=ReadingMode.ORIGINAL,
        state=AssignmentState.RELEASED,
        position=1,
        released_at=CLOSED - timedelta(days=9),
    )
    make.save(scene.session, left)
    asked = ask(reads=500)
    assert asked.of_entries[scene.entries[name].id] == 1
    assert (name, "gil") not in named(scene, asked)
