"""Tables as programs and people write them, odd and broken ones: taken, or refused in a sentence."""

import os

import pytest

from tests.results.test_door import OneTable, raw

HEAD = "entry,judge,score\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    return OneTable(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffentry,judge,score\r\nA,Ann,3\r\nB,Ann,4\r\n",
        "Entry , JUDGE, Score \rA , Ann , 3 \rB,Ann,4",
        'judge,"score",entry\n\nAnn,"3",A\n,,\nAnn,+4.0e0,B\n',
    ],
)
def test_marks_line_ends_spaces_and_quotation_marks_of_any_program_are_taken(desk, content):
    desk.write("scores.csv", content)
    assert raw(desk.standings()) == {"A": 3.0, "B": 4.0}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("\n\n" + HEAD, ": line 1 is empty; it must name the columns entry,judge."),
        (HEAD.encode("utf-16"), ": line 1 is not UTF-8. Save the table as CSV in UTF-8."),
        (HEAD.encode("utf-16-le"), ": line 1 is not UTF-8. Save the table as CSV in UTF-8."),
        (HEAD + "A,Ann,3\nB\0,Ann,4\n", ": line 3 is not UTF-8. Save the table as CSV in UTF-8."),
        (HEAD + 'A,Ann,3\n"B,Ann,3\nC,Ann,4\n', ": line 3 cannot be read as CSV "
         "(a quotation mark is opened there and never closed)."),
        (HEAD + 'A,"An"n,3\n', ": line 2 cannot be read as CSV "
         "(a quotation mark is closed there within a cell)."),
        (HEAD + "A" * 1_000_001 + ",Ann,3\n", ": line 2 cannot be read as CSV "
         "(a cell is too long; is a quotation mark not closed?)."),
        (HEAD + '"A\nfirst",Ann,3\nB,Ann,bad\n',
         ', line 4: "score" must be a number such as 3 or 3.5, not "bad".'),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_by_its_line(desk, content, said):
    desk.write("scores.csv", content)
    assert desk.refused() == [f"scores.csv{said}"]


def test_what_a_table_says_cannot_steer_the_terminal(desk):
    desk.lay("A,Ann,\x1b[31mred,x", header="entry,judge,score,\x1b[2Jkind")
    assert desk.refused() == [
        'scores.csv, line 2: "score" must be a number such as 3 or 3.5, '
        'not "\N{REPLACEMENT CHARACTER}[31mred".'
    ]
    desk.lay("A,Ann,3,x", header="entry,judge,score,\x1b[2Jkind")
    assert desk.run().stderr == (
        'scores.csv: the column "\N{REPLACEMENT CHARACTER}[2jkind" is not known here and was ignored.\n'
    )


def test_problems_go_by_line_however_many(desk):
    desk.lay(*(f"E{number},Ann,bad" for number in range(250)))
    said = desk.refused()
    assert [line.split(":")[0] for line in said[:-1]] == [f"scores.csv, line {at}" for at in range(2, 202)]
    assert said[-1] == "… and 50 more."


@pytest.mark.parametrize("cell", ["nan", "inf", "-inf", "1_000", "٣", "3,5", "0x3", "3 4", "--3", "1e", "."])
def test_what_is_no_number_is_no_score(desk, cell):
    desk.lay(f'A,Ann,"{cell}"', "B,Ann,4")
    assert desk.refused() == [f'scores.csv, line 2: "score" must be a number such as 3 or 3.5, not "{cell}".']


@pytest.mark.parametrize("cell", ["1e308", "-1e308", "1e400", "1000000001"])
def test_numbers_that_sums_would_not_bear_are_refused(desk, cell):
    desk.lay(f"A,Ann,{cell}", "A,Bo,1000000000", "B,Ann,-1000000000", "B,Bo,4")
    assert desk.refused() == [
        f'scores.csv, line 2: "score" must lie between -1,000,000,000 and 1,000,000,000, not "{cell}".'
    ]
    desk.lay("A,Ann,-1e9", "A,Bo,1000000000", "B,Ann,1e-300", "B,Bo,4")
    assert raw(desk.standings()) == {"A": 0.0, "B": 2.0}


def test_a_column_that_counts_nothing_is_not_read(desk):
    desk.lay("A,Ann,3,fine", "B,Ann,4,10 of 10", "C,Ann,2,7", header="entry,judge,voice,remark")
    assert len(desk.refused()) == 2
    assert raw(desk.standings("--weights", "remark=0")) == {"A": 3.0, "B": 4.0, "C": 2.0}
    assert desk.refused("--weights", "remark=0,voice=0") == [
        'scores.csv: --weights gives 0 to all there is: "remark", "voice". One must count.'
    ]


@pytest.mark.parametrize("number", ["1e308", "1_0", "inf", "1e-", "-0.1"])
def test_weights_are_numbers_as_scores_are(desk, number):
    desk.lay("A,Ann,3,4", header="entry,judge,voice,form")
    ended = desk.run("--weights", f"voice={number}")
    assert (ended.exit_code, "write them as k1=2,k2=1" in ended.stderr) == (2, True)


def test_ids_come_back_as_they_are_whatever_they_look_like(desk):
    """Scripts join by them, so nothing is put before what a spreadsheet would take for a formula."""
    ids = ("=1+1", "@SUM(A1)", "+3", "-4", "ä; 'b'", 'say ""A""', "two\nlines")
    desk.lay(*(f'"{name}",=Ann,{at}' for at, name in enumerate(ids)))
    names = [name.replace('""', '"') for name in ids]
    assert sorted(each["entry"] for each in desk.standings()) == sorted(names)
    assert [each["judge"] for each in desk.severity()] == ["=Ann"]


def test_a_file_with_a_long_name_is_written_and_one_with_a_name_too_long_refused(desk):
    desk.lay("A,Ann,3")
    long = "a" * 251 + ".csv"
    desk.asked = ("standings", "scores.csv")
    assert desk.run("--out", long).exit_code == 0
    (desk.folder / long).unlink()
    name = "a" * 300
    assert desk.refused("--out", name) == [f"{name}: a file cannot be put there (File name too long)."]


def test_what_is_no_ordinary_file_is_not_replaced(desk):
    desk.lay("A,Ann,3")
    pipe = desk.folder / "pipe"
    os.mkfifo(pipe)
    desk.asked = ("standings", "scores.csv", "--out", "pipe")
    ended = desk.run()
    assert (ended.exit_code, pipe.is_fifo()) == (2, True)
    assert ended.stderr.splitlines()[0] == f"{pipe}: this is no ordinary file; name another."
