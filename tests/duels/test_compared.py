"""A category that judges only compared two at a time: standings, awards and a freeze without a scoresheet."""

import csv
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from competition.campaign.models import Category
from competition.duels.making import reopen_duel
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.models import Round, Scoresheet
from competition.judging.queries.rounds import round_at_hand, rounds_of_campaign
from competition.platform.files import StoredFile
from competition.results.errors import NothingComparedError, StaleAwardsError
from competition.results.models import Award, JudgeEffect, Standing
from competition.results.queries import round_with_standings, stored_standings
from competition.results.sealing.archive import unpack
from competition.results.sealing.checking import check
from competition.results.services import compute_compared, compute_standings, decide_awards, freeze
from tests.desk import Desk
from tests.duels.scene import DuelScene
from tests.judging.scene import accept, make_school_class
from tests.results.scene import AWARDS, Scene

BEST = ("sea", "sky", "sun", "fog")


@pytest.fixture
def duel(session, campaign, now):
    """Four poems compared as a whole category by two judges who agree, and closed."""
    found = DuelScene(session, campaign, now, works=BEST)
    found.category.awards = AWARDS
    found.make(whole=True, wanted=12)
    found.fight(BEST)
    found.close()
    return found


def compute(scene):
    return compute_compared(scene.session, campaign=scene.campaign, actor=None, now=scene.now)


def decide(scene):
    round_ = round_with_standings(scene.session, scene.campaign.id)
    return decide_awards(scene.session, campaign=scene.campaign, round_=round_, actor=None, now=scene.now)


def seal(scene, storage):
    round_ = round_with_standings(scene.session, scene.campaign.id)
    return freeze(
        scene.session,
        campaign=scene.campaign,
        round_=round_,
        storage=storage,
        actor=None,
        now=scene.now,
    )


def placed(scene):
    """The standings by title."""
    titles = {row.ref: row.title for row in scene.session.execute(select(Entry.ref, Entry.title))}
    round_ = round_with_standings(scene.session, scene.campaign.id)
    return {titles[each.entry]: each for _id, each in stored_standings(scene.session, round_.id)}


def won(scene):
    rows = select(Award.place, Entry.title, Award.kind).join(Entry, Entry.id == Award.entry_id)
    return [tuple(row) for row in scene.session.execute(rows.order_by(Award.place))]


def sealed_bundle(scene, storage):
    stored = scene.session.get_one(StoredFile, seal(scene, storage).file_id)
    return storage.path(stored.key).read_bytes()


def test_the_order_comes_from_the_comparisons_alone(session, duel):
    compute(duel)
    found = placed(duel)
    assert [(title, each.rank) for title, each in found.items()] == list(zip(BEST, (1, 2, 3, 4), strict=True))
    assert [each.reads for each in found.values()] == [6, 6, 6, 6]
    assert [each.raw for each in found.values()] == pytest.approx([100, 200 / 3, 100 / 3, 0], abs=1e-6)
    assert not any(each.was_scored for each in found.values())
    assert session.scalar(select(Scoresheet.id)) is None
    assert session.scalar(select(JudgeEffect.judge_id)) is None


def test_every_figure_has_its_interval_and_its_chance(duel):
    compute(duel)
    found = list(placed(duel).values())
    for each in found:
        assert 0 < each.low < each.calibrated < each.high < 100
        assert each.se > 0
        assert each.rank_low <= each.rank <= each.rank_high
    strongest, *_, weakest = found
    assert strongest.calibrated == pytest.approx(100 - weakest.calibrated, abs=1e-4)
    assert strongest.award_probability > 0.95 > 0.5 > weakest.award_probability
    assert sum(each.award_probability for each in found) == pytest.approx(3), "three awards are given"


def test_awards_follow_from_it(duel):
    compute(duel)
    decide(duel)
    assert won(duel) == [(1, "sea", "winner"), (2, "sky", "runner_up"), (3, "sun", "published")]


def test_a_work_that_left_wins_nothing_but_what_was_said_of_it_still_counts(session, duel):
    entry = session.scalars(select(Entry).where(Entry.title == "sky")).one()
    entry.state = EntryState.WITHDRAWN
    compute(duel)
    decide(duel)
    assert [(title, each.rank, each.reads) for title, each in placed(duel).items()] == [
        ("sea", 1, 6),
        ("sun", 2, 6),
        ("fog", 3, 6),
    ]
    assert [title for _place, title, _kind in won(duel)] == ["sea", "sun", "fog"]


def test_a_work_that_nobody_compared_is_there_without_a_place(session, campaign, duel):
    accept(session, make_school_class(session, campaign, "Oslo", "Hill School"), duel.category, title="late")
    compute(duel)
    late = placed(duel)["late"]
    assert (late.reads, late.rank, late.raw, late.calibrated, late.award_probability) == (0, *[None] * 4)
    decide(duel)
    assert "late" not in [title for _place, title, _kind in won(duel)]


