import pytest
from sqlalchemy import select

from competition.entries.blinding import make_blind, retire
from competition.entries.models import Entry
from competition.judging.errors import (
    NoCategoryError,
    NoRubricError,
    NothingToReleaseError,
    RoundClosedError,
)
from competition.judging.models import Need, RoundEntry, Rubric, SignOff
from competition.judging.rules import AssignmentState, RoundState
from competition.judging.services import release, sign_off, take_in_late_entries
from competition.platform.mail import OutboxMail, render
from tests.factories import category_of
from tests.judging.scene import (
    RUBRIC,
    accept,
    assign,
    hand_in_whole,
    make_judge,
    make_round,
    open_round,
)


def copies_in(session, round_):
    return list(session.scalars(select(RoundEntry.blind_entry_id).where(RoundEntry.round_id == round_.id)))


def test_a_round_takes_in_the_accepted_entries_of_its_categories(session, campaign, school_class, poems, now):
    inside = accept(session, school_class, poems)
    accept(session, school_class, category_of(campaign, "essay"))
    withdrawn = accept(session, school_class, poems)
    retire(session, entry_id=withdrawn.entry_id, now=now)
    round_ = make_round(session, campaign, now)
    assert copies_in(session, round_) == [inside.id]
    assert (round_.number, round_.state) == (1, RoundState.DRAFT)
    assert [(c.category_id, c.reads) for c in round_.categories] == [(poems.id, 2)]


def test_a_rubric_stays_the_same_until_its_wording_changes(session, campaign, poems, now):
    first, second = make_round(session, campaign, now), make_round(session, campaign, now)
    assert first.categories[0].rubric_id == second.categories[0].rubric_id
    poems.rubric = {**RUBRIC, "highest": 4, "criteria": [{**RUBRIC["criteria"][0], "levels": list("abcd")}]}
    third = make_round(session, campaign, now)
    rubrics = session.scalars(select(Rubric).order_by(Rubric.version)).all()
    assert [(r.version, r.highest, len(r.criteria)) for r in rubrics] == [(1, 5, 3), (2, 4, 1)]
    assert third.categories[0].rubric_id == rubrics[1].id
    assert (second.number, third.number) == (2, 3)


def test_a_round_needs_a_category_of_the_campaign_with_a_rubric(session, campaign, poems, now):
    with pytest.raises(NoCategoryError):
        make_round(session, campaign, now, reads={poems.id: 0})
    with pytest.raises(NoCategoryError):
        make_round(session, campaign, now, reads={poems.id: 2, 4711: 2})
    poems.rubric = {}
    with pytest.raises(NoRubricError, match="poem/5-10"):
        make_round(session, campaign, now)


def test_late_entries_join_a_draft_round_without_needs(session, campaign, school_class, poems, copy, now):
    round_ = make_round(session, campaign, now)
    late = accept(session, school_class, poems, title="Late")
    assert take_in_late_entries(session, round_=round_, actor=None, now=now) == 1
    assert take_in_late_entries(session, round_=round_, actor=None, now=now) == 0
    assert sorted(copies_in(session, round_)) == [copy.id, late.id]
    assert session.query(Need).count() == 0


def test_late_entries_of_an_open_round_become_needs(session, campaign, school_class, poems, copy, judge, now):
    round_, _ = open_round(session, campaign, [judge], [copy], now)
    late = accept(session, school_class, poems, title="Late")
    assert take_in_late_entries(session, round_=round_, actor=None, now=now) == 1
    assert [need.blind_entry_id for need in session.query(Need)] == [late.id, late.id]


def test_a_changed_entry_comes_in_again_with_its_new_copy(session, campaign, copy, judge, now):
    round_, _ = open_round(session, campaign, [judge], [copy], now)
    newer = make_blind(session, entry=session.get_one(Entry, copy.entry_id), now=now)
    assert take_in_late_entries(session, round_=round_, actor=None, now=now) == 1
    assert sorted(copies_in(session, round_)) == [copy.id, newer.id]


def test_releasing_opens_the_round_and_writes_to_each_judge_once(session, campaign, config, copy, now):
    judges = [make_judge(session, campaign, name) for name in ("Ines", "Olav")]
    round_ = make_round(session, campaign, now)
    for judge in judges:
        assign(session, round_, judge, copy)
    assert release(session, round_=round_, actor=None, now=now) == 2
    assert (round_.state, round_.opens_at) == (RoundState.OPEN, now)
    letters = session.query(OutboxMail).filter_by(event="judging.open").order_by(OutboxMail.recipient).all()
    assert [letter.recipient for letter in letters] == ["ines@example.org", "olav@example.org"]
    rendered = render(session, letters[0], config)
    assert rendered.subject == "1 entry is waiting for you"
    assert "Dear Ines," in rendered.text
    assert "30 November 2026" in rendered.text
    assert f"{config.base_url}/c/mtm-2026/judging" in rendered.text
    assert f"{config.base_url}/c/mtm-2026/judging" in rendered.html


def test_further_assignments_are_released_later_and_end_a_sign_off(
    session, campaign, school_class, poems, copy, judge, now
):
    round_, (first,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, first, now)
    sign_off(session, round_=round_, judge=judge, actor=None, now=now)
    with pytest.raises(NothingToReleaseError):
        release(session, round_=round_, actor=None, now=now)
    second = assign(session, round_, judge, accept(session, school_class, poems), position=2)
    assert release(session, round_=round_, actor=None, now=now) == 1
    session.refresh(second)
    assert second.state is AssignmentState.RELEASED
    assert session.query(SignOff).count() == 0


def test_drafts_of_entries_that_no_longer_stand_are_not_released(session, campaign, copy, judge, now):
    round_ = make_round(session, campaign, now)
    assign(session, round_, judge, copy)
    retire(session, entry_id=copy.entry_id, now=now)
    with pytest.raises(NothingToReleaseError):
        release(session, round_=round_, actor=None, now=now)
    assert round_.state is RoundState.DRAFT


def test_a_closed_round_takes_nothing_in_and_releases_nothing(session, campaign, judge, copy, now):
    round_ = make_round(session, campaign, now)
    assign(session, round_, judge, copy)
    round_.state = RoundState.CLOSED
    with pytest.raises(RoundClosedError):
        release(session, round_=round_, actor=None, now=now)
    with pytest.raises(RoundClosedError):
        take_in_late_entries(session, round_=round_, actor=None, now=now)
