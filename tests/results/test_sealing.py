"""The bundle: computed again to the same bytes, and nobody in it."""

import hashlib
import io
import json
import re
import zipfile

import pytest
from sqlalchemy import select

from competition.campaign.models import School
from competition.entries.identity import SchoolClass
from competition.judging.rules import ReadingMode
from competition.platform.files import StoredFile
from competition.results.errors import BundleDamagedError, UnsoundBundleError
from competition.results.models import FreezeName, Standing
from competition.results.sealing import others, versions
from competition.results.sealing.archive import pack, unpack
from competition.results.sealing.bundle import compute_again, recompute, recompute_awards, results_json
from competition.results.sealing.checking import check
from competition.results.sealing.files import figures
from competition.results.sealing.store import read_bundle, read_bytes
from tests import factories as make
from tests.results.deeds import compute, decide, lift, override, ready, seal
from tests.results.scene import Scene


@pytest.fixture
def scene(session):
    """Results ready to be frozen, with people whose names must stay out."""
    scene = Scene(session, unread=("elm",))
    make.make_person(session, scene.entries["sea"], given_name="Plantagenet", family_name="Quux")
    scene.campaign.name = "More than migrants"
    return ready(scene)


def opened(scene, storage, freeze=None):
    return read_bundle(scene.session, freeze=freeze or seal(scene, storage), storage=storage)


def packed(scene, storage, freeze):
    """The files of a sealed bundle by their names."""
    content = read_bytes(scene.session, freeze=freeze, storage=storage)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def behind(scene, freeze):
    """What the scene calls those behind the names drawn for a freeze."""
    known = {entry.id: name for name, entry in scene.entries.items()}
    seats = {judge.id: name for name, judge in scene.judges.items()}
    rows = scene.session.scalars(select(FreezeName).where(FreezeName.freeze_id == freeze.id))
    return {row.name: known.get(row.entry_id) or seats.get(row.judge_id) for row in rows}


def test_a_bundle_computes_to_the_same_standings_awards_and_bytes(scene, storage):
    sealed = seal(scene, storage)
    bundle, files = opened(scene, storage, sealed), packed(scene, storage, sealed)
    assert recompute(bundle) == bundle["standings"]
    assert recompute_awards(bundle) == bundle["awards"] != []
    again = figures(compute_again(bundle))
    assert again == {name: files[name] for name in again}
    assert sorted(again) == ["certainty.csv", "report.json", "severity.csv", "standings.csv"]
    names = behind(scene, sealed)
    assert [(names[each["entry"]], each["rank"]) for each in bundle["standings"]] == [
        ("sea", 1),
        ("sky", 2),
        ("sun", 3),
        ("fog", 4),
        ("elm", None),
    ]


def test_the_figures_sealed_are_those_of_the_pages_chances_included(scene, storage):
    sealed = seal(scene, storage)
    names = behind(scene, sealed)
    told = {names[each["entry"]]: each for each in opened(scene, storage, sealed)["standings"]}
    for name, entry in scene.entries.items():
        standing = scene.session.get(Standing, (scene.round.id, entry.id))
        for figure in ("raw", "calibrated", "se", "rank_low", "rank_high", "award_probability", "component"):
            assert told[name][figure] == getattr(standing, figure), (name, figure)


def test_works_that_nothing_tells_apart_keep_their_order_under_every_draw(session, storage):
    alike = {"ann": (4, 4), "ben": (3, 3)}
    scene = Scene(session, sheets=dict.fromkeys(("sea", "sky", "sun", "fog"), alike))
    for entry in scene.entries.values():
        entry.submitted_at = make.OPENS
    ready(scene)
    for _draw in range(3):
        sealed = seal(scene, storage)
        names = behind(scene, sealed)
        won = [names[each["entry"]] for each in opened(scene, storage, sealed)["awards"]]
        assert won == ["fog", "sea", "sky"]
        lift(scene, "Once more.")


def test_packing_the_same_content_gives_the_same_bytes(scene, storage):
    sealed = seal(scene, storage)
    content = read_bytes(scene.session, freeze=sealed, storage=storage)
    assert pack(unpack(content)) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = archive.infolist()
    assert [info.filename for info in infos] == (
        [
            *("README.txt", "manifest.json", "scores.csv", "entries.csv", "rubric.json", "rules.json"),
            *("standings.csv", "certainty.csv", "severity.csv", "report.json", "awards.csv"),
            *("duels.json", "decisions.json"),
        ]
    )
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_the_manifest_has_the_hash_of_every_file_and_what_it_was_made_with(scene, storage):
    files = packed(scene, storage, seal(scene, storage))
    manifest = json.loads(files["manifest.json"])
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    del hashes["manifest.json"]
    assert manifest["files"] == hashes
    assert (manifest["number"], manifest["replaces"], manifest["format"]) == (1, "", 3)
    told = ["code", "garland", "lock", "method", "numpy", "platform", "python", "scipy"]
    assert sorted(manifest["versions"]) == told
    assert all(len(manifest["versions"][name]) == 64 for name in ("code", "lock"))
    readme = files["README.txt"].decode()
    assert readme.startswith("RESULTS OF More than migrants 2026: FREEZE 1\n")
    assert "./garland standings /where/this/file/is/FILE.zip" in readme
    assert all(name in readme for name in files.keys() - {"README.txt"})


