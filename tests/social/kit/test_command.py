"""`./garland kit`: what it writes, what it says, and how it ends."""

import json
import zipfile

import pytest
from click.testing import CliRunner
from sqlalchemy import select

from competition import cli
from competition.consent.rules import Level
from competition.platform.audit import AuditEntry


@pytest.fixture
def run(monkeypatch, config, database, tmp_path, session):
    """Runs `./garland kit`; gives the exit code and what was printed beside each other."""
    monkeypatch.setattr(cli, "prepared", lambda: config)
    monkeypatch.setenv("GARLAND_CWD", str(tmp_path))

    def asked(*words):
        session.commit()
        done = CliRunner().invoke(cli.main, ["kit", *words])
        return done.exit_code, done.stdout, done.stderr

    return asked


def test_the_command_writes_the_kit_and_tells_what_is_in_it(run, frozen, tmp_path, session):
    frozen.award("P-1", "poem", title="The wide sea")
    frozen.award("E-1", "essay", level=Level.NO, title="Unshown")
    code, said, beside = run("mtm-2026", "--approve", "--json", "--out", "kit.zip")
    assert code == 0, beside
    told = json.loads(said)
    made = tmp_path / "kit.zip"
    assert (told["campaign"], told["file"], told["bytes"]) == ("mtm-2026", str(made), made.stat().st_size)
    with zipfile.ZipFile(made) as archive:
        assert archive.namelist() == told["files"]
    assert told["left_out"] == [{"number": "E-1", "reason": "consent"}]
    assert [post["work"] for post in told["posts"] if post["work"]] == ["P-1"]
    # The scene draws works alone: what is not drawn is not approved, and it is said why.
    assert {(each["work"], each["why"]) for each in told["not_approved"]} == {("", "not drawn")}
    assert told["counts"]["files"] == len(told["files"])
    assert "Unshown" not in said + beside
    assert "social.approve" in session.scalars(select(AuditEntry.action)).all()

    code, said, beside = run("mtm-2026", "--formats", "square", "--languages", "fr", "--out", "less.zip")
    assert code == 0, beside
    with zipfile.ZipFile(tmp_path / "less.zip") as archive:
        pictures = [name for name in archive.namelist() if name[:4] == "2026"]
        captions = archive.read("captions.csv").decode("utf-8-sig").splitlines()[1:]
    assert pictures
    assert all(name.endswith(("-square.png", "-square.jpg")) for name in pictures)
    assert any(",fr," in line for line in captions)
    assert not any(",en," in line for line in captions)


def test_with_nothing_approved_it_says_how_to_go_on_and_writes_nothing(run, frozen, tmp_path):
    frozen.award("P-1", "poem")
    code, said, beside = run("mtm-2026")
    assert (code, said) == (2, "")
    assert "Nobody has approved a post of “mtm-2026” yet." in beside
    assert "./garland kit mtm-2026 --approve" in beside
    assert beside.endswith("Nothing was written.\n")
    assert list(tmp_path.glob("*.zip")) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nowhere",), "There is no campaign “nowhere” here. There are: mtm-2026"),
        (
            ("mtm-2026", "--formats", "square,round"),
            "There is no format “round” here. There are: square, portrait, story, link, wide, carousel",
        ),
        (("mtm-2026", "--languages", "en,xx"), "There is no language “xx” here. There are: en, fr"),
        (("mtm-2026", "--out", "no/folder/kit.zip"), "kit.zip: there is no folder"),
    ],
)
def test_what_there_is_not_is_named_in_a_sentence(run, frozen, words, sentence):
    frozen.award("P-1", "poem")
    code, said, beside = run(*words)
    assert (code, said) == (2, "")
    assert sentence in beside


def test_before_the_freeze_it_says_what_comes_first(run, frozen, now):
    frozen.award("P-1", "poem")
    frozen.freeze.lifted_at = now
    code, _, beside = run("mtm-2026", "--approve")
    assert code == 2
    assert "Please freeze the results first." in beside
