"""The secretariat's table says what was handed in, computes nothing, and is noted in the history."""

import csv
import json
import zipfile
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from competition.consent.rules import Channel, Level
from competition.entries.export import command
from competition.entries.export.leaving import ExportRefusedError
from competition.entries.export.queries import lines
from competition.entries.export.rows import COLUMNS, cells, harmless
from competition.entries.export.writing import WRITERS
from competition.entries.listing import Filters
from competition.entries.rules import MadeBy
from competition.entries.services import Maker
from competition.platform.audit import AuditEntry
from tests.support.statements import counted

ALLOWS = {Channel.BOOK: Level.FULL, Channel.WEB: Level.NO, Channel.SOCIAL: Level.NO}
ALI = Maker("Ali", "Kaya", age=10, levels=ALLOWS)
MINA = Maker("Mina", "Okafor", age=9, levels=dict.fromkeys(Channel, Level.FIRST))
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "-2+3 apples"]  # fmt: skip


def read_csv(content):
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


ALL = Filters()


def written(session, campaign, kind, filters=ALL):
    session.flush()
    out = BytesIO()
    WRITERS[kind](COLUMNS, map(cells, lines(session, campaign.id, filters)), out)
    return out.getvalue()


def test_a_line_says_all_that_is_known_of_an_entry(session, campaign, hand_in, write):
    write()
    entry = hand_in("Olena's sea", "One.\n\nTwo.", language="uk", makers=(MINA, ALI), made_by=MadeBy.GROUP)
    (line,) = read_csv(written(session, campaign, "csv"))
    assert list(line) == list(COLUMNS)
    assert {name: line[name] for name in COLUMNS if name != "submitted_at"} == {
        "entry": entry.number, "state": "submitted", "form": "poem", "age_group": "5-10", "language": "uk",
        "title": "Olena's sea", "text": "One.\n\nTwo.", "translation_language": "en",
        "translation_title": "In English", "translation": "Sea.", "images": "0", "alt": "", "class": "4a",
        "school": "Fjord School", "city": "Bergen", "country": "NO", "teacher": "Tea Cher",
        "teacher_email": "teacher@example.org", "made_by": "group", "pupils": "Mina, 9; Ali Kaya, 10",
        "headcount": "2", "consent_book": "first; full", "consent_web": "first; no",
        "consent_social": "first; no",
    }  # fmt: skip


@pytest.mark.parametrize("title", FORMULAS)
def test_no_spreadsheet_program_computes_what_children_write(session, campaign, hand_in, title):
    hand_in(title, title)
    (line,) = read_csv(written(session, campaign, "csv"))
    assert (line["title"], line["text"]) == (f"'{title}", f"'{title}")
    sheet = load_workbook(BytesIO(written(session, campaign, "xlsx"))).active
    cells = {name: sheet.cell(2, at) for at, name in enumerate(COLUMNS, start=1)}
    assert (cells["title"].value, cells["title"].data_type) == (title, "s")
    assert (cells["headcount"].value, cells["headcount"].data_type) == (1, "n")
    assert json.loads(written(session, campaign, "json"))[0]["title"] == title


def test_tabs_and_carriage_returns_begin_no_cell():
    assert [harmless(value) for value in ("\t=1", "\r=1", "1-2", 5)] == ["'\t=1", "'\r=1", "1-2", 5]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a;=1+1", "a;'=1+1"),
        ("a; @SUM(A1)", "a;' @SUM(A1)"),
        ("One.\n=1+1\n-2+3", "One.\n'=1+1\n'-2+3"),
        ("- Who is there?\n- The sea.", "'- Who is there?\n- The sea."),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("Mina, 9; Ali, 10", "Mina, 9; Ali, 10"),
    ],
)
def test_nor_where_cells_are_parted_by_semicolons(typed, written):
    """A program that knows no commas begins a cell there; dialogues stay as they are."""
    assert harmless(typed) == written


