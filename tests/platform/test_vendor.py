"""What others wrote is served as it was vendored, with settings that the strict policy needs."""

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
VENDORED = sorted(path for path in (ROOT / "static/vendor").iterdir() if path.is_dir())
MACRO = (ROOT / "templates/macros/htmx.html").read_text()


@pytest.mark.parametrize("folder", VENDORED, ids=lambda path: path.name)
def test_the_files_are_the_ones_that_were_vendored(folder):
    listed = dict(reversed(line.split()) for line in (folder / "SHA256SUMS").read_text().splitlines())
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != "SHA256SUMS"
    }
    assert found == listed
    assert any("LICENSE" in name for name in found)


def test_there_is_something_vendored():
    assert [folder.name for folder in VENDORED] == ["htmx-2.0.11"]


def test_the_script_that_is_loaded_is_there():
    (path,) = re.findall(r"filename='(vendor/[^']+)'", MACRO)
    assert (ROOT / "static" / path).is_file()


def test_htmx_brings_no_style_evaluates_nothing_and_asks_nobody_else():
    settings = json.loads(re.search(r"content='(\{.*?\})'", MACRO)[1])
    wanted = {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "allowScriptTags": False,
        "selfRequestsOnly": True,
        "historyCacheSize": 0,
    }
    assert wanted.items() <= settings.items()


def test_only_pages_that_ask_load_it():
    assert "vendor" not in (ROOT / "templates/base.html").read_text()
