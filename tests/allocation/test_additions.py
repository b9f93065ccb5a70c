"""What is added to a round that has begun, without touching what judges have begun."""

import pytest
from sqlalchemy import select

from competition.allocation.errors import (
    FewerReadsError,
    NoDraftsError,
    NothingToTakeOverError,
    RoundNotBegunError,
    SameReadsError,
)
from competition.allocation.handing_over import draft_taking_over
from competition.allocation.more_reads import set_reads
from competition.allocation.releasing import discard_drafts, release_drafts
from competition.allocation.replacing import replace_given_up
from competition.allocation.rules import EntryToRead, JudgeOnPanel
from competition.allocation.services import fill_needs
from competition.allocation.taking_over import take_over
from competition.judging.models import Assignment, Need
from competition.judging.rules import AssignmentState, NeedCause, ReadingMode, SheetChange
from competition.judging.services import recuse, save_sheet
from tests.factories import category_of
from tests.judging.scene import accept, make_judge, make_round, open_round

POEMS, ESSAYS = 1, 2


def entry(number, category=POEMS, **more):
    return EntryToRead(number, category, "en", **more)


def judge(number, capacity=10, **more):
    return JudgeOnPanel(number, ("en",), capacity, **more)


def taken(new, panel, entries, untouched, number=9):
    return [i for i, _mode in take_over(new, panel, {e.id: e for e in entries}, untouched, number)]


def test_unread_entries_come_from_who_has_most_of_their_capacity():
    panel = [judge(1, load=4), judge(2, load=8)]
    entries = [entry(n) for n in range(1, 7)]
    untouched = [(1, 1), (2, 1), (3, 2), (4, 2), (5, 2), (6, 2)]
    assert taken(judge(9), panel, entries, untouched, 3) == [3, 4, 5]


def test_taking_over_ends_where_the_others_would_have_less():
    panel = [judge(1, load=4)]
    entries = [entry(n) for n in range(1, 5)]
    assert taken(judge(9), panel, entries, [(n, 1) for n in range(1, 5)]) == [1, 2]


def test_nothing_barred_unasked_or_beyond_the_room_is_taken_over():
    panel = [judge(1, capacity=5, load=10)]
    entries = [
        entry(1, already=frozenset({1, 9})),
        entry(2, city="Bergen"),
        entry(3, school="Fjord School"),
        entry(4),
        entry(5, category=ESSAYS),
        EntryToRead(6, POEMS, "el"),
        entry(7),
        entry(8),
    ]
    new = judge(
        9,
        capacity=4,
        load=3,
        city="Bergen",
        barred_schools=frozenset({"Fjord School"}),
        barred_entries=frozenset({4}),
        categories=frozenset({POEMS}),
    )
    assert take_over(new, panel, {e.id: e for e in entries}, [(n, 1) for n in range(1, 9)], 9) == [
        (7, ReadingMode.ORIGINAL)
    ]


@pytest.fixture
def scene(session, campaign, school_class, poems, now):
    """An open round: four poems, read by Ada and Bo; Cy joins."""
    copies = [accept(session, school_class, poems, title=f"Poem {n}") for n in range(4)]
    ada, bo = (make_judge(session, campaign, name, capacity=4) for name in ("Ada", "Bo"))
    round_, assignments = open_round(session, campaign, [ada, bo], copies, now)
    return round_, copies, assignments, ada, bo, make_judge(session, campaign, "Cy", capacity=4)


def held(session, who, *states):
    states = states or (AssignmentState.RELEASED,)
    chosen = select(Assignment.blind_entry_id).where(
        Assignment.judge_id == who.id, Assignment.state.in_(states)
    )
    return sorted(session.scalars(chosen))


def begin(session, assignment, now):
    save_sheet(
        session, assignment=assignment, change=SheetChange({"voice": 3}), version=0, actor=None, now=now
    )


def draft(session, round_, who, now, number=9):
    return draft_taking_over(session, round_=round_, judge=who, number=number, actor=None, now=now)


def let_out(session, round_, now):
    return release_drafts(session, round_=round_, actor=None, now=now).released


