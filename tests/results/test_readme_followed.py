"""Whoever has a results bundle and its README, and nothing of Garland, comes to the same figures."""

import csv
import hashlib
import io
import json
import zipfile

import numpy as np
import pytest

from competition.judging.rules import ReadingMode
from competition.results.sealing.archive import pack
from competition.results.sealing.versions import versions
from tests.results.bundles import facts_of, sealed
from tests.results.dense import Dense


@pytest.fixture
def files():
    """The files of a bundle: two categories, one of them read both ways, criteria left out here and there."""
    chance = np.random.default_rng(4)
    entries = {letter: at % 2 for at, letter in enumerate("abcdefghijkl")}
    modes = [ReadingMode.ORIGINAL, ReadingMode.ORIGINAL, ReadingMode.TRANSLATION]
    sheets = [
        (
            entry,
            judge,
            tuple(chance.integers(0, 11, 3).tolist()),
            modes[(at + seat) % 3 * (1 - entries[entry])],
        )
        for at, entry in enumerate(entries)
        for seat, judge in enumerate("vwxyz")
        if (at + seat) % 4
    ]
    with zipfile.ZipFile(io.BytesIO(pack(sealed(facts_of(sheets, entries))))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode())))


def numbered(names):
    found, numbers = np.unique(names, return_inverse=True)
    return found.tolist(), numbers


def test_the_hashes_are_those_of_the_manifest(files):
    told = json.loads(files.pop("manifest.json"))["files"]
    assert told == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_the_scores_follow_from_criteria_weights_and_scale(files):
    rubric = {each["category"]: each for each in json.loads(files["rubric.json"])}
    scores = rows(files["scores.csv"])
    left_out = 0
    for row in scores:
        category = rubric[row["category"]]
        total = whole = 0.0
        for rule in category["criteria"]:
            if rule["language"] and row["reading"] == "translation":
                left_out += 1
            elif cell := row[f"criterion-{rule['key']}"]:
                total, whole = total + rule["weight"] * int(cell), whole + rule["weight"]
        points = 100 * (total / whole - category["lowest"]) / (category["highest"] - category["lowest"])
        assert float(row["score"]) == pytest.approx(points, abs=1e-6)
    assert 2 <= left_out < len(scores)


def test_calibrated_scores_and_severity_follow_from_the_scores_and_the_variances(files):
    scores = rows(files["scores.csv"])
    entries, entry = numbered([row["entry"] for row in scores])
    judges, judge = numbered([row["judge"] for row in scores])
    _, category = numbered([row["category"] for row in scores])
    through = np.array([row["reading"] == "translation" for row in scores], dtype=float)
    for each in (0, 1):
        through[category == each] -= through[category == each].mean()
    assert (through != 0).any()
    of_entry = np.array([category[np.flatnonzero(entry == at)[0]] for at in range(len(entries))])
    parts = json.loads(files["report.json"])["variance"]
    score = np.array([float(row["score"]) for row in scores])
    model = Dense(entry, judge, of_entry, score, [parts[name] for name in ("entry", "judge", "residual")],
                  through)  # fmt: skip
    told = {row["entry"]: float(row["calibrated"]) for row in rows(files["standings.csv"])}
    np.testing.assert_allclose(model.entries()[0], [told[name] for name in entries], atol=2e-4)
    severity = {row["judge"]: float(row["severity"]) for row in rows(files["severity.csv"])}
    np.testing.assert_allclose(model.judges()[0], [severity[name] for name in judges], atol=2e-4)


def test_awards_go_down_the_order_of_the_standings(files):
    rubric = {each["category"]: each["awards"] for each in json.loads(files["rubric.json"])}
    standings, awards = rows(files["standings.csv"]), rows(files["awards.csv"])
    for category, kinds in rubric.items():
        first = [row["entry"] for row in standings if row["category"] == category]
        given = [award["kind"] for award in kinds for _ in range(award["number"])]
        won = [(row["entry"], row["kind"]) for row in awards if row["category"] == category]
        assert won == list(zip(first, given, strict=False))


def test_the_readme_says_how(files):
    said = files["README.txt"].decode()
    assert max(map(len, said.splitlines())) <= 110
    assert all(tie in said for tie in ("raw (", "agreement (", "nominations (", "submitted\n"))
    assert f"With Garland {versions()['garland']} " in said
    assert all(name in said for name in files.keys() - {"README.txt"})
