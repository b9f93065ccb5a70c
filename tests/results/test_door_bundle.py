"""A results bundle at the door: the same ranking and bytes anywhere, and a sentence for whatever is none."""

import csv
import hashlib
import io
import json
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competition.judging.rules import ReadingMode
from competition.results.computing import compute
from competition.results.sealing.archive import pack, unpack
from competition.results.sealing.checking import check
from competition.results.sealing.files import README
from tests.desk import Desk
from tests.results.bundles import facts_of, sealed, small

EQUAL = "The figures and the awards equal those sealed, byte for byte."


class OneBundle(Desk):
    """A results bundle."""

    asked = ("standings", "results.zip", "--out", "s.csv", "--judges", "j.csv", "--report", "r.json")

    def lay(self, content):
        self.write("results.zip", content)

    def said(self, *options):
        (said,) = self.refused(*options)
        return said


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return OneBundle(tmp_path, monkeypatch)


def files_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def rewritten(content, change, name="manifest.json"):
    """The bundle with one file changed, and its hash made to fit."""
    files = files_of(content)
    files[name] = change(files[name])
    if name != "manifest.json":
        manifest = json.loads(files["manifest.json"])
        manifest["files"][name] = hashlib.sha256(files[name]).hexdigest()
        files["manifest.json"] = json.dumps(manifest).encode()
    return zipped(files)


def test_a_bundle_gives_the_bytes_that_are_sealed_in_it(desk):
    content = pack(small())
    desk.lay(content)
    ended = desk.run()
    assert (ended.exit_code, ended.stdout) == (0, EQUAL + "\n")
    files = files_of(content)
    assert desk.read("s.csv").encode() == files["standings.csv"]
    assert desk.read("j.csv").encode() == files["severity.csv"]
    assert json.loads(desk.read("r.json")).keys() == {"variance", "components", "seconds"}


def test_without_a_file_for_them_the_standings_are_printed_and_the_sentence_stands_beside(desk):
    content = pack(small())
    desk.lay(content)
    desk.asked = ("standings", "results.zip")
    ended = desk.run()
    assert ended.stdout.encode() == files_of(content)["standings.csv"]
    assert ended.stderr == EQUAL + "\n"


def test_the_scores_in_a_bundle_are_a_table_for_the_door_by_themselves(desk):
    bundle = small()
    desk.write("scores.csv", files_of(pack(bundle))["scores.csv"])
    desk.asked = ("standings", "scores.csv", "--out", "s.csv")
    ended = desk.run()
    assert ended.exit_code == 0, ended.output
    told = {each["entry"]: each["raw"] for each in csv.DictReader(desk.read("s.csv").splitlines())}
    raw = {each["entry"]: each["raw"] for each in bundle["standings"] if each["reads"]}
    assert told == {entry: f"{mean:.6f}" for entry, mean in raw.items()}


def test_a_score_that_was_changed_is_noticed_even_when_its_hash_was_made_to_fit(desk):
    def change(content):
        head, first, *rows = csv.reader(io.StringIO(content.decode()))
        first[6] = "5" if first[6] != "5" else "1"
        out = io.StringIO()
        csv.writer(out).writerows([head, first, *rows])
        return out.getvalue().encode()

    desk.lay(rewritten(pack(small()), change, "scores.csv"))
    said = desk.said()
    assert said.startswith("results.zip: The figures ")
    assert said.endswith(" differ from those sealed: somebody has changed this bundle.")


def test_an_award_that_was_changed_is_noticed(desk):
    desk.lay(rewritten(pack(small()), lambda held: held.replace(b"runner_up", b"winner"), "awards.csv"))
    assert (
        desk.said() == "results.zip: The awards differ from those sealed: somebody has changed this bundle."
    )


def test_a_file_whose_hash_does_not_fit_is_named(desk):
    files = files_of(pack(small()))
    files[README] += b"!"
    desk.lay(zipped(files))
    assert desk.said() == "results.zip: README.txt is not the file that was frozen: its hash does not fit."


@pytest.mark.parametrize(("name", "value", "ours"), [("format", 4, 3), ("method", 2, 4)])
def test_a_bundle_of_another_version_says_which(desk, name, value, ours):
    def change(content):
        about = json.loads(content)
        (about if name == "format" else about["versions"])[name] = value
        about["versions"]["garland"] = "9.1\x1b[31m"
        return json.dumps(about).encode()

    desk.lay(rewritten(pack(small()), change))
    assert desk.said() == (
        f"results.zip: It was frozen by Garland 9.1[31m in {name} {value}; this Garland reads {name} {ours}. "
        "Please check it with the version that froze it."
    )


