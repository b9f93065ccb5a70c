from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.campaign.models import School
from competition.entries.rules import EntryState
from competition.judging.models import Scoresheet
from competition.judging.queries.minutes import minutes_of
from competition.judging.rules import JudgeState, RoundState, SheetState
from competition.platform.audit import AuditEntry
from competition.rehearsal.errors import NothingExpectedError, TooMuchExpectedError
from competition.rehearsal.models import Rehearsal
from competition.rehearsal.outcome import read
from competition.rehearsal.planning import read as read_plan
from competition.rehearsal.queries import cells_come_in, newest_rehearsals, spread_of, world_of
from competition.rehearsal.rehearse import rehearse
from competition.rehearsal.rules import Came, Cell, Extra, Plan, Spread
from competition.rehearsal.services import KEPT, is_quick, keep, set_up
from competition.results.models import JudgeEffect, Standing
from competition.results.services import compute_standings
from tests.factories import category_of, make_campaign, make_city, make_class, make_entry, make_school
from tests.judging.scene import (
    accept,
    hand_in_whole,
    make_judge,
    make_judged_campaign,
    make_school_class,
    open_round,
)


@pytest.fixture
def campaign(session):
    return make_judged_campaign(session)


@pytest.fixture
def bergen(session, campaign):
    return make_school_class(session, campaign)


def poems(campaign):
    return category_of(campaign)


def city_of(session, school_class):
    return session.get_one(School, school_class.school_id).city_id


def planned(campaign, number=20, **more):
    return Plan((Cell(poems(campaign).id, "en", number),), minutes={poems(campaign).id: 4.0}, **more)


def start(session, campaign, plan, now):
    return set_up(
        session, campaign=campaign, plan=plan, world=world_of(session, campaign), actor=None, now=now
    )


def test_what_was_submitted_or_accepted_is_expected(session, campaign, bergen):
    other = make_class(session, make_school(session, make_city(session, campaign, "Porto", "PT")), campaign)
    drawn = category_of(campaign, "illustration")
    for state in EntryState:
        make_entry(session, bergen, poems(campaign), state=state, language="uk", translation_language="en")
    make_entry(session, other, poems(campaign), state=EntryState.SUBMITTED, language="uk")
    make_entry(session, other, poems(campaign), state=EntryState.SUBMITTED, language="pt")
    make_entry(session, other, drawn, state=EntryState.ACCEPTED, language="pt")
    make_entry(session, other, drawn, state=EntryState.ACCEPTED, language="uk")
    assert cells_come_in(session, campaign) == [
        Cell(poems(campaign).id, "uk", 3),
        Cell(poems(campaign).id, "pt", 1),
        Cell(drawn.id, "", 2),
    ]
    bergens, portos = (str(city_of(session, each)) for each in (bergen, other))
    assert sorted(world_of(session, campaign).came, key=repr) == sorted(
        [
            Came(poems(campaign).id, "uk", "en", bergens, 2),
            Came(poems(campaign).id, "uk", "", portos, 1),
            Came(poems(campaign).id, "pt", "", portos, 1),
            Came(drawn.id, "pt", "", portos, 1),
            Came(drawn.id, "uk", "", portos, 1),
        ],
        key=repr,
    )


def test_another_campaigns_entries_and_judges_are_its_own(session, campaign, bergen):
    other = make_campaign(session, "other")
    make_entry(session, bergen, poems(campaign), state=EntryState.SUBMITTED, language="en")
    make_judge(session, campaign)
    world = world_of(session, other)
    assert (world.came, world.judges, cells_come_in(session, other)) == ((), (), [])


def test_the_panel_is_who_is_ready_with_city_and_categories(session, campaign, bergen):
    ada = make_judge(session, campaign, "Ada", ("uk", "en"), capacity=30, city_id=city_of(session, bergen))
    make_judge(session, campaign, "Bo", state=JudgeState.INVITED)
    make_judge(session, campaign, "Cy", state=JudgeState.LEFT)
    (judge,) = world_of(session, campaign).judges
    assert (judge.id, judge.languages, judge.capacity, judge.load) == (ada.id, ("uk", "en"), 30, 0)
    assert judge.city == str(city_of(session, bergen))


def test_the_campaigns_own_rules_are_known(session, campaign):
    given = [("winner", 1), ("runner_up", 2), ("special_mention", 4)]
    poems(campaign).awards = [{"kind": kind, "number": number} for kind, number in given]
    world = world_of(session, campaign)
    assert world.places[poems(campaign).id] == 3
    assert world.wordless == {category_of(campaign, "illustration", g).id for g in ("5-10", "11-18")}
    assert world.translate_into == ("en", "fr")