def test_a_long_text_is_cut_in_a_cell_of_a_workbook_and_whole_in_the_csv(session, campaign, hand_in):
    text = "\n".join(["sea & <sky>"] * 3_500)
    entry = hand_in()
    entry.text = text
    sheet = load_workbook(BytesIO(written(session, campaign, "xlsx"))).active
    cell = sheet.cell(2, COLUMNS.index("text") + 1).value
    assert (len(cell), cell[-2:], cell[:11]) == (32_767, " …", "sea & <sky>")
    assert read_csv(written(session, campaign, "csv"))[0]["text"] == text


def test_the_workbook_has_nothing_that_looks_outside(session, campaign, hand_in):
    hand_in()
    with zipfile.ZipFile(BytesIO(written(session, campaign, "xlsx"))) as archive:
        assert not any(
            b"http:" in archive.read(name).replace(b"http://schemas.", b"") for name in archive.namelist()
        )


def test_filters_narrow_the_table_as_they_do_the_list(session, campaign, hand_in):
    hand_in("The sea", language="en")
    hand_in("Das Meer", language="de")
    found = json.loads(written(session, campaign, "json", Filters(language="de")))
    assert [line["title"] for line in found] == ["Das Meer"]


def test_the_table_takes_four_statements_whatever_its_length(session, campaign, hand_in, database):
    for number in (1, 4):
        for at in range(number):
            hand_in(f"Sea {at}", makers=(MINA, ALI), made_by=MadeBy.GROUP)
        session.commit()
        with counted(database) as seen, database.reading() as look:
            list(lines(look, campaign.id, Filters()))
        assert len([each for each in seen if each.lstrip().startswith("SELECT")]) == 4


def test_the_secretariat_downloads_it_and_the_history_says_so(browser, campaign, hand_in, database, office):
    entry = hand_in()
    client, url = browser(), f"/c/{campaign.slug}/office/export"
    page = client.get(url).get_data(as_text=True)
    assert "1 entry was handed in." in page
    assert "names of children" in page
    with client.post(url, data={"kind": "csv"}) as answer:
        assert read_csv(answer.data)[0]["entry"] == entry.number
        assert answer.headers["Content-Disposition"] == "attachment; filename=entries.csv"
        assert answer.headers["Cache-Control"] == "no-store"
    with client.post(f"{url}?language=de", data={"kind": "json"}) as answer:
        assert answer.json == []
    assert client.post(url, data={"kind": "exe"}).status_code == 404
    with database.reading() as look:
        deeds = look.scalars(select(AuditEntry).where(AuditEntry.action == "entries.export")).all()
    assert [(deed.actor_id, deed.details) for deed in deeds] == [
        (office.id, {"kind": "csv", "number": 1}),
        (office.id, {"kind": "json", "number": 0}),
    ]


def test_a_teacher_finds_no_table(browse, campaign, teacher, school_class, hand_in):
    hand_in()
    client = browse(teacher)
    assert client.get(f"/c/{campaign.slug}/office/export").status_code == 404
    assert client.post(f"/c/{campaign.slug}/office/export", data={"kind": "csv"}).status_code == 404


def test_the_operator_exports_by_command(session, config, campaign, hand_in, tmp_path, now):
    hand_in()
    session.commit()
    out = tmp_path / "entries.xlsx"
    number = command.export(config, slug=campaign.slug, out=out, now=now + timedelta(hours=1))
    assert number == 1
    assert load_workbook(out).active.max_row == 2
    assert [path.name for path in tmp_path.glob("*entries*")] == ["entries.xlsx"]


@pytest.mark.parametrize(
    ("out", "slug", "sentence"),
    [
        ("x.pdf", "mtm-2026", "should end in .xlsx, .csv or .json"),
        ("x.csv", "nope", "There is no campaign “nope” here. There are: mtm-2026"),
    ],
)
def test_what_cannot_be_exported_is_refused(session, config, campaign, tmp_path, now, out, slug, sentence):
    session.commit()
    with pytest.raises(ExportRefusedError, match=sentence):
        command.export(config, slug=slug, out=tmp_path / out, now=now)