def test_zips_that_are_no_bundles_are_refused_in_a_sentence(desk):
    desk.lay(zipped({"a.txt": b"a"}))
    assert desk.said() == "results.zip: It is a ZIP, but no results bundle: there is no manifest.json in it."
    desk.lay(zipped({**files_of(pack(small())), "more.txt": b"a"}))
    assert desk.said() == "results.zip: Its files are not those of a results bundle; look at more.txt."
    desk.lay(zipped({**files_of(pack(small())), "../outside.txt": b"a"}))
    assert desk.said().startswith("results.zip: It is damaged, or no results bundle.")
    desk.lay(zipped({**files_of(pack(small())), "scores.csv": b"0" * 30_000_000}))
    assert "swell to hundreds of times its size" in desk.said()


def test_any_cut_of_a_bundle_is_refused_in_a_sentence(desk):
    content = pack(small())
    for length in (2, 60, len(content) // 2, len(content) - 1):
        desk.lay(content[:length])
        assert desk.said().startswith("results.zip: It is damaged, or no results bundle.")


def test_whatever_byte_is_turned_a_bundle_never_ends_in_an_error(desk):
    content, chance = pack(small()), random.Random(7)
    for _ in range(12):
        at = chance.randrange(len(content))
        desk.lay(content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :])
        ended = desk.run()
        assert (ended.exit_code, ended.exception.__class__) in ((0, type(None)), (2, SystemExit)), at


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("scores.csv", b"entry,judge\nE1,J1\n"),
        ("scores.csv", b"\xff\xfe"),
        ("rubric.json", b"[]"),
        ("rubric.json", b"[" * 100_000),
        ("rules.json", b'{"seed": -1, "draws": 2, "rules": {}, "overrides": [], "mentions": []}'),
        ("entries.csv", b""),
        ("report.json", b'{"variance": 3, "components": "x"}'),
    ],
)
def test_files_with_other_things_in_them_are_refused_in_a_sentence(desk, name, content):
    desk.lay(rewritten(pack(small()), lambda _held: content, name))
    assert desk.said().startswith("results.zip: ")


def test_a_bundle_takes_no_weights_of_its_readers(desk):
    desk.lay(pack(small()))
    for options in (("--weights", "voice=2"), ("--standardise",)):
        assert desk.said(*options) == (
            "results.zip: a bundle has its own rubric; leave out --weights and --standardise."
        )


MODES = st.sampled_from((ReadingMode.ORIGINAL, ReadingMode.TRANSLATION))
SHEETS = st.dictionaries(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("uvwxyz")),
    st.tuples(st.tuples(*[st.integers(0, 10)] * 3), MODES),
    min_size=1,
    max_size=40,
)


@settings(max_examples=25, deadline=None)
@given(SHEETS, st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 2)))
def test_whatever_was_scored_a_bundle_comes_back_whole_and_computes_to_itself(scores, submitted):
    entries = {entry: at % 2 for at, entry in enumerate("abcdefgh")}
    facts = facts_of([(*who, *what) for who, what in scores.items()], entries)
    bundle = sealed(facts, submitted=submitted, overrides={"a": "winner", "c": None})
    content = pack(bundle)
    assert unpack(content) == bundle
    found = check(unpack(content))
    assert (found.said, found.holds) == (EQUAL, True)


@settings(max_examples=25, deadline=None)
@given(SHEETS, st.permutations("abcdefgh"), st.permutations("uvwxyz"))
def test_other_names_change_no_figure(scores, entries, judges):
    categories = {entry: at % 2 for at, entry in enumerate("abcdefgh")}
    known, seats = dict(zip("abcdefgh", entries, strict=True)), dict(zip("uvwxyz", judges, strict=True))
    first = compute(facts_of([(*who, *what) for who, what in scores.items()], categories))
    renamed = {known[entry]: at for entry, at in categories.items()}
    turned = [(known[entry], seats[judge], *what) for (entry, judge), what in scores.items()]
    second = compute(facts_of(turned, renamed))
    apart = {each.raw for each in first.standings}
    if len(apart) == len(first.standings):  # else those that nothing tells apart may change places
        back = {name: entry for entry, name in known.items()}

        def told(computed, name):
            return {
                name(e.entry): (e.calibrated, e.rank_low, e.award_probability) for e in computed.standings
            }

        assert told(second, back.get) == told(first, str)
    assert (first.variance, first.components) == (second.variance, second.components)
