from collections import Counter

import pytest
from sqlalchemy import select

from competition.allocation.errors import NoEntriesError, NoPanelError, RoundBegunError, RoundEndedError
from competition.allocation.models import AllocationRun
from competition.allocation.reporting import read_report
from competition.allocation.services import allocate_round, fill_needs
from competition.allocation.shortage import Cure
from competition.campaign.models import Campaign
from competition.judging.models import Assignment, Need
from competition.judging.rules import AssignmentState, ReadingMode, RoundState
from competition.judging.services import leave_panel, recuse, release, take_in_late_entries
from tests.factories import category_of
from tests.judging.scene import accept, make_judge, make_round, make_school_class


@pytest.fixture
def bergen(session, campaign):
    return make_school_class(session, campaign)


def enter(session, school_class, *languages, **more):
    poems = category_of_class(session, school_class)
    return [
        accept(session, school_class, poems, title=f"Poem {n}", language=language, **more)
        for n, language in enumerate(languages)
    ]


def category_of_class(session, school_class):
    return category_of(session.get_one(Campaign, school_class.campaign_id))


def run(session, round_, now, seed=1, give=allocate_round, **more):
    return give(session, round_=round_, seed=seed, actor=None, now=now, **more)


def pairs(session, *states):
    rows = session.execute(
        select(Assignment.judge_id, Assignment.blind_entry_id, Assignment.mode)
        .where(Assignment.state.in_(states or tuple(AssignmentState)))
        .order_by(Assignment.judge_id, Assignment.position)
    )
    return [tuple(row) for row in rows]


def test_every_entry_gets_its_readers_as_drafts(session, campaign, bergen, now):
    copies = enter(session, bergen, "en", "en", "en")
    judges = [make_judge(session, campaign, name) for name in ("Ada", "Bo", "Cy")]
    round_ = make_round(session, campaign, now)
    told = []
    kept = run(session, round_, now, tell=lambda done, total: told.append((done, total)))
    assert told == [(6, 6)]
    found = pairs(session, AssignmentState.DRAFT)
    assert Counter(copy for _, copy, _ in found) == {copy.id: 2 for copy in copies}
    assert Counter(judge for judge, _, _ in found) == {judge.id: 2 for judge in judges}
    report = read_report(kept.report)
    assert (report.wanted, report.filled, report.missing) == (6, 6, 0)
    assert (report.first_language, report.other_language, report.translation, report.wordless) == (6, 0, 0, 0)
    assert round_.state is RoundState.DRAFT


def test_the_same_seed_gives_the_same_and_another_another_order(session, campaign, bergen, now):
    enter(session, bergen, *["en"] * 6)
    for name in ("Ada", "Bo", "Cy"):
        make_judge(session, campaign, name)
    round_ = make_round(session, campaign, now)
    outcomes = []
    for seed in (1, 1, 2):
        run(session, round_, now, seed)
        outcomes.append(pairs(session))
    assert outcomes[0] == outcomes[1]
    assert outcomes[0] != outcomes[2]
    assert session.query(AllocationRun).count() == 3
    assert len(outcomes[2]) == 12


def test_an_entry_is_read_in_the_way_the_judge_can(session, campaign, bergen, now):
    original, translated = enter(
        session, bergen, "el", "uk", translation_language="en", translation="The sea"
    )
    ada = make_judge(session, campaign, "Ada", ("en", "el"))
    round_ = make_round(session, campaign, now, reads={category_of(campaign).id: 1})
    kept = run(session, round_, now)
    assert sorted(pairs(session)) == [
        (ada.id, original.id, ReadingMode.ORIGINAL),
        (ada.id, translated.id, ReadingMode.TRANSLATION),
    ]
    report = read_report(kept.report)
    assert (report.first_language, report.other_language, report.translation) == (0, 1, 1)


def test_what_is_short_is_said_with_its_cure(session, campaign, bergen, now):
    enter(session, bergen, "en", "ar")
    make_judge(session, campaign)
    kept = run(session, make_round(session, campaign, now), now)
    report = read_report(kept.report)
    assert (report.wanted, report.filled) == (4, 1)
    assert {(each.language, each.missing, each.cure) for each in report.shortages} == {
        ("ar", 2, Cure.NO_READER),
        ("en", 1, Cure.TOO_FEW_READERS),
    }


