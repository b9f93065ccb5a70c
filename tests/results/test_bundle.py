import hashlib
import json

import pytest

from competition.judging.rules import ReadingMode
from competition.platform.files import StoredFile
from competition.results.bundle import canonical, read_bundle, recompute, results_json
from competition.results.errors import BundleDamagedError
from competition.results.services import compute_standings, decide_awards, freeze, override_award, unfreeze
from tests import factories as make
from tests.results.scene import CLOSED, Scene


@pytest.fixture
def scene(session):
    """Results ready to be frozen, with people whose names must stay out."""
    scene = Scene(session, unread=("elm",))
    make.make_person(session, scene.entries["sea"], given_name="Plantagenet", family_name="Quux")
    scene.campaign.name = "More than migrants"
    compute_standings(session, round_=scene.round, actor=None, now=CLOSED)
    decide_awards(session, campaign=scene.campaign, round_=scene.round, actor=None, now=CLOSED)
    return scene


def seal(scene, storage):
    return freeze(
        scene.session, campaign=scene.campaign, round_=scene.round, storage=storage, actor=None, now=CLOSED
    )


def test_a_frozen_bundle_computes_to_the_same_standings(scene, storage):
    bundle = read_bundle(scene.session, freeze=seal(scene, storage), storage=storage)
    assert recompute(bundle) == bundle["standings"]
    assert [(each["entry"], each["rank"]) for each in bundle["standings"]] == [
        ("seaentryxxxx", 1),
        ("skyentryxxxx", 2),
        ("sunentryxxxx", 3),
        ("fogentryxxxx", 4),
        ("elmentryxxxx", None),
    ]


def test_every_sheet_keeps_how_it_was_read_and_a_translation_counts_without_its_language(scene, storage):
    scene.add_sheet("elm", "ann", (4, 1), mode=ReadingMode.TRANSLATION)
    scene.add_sheet("elm", "ben", (4, 1))
    scene.add_sheet("elm", "cho", (4, 1), mode=ReadingMode.WORDLESS)
    compute_standings(scene.session, round_=scene.round, actor=None, now=CLOSED)
    decide_awards(scene.session, campaign=scene.campaign, round_=scene.round, actor=None, now=CLOSED)
    bundle = read_bundle(scene.session, freeze=seal(scene, storage), storage=storage)
    names = {judge.ref: name for name, judge in scene.judges.items()}
    read = {names[each["judge"]]: each for each in bundle["sheets"] if each["entry"] == "elmentryxxxx"}
    assert {name: (each["mode"], each["values"]) for name, each in read.items()} == {
        "ann": ("translation", {"language": 1, "voice": 4}),
        "ben": ("original", {"language": 1, "voice": 4}),
        "cho": ("wordless", {"language": 1, "voice": 4}),
    }
    assert len(read) + 12 == len(bundle["sheets"])
    # 75 in translation; (2*4 + 1) / 3 = 3, which is 50, where the language was read.
    (elm,) = (each for each in bundle["standings"] if each["entry"] == "elmentryxxxx")
    assert elm["raw"] == pytest.approx((75 + 50 + 50) / 3, abs=1e-6)
    assert recompute(bundle) == bundle["standings"]
    read["ann"]["mode"] = "original"
    assert recompute(bundle) != bundle["standings"]


def test_recomputing_notices_a_sheet_that_was_tampered_with(scene, storage):
    bundle = read_bundle(scene.session, freeze=seal(scene, storage), storage=storage)
    bundle["sheets"][0]["values"]["voice"] = 5
    assert recompute(bundle) != bundle["standings"]


def test_the_bundle_does_not_depend_on_the_order_of_its_rows(scene, storage):
    bundle = read_bundle(scene.session, freeze=seal(scene, storage), storage=storage)
    turned = {**bundle, "sheets": bundle["sheets"][::-1], "entries": bundle["entries"][::-1]}
    assert recompute(turned) == bundle["standings"]


def test_the_seal_is_the_hash_of_the_canonical_bytes(scene, storage):
    sealed = seal(scene, storage)
    content = storage.path(scene.session.get_one(StoredFile, sealed.file_id).key).read_bytes()
    assert hashlib.sha256(content).hexdigest() == sealed.sha256
    assert canonical(json.loads(content)) == content


def test_freezing_the_same_results_again_gives_the_same_seal(scene, storage):
    first = seal(scene, storage)
    unfreeze(scene.session, campaign=scene.campaign, reason="A look.", actor=None, now=CLOSED)
    assert seal(scene, storage).sha256 == first.sha256


def test_the_bundle_names_nobody(scene, storage):
    reason = "Because Plantagenet sings."
    override_award(
        scene.session,
        entry=scene.entries["sun"],
        kind="winner",
        reason=reason,
        actor=scene.office,
        now=CLOSED,
    )
    bundle = canonical(read_bundle(scene.session, freeze=seal(scene, storage), storage=storage)).decode()
    hidden = (
        "Plantagenet",
        "Quux",
        "Judge",
        "Kari",
        "Fjord",
        "Bergen",
        '"4a"',
        "MTM-",
        "The sea",
        "example.org",
    )
    assert [word for word in hidden if word in bundle] == []
    assert "annjudgexxxx" in bundle


def test_a_damaged_file_is_not_taken_for_the_results(scene, storage):
    sealed = seal(scene, storage)
    path = storage.path(scene.session.get_one(StoredFile, sealed.file_id).key)
    path.write_bytes(path.read_bytes().replace(b"winner", b"sinner"))
    with pytest.raises(BundleDamagedError):
        read_bundle(scene.session, freeze=sealed, storage=storage)


def test_results_hand_on_standings_and_awards(scene, storage):
    results = results_json(read_bundle(scene.session, freeze=seal(scene, storage), storage=storage))
    assert results["campaign"] == {"slug": "mtm-2026", "name": "More than migrants", "year": 2026}
    assert results["awards"] == [
        {"entry": "seaentryxxxx", "category": "poem/5-10", "kind": "winner", "place": 1},
        {"entry": "skyentryxxxx", "category": "poem/5-10", "kind": "runner_up", "place": 2},
        {"entry": "sunentryxxxx", "category": "poem/5-10", "kind": "published", "place": 3},
    ]
    first = results["standings"][0]
    assert sorted(first) == sorted(
        [
            "entry",
            "category",
            "reads",
            "raw",
            "calibrated",
            "se",
            "low",
            "high",
            "rank",
            "rank_low",
            "rank_high",
            "award_probability",
        ]
    )
    assert first["raw"] == 88.888889
    assert sum(each["reads"] for each in results["judges"]) == 12
