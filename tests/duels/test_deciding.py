"""A closed duel decides awards where scores do not, and lies in the bundle, on a real database."""

import json
from datetime import timedelta

import pytest

from competition.campaign.models import Category
from competition.duels.making import DuelPlan, close_duel, make_duel
from competition.duels.models import Comparison
from competition.duels.rules import Outcome
from competition.judging.models import RoundCategory
from competition.platform.storage import Storage
from competition.results.errors import StaleAwardsError
from competition.results.sealing.bundle import recompute_awards
from competition.results.sealing.store import read_bundle
from tests.results.deeds import LATER, compute, decide, ready, seal, won
from tests.results.scene import SHEETS, Scene
from tests.support.signin import sign_in

EQUAL = {**SHEETS, "sky": SHEETS["sea"]}
"""The sky was scored as the sea was, by the same judges."""


@pytest.fixture
def storage(tmp_path):
    return Storage(tmp_path)


def fight(scene, *best, judges=("ann", "ben", "cho")):
    """A closed duel in which these judges all chose by one order."""
    for judge in scene.judges.values():
        judge.languages = ["en"]
    copies = {name: scene.copies[scene.entries[name].id] for name in best}
    plan = DuelPlan([copy.id for copy in copies.values()], [scene.judges[name].id for name in judges], 99)
    category = scene.session.get_one(Category, scene.entries[best[0]].category_id)
    duel = make_duel(
        scene.session, campaign=scene.campaign, category=category, plan=plan, actor=None, now=LATER
    )
    for judge in judges:
        for at, name in enumerate(best):
            for worse in best[at + 1 :]:
                one, other = sorted((copies[name].id, copies[worse].id))
                scene.session.add(
                    Comparison(
                        duel_id=duel.id,
                        judge_id=scene.judges[judge].id,
                        one_id=one,
                        other_id=other,
                        swapped=False,
                        outcome=Outcome.ONE if one == copies[name].id else Outcome.OTHER,
                        drawn_at=LATER,
                        decided_at=LATER,
                    )
                )
    scene.session.flush()
    close_duel(scene.session, campaign=scene.campaign, duel=duel, actor=None, now=LATER + timedelta(hours=1))
    return duel


@pytest.mark.parametrize("best", [("sea", "sky"), ("sky", "sea")])
def test_two_works_with_equal_scores_are_placed_by_their_duel(session, best):
    scene = ready(Scene(session, sheets=EQUAL))
    fight(scene, *best)
    decide(scene)
    assert [name for _place, name, _kind in won(scene)] == [*best, "sun"]


def test_scores_are_what_they_were(session):
    scene = Scene(session, sheets=EQUAL)
    before = [(each.calibrated, each.rank) for each in compute(scene)]
    fight(scene, "sky", "sea")
    assert [(each.calibrated, each.rank) for each in compute(scene)] == before


def test_awards_decided_before_the_duel_was_closed_are_not_frozen(session, storage):
    """Whichever of the two came first, the duel turns it round."""
    scene = ready(Scene(session, sheets=EQUAL))
    first, second = [name for _place, name, _kind in won(scene)][:2]
    fight(scene, second, first)
    with pytest.raises(StaleAwardsError):
        seal(scene, storage)
    decide(scene)
    assert [name for _place, name, _kind in won(scene)][:2] == [second, first]
    seal(scene, storage)


def test_the_bundle_holds_the_duel_and_comes_to_the_same_awards(session, storage):
    scene = ready(Scene(session, sheets=EQUAL))
    first, second = [name for _place, name, _kind in won(scene)][:2]
    fight(scene, second, first)
    decide(scene)
    bundle = read_bundle(session, freeze=seal(scene, storage), storage=storage)
    (duel,) = bundle["others"]["duels"]
    assert (len(duel["entries"]), len(duel["comparisons"])) == (2, 3)
    assert recompute_awards(bundle) == bundle["awards"]
    for said in duel["comparisons"]:
        said["outcome"] = {"one": "other", "other": "one"}[said["outcome"]]
    turned = recompute_awards(bundle)
    assert [each["entry"] for each in turned][:2] == [each["entry"] for each in bundle["awards"]][1::-1]


def test_the_bundle_names_nobody_of_the_duel(session, storage):
    scene = ready(Scene(session, sheets=EQUAL))
    fight(scene, "sky", "sea")
    decide(scene)
    bundle = json.dumps(read_bundle(session, freeze=seal(scene, storage), storage=storage)["others"])
    refs = [scene.entries["sky"].ref, scene.judges["ann"].ref]
    assert "comparisons" in bundle
    assert [ref for ref in refs if ref in bundle] == []


def test_a_category_that_nobody_scored_is_ranked_by_its_duel(session, storage):
    """The essays were in the round, and only compared."""
    scene = Scene(session, unread=("elm", "oak", "fir"))
    essays = next(each for each in scene.campaign.categories if each.key == "essay/5-10")
    essays.awards = [{"kind": "winner", "number": 2, "card": True}]
    rubric_id = scene.round.categories[0].rubric_id
    scene.round.categories.append(RoundCategory(category_id=essays.id, rubric_id=rubric_id, reads=1))
    for name in ("elm", "oak", "fir"):
        scene.entries[name].category_id = scene.copies[scene.entries[name].id].category_id = essays.id
    ready(scene)
    assert {name for _place, name, _kind in won(scene)} == {"sea", "sky", "sun"}
    fight(scene, "fir", "elm", "oak")
    ready(scene)
    assert [name for _p, name, _k in won(scene) if name in ("elm", "oak", "fir")] == ["fir", "elm"]
    bundle = read_bundle(session, freeze=seal(scene, storage), storage=storage)
    assert recompute_awards(bundle) == bundle["awards"]


def test_the_secretariat_decides_by_the_duel_on_its_page(session, client, forms):
    """Within a request every question about entries is narrowed to what may be seen; the order stays."""
    scene = ready(Scene(session, sheets=EQUAL))
    first, second = [name for _place, name, _kind in won(scene)][:2]
    fight(scene, second, first)
    slug, office = scene.campaign.slug, scene.office
    session.commit()
    browser = sign_in(client, office)
    session.commit()
    assert browser.post(f"/c/{slug}/office/results/awards").status_code == 302
    session.expire_all()
    assert [name for _place, name, _kind in won(scene)][:2] == [second, first]
