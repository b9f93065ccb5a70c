import csv
import json
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from competition.results.calibration import calibrate
from competition.results.door.reading import Scores
from competition.results.door.wording import in_words
from tests.desk import Desk, disk_full
from tests.results.rounds import crossed, simulate


class OneTable(Desk):
    """A table of scores."""

    asked = ("standings", "scores.csv", "--out", "s.csv", "--judges", "j.csv", "--report", "r.json")

    def lay(self, *rows, header="entry,judge,score"):
        self.write("scores.csv", "\n".join([header, *rows]) + "\n")

    def standings(self, *options):
        return self._rows("s.csv", self.run(*options))

    def severity(self, *options):
        return self._rows("j.csv", self.run(*options))

    def report(self, *options):
        assert self.run(*options).exit_code == 0
        return json.loads(self.read("r.json"))

    def _rows(self, file, ended):
        assert ended.exit_code == 0, ended.output
        return list(csv.DictReader(self.read(file).splitlines(keepends=True)))


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return OneTable(tmp_path, monkeypatch)


def lines(scores, names="E{}", judges="J{}"):
    rows = zip(scores.entry, scores.judge, scores.score, strict=True)
    return [f"{names.format(entry)},{judges.format(judge)},{score!r}" for entry, judge, score in rows]


def plain(scores):
    """The same scores as Python's numbers, to be written."""
    scores.score[:] = np.round(scores.score, 6)
    return [line.replace("np.float64(", "").replace(")", "") for line in lines(scores)]


def test_a_table_of_scores_becomes_standings_severity_and_a_report(desk):
    """A crossed table whose figures follow by hand.

    Of 2 entries and 2 judges: residual 1 (one degree of freedom), entry mean square 25, judge mean square 9;
    so entries vary by 12, judges by 4. The entry's shrinkage is 12 / (12 + 1/2) = 0.96.
    """
    desk.lay("A,Ann,1", "A,Bo,5", "B,Ann,7", "B,Bo,9")
    # means 3 and 8, judges 4 and 7, all 5.5: SS entries 2*12.5 = 25, judges 2*4.5 = 9, rest 35-25-9 = 1
    found = desk.standings()
    assert list(found[0]) == (
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
        ]
    )
    assert [
        (each["entry"], each["category"], each["reads"], each["raw"], each["rank"]) for each in found
    ] == [
        ("B", "", "2", "8.000000", "1"),
        ("A", "", "2", "3.000000", "2"),
    ]
    assert [float(each["calibrated"]) for each in found] == pytest.approx([5.5 + 2.4, 5.5 - 2.4], abs=1e-4)
    severity = desk.severity()
    assert list(severity[0]) == ["judge", "reads", "severity", "se", "infit"]
    assert [(each["judge"], each["reads"]) for each in severity] == [("Ann", "2"), ("Bo", "2")]
    assert [float(each["severity"]) for each in severity] == pytest.approx(
        [-1.5 * 8 / 9, 1.5 * 8 / 9], abs=1e-4
    )
    report = desk.report()
    assert list(report) == ["variance", "components", "seconds"]
    assert report["variance"] == pytest.approx({"entry": 12, "judge": 4, "residual": 1}, abs=1e-3)
    assert (report["components"], report["seconds"] >= 0) == (1, True)


def test_every_figure_of_the_files_has_six_decimals(desk):
    desk.lay(*plain(simulate(1, entries=20, judges=5)))
    figures = [each[name] for each in desk.standings() for name in ("raw", "calibrated", "se", "low", "high")]
    figures += [each[name] for each in desk.severity() for name in ("severity", "se", "infit")]
    assert {len(figure.partition(".")[2]) for figure in figures} == {6}


def test_what_was_found_is_said_at_the_terminal(desk):
    desk.lay("A,Ann,1", "A,Bo,5", "B,Ann,7", "B,Bo,9")
    assert desk.run().stdout.splitlines() == [
        "4 scores of 2 entries by 2 judges.",
        "Entries differ by 3.464 (standard deviation), judges by 2.000, and the rest is 1.000.",
    ]
    desk.lay("A,Ann,1", "B,Ann,2")
    assert desk.run().stdout.splitlines()[-1] == (
        "There is a single judge: strictness cannot be told from what the entries are worth."
    )
    desk.lay("A,Ann,1", "A,Bo,2", "B,Cy,2", "B,Di,4")
    assert desk.run().stdout.splitlines()[-1] == (
        "The entries fall into 2 parts that no chain of reads joins. "
        "Comparing them rests on the assumption that judges are alike on average."
    )
    assert desk.report()["components"] == 2


def test_it_is_said_where_standard_errors_are_approximated():
    scores = simulate(1, entries=20, judges=5)
    table = Scores(
        *scores.rows[:2], scores.score, scores.category_of_entry, [*"abcdefghij"] * 2, [*"vwxyz"], [], []
    )
    said = [" ".join(in_words(table, calibrate(*scores.rows, exact=judges))) for judges in (5, 4)]
    assert ["approximated, to about one in a hundred" in each for each in said] == [False, True]


