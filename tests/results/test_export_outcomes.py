"""The results as a table for the office: cell by cell, in whatever language, and nothing that is computed."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from competition.accounts.rules import Role
from competition.campaign.models import City, School
from competition.clock import FixedClock
from competition.entries.identity import SchoolClass
from competition.results.export.outcomes import COLUMNS
from tests import factories as make
from tests.results.deeds import ready, seal, standing_of
from tests.results.pages import post
from tests.results.scene import Scene
from tests.support.signin import sign_in

TITLES = {
    "sea": ("ar", "=البحر واسع، ونحن أوسع"),
    "sky": ("ja", "空、そして\n鞄"),
    "sun": ("fr", "+1 « soleil », L’été; œuvre"),
    "fog": ("fa", "-مه"),
    "elm": ("en", "@SUM(1+1)*cmd|' /C calc'!A0"),
}
AWARDS = {"sea": ("winner", 1), "sky": ("runner_up", 2), "sun": ("published", 3)}
SCHOOL, CITY, CLASS = "@École « 一中 »", "=Zürich", "-5ème"
FIGURES = ("reads", "raw", "calibrated", "se", "low", "high", "rank", "rank_low", "rank_high")
GUARDED = ("=", "+", "-", "@")


@pytest.fixture
def clock():
    return FixedClock(make.RESULTS)


@pytest.fixture
def scene(session, storage):
    """Frozen, with texts from right to left, in Japanese, and such as a program would compute."""
    scene = Scene(session, unread=("elm",))
    for name, (language, title) in TITLES.items():
        scene.entries[name].language, scene.entries[name].title = language, title
    of_class = session.get_one(SchoolClass, scene.school_class.id)
    of_class.name, school = CLASS, session.get_one(School, of_class.school_id)
    school.name = SCHOOL
    session.get_one(City, school.city_id).name = CITY
    seal(ready(scene), storage)
    session.commit()
    return scene


@pytest.fixture
def table(client, scene):
    """The table as a member of the secretariat takes it out who reads in a language."""

    def take(kind, language):
        office = make.make_member(scene.session, scene.campaign, Role.SECRETARIAT, f"{language}@example.org")
        office.locale = language
        scene.session.commit()
        with post(sign_in(client, office), "/c/mtm-2026/office/results/table", kind=kind) as answer:
            assert answer.status_code == 200
            return answer.data

    return take


def line_of(scene, name):
    """What stands in the line of a work."""
    award, place = AWARDS.get(name, ("", ""))
    standing = standing_of(scene, name)
    figures = {key: getattr(standing, key) for key in FIGURES}
    language, title = TITLES[name]
    return {
        "entry": f"MTM-{name.upper()}",
        "category": "poem/5-10",
        "award": award,
        "place": place,
        **{key: "" if value is None else round(value, 6) for key, value in figures.items()},
        "language": language,
        "title": title,
        "class": CLASS,
        "school": SCHOOL,
        "city": CITY,
        "country": "NO",
    }


def guarded(value):
    """A cell as the CSV has it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(GUARDED) else str(value)


def lines(scene):
    return [line_of(scene, name) for name in ("sea", "sky", "sun", "fog", "elm")]


LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])


@LANGUAGES
def test_a_workbook_holds_every_text_as_text_and_every_figure_as_a_number(scene, table, language):
    head, *rows = load_workbook(io.BytesIO(table("xlsx", language))).active.iter_rows()
    assert [cell.value for cell in head] == list(COLUMNS)
    expected = lines(scene)
    assert [[cell.value for cell in row] for row in rows] == [
        [None if line[name] == "" else line[name] for name in COLUMNS] for line in expected
    ]
    kinds = {"s": str, "n": int | float | None}
    assert all(isinstance(cell.value, kinds[cell.data_type]) for row in rows for cell in row)


@LANGUAGES
def test_a_csv_keeps_every_letter_and_an_apostrophe_guards_what_would_be_computed(scene, table, language):
    content = table("csv", language)
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert head == list(COLUMNS)
    assert rows == [[guarded(line[name]) for name in COLUMNS] for line in lines(scene)]
    assert [row[COLUMNS.index("title")][0] for row in rows] == ["'", "空", "'", "'", "'"]


@LANGUAGES
def test_json_says_every_text_as_it_is(scene, table, language):
    assert json.loads(table("json", language)) == lines(scene)
