"""An operator asks what intake would make of files, without an installation."""

import hashlib
import json
import os
from io import BytesIO

import pytest
from click.testing import CliRunner
from PIL import Image

from competition.cli import main
from tests.support.documents import docx, poem_pdf, zipped

POEM = "The sea is wide.\nWe are wider.\n\nThe night is long."


def jpeg(size=(600, 400), **more):
    out = BytesIO()
    Image.new("RGB", size, (180, 60, 40)).save(out, "JPEG", **more)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path):
    files = tmp_path / "files"
    (files / "deeper").mkdir(parents=True)
    turned = Image.Exif()
    turned[0x0112] = 6
    for name, content in {
        "b.docx": docx("Title", "", *POEM.split("\n")),
        "a.txt": "Море\n\nМоре широко".encode("cp1251"),
        "deeper/c.jpg": jpeg(exif=turned),
        "deeper/d.csv": b"name;age\nMina;9\n",
        "e.zip": zipped({"a.txt": "x"}),
        "f.rtf": b"{\\rtf1 x}",
        "g.docx": b"PK\x03\x04 broken",
        "h.pdf": poem_pdf(POEM),
        "i.docx": b"",
    }.items():
        (files / name).write_bytes(content)
    (files / "link").symlink_to("/etc")
    os.mkfifo(files / "pipe")
    return files


@pytest.fixture
def inspect(monkeypatch, tmp_path):
    monkeypatch.setenv("GARLAND_CWD", str(tmp_path))

    def inspect(*words):
        return CliRunner().invoke(main, ["inspect", *words])

    return inspect


def test_every_file_gets_one_line_of_json_in_a_fixed_order(folder, inspect):
    told = [json.loads(line) for line in inspect("files", "--json").output.splitlines()]
    assert [(each["file"], each["verdict"], each["kind"]) for each in told] == [
        ("files/a.txt", "accepted", "txt"),
        ("files/b.docx", "accepted", "docx"),
        ("files/deeper/c.jpg", "accepted", "jpeg"),
        ("files/deeper/d.csv", "accepted", "csv"),
        ("files/e.zip", "accepted", "zip"),
        ("files/f.rtf", "refused", "rtf"),
        ("files/g.docx", "needs-a-look", "docx"),
        ("files/h.pdf", "accepted", "pdf"),
        ("files/i.docx", "refused", "empty"),
    ]
    assert all(each["seconds"] >= 0 for each in told)
    assert all(10 < each["peak_mb"] < 1024 for each in told if each["verdict"] == "accepted")


def test_what_was_found_is_told(folder, inspect):
    told = {each["file"]: each for each in map(json.loads, inspect("files", "--json").output.splitlines())}
    word = told["files/b.docx"]
    assert (word["words"], word["lines"]) == (12, 4)
    assert word["text_sha256"] == hashlib.sha256(f"Title\n\n{POEM}".encode()).hexdigest()
    assert told["files/h.pdf"]["text_sha256"] == hashlib.sha256(POEM.encode()).hexdigest()
    assert told["files/deeper/c.jpg"]["pixels"] == [400, 600]
    assert len(told["files/deeper/c.jpg"]["rendition_sha256"]) == 64
    assert "save it as .docx" in told["files/f.rtf"]["message"]
    assert told["files/g.docx"]["message"].startswith("This document is damaged")


def test_a_person_reads_a_table_with_a_summary(folder, inspect):
    output = inspect("files/b.docx", "files/f.rtf").output.splitlines()
    assert output[1].startswith("files/b.docx") and output[1].endswith("12 words, 4 lines")
    assert "This is an RTF document" in output[2]
    assert output[3].startswith("2 files: 1 accepted, 1 refused, 0 needs-a-look. Slowest ")


def test_a_place_that_is_not_there_is_told_at_once(folder, inspect):
    answer = inspect("files", "nowhere")
    assert answer.exit_code == 2
    assert answer.output == "There is no such file or folder: nowhere\n"
