"""The pages of a roster: sent, named, looked over, entered; nobody but the class's teachers opens them."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from competition.entries.models import Entry
from competition.entries.roster.models import Roster, RosterState
from competition.platform.i18n import use_locale
from tests.entries.roster.conftest import LIST, packed
from tests.factories import make_account


@pytest.fixture
def at(browse, teacher, school_class):
    """The client, signed in as the teacher, and the address of the class's roster."""
    return browse(teacher), f"/class/{school_class.ref}/roster"


def send(client, url, content=LIST, name="class.csv", files=()):
    data = {"table": (BytesIO(content), name), "files": [(BytesIO(body), called) for called, body in files]}
    return client.post(url, data=data, content_type="multipart/form-data")


def said(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True)))


def test_a_table_and_a_zip_go_in_and_the_entries_come_out(at, database, runner):
    client, url = at
    sent = send(client, url, files=[("files.zip", packed("mina.jpg", "street.jpg", "who.jpg"))])
    columns = client.get(sent.location)
    assert "3 rows were read below the headers" in said(columns)
    assert "3 files are here." in said(columns)
    named = client.post(
        sent.location,
        data={
            "column-0": "pupils", "column-1": "age", "column-2": "title", "column-3": "ignore",
            "column-4": "images", "form": "illustration", "language": "de",
        },
    )  # fmt: skip
    rows = client.get(named.location)
    assert "2 of 3 files have found their rows." in said(rows)
    assert "Files without a row" in said(rows)
    which = re.findall(r'name="(file-\d+)" value=""', rows.get_data(as_text=True))
    assert len(which) == 1

    kept = client.post(named.location, data={which[0]: "4", which[0].replace("file", "was"): ""})
    assert "3 of 3 files have found their rows." in said(client.get(kept.location))

    entered = client.post(named.location, data={"enter": "yes"})
    assert entered.location.startswith("/job/")
    runner.run_waiting()
    told = client.get(f"{entered.location}/state").get_data(as_text=True)
    report = client.get(re.search(r'href="([^"]+/report)"', told)[1])
    assert "3 entries were made from it" in said(report)
    with database.reading() as look:
        entries = look.scalars(select(Entry).order_by(Entry.id)).all()
    assert [(entry.title, entry.language, len(entry.images)) for entry in entries] == [
        ("The sea", "de", 1), ("Our street", "de", 1), ("=1+1", "de", 1),
    ]  # fmt: skip


def test_a_roster_lies_where_it_was_left_and_can_be_taken_up_or_put_away(at, database):
    client, url = at
    where = send(client, url).location
    page = client.get(url)
    assert "A roster lies here half done" in said(page)
    assert where in page.get_data(as_text=True)
    away = client.post(where.replace("columns", "put-away"), follow_redirects=True)
    assert "The roster is put away." in said(away)
    assert "half done" not in said(client.get(url))
    assert client.get(where).location.endswith(url)
    with database.reading() as look:
        assert look.scalars(select(Roster)).one().state is RosterState.PUT_AWAY


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "", "Please choose the table first"),
        (b"", "class.csv", "This file is empty."),
        (b"%PDF-1.7 x", "class.pdf", "This is a document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "class.xls", "old Excel"),
        (b"PK\x03\x04 broken", "class.xlsx", "This table is damaged"),
    ],
)
def test_what_is_no_table_is_refused_on_the_page(at, content, name, sentence):
    client, url = at
    answer = send(client, url, content, name)
    assert 400 <= answer.status_code < 500
    assert sentence in said(answer)


def test_a_bad_zip_is_told_and_the_table_is_kept(at):
    client, url = at
    page = client.get(send(client, url, files=[("files.zip", packed("../out.jpg", "mina.jpg"))]).location)
    assert "“files.zip” was not taken: Names in this ZIP lead outside of its folder" in said(page)
    assert "3 rows were read" in said(page)


def test_the_table_can_be_read_otherwise(at, database):
    client, url = at
    where = send(client, url, "Имя;Возраст\nОлена;9\n".encode("koi8_r")).location
    client.post(where, data={"read": "yes", "encoding": "koi8_r", "delimiter": ";", "header": "1"})
    page = said(client.get(where))
    assert "Возраст" in page
    client.post(where, data={"read": "yes", "encoding": "koi8_r", "delimiter": ";", "header": "0"})
    with database.reading() as look:
        roster = look.scalars(select(Roster)).one()
    assert (roster.header, roster.encoding) == (0, "koi8_r")
    assert "2 rows were read" in said(client.get(where))


def test_every_problem_stands_on_the_page_with_its_row(at):
    client, url = at
    where = send(client, url, b"Name;Alter;Form\nMina;ninety;poem\nAli;9;opera\n").location
    rows = client.get(
        client.post(where, data={"column-0": "pupils", "column-1": "age", "column-2": "form"}).location
    )
    text = said(rows)
    assert "Row 2 : “ninety” is no age." in text
    assert "Row 3 : “opera” is no form of this call." in text
    assert "1 row cannot be entered as it is" in text
    assert "Enter 1 entry" in text


def test_somebody_else_finds_nothing(at, browse, session):
    client, url = at
    where = send(client, url).location
    browse(make_account(session, "other@example.org"))
    for address in (url, where, where.replace("columns", "rows"), where.replace("columns", "report")):
        assert client.get(address).status_code == 404
    assert client.post(where.replace("columns", "rows"), data={"enter": "yes"}).status_code == 404
    assert client.post(where.replace("columns", "put-away")).status_code == 404


@pytest.mark.parametrize("locale", ["en", "fr"])
def test_the_empty_roster_is_understood_when_it_comes_back(at, session, teacher, locale):
    client, url = at
    teacher.locale = locale
    session.commit()
    for kind in ("xlsx", "csv"):
        with use_locale(locale):
            content = client.get(f"{url}/template.{kind}").data
        where = send(client, url, content, f"roster.{kind}").location
        page = client.get(where).get_data(as_text=True)
        chosen = re.findall(r'<option value="(\w+)" selected', page)[:12]
        assert chosen == [
            "given_name", "family_name", "age", "title", "form", "language", "text", "images", "alt",
            "consent_book", "consent_web", "consent_social",
        ]  # fmt: skip
    assert client.get(f"{url}/template.exe").status_code == 404


def test_the_empty_roster_for_excel_computes_nothing(at):
    client, url = at
    sheet = load_workbook(BytesIO(client.get(f"{url}/template.xlsx").data)).active
    assert [cell.value for cell in sheet[1]][:3] == ["First name", "Family name", "Age"]
    assert sheet.max_row == 3


def test_names_of_pupils_stand_in_no_address(at):
    client, url = at
    where = send(client, url, files=[("files.zip", packed("mina.jpg"))]).location
    page = client.get(where.replace("columns", "rows")).get_data(as_text=True)
    assert "Mina" in page
    assert not re.search(r'(href|action|src)="[^"]*(Mina|mina)', page)