def test_without_a_file_for_them_standings_are_printed_and_nothing_else(desk):
    desk.lay("A,Ann,1", "A,Bo,5", "B,Ann,7", "B,Bo,9")
    desk.run()
    desk.asked = ("standings", "scores.csv")
    ended = desk.run()
    assert ended.stdout == desk.read("s.csv")
    assert ended.stderr.splitlines()[0] == "4 scores of 2 entries by 2 judges."


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to print to")
def test_standings_that_find_no_room_where_they_are_printed_to_end_in_a_sentence(desk, tmp_path):
    desk.lay("A,Ann,1", "A,Bo,5", "B,Ann,7")
    called = [sys.executable, "-m", "competition.cli", "standings", str(tmp_path / "scores.csv")]
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(called, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (
        2,
        "The standings could not be printed whole (No space left on device).\n",
    )


def test_ranks_are_within_the_category_and_files_go_by_category_rank_and_entry(desk):
    rows = ("b,Ann,poem,5", "b,Bo,poem,5", "a,Ann,poem,5", "a,Bo,poem,5", "c,Ann,essay,1", "c,Bo,essay,1")
    desk.lay(*rows, header="entry,judge,category,score")
    found = [(each["category"], each["rank"], each["entry"]) for each in desk.standings()]
    assert found == [("essay", "1", "c"), ("poem", "1", "a"), ("poem", "1", "b")]


def test_the_order_of_rows_and_columns_changes_no_byte(desk):
    rows = [line.split(",") for line in plain(simulate(3, entries=40, judges=8))]
    rows = [[entry, judge, score, str(round(float(score)))] for entry, judge, score in rows]
    desk.lay(*(",".join(row) for row in rows), header="entry,judge,voice,form")
    desk.run("--weights", "voice=2", "--standardise")
    before = [desk.read(file) for file in ("s.csv", "j.csv")]
    random.Random(5).shuffle(rows)
    desk.lay(*(",".join(row[::-1]) for row in rows), header="form,voice,judge,entry")
    desk.run("--weights", "form=1, voice=2", "--standardise")
    assert [desk.read(file) for file in ("s.csv", "j.csv")] == before


def raw(rows):
    return {each["entry"]: float(each["raw"]) for each in rows}


def test_criteria_count_by_their_weights_and_a_missing_one_leaves_its_part_to_the_others(desk):
    desk.lay("A,Ann,1,5,3", "B,Ann,,4,2", "C,Ann,4,,", header="entry,judge,voice,form,idea")
    assert raw(desk.standings()) == {"A": 3.0, "B": 3.0, "C": 4.0}
    assert raw(desk.standings("--weights", "Voice=2,form=1")) == {"A": 2.5, "B": 3.0, "C": 4.0}
    assert raw(desk.standings("--weights", "idea=0,form=3")) == {"A": 4.0, "B": 4.0, "C": 4.0}


def test_standardised_criteria_count_alike_whatever_their_scale(desk):
    desk.lay("A,Ann,1,30,7", "B,Ann,2,10,7", "C,Ann,3,20,7", "D,Ann,,20,7", header="entry,judge,k1,k2,k3")
    # k1: mean 2, deviation 1; k2: mean 20, deviation sqrt(200 / 3); k3 never differs and is 0
    tens = 10 / np.sqrt(200 / 3)
    expected = {"A": (-1 + tens) / 3, "B": (0 - tens) / 3, "C": 1 / 3, "D": 0.0}
    assert raw(desk.standings("--standardise")) == pytest.approx(expected, abs=1e-6)


def test_columns_that_are_no_criteria_are_named_and_ignored(desk):
    desk.lay("A,Ann,4,fine,", "B,Ann,3,dull,", header="entry,judge,voice,remark,later")
    ended = desk.run()
    said = 'scores.csv: the columns "remark", "later" are not known here and were ignored.'
    assert ended.stderr.splitlines() == [said]
    desk.lay("A,Ann,4,9", "B,Ann,3,9", header="entry,judge,score,voice")
    ended = desk.run()
    assert ended.stderr.splitlines() == ['scores.csv: the column "voice" is not known here and was ignored.']
    assert raw(desk.standings()) == {"A": 4.0, "B": 3.0}


def test_everything_that_is_wrong_is_said_at_once_by_its_line(desk):
    desk.lay(
        *("A,Ann,poem,3", "A,Bo,essay,4", "A,Ann,poem,3", ",Ann,poem,3", "B,,poem,3", "B,Cy,poem"),
        *("C,Ann,poem,good", 'C,Bo,poem,"4,5"', "C,Cy,poem,nan", "C,Di,poem,1e12"),
        header="entry,judge,category,score",
    )
    asked = '"score" must be a number such as 3 or 3.5, not'
    assert desk.refused() == [
        'scores.csv, line 3: the entry "A" is in the category "essay", but in "poem" on line 2.',
        'scores.csv, line 4: the judge "Ann" has scored the entry "A" on line 2 already.',
        "scores.csv, line 5: the entry has no id.",
        "scores.csv, line 6: the judge has no id.",
        "scores.csv, line 7: there are 3 cells, but the header has 4.",
        f'scores.csv, line 8: {asked} "good".',
        f'scores.csv, line 9: {asked} "4,5".',
        f'scores.csv, line 10: {asked} "nan".',
        'scores.csv, line 11: "score" must lie between -1,000,000,000 and 1,000,000,000, not "1e12".',
    ]


def test_a_row_without_any_score_is_refused(desk):
    desk.lay("A,Ann,3", "A,Bo,")
    assert desk.refused() == ["scores.csv, line 3: there is no score."]
    desk.lay("A,Ann,3,4", "A,Bo,,", "B,Bo,3,", header="entry,judge,voice,form")
    assert desk.refused() == ["scores.csv, line 3: no criterion has a score."]
    assert desk.refused("--weights", "voice=0") == [
        "scores.csv, line 3: no criterion has a score.",
        "scores.csv, line 4: no criterion has a score.",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file is empty; its first line must name the columns entry,judge."),
        ("entry,judge,score\n", "there is nothing below the header on line 1."),
        ("entry,score\nA,3\n", 'line 1 lacks the column "judge"; it must name entry,judge.'),
        ("entry;judge;score\n", 'line 1 lacks the columns "entry", "judge"; it must name entry,judge. '
         "Is it separated by commas?"),
        ("entry,judge,voice,Voice\nA,Ann,3,4\n", 'line 1 names the column "voice" twice.'),
        ("entry,judge,remark\nA,Ann,good\n", 'there is no column "score", nor any column with numbers that '
         "could be a criterion. Line 1 must name entry,judge,score, or entry,judge and the criteria."),
        ("entry,judge,score\nA,Ann,\xe9\n".encode("latin-1"),
         "line 2 is not UTF-8. Save the table as CSV in UTF-8."),
    ],
)  # fmt: skip
def test_what_is_no_table_of_scores_is_refused_in_a_sentence(desk, content, said):
    desk.write("scores.csv", content)
    assert desk.refused() == [f"scores.csv: {said}"]


