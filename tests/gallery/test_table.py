"""The winners as a table: what their page shows without a child's name, and nothing a consent keeps back."""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from competition.campaign.models import City
from competition.clock import FixedClock
from tests import factories as make
from tests.gallery.test_views import RESULTS, Gallery, page_of

GREEK = {
    "language": "el",
    "title": "Η βαλίτσα",
    "translation_language": "en",
    "translation_title": "A suitcase",
}


@pytest.fixture
def clock():
    return FixedClock(make.RESULTS)


@pytest.fixture
def gallery(session, storage):
    return Gallery(session, storage)


def fetch(client, kind):
    """The answer with the whole file read, so that nothing of it stays open."""
    return client.get(f"{RESULTS}/table.{kind}", buffered=True)


def as_rows(response, kind):
    """What stands in the file, a mapping for each row, empty cells as empty text."""
    if kind == "json":
        return json.loads(response.data)
    if kind == "csv":
        return list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"))))
    head, *rows = load_workbook(io.BytesIO(response.data)).active.iter_rows(values_only=True)
    return [dict(zip(head, (cell or "" for cell in row), strict=True)) for row in rows]


@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_every_kind_says_what_has_won_where_it_is_from_and_where_it_is_read(client, gallery, kind):
    entry = gallery.work(name="Xanthippe", web="full", **GREEK)
    response = fetch(client, kind)
    assert as_rows(response, kind) == [
        {
            "category": "poem/5-10",
            "award": "winner",
            "title": "Η βαλίτσα",
            "language": "el",
            "translation_title": "A suitcase",
            "translation_language": "en",
            "school": "Fjord School",
            "city": "Bergen",
            "country": "NO",
            "address": f"http://127.0.0.1:8000{page_of(entry)}",
        }
    ]
    assert response.headers["Cache-Control"] == "no-store"


def test_a_child_whose_name_the_page_shows_is_not_named_in_the_table(client, gallery):
    gallery.work(name="Xanthippe", web="full", title="A boat")
    assert "Xanthippe" in client.get(RESULTS).text
    assert "Xanthippe" not in fetch(client, "json").text


def test_a_work_kept_out_of_the_web_is_not_in_the_table(client, gallery):
    gallery.work(name="Zoe", title="A boat")
    gallery.work(web="no", title="A secret", form="essay")
    assert [row["title"] for row in fetch(client, "json").json] == ["A boat"]


def test_a_title_that_a_workbook_would_compute_stays_text(client, gallery):
    gallery.work(title="=1+1")
    cell = load_workbook(io.BytesIO(fetch(client, "xlsx").data)).active["C2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert as_rows(fetch(client, "csv"), "csv")[0]["title"] == "'=1+1"


OWN = {"language": "ar", "title": "=البحر", "translation_language": "ja", "translation_title": "-海と鞄"}
PLACE = {"school": "@École « 一中 »", "city": "+Zürich"}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", ["xlsx", "csv", "json"])
def test_every_cell_is_the_same_in_another_language_and_no_text_is_computed(client, gallery, kind, language):
    gallery.school.name = PLACE["school"]
    gallery.session.get_one(City, gallery.school.city_id).name = PLACE["city"]
    entry = gallery.work(**OWN)
    response = client.get(f"{RESULTS}/table.{kind}", headers={"Accept-Language": language}, buffered=True)
    guard = "'" if kind == "csv" else ""
    texts = {name: guard + said for name, said in (OWN | PLACE).items() if "language" not in name}
    languages = {name: OWN[name] for name in ("language", "translation_language")}
    address = f"http://127.0.0.1:8000{page_of(entry)}"
    same = {"category": "poem/5-10", "award": "winner", "country": "NO", "address": address}
    assert as_rows(response, kind) == [{**same, **texts, **languages}]
    if kind == "xlsx":
        cells = next(load_workbook(io.BytesIO(response.data)).active.iter_rows(min_row=2))
        assert {cell.data_type for cell in cells} == {"s"}


def test_another_kind_is_not_there(client, gallery):
    gallery.work()
    assert fetch(client, "pdf").status_code == 404
