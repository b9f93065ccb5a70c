"""Asking for further reads: the round opens again, its judges get a letter, the standings become others."""

from datetime import timedelta

import pytest

from competition.judging.models import Assignment, Need, Round, SignOff
from competition.judging.rounds.errors import ClosesInThePastError
from competition.judging.rules import AssignmentState, RoundState
from competition.judging.services.closing import close_round
from competition.judging.services.reopening import since_reopening
from competition.platform.audit import AuditEntry
from competition.platform.mail import OutboxMail
from competition.results.errors import FrozenError, RoundStillOpenError
from competition.results.line.errors import (
    AllWaitingError,
    DateMissingError,
    GoneOnError,
    NobodyLeftError,
    NothingCloseError,
    PlanChangedError,
    ReadingAgainError,
)
from competition.results.models import Standing
from competition.results.services import compute_standings, decide_awards, freeze
from tests import factories as make
from tests.results.line.conftest import LATER, UNTIL, close_of
from tests.results.scene import CLOSED


def further(scene):
    """The assignments given when the round was opened again."""
    return scene.session.query(Assignment).filter_by(released_at=LATER).all()


def hand_in(scene, assignment, values=(5, 5)):
    """Hand a sheet in for an assignment."""
    judge = next(name for name, judge in scene.judges.items() if judge.id == assignment.judge_id)
    copy_of = {copy.id: entry_id for entry_id, copy in scene.copies.items()}
    entry = next(n for n, e in scene.entries.items() if e.id == copy_of[assignment.blind_entry_id])
    scene.session.delete(assignment)
    scene.session.flush()
    scene.add_sheet(entry, judge, values)
    return entry


def refused(scene, error, ask, **changes):
    """The refusal, after which nothing is other than it was."""
    state, closes_at = scene.round.state, scene.round.closes_at
    number = scene.session.query(Assignment).count()
    with pytest.raises(error) as found:
        ask(**changes)
    assert (scene.round.state, scene.round.closes_at) == (state, closes_at)
    assert scene.session.query(Assignment).count() == number
    assert scene.session.query(OutboxMail).count() == 0
    return found.value


def test_the_round_opens_again_until_a_date_and_exactly_the_planned_reads_are_given(scene, plan, ask):
    planned = plan(reads=3)
    asked = ask(reads=3)
    assert asked == planned
    assert (scene.round.state, scene.round.closes_at, scene.round.closed_at) == (
        RoundState.OPEN,
        UNTIL,
        CLOSED,
    )
    given = further(scene)
    assert {(each.blind_entry_id, each.judge_id, each.mode) for each in given} == {
        (read.copy_id, read.judge_id, read.mode) for read in planned.reads
    }
    assert {each.state for each in given} == {AssignmentState.RELEASED}
    assert since_reopening(scene.session, scene.round) == (3, 0)


def test_each_judge_asked_gets_one_letter_and_has_not_finished_any_more(scene, plan, ask):
    asked_ids = set(plan().of_judges)
    assert asked_ids < {judge.id for judge in scene.judges.values()}
    for judge in scene.judges.values():
        make.save(scene.session, SignOff(round_id=scene.round.id, judge_id=judge.id, signed_at=CLOSED))
    ask()
    refs = {judge.ref for judge in scene.judges.values() if judge.id in asked_ids}
    letters = scene.session.query(OutboxMail).all()
    assert sorted(letter.ids["judge"] for letter in letters) == sorted(refs)
    assert {letter.event for letter in letters} == {"judging.more"}
    signed = {each.judge_id for each in scene.session.query(SignOff)}
    assert signed == {judge.id for judge in scene.judges.values()} - asked_ids


def test_the_deed_and_the_opening_are_written_down_without_a_name(scene, ask):
    asked = ask(reads=3)
    written = {each.action: each for each in scene.session.query(AuditEntry)}
    assert written["results.further-reads"].details == {
        "category": scene.category.id,
        "reads": 3,
        "judges": len(asked.of_judges),
        "works": 3,
    }
    assert written["round.reopen"].details == {"until": UNTIL.isoformat()}
    assert written["results.further-reads"].actor_id == scene.office.id


