import csv
import json
import random

import pytest
from click.testing import CliRunner

from competition.cli import main
from tests.desk import Desk, disk_full

HEADERS = {
    "entries.csv": "entry,category,language,translation,city,school",
    "judges.csv": "judge,languages,categories,city,barred_schools,capacity",
}
ENTRIES = ["E1,poem,uk,en,Lublin,North", "E2,poem,uk,,Porto,South", "E3,picture,,,Porto,South"]
JUDGES = ["Ann,uk;en,,Lublin,,3", "Bo,en;uk,poem,,South;East,3", "Cy,fr,poem; picture,Ghent,,1"]
KEYS = [
    *("reads_wanted", "reads_filled", "missing", "affinity", "optimum"),
    *("loads", "pools", "pools_linked", "seconds"),
]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return TwoTables(tmp_path, monkeypatch)


class TwoTables(Desk):
    """Entries and judges."""

    asked = ("allocate", "entries.csv", "judges.csv", "--out", "a.csv", "--report", "r.json")

    def __init__(self, folder, monkeypatch):
        super().__init__(folder, monkeypatch)
        self.lay(entries=ENTRIES, judges=JUDGES)

    def lay(self, **tables):
        for name, rows in tables.items():
            file = f"{name}.csv"
            self.write(file, "\n".join([HEADERS[file], *rows]) + "\n")

    @property
    def pairs(self):
        return list(csv.reader(self.read("a.csv").splitlines()))

    @property
    def report(self):
        return json.loads(self.read("r.json"))


def test_two_tables_become_a_third_with_a_report(desk):
    ended = desk.run("--reads", "2")
    assert ended.exit_code == 0
    assert desk.pairs == [["entry", "judge"], ["E1", "Bo"], ["E2", "Ann"], ["E3", "Ann"], ["E3", "Cy"]]
    report = desk.report
    assert list(report) == KEYS
    assert report.pop("seconds") >= 0
    assert report == {
        "reads_wanted": 6,
        "reads_filled": 4,
        "missing": [{"category": "poem", "language": "uk", "count": 2}],
        "affinity": 2 + 3 + 3 + 3,
        "optimum": 11,
        "loads": {"min": 1, "median": 1, "max": 2},
        "pools": 2,
        "pools_linked": 1,
    }


def test_what_it_came_to_is_said_with_the_cure_of_what_is_missing(desk):
    said = desk.run("--reads", "2").stdout.splitlines()
    assert said == [
        "4 of 6 reads have found a reader.",
        "Affinity 11, of 11 that these loads allow, and of 11 were loads bounded by capacity alone.",
        "poem, Ukrainian: 2 reads are missing. "
        "Those who read it are barred: it takes 1 judge who reads Ukrainian and is from elsewhere.",
        "In 1 of 2 pools the judges are linked by shared entries.",
        "poem, Ukrainian: the judges fall into 2 parts; "
        "2 reads do not suffice to link 2 judges over 2 entries.",
    ]


@pytest.mark.parametrize(
    ("judges", "said"),
    [
        (["Ann,fr,,,,9"], "Nobody reads it: it takes 2 judges who read Ukrainian, or translations that the"),
        (["Ann,uk,,,,9"], "Too few read it: it takes 1 judge who reads Ukrainian besides those."),
        (["Ann,uk,,,,1", "Bo,uk,,,,0"], "it takes 3 judges who read Ukrainian, or 3 more places among them."),
    ],
)
def test_every_shortage_says_what_would_cure_it(desk, judges, said):
    desk.lay(entries=ENTRIES[1:2] * 1 + ["E4,poem,uk,,Ghent,"], judges=judges)
    (line,) = [each for each in desk.run("--reads", "2").stdout.splitlines() if "missing" in each]
    assert line.startswith("poem, Ukrainian: ")
    assert said in line


def test_another_order_of_rows_and_columns_comes_to_the_same_file(desk):
    chance = random.Random(4)
    entries = [f"{n},poem,uk,,City {n % 7},School {n % 30}" for n in range(200)]
    judges = [f"J{n},uk,,City {n % 5},School {n};School {n + 9},{40 + n}" for n in range(20)]
    desk.lay(entries=entries, judges=judges)
    desk.run("--seed", "5")
    first = (desk.folder / "a.csv").read_bytes()
    desk.lay(entries=chance.sample(entries, 200), judges=chance.sample(judges, 20))
    header, *rows = csv.reader((desk.folder / "judges.csv").read_text().splitlines())
    desk.write("judges.csv", "\n".join(",".join(row[::-1]) for row in [header, *rows]))
    desk.run("--seed", "5")
    assert (desk.folder / "a.csv").read_bytes() == first
    assert len(desk.pairs) == 601
    desk.run("--seed", "6")
    assert (desk.folder / "a.csv").read_bytes() != first


def test_a_mark_at_the_beginning_quotes_blank_lines_and_line_ends_of_windows_are_fine(desk):
    rows = ['"E, 1",poem,uk,,"Lviv\nCity",', "", "E2,poem, uk ,,,", ",,,,,"]
    desk.write("entries.csv", "\ufeff" + "\r\n".join([HEADERS["entries.csv"].upper(), *rows]))
    assert desk.run("--reads", "1").exit_code == 0
    assert [pair[0] for pair in desk.pairs] == ["entry", "E, 1", "E2"]


