"""Editions of several kinds from the command line."""

import json
import zipfile

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from competition import cli, publish
from competition.platform.jobs import Job
from competition.publication.formats import Format
from competition.publication.kinds import Kind
from tests.publication.test_build import quick  # noqa: F401


@pytest.fixture
def run(monkeypatch, config, database, tmp_path):
    """Runs `./garland publish`; gives the exit code and what was printed beside each other."""
    monkeypatch.setattr(cli, "prepared", lambda: config)
    monkeypatch.setenv("GARLAND_CWD", str(tmp_path))

    def asked(*words):
        done = CliRunner().invoke(cli.main, ["publish", *words])
        return done.exit_code, done.stdout, done.stderr

    return asked


@pytest.mark.usefixtures("quick")
def test_the_command_writes_the_edition_and_says_what_it_made(run, frozen, won, tmp_path):
    code, said, _ = run("mtm-2026", "--edition", "print", "--format", "a5", "--multiple-of-4", "--json")
    told = json.loads(said)
    made = tmp_path / "mtm-2026-print-A5-1.pdf"
    assert (code, told["file"], told["edition"], told["format"]) == (0, str(made), "print", "A5")
    assert told["pages"] % 4 == 0
    assert (made.stat().st_size, made.read_bytes()[:5]) == (told["bytes"], b"%PDF-")
    code, said, beside = run("mtm-2026", "--out", str(tmp_path / "book.pdf"))
    assert (code, said.startswith(f"{tmp_path / 'book.pdf'}: edition 2, ")) == (0, True)
    assert sorted(each.name for each in tmp_path.glob("*.pdf")) == ["book.pdf", made.name]
    assert list(tmp_path.glob(".*.part")) == []


@pytest.mark.usefixtures("quick")
def test_the_command_writes_an_epub_and_says_nothing_of_pages(run, frozen, won, tmp_path):
    code, said, _ = run("mtm-2026", "--edition", "epub")
    made = tmp_path / "mtm-2026-epub-1.epub"
    assert (code, said) == (0, f"{made}: edition 1.\n")
    assert zipfile.is_zipfile(made)
    told = json.loads(run("mtm-2026", "--edition", "epub", "--json", "--out", str(tmp_path / "x.epub"))[1])
    assert (told["edition"], told["number"], told["pages"]) == ("epub", 2, None)
    assert (tmp_path / "x.epub").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere",), "There is no campaign “nowhere” here. There are: mtm-2026"),
        (("mtm-2026", "--edition", "epub", "--format", "A5"), "An EPUB has no paper"),
        (("mtm-2026", "--edition", "large", "--format", "square"), "Large print comes on A4 only."),
        (("mtm-2026", "--multiple-of-4"), "Only an edition for print is filled up"),
        (("mtm-2026", "--out", "no/such/folder.pdf"), "there is no folder"),
    ],
    ids=["no such campaign", "paper for an EPUB", "small large print", "fours on a screen", "no such folder"],
)
def test_the_command_refuses_with_a_sentence_and_writes_nothing(
    run, session, frozen, won, tmp_path, words, sentence
):
    code, said, beside = run(*words)
    assert (code, said) == (2, "")
    assert sentence in beside and "Nothing was written." in beside
    assert list(tmp_path.glob("*.pdf")) == []
    assert session.scalars(select(Job)).all() == []


def test_before_the_freeze_the_command_says_what_to_do_first(run, session, frozen):
    session.commit()
    code, _, beside = run("mtm-2026")
    assert (code, "Please freeze the results first." in beside) == (2, True)


def test_the_words_of_the_command_are_those_of_the_book():
    assert tuple(Kind) == publish.EDITIONS
    assert tuple(Format) == publish.FORMATS