def test_the_seal_is_the_hash_of_the_file(scene, storage):
    sealed = seal(scene, storage)
    content = storage.path(scene.session.get_one(StoredFile, sealed.file_id).key).read_bytes()
    assert hashlib.sha256(content).hexdigest() == sealed.sha256


def test_every_sheet_keeps_how_it_was_read_and_a_translation_counts_without_its_language(scene, storage):
    scene.add_sheet("elm", "ann", (4, 1), mode=ReadingMode.TRANSLATION)
    scene.add_sheet("elm", "ben", (4, 1))
    scene.add_sheet("elm", "cho", (4, 1), mode=ReadingMode.WORDLESS)
    ready(scene)
    sealed = seal(scene, storage)
    bundle, names = opened(scene, storage, sealed), behind(scene, sealed)
    read = {names[each["judge"]]: each for each in bundle["sheets"] if names[each["entry"]] == "elm"}
    assert {name: (each["mode"], each["values"]) for name, each in read.items()} == {
        "ann": ("translation", {"language": 1, "voice": 4}),
        "ben": ("original", {"language": 1, "voice": 4}),
        "cho": ("wordless", {"language": 1, "voice": 4}),
    }
    # 75 in translation; (2*4 + 1) / 3 = 3, which is 50, where the language was read.
    (elm,) = (each for each in bundle["standings"] if names[each["entry"]] == "elm")
    assert elm["raw"] == pytest.approx((75 + 50 + 50) / 3, abs=1e-6)
    assert recompute(bundle) == bundle["standings"]
    read["ann"]["mode"] = "original"
    assert recompute(bundle) != bundle["standings"]


def test_checking_notices_a_score_an_award_and_a_rule_that_were_tampered_with(scene, storage):
    sealed = seal(scene, storage)
    assert check(opened(scene, storage, sealed)).holds
    scores, awards = opened(scene, storage, sealed), opened(scene, storage, sealed)
    scores["sheets"][0]["values"]["voice"] = 5 if scores["sheets"][0]["values"]["voice"] != 5 else 1
    assert check(scores).said.startswith("The figures ")
    awards["awards"][0]["entry"] = awards["awards"][1]["entry"]
    found = check(awards)
    assert (found.holds, found.said) == (
        False,
        "The awards differ from those sealed: somebody has changed this bundle.",
    )


def test_last_decimals_may_differ_only_where_libraries_or_platform_do(scene, storage):
    bundle = opened(scene, storage)
    bundle["standings"][0]["calibrated"] += 0.0001
    assert not check(bundle).holds
    bundle["versions"]["numpy"] = "1.0"
    found = check(bundle)
    assert (found.holds, "NumPy 1.0 and" in found.said) == (True, True)
    bundle["standings"][0]["calibrated"] += 1
    assert not check(bundle).holds


def test_the_bundle_does_not_depend_on_the_order_of_its_rows(scene, storage):
    bundle = opened(scene, storage)
    turned = {**bundle, "sheets": bundle["sheets"][::-1], "entries": bundle["entries"][::-1]}
    assert recompute(turned) == bundle["standings"]


def test_no_byte_of_the_bundle_leads_back_to_an_entry_a_judge_or_a_school(scene, storage):
    scene.entries["sea"].title = "Whalebone lullaby"
    session = scene.session
    school = session.get_one(School, session.get_one(SchoolClass, scene.school_class.id).school_id)
    school.name = "Fjordheim School"
    override(scene, "sun", "winner", "Because Plantagenet sings.")
    sealed = seal(scene, storage)
    text = b"\n".join(packed(scene, storage, sealed).values()).decode()
    planted = [each.ref for each in (*scene.entries.values(), *scene.judges.values())]
    planted += [each.number for each in scene.entries.values()]
    planted += ["Plantagenet", "Quux", "Ann Judge", "Kari", "Fjordheim", "Bergen", "Whalebone", "sings"]
    planted += ["example.org", school.ref, scene.round.ref, scene.campaign.ref, scene.school_class.ref]
    assert [word for word in planted if word in text] == []
    assert set(re.findall(r"\b[EJ][0-9a-f]{10}\b", text)) == set(behind(scene, sealed))
    assert len(behind(scene, sealed)) == len(scene.entries) + len(scene.judges)