def test_unknown_columns_and_categories_are_named_and_ignored(desk):
    desk.write("entries.csv", f"{HEADERS['entries.csv']},title,pupil\nE1,poem,uk,,,,Snow,Ada\n")
    ended = desk.run("--reads", "1")
    assert ended.exit_code == 0
    assert ended.stderr.splitlines() == [
        'entries.csv: the columns "title", "pupil" are not known here and were ignored.',
        'judges.csv: no entry is of the category "picture", which judges name.',
    ]


def test_everything_that_is_wrong_is_said_at_once_by_its_line(desk):
    desk.lay(
        entries=["E1,poem,uk,,,", "E2,poem,uk,,", 'E1,poem,"fr\n",,,', ",poem,uk,,,"],
        judges=["Ann,uk,,,,many", "Bo,uk,,,,-1", "Ann,uk,,,,3", "Cy,uk,,,,2.5", "Di,uk,,,,1000001"],
    )
    asked = "the capacity must be a whole number from 0 to 1000000"
    assert desk.refused() == [
        "entries.csv, line 3: there are 5 cells, but the header has 6.",
        'entries.csv, line 4: the entry "E1" is on line 2 already.',
        "entries.csv, line 6: the entry has no id.",
        f'judges.csv, line 2: {asked}, not "many".',
        f'judges.csv, line 3: {asked}, not "-1".',
        'judges.csv, line 4: the judge "Ann" is on line 2 already.',
        f'judges.csv, line 5: {asked}, not "2.5".',
        f'judges.csv, line 6: {asked}, not "1000001".',
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the file is empty; its first line must name the columns " + HEADERS["entries.csv"] + "."),
        ("\n\n", "line 1 is empty; it must name the columns " + HEADERS["entries.csv"] + "."),
        (HEADERS["entries.csv"], "there is nothing below the header on line 1."),
        (
            "entry,category,city\nE1,poem,Lviv\n",
            'line 1 lacks the columns "language", "translation", "school"; '
            f"it must name {HEADERS['entries.csv']}.",
        ),
        (
            HEADERS["entries.csv"].replace(",", ";"),
            'line 1 lacks the columns "entry", "category", "language", "translation", "city", "school"; '
            f"it must name {HEADERS['entries.csv']}. Is it separated by commas?",
        ),
        (f"{HEADERS['entries.csv']},city\n", 'line 1 names the column "city" twice.'),
        (
            f"{HEADERS['entries.csv']}\nE1,poem,uk,,Lviv,\nE2,poem,uk,,L\u00f3d\u017a,".encode("iso8859_2"),
            "line 3 is not UTF-8. Save the table as CSV in UTF-8.",
        ),
        (
            f'{HEADERS["entries.csv"]}\nE1,"poem,uk,,,\n',
            "line 2 cannot be read as CSV (a quotation mark is opened there and never closed).",
        ),
    ],
)
def test_what_is_no_table_of_entries_is_refused_in_a_sentence(desk, content, said):
    desk.write("entries.csv", content)
    assert desk.refused() == [f"entries.csv: {said}"]


def test_both_tables_are_looked_at_before_anything_is_refused(desk):
    desk.write("entries.csv", "")
    (desk.folder / "judges.csv").unlink()
    said = desk.refused()
    assert said[0].startswith("entries.csv: the file is empty")
    assert said[1] == "judges.csv: there is no such file."


def test_files_are_not_written_over_tables_nor_where_there_is_no_folder(desk):
    assert desk.refused("--out", "judges.csv") == [
        "The two tables, --out and --report must be different files."
    ]
    assert desk.refused("--out", "none/a.csv") == [f"a.csv: there is no folder {desk.folder / 'none'}."]
    assert desk.refused("--report", ".") == [f"{desk.folder}: this is a folder; name a file."]
    assert CliRunner().invoke(main, ["allocate", "e", "j", "--out", "a", "--reads", "many"]).exit_code == 2


def test_what_was_there_before_stays_until_the_new_files_are_whole(desk, monkeypatch):
    desk.run()
    monkeypatch.setattr("os.fsync", disk_full)
    assert desk.refused("--seed", "9") == ["a.csv could not be written (No space left on device)."]
    monkeypatch.undo()
    monkeypatch.setenv("GARLAND_CWD", str(desk.folder))
    assert desk.files == ["a.csv", "entries.csv", "judges.csv", "r.json"]


def test_a_panel_that_can_read_nothing_still_gets_a_result(desk):
    desk.lay(judges=["Ann,fr,,Porto,North;South,9"])
    ended = desk.run("--reads", "2")
    assert ended.exit_code == 0
    assert desk.pairs == [["entry", "judge"]]
    assert desk.report["missing"] == [
        {"category": "picture", "language": "", "count": 2},
        {"category": "poem", "language": "uk", "count": 4},
    ]
    assert desk.report["loads"] == {"min": 0, "median": 0, "max": 0}