def test_a_rehearsal_is_written_down_worked_out_and_kept(session, campaign, now):
    make_judge(session, campaign, capacity=90)
    plan = planned(campaign, extra=(Extra(2, ("en",), 90),), times=20)
    rehearsal = start(session, campaign, plan, now)
    assert (rehearsal.entries, rehearsal.reads, rehearsal.outcome, rehearsal.sure) == (20, 3, None, None)
    outcome = rehearse(plan, world_of(session, campaign))
    keep(session, rehearsal=rehearsal, outcome=outcome, now=now)
    session.expire_all()
    kept = newest_rehearsals(session, campaign_id=campaign.id)[0]
    assert (read_plan(kept.plan), read(kept.outcome), kept.worked_out_at) == (plan, outcome, now)
    assert kept.sure == outcome.of(3).chance("most")
    (deed,) = session.scalars(select(AuditEntry).where(AuditEntry.action == "rehearsal.set-up"))
    assert (deed.object_id, deed.details) == (kept.id, {"entries": 20, "judges": 3})


def test_without_entries_or_with_too_many_nothing_is_rehearsed(session, campaign, now):
    with pytest.raises(NothingExpectedError):
        start(session, campaign, planned(campaign, 0), now)
    with pytest.raises(TooMuchExpectedError):
        start(session, campaign, planned(campaign, 100_001), now)
    with pytest.raises(TooMuchExpectedError):
        start(session, campaign, planned(campaign, extra=(Extra(3_001, ("en",), 9),)), now)
    assert session.query(Rehearsal).count() == 0


def test_the_oldest_rehearsals_go(session, campaign, now):
    elsewhere = make_campaign(session, "other")
    kept = start(session, elsewhere, planned(elsewhere), now).id
    made = [start(session, campaign, planned(campaign), now).id for _ in range(KEPT + 2)]
    assert session.scalars(select(Rehearsal.id).order_by(Rehearsal.id)).all() == [kept, *made[2:]]


@pytest.mark.parametrize(("entries", "quick"), [(2_000, True), (35_000, False)])
def test_a_big_rehearsal_is_for_the_worker(campaign, entries, quick):
    assert is_quick(planned(campaign, entries)) is quick


def test_minutes_come_from_the_campaigns_own_sheets(session, campaign, bergen, now):
    copies = [accept(session, bergen, poems(campaign), title=f"Poem {n}") for n in range(14)]
    round_, assignments = open_round(session, campaign, [make_judge(session, campaign)], copies, now)
    for number, assignment in enumerate(assignments):
        hand_in_whole(session, assignment, now + timedelta(minutes=7 * number))
    assert minutes_of(session, campaign_id=campaign.id) == {poems(campaign).id: 7.0}
    session.query(Scoresheet).update({Scoresheet.state: SheetState.OPEN})
    assert minutes_of(session, campaign_id=campaign.id) == {}


def test_how_far_scores_differ_comes_from_the_newest_round_with_standings(session, campaign, bergen, now):
    assert spread_of(session, campaign_id=campaign.id) is None
    copies = [accept(session, bergen, poems(campaign), title=f"Poem {n}") for n in range(24)]
    judges = [make_judge(session, campaign, name) for name in ("Ada", "Bo", "Cy", "Di", "Eo")]
    round_, assignments = open_round(session, campaign, judges, copies, now)
    for at, assignment in enumerate(assignments):
        entry, judge = at % 24, at // 24
        voice = min(5, max(1, 1 + (entry + 7 * judge * entry) % 5))
        hand_in_whole(
            session, assignment, now, {"voice": voice, "image": 1 + (entry % 5), "language": 1 + judge % 5}
        )
    round_.state = RoundState.CLOSED
    compute_standings(session, round_=round_, actor=None, now=now)
    spread = spread_of(session, campaign_id=campaign.id)
    effects = session.scalars(select(JudgeEffect)).all()
    assert spread.judge == round((sum(e.severity**2 + e.se**2 for e in effects) / 5) ** 0.5, 1)
    assert spread.entry > 1.0
    assert spread.residual > 1.0
    assert spread != Spread()
    session.query(Standing).delete()
    assert spread_of(session, campaign_id=campaign.id) is None
