"""Setting up, changing and deleting rounds; what goes on from one to the next."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.allocation.models import AllocationRun
from competition.allocation.services import allocate_round
from competition.entries.blind import BlindEntry
from competition.entries.blinding import make_blind, retire
from competition.entries.models import Entry
from competition.judging.models import Assignment, Round, RoundCategory, RoundEntry
from competition.judging.queries.rounds import figures_of_rounds
from competition.judging.rounds.errors import (
    ClosesBeforeOpeningError,
    ClosesInThePastError,
    NoEntryGoesInError,
    NoStandingsYetError,
    NotASourceError,
    NothingGoesOnError,
    RoundNotDraftError,
    RuleUsedError,
    RuleValueError,
    SameClosingError,
)
from competition.judging.rounds.moving import change_rule, move_closing
from competition.judging.rounds.rules import Course, GoingOn, RoundMode, RoundPlan
from competition.judging.rounds.services import change_round, delete_round, set_up_round
from competition.judging.services import sign_off, take_in_late_entries
from competition.platform.audit import AuditEntry
from competition.platform.mail import OutboxMail, render
from competition.results.models import Standing
from tests.factories import category_of
from tests.judging.scene import CLOSES, accept, hand_in_whole, make_judge, open_round


def plan(reads, closes_at=CLOSES, name="Round 2", **course):
    return RoundPlan(name, reads, closes_at, Course(**course))


def set_up(session, campaign, now, reads, **more):
    return set_up_round(session, campaign=campaign, plan=plan(reads, **more), actor=None, now=now)


def titles_in(session, round_):
    return sorted(
        session.scalars(
            select(BlindEntry.title)
            .join(RoundEntry, RoundEntry.blind_entry_id == BlindEntry.id)
            .where(RoundEntry.round_id == round_.id)
        )
    )


def test_a_round_keeps_how_it_goes(session, campaign, copy, poems, now):
    opens = now + timedelta(days=2)
    round_ = set_up(session, campaign, now, {poems.id: 3}, opens_at=opens, rule=GoingOn.SHARE, rule_value=30)
    session.expire_all()
    assert (round_.mode, round_.rule, round_.rule_value) == (RoundMode.RATING, GoingOn.SHARE, 30)
    assert (round_.opens_at, round_.closes_at, round_.source_id) == (opens, CLOSES, None)


def test_a_first_pass_asks_one_question_in_the_campaigns_language(session, campaign, copy, poems, now):
    round_ = set_up(session, campaign, now, {poems.id: 2}, mode=RoundMode.FIRST_PASS)
    rubric = round_.categories[0].rubric
    (question,) = rubric.criteria
    assert (rubric.lowest, rubric.highest) == (1, 3)
    assert (question.key, question.label, question.levels) == (
        "go-on",
        "Should this go on?",
        ["No", "Maybe", "Yes"],
    )
    again = set_up(session, campaign, now, {poems.id: 2}, mode=RoundMode.FIRST_PASS)
    rating = set_up(session, campaign, now, {poems.id: 2})
    third = set_up(session, campaign, now, {poems.id: 2}, mode=RoundMode.FIRST_PASS)
    assert [each.categories[0].rubric_id for each in (again, third)] == [rubric.id, rubric.id]
    assert len(rating.categories[0].rubric.criteria) == 3


def test_what_goes_on_from_the_first_round_goes_into_the_second(session, campaign, first, poems, now):
    round_ = set_up(session, campaign, now, {poems.id: 3}, source_id=first.id)
    assert titles_in(session, round_) == ["A", "B", "C"]  # B and C are equal, so both go on


def test_what_did_not_go_on_is_not_late_but_what_is_new_is(
    session, campaign, school_class, first, copies, poems, now
):
    round_ = set_up(session, campaign, now, {poems.id: 3}, source_id=first.id)
    assert figures_of_rounds(session, round_ids=[round_.id])[round_.id].late == 0
    accept(session, school_class, poems, title="E")
    make_blind(session, entry=session.get_one(Entry, copies["A"].entry_id), now=now)
    make_blind(session, entry=session.get_one(Entry, copies["D"].entry_id), now=now)
    assert figures_of_rounds(session, round_ids=[round_.id])[round_.id].late == 2
    assert take_in_late_entries(session, round_=round_, actor=None, now=now) == 2
    assert titles_in(session, round_) == ["A", "A", "B", "C", "E"]


def test_an_entry_withdrawn_since_takes_no_place_from_the_others(
    session, campaign, first, copies, poems, now
):
    entry = session.get_one(Entry, copies["A"].entry_id)
    entry.state = "withdrawn"
    retire(session, entry_id=entry.id, now=now)
    round_ = set_up(session, campaign, now, {poems.id: 3}, source_id=first.id)
    assert titles_in(session, round_) == ["B", "C"]


def test_a_source_is_closed_ruled_and_computed(session, campaign, first, poems, now):
    session.query(Standing).delete()
    with pytest.raises(NoStandingsYetError, match="Round 1"):
        set_up(session, campaign, now, {poems.id: 3}, source_id=first.id)
    first.rule, first.rule_value = GoingOn.NONE, 0
    with pytest.raises(NotASourceError):
        set_up(session, campaign, now, {poems.id: 3}, source_id=first.id)
    draft = set_up(session, campaign, now, {poems.id: 3}, rule=GoingOn.TOP, rule_value=1)
    with pytest.raises(NotASourceError):
        set_up(session, campaign, now, {poems.id: 3}, source_id=draft.id)
    with pytest.raises(NotASourceError):
        set_up(session, campaign, now, {poems.id: 3}, source_id=4711)


def test_what_cannot_be_is_refused(session, campaign, copy, first, poems, now):
    reads, essays = {poems.id: 2}, {category_of(campaign, "essay").id: 2}
    with pytest.raises(ClosesBeforeOpeningError):
        set_up(session, campaign, now, reads, opens_at=CLOSES)
    with pytest.raises(ClosesInThePastError):
        set_up(session, campaign, now, reads, closes_at=now)
    with pytest.raises(RuleValueError, match="from 1 to 100,000"):
        set_up(session, campaign, now, reads, rule=GoingOn.TOP, rule_value=0)
    with pytest.raises(RuleValueError, match="from 1 to 100\\."):
        set_up(session, campaign, now, reads, rule=GoingOn.SHARE, rule_value=101)
    with pytest.raises(NoEntryGoesInError):
        set_up(session, campaign, now, essays)
    with pytest.raises(NothingGoesOnError, match="Round 1"):
        set_up(session, campaign, now, essays, source_id=first.id)


def test_a_draft_is_changed_and_keeps_its_allocation_if_that_still_fits(
    session, campaign, copy, judge, poems, now
):
    round_ = set_up(session, campaign, now, {poems.id: 1})
    allocate_round(session, round_=round_, seed=1, actor=None, now=now)
    change = {"round_": round_, "campaign": campaign, "actor": None, "now": now}
    kept = plan({poems.id: 1}, name="The first", rule=GoingOn.TOP, rule_value=9, closes_at=None)
    assert change_round(session, plan=kept, **change) is False
    assert (round_.name, round_.rule, round_.rule_value, round_.closes_at) == (
        "The first",
        GoingOn.TOP,
        9,
        None,
    )
    assert session.query(Assignment).count() == 1
    assert change_round(session, plan=plan({poems.id: 2}), **change) is True
    assert [(each.category_id, each.reads) for each in round_.categories] == [(poems.id, 2)]
    assert session.query(Assignment).count() == session.query(AllocationRun).count() == 0
    assert titles_in(session, round_) == ["The sea"]
    deeds = session.scalars(select(AuditEntry.details).where(AuditEntry.action == "round.change")).all()
    assert [details["dropped"] for details in deeds] == [0, 1]


def test_a_draft_becomes_a_first_pass_of_other_categories(session, campaign, school_class, copy, poems, now):
    essays = category_of(campaign, "essay")
    accept(session, school_class, essays, title="My street")
    round_ = set_up(session, campaign, now, {poems.id: 1})
    changed = plan({essays.id: 2}, mode=RoundMode.FIRST_PASS)
    change_round(session, round_=round_, campaign=campaign, plan=changed, actor=None, now=now)
    assert titles_in(session, round_) == ["My street"]
    assert [c.key for c in round_.categories[0].rubric.criteria] == ["go-on"]


def test_a_deleted_draft_is_gone_whole(session, campaign, copy, judge, poems, now):
    round_ = set_up(session, campaign, now, {poems.id: 1})
    allocate_round(session, round_=round_, seed=1, actor=None, now=now)
    delete_round(session, round_=round_, actor=None, now=now)
    for table in (Round, RoundCategory, RoundEntry, Assignment, AllocationRun):
        assert session.query(table).count() == 0, table
    assert session.get(BlindEntry, copy.id) is not None
    assert session.scalars(select(AuditEntry.action).order_by(AuditEntry.id.desc())).first() == "round.delete"


def test_what_has_begun_is_neither_changed_nor_deleted(session, campaign, copy, judge, poems, now):
    round_, _ = open_round(session, campaign, [judge], [copy], now)
    with pytest.raises(RoundNotDraftError):
        delete_round(session, round_=round_, actor=None, now=now)
    with pytest.raises(RoundNotDraftError):
        change_round(session, round_=round_, campaign=campaign, plan=plan({poems.id: 1}), actor=None, now=now)


def test_the_last_day_of_an_open_round_is_moved_and_told_to_who_is_still_reading(
    session, campaign, config, copy, now
):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    round_, (done, _) = open_round(session, campaign, [ada, bo], [copy], now)
    hand_in_whole(session, done, now)
    sign_off(session, round_=round_, judge=ada, actor=None, now=now)
    later = CLOSES + timedelta(days=3)
    assert move_closing(session, round_=round_, closes_at=later, actor=None, now=now) == 1
    (letter,) = session.query(OutboxMail).filter_by(event="judging.moved")
    said = render(session, letter, config)
    assert letter.recipient == "bo@example.org"
    assert said.subject == "There is a new last day for reading"
    assert "3 December 2026" in said.text
    assert "3 December 2026" in said.html
    deed = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert (deed.action, deed.details["earlier"], deed.details["later"]) == (
        "round.move-closing",
        CLOSES.isoformat(),
        later.isoformat(),
    )
    with pytest.raises(SameClosingError):
        move_closing(session, round_=round_, closes_at=later, actor=None, now=now)
    with pytest.raises(ClosesInThePastError):
        move_closing(session, round_=round_, closes_at=now, actor=None, now=now)


def test_a_rule_stays_once_a_later_round_was_filled_by_it(session, campaign, first, poems, now):
    rule = {"round_": first, "actor": None, "now": now}
    assert change_rule(session, rule=GoingOn.SHARE, value=90, **rule) is True
    assert change_rule(session, rule=GoingOn.SHARE, value=90, **rule) is False
    second = set_up(session, campaign, now, {poems.id: 3}, source_id=first.id)
    with pytest.raises(RuleUsedError, match="Round 2"):
        change_rule(session, rule=GoingOn.TOP, value=1, **rule)
    delete_round(session, round_=second, actor=None, now=now)
    assert change_rule(session, rule=GoingOn.NONE, value=7, **rule) is True
    assert (first.rule, first.rule_value) == (GoingOn.NONE, 0)