def test_weights_of_what_is_no_criterion_are_refused(desk):
    desk.lay("A,Ann,3,4", header="entry,judge,voice,form")
    assert desk.refused("--weights", "voise=2,form=1") == [
        'scores.csv: --weights names "voise"; the criteria are "form", "voice".'
    ]
    for wrong in ("voice", "voice=-1", "voice=two", "=2", "voice=nan", "voice=1,voice=2", ""):
        ended = desk.run("--weights", wrong)
        assert (ended.exit_code, "write them as k1=2,k2=1" in ended.stderr) == (2, True)
    assert desk.files == ["scores.csv"]


def test_files_are_not_written_over_the_table_nor_where_there_is_no_folder(desk):
    desk.lay("A,Ann,3")
    differ = "The table, --out, --judges and --report must be different files."
    assert desk.refused("--out", "scores.csv") == [differ]
    assert desk.refused("--out", "j.csv") == [differ]
    assert desk.refused("--judges", "none/j.csv") == [f"j.csv: there is no folder {desk.folder / 'none'}."]
    desk.write("scores.csv", "")
    (desk.folder / "scores.csv").unlink()
    assert desk.refused() == ["scores.csv: there is no such file."]


def test_what_was_there_before_stays_until_the_new_files_are_whole(desk, monkeypatch):
    desk.lay("A,Ann,3", "B,Ann,4")
    desk.run()
    desk.lay("A,Ann,5", "B,Ann,4")
    monkeypatch.setattr("os.fsync", disk_full)
    assert desk.refused() == ["The files could not be written (No space left on device)."]


def test_one_score_and_equal_scores_are_standings_too(desk):
    desk.lay("A,Ann,3")
    (only,) = desk.standings()
    assert (only["calibrated"], only["se"], only["rank"]) == ("3.000000", "0.000000", "1")
    desk.lay("A,Ann,3", "A,Bo,3", "B,Ann,3")
    assert [(each["calibrated"], each["rank"]) for each in desk.standings()] == [("3.000000", "1")] * 2
    assert [each["infit"] for each in desk.severity()] == ["", ""]


def test_a_judge_who_is_stricter_by_two_points_changes_no_rank_where_everybody_reads_everything(desk):
    scores = crossed(8)
    desk.lay(*plain(scores))
    order = [each["entry"] for each in desk.standings()]
    scores.score[scores.judge == 2] -= 2.0
    desk.lay(*plain(scores))
    assert [each["entry"] for each in desk.standings()] == order
