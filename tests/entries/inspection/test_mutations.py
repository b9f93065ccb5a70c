"""Files that chance has hurt: intake comes to a verdict and a sentence about each, and nothing gets out."""

import json
import random

import pytest

from benchmarks.mutants import BYTES, ESCAPED, ZIPS, mutant
from benchmarks.mutations import FAULTS, Ear, escapes, own_files, try_all
from competition.entries.inspection.examining import examine
from competition.entries.inspection.verdicts import Verdict

FILES = own_files()


@pytest.mark.parametrize("name", FILES)
def test_every_file_that_mutants_are_made_of_is_accepted_whole(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(FILES[name])
    found = examine(path, name)
    assert found.verdict is Verdict.ACCEPTED, found.message


def test_mutants_are_settled_kindly_and_nothing_is_fetched_or_left(tmp_path):
    said = []
    faults, told, _answers = try_all(tmp_path, files=FILES, mutants=60, sent=0, seed=2026, say=said.append)
    assert faults == dict.fromkeys(FAULTS, 0), said
    assert len(told) == 60
    assert {each["file"] for each in told} == set(FILES)
    assert {each["verdict"] for each in told} == set(map(str, Verdict))


def test_the_same_seed_makes_the_same_mutants():
    def made():
        chance = random.Random(7)
        return [
            mutant(content, chance, "http://127.0.0.1:9/") for content in FILES.values() for _ in range(30)
        ]

    deeds = {deed for deed, _ in made()}
    assert made() == made()
    assert deeds == {deed.__name__ for deed in (*BYTES, *ZIPS)}


def test_who_listens_hears_and_who_looks_sees(tmp_path):
    from urllib.error import URLError
    from urllib.request import urlopen

    ear = Ear()
    with pytest.raises((URLError, OSError)):
        urlopen(ear.address, timeout=5).read()
    assert ear.calls == 1
    ear.close()
    assert escapes(tmp_path / "folder") == []
    (tmp_path / ESCAPED).write_text("x")
    assert escapes(tmp_path / "folder") == [tmp_path / ESCAPED]


@pytest.mark.journey
def test_mutants_that_are_sent_to_a_served_installation_break_no_page(tmp_path):
    said = []
    faults, _told, answers = try_all(tmp_path, files=FILES, mutants=0, sent=20, seed=4, say=said.append)
    assert faults == dict.fromkeys(FAULTS, 0), said
    assert sum(answers.values()) == 20 and answers["201"] >= 5, json.dumps(answers)