def test_as_long_as_no_whole_category_is_compared_there_is_nothing_to_compute(session, campaign, now):
    scene = DuelScene(session, campaign, now)
    with pytest.raises(NothingComparedError):
        compute(scene)
    scene.make(whole=True, wanted=6)
    scene.fight(("sea", "sky", "sun"))
    with pytest.raises(NothingComparedError):
        compute(scene)
    assert session.scalar(select(Round.id)) is None
    scene.close()
    assert len(compute(scene)) == 3


def test_judging_knows_nothing_of_a_round_that_only_holds_the_standings(session, campaign, duel):
    compute(duel)
    compute(duel)
    assert [each.number for each in session.scalars(select(Round))] == [0], "one, however often computed"
    assert rounds_of_campaign(session, campaign_id=campaign.id) == []
    assert round_at_hand(session, campaign_id=campaign.id) is None


def test_a_frozen_bundle_comes_to_the_same_again(session, duel, storage):
    compute(duel)
    decide(duel)
    bundle = unpack(sealed_bundle(duel, storage))
    checked = check(bundle)
    assert (checked.holds, checked.said) == (
        True,
        "The figures and the awards equal those sealed, byte for byte.",
    )
    assert bundle["sheets"] == []
    assert [each["rank"] for each in bundle["standings"]] == [1, 2, 3, 4]
    assert len(bundle["others"]["duels"][0]["comparisons"]) == 12


def test_a_bundle_in_which_a_comparison_was_turned_does_not_hold(session, duel, storage):
    compute(duel)
    decide(duel)
    bundle = unpack(sealed_bundle(duel, storage))
    for said in bundle["others"]["duels"][0]["comparisons"]:
        said["outcome"] = {"one": "other", "other": "one"}[said["outcome"]]
    assert not check(bundle).holds


class OneBundle(Desk):
    asked = ("standings", "results.zip", "--out", "s.csv", "--judges", "j.csv", "--report", "r.json")


def test_the_command_gives_the_same_ranking_from_such_a_bundle(session, duel, storage, tmp_path, monkeypatch):
    compute(duel)
    decide(duel)
    content = sealed_bundle(duel, storage)
    desk = OneBundle(tmp_path, monkeypatch)
    desk.write("results.zip", content)
    assert desk.run().exit_code == 0
    sealed = unpack(content)["standings"]
    rows = csv.DictReader(desk.read("s.csv").splitlines())
    assert [(row["entry"], row["rank"]) for row in rows] == [
        (each["entry"], str(each["rank"])) for each in sealed
    ]


def test_a_duel_opened_again_since_stops_the_freeze(duel, storage):
    compute(duel)
    decide(duel)
    reopen_duel(duel.session, campaign=duel.campaign, duel=duel.duel, actor=None, now=duel.now)
    with pytest.raises(StaleAwardsError):
        seal(duel, storage)


def test_beside_a_round_of_scoring_both_categories_have_their_standings(session, now):
    """Poems are scored in a round; essays, which are in no round, are only compared."""
    scored = Scene(session)
    essays = session.scalars(
        select(Category).where(Category.campaign_id == scored.campaign.id, Category.form == "essay")
    ).first()
    found = DuelScene(session, scored.campaign, now, works=(), city="Oslo")
    found.category = essays
    school_class = make_school_class(session, scored.campaign, "Bodo", "Hill School")
    found.copies = {name: accept(session, school_class, essays, title=name) for name in ("oak", "ash")}
    found.make(whole=True, wanted=2)
    found.fight(("oak", "ash"))
    found.close()
    compute_standings(session, round_=scored.round, actor=None, now=found.now)
    ranks = {title: (each.rank, each.was_scored) for title, each in placed(found).items()}
    assert ranks["oak"] == (1, False)
    assert ranks["ash"] == (2, False)
    assert sorted(rank for rank, was_scored in ranks.values() if was_scored) == [1, 2, 3, 4]
    assert session.scalars(select(Standing.round_id).distinct()).all() == [scored.round.id]


def test_where_somebody_scored_a_category_its_scores_make_the_order(session, now):
    scored = Scene(session)
    places = SimpleNamespace(session=session, campaign=scored.campaign)
    compute_standings(session, round_=scored.round, actor=None, now=now)
    before = placed(places)
    found = DuelScene(session, scored.campaign, now, works=(), city="Oslo")
    found.copies = {name: scored.copies[scored.entries[name].id] for name in ("fog", "sea")}
    found.make(whole=True, wanted=2)
    found.fight(("The fog", "The sea"))
    found.close()
    compute_standings(session, round_=scored.round, actor=None, now=now)
    assert placed(places) == before
