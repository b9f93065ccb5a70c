"""The style guide: whole, and only where somebody works on Garland."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from competition.config import load
from competition.web.views_styleguide import ERRORS, PARTS, colours

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WITHOUT_A_LOOK = {
    "htmx",
    "htmx_settings",
    "live_list",
    "keys_switch",
    "keys_template",
    "error_summary",
    "times_script",
    "deed",
}
"""Macros that other macros call, or that load something."""


@pytest.fixture
def guide(config, database, clock):
    from competition.app import create_app

    return create_app(replace(config, styleguide=True), database=database, clock=clock).test_client()


@pytest.mark.parametrize(
    "path", ["", "/theme/dark.css", "/errors/404", "/mail.html", "/mail.txt", "/plate.svg", "/say"]
)
def test_it_does_not_exist_on_a_running_installation(client, path):
    assert client.get(f"/styleguide{path}").status_code == 404
    assert client.post(f"/styleguide{path}").status_code in (400, 404)


@pytest.mark.parametrize(
    ("environ", "there"),
    [
        ({}, False),
        ({"GARLAND_STYLEGUIDE": "0"}, False),
        ({"GARLAND_STYLEGUIDE": "1"}, True),
        ({"FLASK_DEBUG": "1"}, True),
    ],
)
def test_the_environment_says_whether_it_is_there(tmp_path, environ, there):
    assert load(tmp_path, environ).styleguide is there


def test_every_part_is_shown(guide):
    page = guide.get("/styleguide").text
    assert re.findall(r'<section class="guide" id="(\w+)"', page) == list(PARTS)
    assert {path.stem[1:] for path in (TEMPLATES / "styleguide").glob("_*.html")} == set(PARTS)


def test_every_macro_that_can_be_seen_is_shown():
    shown = "".join(path.read_text() for path in (TEMPLATES / "styleguide").glob("*.html"))
    shown += (TEMPLATES / "base.html").read_text() + (TEMPLATES / "entries/withdraw.html").read_text()
    macros = {
        name
        for path in (TEMPLATES / "macros").glob("*.html")
        for name in re.findall(r"\{% macro ([a-z]\w+)\(", path.read_text())
    }
    missing = {name for name in macros - WITHOUT_A_LOOK if not re.search(rf"\b{name}(\(| as )", shown)}
    assert missing == set()


@pytest.mark.parametrize(("query", "theme"), [("", None), ("?theme=dark", "dark"), ("?theme=nonsense", None)])
def test_day_and_night_can_be_chosen(guide, query, theme):
    page = guide.get(f"/styleguide{query}").text
    found = re.findall(r"/styleguide/theme/(\w+)\.css", page)
    assert found == ([theme] if theme else [])


def test_a_theme_is_made_of_the_colours_that_the_style_sheet_has(guide):
    night = guide.get("/styleguide/theme/dark.css")
    assert night.mimetype == "text/css"
    assert "color-scheme: dark;" in night.text
    assert dict(re.findall(r"--([a-z-]+): (#\w+);", night.text)) == colours("dark")
    assert colours("dark") != colours("light")
    assert guide.get("/styleguide/theme/dusk.css").status_code == 404


def test_it_can_be_read_from_right_to_left(guide):
    assert 'dir="rtl"' in guide.get("/styleguide?dir=rtl").text.split("<head>")[0]
    assert 'dir="ltr"' in guide.get("/styleguide").text.split("<head>")[0]


@pytest.mark.parametrize("status", ERRORS)
def test_every_error_page_is_shown(guide, status):
    assert "I see two countries" in guide.get(f"/styleguide/errors/{status}").text


def test_a_letter_is_shown_in_both_its_forms(guide):
    assert "<h1>Three entries are submitted</h1>" in guide.get("/styleguide/mail.html").text
    text = guide.get("/styleguide/mail.txt")
    assert text.mimetype == "text/plain"
    assert "Dear Ada Lindqvist," in text.text


def test_no_id_stands_twice_on_it(guide):
    ids = re.findall(r'\sid="([^"]+)"', guide.get("/styleguide").text)
    assert len(ids) == len(set(ids)), sorted({one for one in ids if ids.count(one) > 1})