def test_lifting_and_freezing_again_draws_other_names_and_another_number(scene, storage):
    first = seal(scene, storage)
    lift(scene, "A look.")
    second = seal(scene, storage)
    assert (first.number, second.number) == (1, 2)
    before, after = behind(scene, first), behind(scene, second)
    assert sorted(before.values()) == sorted(after.values())
    assert not before.keys() & after.keys()
    about = json.loads(packed(scene, storage, second)["manifest.json"])
    assert (about["number"], about["replaces"]) == (2, first.sha256)
    readme = packed(scene, storage, second)["README.txt"].decode()
    assert f"It replaces the freeze before it, whose seal (SHA-256) is {first.sha256}." in readme
    assert check(opened(scene, storage, first)).holds, "the first stands beside the second"


@pytest.fixture
def tell(monkeypatch):
    """Have a room tell something for `decisions.json`."""

    def tell(told):
        monkeypatch.setitem(others._tellers, "decisions", lambda _session, _campaign_id: told)

    return tell


def test_what_other_rooms_tell_lies_in_the_bundle_under_the_names_drawn(scene, storage, tell):
    tell(
        [{"entries": [scene.entries["sea"].ref, scene.entries["sky"].ref], "first": scene.entries["sky"].ref}]
    )
    sealed = seal(scene, storage)
    names = behind(scene, sealed)
    (decision,) = json.loads(packed(scene, storage, sealed)["decisions.json"])
    assert {names[each] for each in decision["entries"]} == {"sea", "sky"}
    assert decision["entries"] == sorted(decision["entries"]), "the order of the references would lead back"
    assert names[decision["first"]] == "sky"
    assert json.loads(packed(scene, storage, sealed)["duels.json"]) == []


def test_nothing_is_frozen_where_a_reference_would_stand_in_words(scene, storage, tell):
    tell([{"note": f"See {scene.judges['ann'].ref}."}])
    with pytest.raises(UnsoundBundleError):
        seal(scene, storage)


def test_a_damaged_file_is_not_taken_for_the_results(scene, storage):
    sealed = seal(scene, storage)
    path = storage.path(scene.session.get_one(StoredFile, sealed.file_id).key)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(BundleDamagedError):
        opened(scene, storage, sealed)


def test_a_freeze_of_before_which_was_json_can_still_be_read(scene, storage):
    sealed = seal(scene, storage)
    content = json.dumps({"format": 2, "standings": []}).encode()
    storage.path(scene.session.get_one(StoredFile, sealed.file_id).key).write_bytes(content)
    sealed.sha256 = hashlib.sha256(content).hexdigest()
    assert opened(scene, storage, sealed) == {"format": 2, "standings": []}


def test_tables_have_the_columns_of_the_door(scene, storage):
    files = packed(scene, storage, seal(scene, storage))
    heads = {name: content.decode().partition("\n")[0] for name, content in files.items()}
    assert heads["standings.csv"] == (
        "entry,category,reads,raw,calibrated,se,low,high,rank,rank_low,rank_high"
    )
    assert heads["severity.csv"] == "judge,reads,severity,se,infit"
    assert heads["scores.csv"] == (
        "entry,judge,category,score,reading,nominated,criterion-voice,criterion-language"
    )
    assert files["standings.csv"].decode().splitlines()[1].split(",")[3] == "88.888889"


def test_results_hand_on_standings_and_awards(scene, storage):
    sealed = seal(scene, storage)
    results, names = results_json(opened(scene, storage, sealed)), behind(scene, sealed)
    assert results["campaign"] == {"slug": "mtm-2026", "name": "More than migrants", "year": 2026}
    assert [{**each, "entry": names[each["entry"]]} for each in results["awards"]] == [
        {"entry": "sea", "category": "poem/5-10", "kind": "winner", "place": 1},
        {"entry": "sky", "category": "poem/5-10", "kind": "runner_up", "place": 2},
        {"entry": "sun", "category": "poem/5-10", "kind": "published", "place": 3},
    ]
    first = results["standings"][0]
    assert " ".join(sorted(first)) == (
        "award_probability calibrated category entry high low rank rank_high rank_low raw reads se"
    )
    assert first["raw"] == 88.888889
    assert sum(each["reads"] for each in results["judges"]) == 12


def test_computing_once_more_changes_no_figure(scene, storage):
    first = opened(scene, storage, seal(scene, storage))
    lift(scene, "A look.")
    compute(scene)
    decide(scene)
    second = opened(scene, storage)

    def nameless(bundle):
        return sorted(tuple(v for k, v in each.items() if k != "entry") for each in bundle["standings"][:4])

    assert nameless(first) == nameless(second)


@pytest.mark.parametrize("room", ["results", "duels"])
def test_the_hash_of_the_code_tells_of_every_change_to_what_computes(monkeypatch, tmp_path, room):
    for each in ("results", "duels"):
        (tmp_path / each).mkdir()
        (tmp_path / each / "computing.py").write_text("one = 1\n")
    monkeypatch.setattr(versions, "COMPETITION", tmp_path)
    before = versions._code()
    (tmp_path / room / "computing.py").write_text("one = 2\n")
    assert versions._code() != before