def test_the_most_that_languages_could_fit_without_fair_loads_is_kept_beside_the_outcome(
    session, campaign, bergen, now
):
    """Ada alone reads Ukrainian first; a fair share of ten leaves three to Bo, who reads the translations."""
    enter(session, bergen, *["uk"] * 10, translation_language="en", translation="The sea")
    make_judge(session, campaign, "Ada", ("uk",), capacity=10)
    make_judge(session, campaign, "Bo", ("en",), capacity=10)
    round_ = make_round(session, campaign, now, reads={category_of(campaign).id: 1})
    report = read_report(run(session, round_, now).report)
    assert (report.affinity, report.optimum, report.without_bounds) == (24, 24, 30)


def test_without_panel_or_entries_nothing_is_allocated(session, campaign, bergen, now):
    empty = make_round(session, campaign, now)
    with pytest.raises(NoPanelError):
        run(session, empty, now)
    make_judge(session, campaign)
    with pytest.raises(NoEntriesError):
        run(session, empty, now)


def test_a_round_that_has_begun_is_not_allocated_anew(session, campaign, bergen, now):
    enter(session, bergen, "en")
    make_judge(session, campaign)
    round_ = make_round(session, campaign, now)
    run(session, round_, now)
    release(session, round_=round_, actor=None, now=now)
    with pytest.raises(RoundBegunError):
        run(session, round_, now)
    round_.state = RoundState.CLOSED
    for give in (allocate_round, fill_needs):
        with pytest.raises(RoundEndedError):
            run(session, round_, now, give=give)


def test_who_steps_aside_is_replaced_by_somebody_else(session, campaign, bergen, now):
    (copy,) = enter(session, bergen, "en")
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    round_ = make_round(session, campaign, now)
    run(session, round_, now)
    release(session, round_=round_, actor=None, now=now)
    adas = session.scalars(select(Assignment).where(Assignment.judge_id == ada.id)).one()
    session.refresh(adas)
    recuse(session, assignment=adas, reason="I know her.", actor=None, now=now)
    assert read_report(run(session, round_, now, give=fill_needs).report).missing == 1
    assert session.query(Need).one().filled_at is None
    cy = make_judge(session, campaign, "Cy")
    assert read_report(run(session, round_, now, give=fill_needs).report).filled == 1
    assert session.query(Need).one().filled_at == now
    assert pairs(session, AssignmentState.DRAFT) == [(cy.id, copy.id, ReadingMode.ORIGINAL)]
    assert pairs(session, AssignmentState.RELEASED) == [(bo.id, copy.id, ReadingMode.ORIGINAL)]


def test_filling_only_adds(session, campaign, bergen, now):
    poems = category_of(campaign)
    enter(session, bergen, "en", "en", "en")
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    round_ = make_round(session, campaign, now)
    run(session, round_, now)
    release(session, round_=round_, actor=None, now=now)
    held = pairs(session)
    leave_panel(session, judge=bo, actor=None, now=now)
    late = accept(session, bergen, poems, title="Late")
    take_in_late_entries(session, round_=round_, actor=None, now=now)
    cy = make_judge(session, campaign, "Cy")
    run(session, round_, now, give=fill_needs)
    assert [pair for pair in held if pair[0] == ada.id] == pairs(session, AssignmentState.RELEASED)
    new = pairs(session, AssignmentState.DRAFT)
    assert Counter(judge for judge, _, _ in new) == {cy.id: 4, ada.id: 1}
    assert Counter(copy for _, copy, _ in new)[late.id] == 2
    assert session.query(Need).filter(Need.filled_at.is_(None)).count() == 0
    positions = session.scalars(
        select(Assignment.position).where(Assignment.judge_id == ada.id).order_by(Assignment.position)
    ).all()
    assert positions == [1, 2, 3, 4]
    again = run(session, round_, now, give=fill_needs)
    assert read_report(again.report).wanted == 0
    assert pairs(session, AssignmentState.DRAFT) == new