def test_what_the_round_lacked_when_it_was_closed_is_not_looked_for_any_more(scene, ask):
    need = Need(
        round_id=scene.round.id,
        blind_entry_id=scene.copies[scene.entries["sky"].id].id,
        arose_at=CLOSED,
    )
    make.save(scene.session, need)
    ask()
    scene.session.refresh(need)
    assert need.filled_at == LATER


def test_from_close_standings_to_new_reads_to_new_standings(scene, ask):
    before = {s.entry_id: (s.reads, s.calibrated) for s in scene.session.query(Standing)}
    ask()
    with pytest.raises(RoundStillOpenError):
        compute_standings(scene.session, round_=scene.round, actor=None, now=LATER)
    assert {s.entry_id: (s.reads, s.calibrated) for s in scene.session.query(Standing)} == before
    read = sorted(hand_in(scene, each) for each in further(scene))
    close_round(scene.session, round_=scene.round, actor=None, now=UNTIL)
    compute_standings(scene.session, round_=scene.round, actor=None, now=UNTIL)
    after = {s.entry_id: s for s in scene.session.query(Standing)}
    ids = {scene.entries[name].id for name in read}
    assert len(ids) == len(read) > 2
    assert {entry_id: s.reads for entry_id, s in after.items()} == {
        entry_id: reads + (entry_id in ids) for entry_id, (reads, _calibrated) in before.items()
    }
    assert all(after[entry_id].calibrated != before[entry_id][1] for entry_id in ids)
    assert scene.round.closed_at == UNTIL


def test_who_is_asked_once_more_is_asked_for_the_other_works_only_and_the_day_stays(scene, ask):
    first = ask(reads=2)
    second = ask(reads=99, closes_at=UNTIL + timedelta(days=9), now=LATER + timedelta(hours=1))
    assert not set(first.of_entries) & set(second.of_entries)
    assert scene.round.closes_at == UNTIL
    assert sorted({*first.of_entries, *second.of_entries}) == sorted(
        scene.entries[name].id for name in close_of(scene)
    )
    with pytest.raises(AllWaitingError):
        ask()


def test_what_was_not_shown_is_not_asked_for(scene, plan, ask):
    seen = plan().seal
    scene.judges["eva"].capacity = 0
    refused(scene, PlanChangedError, ask, seen=seen)


def test_a_closed_round_needs_a_day_that_is_still_to_come(scene, ask):
    refused(scene, DateMissingError, ask, closes_at=None)
    refused(scene, ClosesInThePastError, ask, closes_at=LATER)


def test_nothing_close_and_nobody_left_are_said(scene, ask):
    for judge in scene.judges.values():
        judge.languages = ["fr"]
    refused(scene, NobodyLeftError, ask)
    scene.category.awards = []
    refused(scene, NothingCloseError, ask)


def test_a_round_that_a_later_one_took_its_entries_from_stays_closed(scene, ask):
    later = Round(
        campaign_id=scene.campaign.id,
        number=2,
        name="The finals",
        source_id=scene.round.id,
        created_at=LATER,
    )
    make.save(scene.session, later)
    assert refused(scene, GoneOnError, ask).values == {"round": "The finals"}


def test_frozen_results_stay(scene, ask, storage):
    decide_awards(scene.session, campaign=scene.campaign, round_=scene.round, actor=None, now=CLOSED)
    freeze(
        scene.session,
        campaign=scene.campaign,
        round_=scene.round,
        storage=storage,
        actor=None,
        now=CLOSED,
    )
    refused(scene, FrozenError, ask)


def test_nothing_is_frozen_while_the_round_is_open_again(scene, ask, storage):
    decide_awards(scene.session, campaign=scene.campaign, round_=scene.round, actor=None, now=CLOSED)
    ask()
    with pytest.raises(ReadingAgainError):
        freeze(
            scene.session,
            campaign=scene.campaign,
            round_=scene.round,
            storage=storage,
            actor=None,
            now=LATER,
        )
    assert scene.campaign.frozen_at is None