def test_a_judge_who_joins_takes_over_what_nobody_has_begun(session, scene, now):
    round_, copies, assignments, ada, bo, cy = scene
    for assignment in assignments[:4]:
        begin(session, assignment, now)
    assert draft(session, round_, cy, now, 1) == 1
    assert held(session, bo) == [copy.id for copy in copies]
    (over,) = held(session, cy, AssignmentState.DRAFT)
    assert let_out(session, round_, now) == 1
    assert held(session, cy) == [over]
    assert held(session, ada) == [copy.id for copy in copies]
    assert held(session, bo) == [copy.id for copy in copies if copy.id != over]


def test_what_was_begun_meanwhile_stays_and_the_draft_goes(session, scene, now):
    round_, copies, assignments, ada, bo, cy = scene
    draft(session, round_, cy, now, 2)
    for assignment in assignments:
        begin(session, assignment, now)
    session.flush()
    with pytest.raises(Exception, match="There are no assignments to release"):
        let_out(session, round_, now)
    assert held(session, ada) == held(session, bo) == [copy.id for copy in copies]
    assert held(session, cy, *AssignmentState) == []


def test_who_steps_aside_while_a_draft_takes_over_is_followed_by_it(session, scene, now):
    """Nobody loses anything then: the draft is the reader that was lacking."""
    round_, copies, assignments, ada, bo, cy = scene
    draft(session, round_, cy, now, 1)
    (over,) = held(session, cy, AssignmentState.DRAFT)
    adas = next(a for a in assignments if (a.judge_id, a.blind_entry_id) == (ada.id, over))
    recuse(session, assignment=adas, reason="I know her.", actor=None, now=now)
    replace_given_up(session, round_=round_, now=now)
    let_out(session, round_, now)
    assert held(session, cy) == [over]
    assert held(session, bo) == [copy.id for copy in copies]
    assert session.query(Need).one().filled_at == now


def test_nothing_is_taken_over_twice_or_before_the_round_begins(session, campaign, scene, now):
    round_, _copies, _assignments, _ada, _bo, cy = scene
    first = draft(session, round_, cy, now)
    with pytest.raises(NothingToTakeOverError):
        draft(session, round_, cy, now)
    assert len(held(session, cy, AssignmentState.DRAFT)) == first
    with pytest.raises(RoundNotBegunError):
        draft(session, make_round(session, campaign, now), cy, now)


def test_drafts_that_go_leave_what_was_lacking_lacking(session, scene, poems, now):
    round_, copies, *_rest, cy = scene
    set_reads(session, round_=round_, reads={poems.id: 3}, actor=None, now=now)
    fill_needs(session, round_=round_, seed=1, actor=None, now=now)
    assert held(session, cy, AssignmentState.DRAFT) == [copy.id for copy in copies]
    assert session.query(Need).filter(Need.filled_at.is_(None)).count() == 0
    assert discard_drafts(session, round_=round_, actor=None, now=now) == 4
    assert held(session, cy, *AssignmentState) == []
    assert session.query(Need).filter(Need.filled_at.is_(None)).count() == 4
    with pytest.raises(NoDraftsError):
        discard_drafts(session, round_=round_, actor=None, now=now)


def test_more_reads_for_a_category_become_needs_for_the_secretariat(session, scene, poems, now):
    round_, copies, _assignments, ada, bo, cy = scene
    before = held(session, ada), held(session, bo)
    set_reads(session, round_=round_, reads={poems.id: 3}, actor=None, now=now)
    needs = session.query(Need).all()
    assert sorted(need.blind_entry_id for need in needs) == [copy.id for copy in copies]
    assert {need.cause for need in needs} == {NeedCause.ADDED}
    fill_needs(session, round_=round_, seed=1, actor=None, now=now)
    let_out(session, round_, now)
    assert (held(session, ada), held(session, bo)) == before
    assert held(session, cy) == [copy.id for copy in copies]


def test_an_open_round_never_gets_fewer_reads(session, campaign, scene, poems, now):
    round_, *_rest = scene
    with pytest.raises(FewerReadsError):
        set_reads(session, round_=round_, reads={poems.id: 1}, actor=None, now=now)
    with pytest.raises(SameReadsError):
        set_reads(session, round_=round_, reads={poems.id: 2}, actor=None, now=now)
    other = make_round(session, campaign, now)
    set_reads(session, round_=other, reads={category_of(campaign).id: 1}, actor=None, now=now)
    assert [category.reads for category in other.categories] == [1]
