import csv

import pytest

from competition.consent.rules import Channel, Level
from competition.sample.folder import ENTRY_COLUMNS, FolderError, read_folder
from competition.sample.rows import PupilRow

ROW = {
    "entry": "e1", "form": "poem", "age_group": "5-10", "language": "el",
    "title": "Το σπίτι", "text": "e1.txt",
    "translation_language": "en", "translation_title": "The house", "translation": "e1.en.txt", "images": "",
    "alt": "", "class": "4b", "school": "School of the Garden", "city": "Patras",
    "teacher_email": "t@example.org", "pupils": "Eleni Papa Nikou, 8; Aris, 9",
    "consent_book": "full; first", "consent_web": "anonymous", "consent_social": "",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "e1.txt").write_text("Γραμμή\n\nκι άλλη\n", encoding="utf-8")
    (tmp_path / "files" / "e1.en.txt").write_text("A line\n\nand another\n", encoding="utf-8")
    write(tmp_path, [ROW])
    return tmp_path


def write(folder, rows, name="entries.csv", columns=None):
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns or list(ENTRY_COLUMNS))
        writer.writeheader()
        writer.writerows(rows)


def problems(folder):
    with pytest.raises(FolderError) as refused:
        read_folder(folder)
    return refused.value.problems


def test_an_entry_is_read_with_its_lines_its_people_and_their_consents(folder):
    entry = read_folder(folder).entries[0]
    assert entry.text == "Γραμμή\n\nκι άλλη\n"
    assert entry.pupils == (PupilRow("Eleni Papa", "Nikou", 8), PupilRow("Aris", "", 9))
    assert entry.headcount == 2
    assert entry.consents == {
        Channel.BOOK: (Level.FULL, Level.FIRST),
        Channel.WEB: (Level.ANONYMOUS, Level.ANONYMOUS),
        Channel.SOCIAL: (Level.NO, Level.NO),
    }


def test_a_class_without_names_is_counted(folder):
    write(
        folder,
        [{**ROW, "pupils": "", "headcount": "24", "consent_book": "first"}],
        columns=[*ENTRY_COLUMNS, "headcount"],
    )
    entry = read_folder(folder).entries[0]
    assert (entry.pupils, entry.headcount, entry.consents[Channel.BOOK]) == ((), 24, (Level.FIRST,))


def test_every_error_is_told_at_once_with_its_line(folder):
    wrong = [
        {**ROW, "text": "nowhere.txt"},
        {**ROW, "entry": "e2", "consent_book": "maybe"},
        {**ROW, "entry": "e3", "pupils": "Ana, eight", "consent_book": "first"},
        {**ROW, "entry": "e4", "consent_book": "first; first; first"},
        {**ROW, "entry": ""},
    ]
    write(folder, wrong)
    assert problems(folder) == [
        "entries.csv, line 2: there is no file “nowhere.txt” in files/",
        "entries.csv, line 3: consent_book: “maybe” is not among no, anonymous, first, first-initial, full",
        "entries.csv, line 4: pupils: “eight” is not a whole number",
        "entries.csv, line 5: consent_book: 3 values for 2 pupils",
        "entries.csv, line 6: entry: an id is needed",
    ]


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/passwd", "deeper/e1.txt"])
def test_no_file_outside_the_folder_is_read(folder, name):
    (folder / "secret.txt").write_text("secret")
    (folder / "files" / "deeper").mkdir()
    (folder / "files" / "deeper" / "e1.txt").write_text("deep")
    write(folder, [{**ROW, "text": name}])
    assert problems(folder) == [f"entries.csv, line 2: there is no file “{name}” in files/"]


def test_an_id_that_stands_twice_is_refused(folder):
    write(folder, [ROW, ROW])
    assert problems(folder) == ["entries.csv: the same id stands more than once: e1"]


def test_a_missing_column_is_named(folder):
    write(folder, [{key: value for key, value in ROW.items() if key != "city"}],
          columns=[column for column in ENTRY_COLUMNS if column != "city"])  # fmt: skip
    assert problems(folder) == ["entries.csv, line 1: columns missing: city"]


def test_an_unknown_column_is_named_and_ignored(folder):
    write(folder, [{**ROW, "mood": "glad"}], columns=[*ENTRY_COLUMNS, "mood"])
    assert read_folder(folder).warnings == ("entries.csv: columns ignored: mood",)


def test_a_folder_without_entries_is_refused(tmp_path):
    assert problems(tmp_path) == ["entries.csv: cannot be read (FileNotFoundError); it must be CSV in UTF-8"]
    write(tmp_path, [])
    assert problems(tmp_path) == ["entries.csv: there is no entry in it"]


def test_judges_and_scores_are_read_when_they_are_there(folder):
    judge = {
        "judge": "j1",
        "languages": "el; en",
        "categories": "",
        "city": "",
        "barred_schools": "A; B",
        "capacity": "9",
    }
    write(folder, [judge], "judges.csv", list(judge))
    scores = {"entry": "e1", "judge": "j1", "theme": "4", "language": ""}
    write(folder, [scores], "scores.csv", list(scores))
    read = read_folder(folder)
    assert (read.judges[0].languages, read.judges[0].barred_schools, read.judges[0].capacity) == (
        ("el", "en"), ("A", "B"), 9
    )  # fmt: skip
    assert read.scores == {("e1", "j1"): {"theme": 4}}
