"""Tables as people keep them are read as their owners see them, and hostile ones do no harm."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook

from competition.platform.errors import RefusedKindError
from competition.platform.spreadsheet_errors import EmptySheetError, SpreadsheetError, UnreadableTableError
from competition.platform.spreadsheets import Sheet, kind_of, read_own_csv, read_table


@pytest.fixture
def read(tmp_path):
    """Write bytes under a name and read them as a table."""

    def read(name, content, **more):
        path = tmp_path / name
        path.write_bytes(content)
        return read_table(path, kind=kind_of(path, name), **more)

    return read


def workbook(fill):
    book = Workbook()
    fill(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def ods(table):
    """An ODS whose content is these rows of XML."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in {"office": "office", "table": "table", "text": "text"}.items()
    )
    content = (
        f"<office:document-content{names}><office:body><office:spreadsheet>{table}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return out.getvalue()


def test_a_workbook_reads_as_it_looks(read):
    def fill(book):
        book.active.title = "Liste"
        book.active.append(["Name", "Age", "Born", "Seen", "Share"])
        book.active.append(["Mina", 9.0, date(2017, 5, 4), datetime.fromisoformat("2026-01-02T08:30"), 0.5])
        book.create_sheet("Archive").sheet_state = "hidden"

    table = read("class.xlsx", workbook(fill))
    assert table.rows == (
        ("Name", "Age", "Born", "Seen", "Share"),
        ("Mina", "9", "2017-05-04", "2026-01-02 08:30:00", "0.5"),
    )
    assert table.numbers == (1, 2)
    assert table.sheets == (Sheet("Liste", is_hidden=False), Sheet("Archive", is_hidden=True))
    assert not table.cut


def test_the_first_sheet_with_something_in_it_is_read_unless_another_is_asked_for(read):
    def fill(book):
        book.create_sheet("Two").append(["second"])
        book.create_sheet("Three").append(["third"])

    assert read("class.xlsx", workbook(fill)).rows == (("second",),)
    assert read("class.xlsx", workbook(fill), sheet="Three").rows == (("third",),)


def test_a_cell_merged_over_rows_counts_in_each_of_them_and_fills_no_empty_row(read):
    def fill(book):
        for row in (["Class", "Name"], ["4a", "Mina"], [None, "Ali"], [None, None], [None, "Eva"]):
            book.active.append(row)
        book.active.merge_cells("A2:A5")

    table = read("class.xlsx", workbook(fill))
    assert table.rows == (("Class", "Name"), ("4a", "Mina"), ("4a", "Ali"), ("4a", "Eva"))
    assert table.numbers == (1, 2, 3, 5)


def test_a_cell_at_the_end_of_the_sheet_is_harmless(read):
    def fill(book):
        book.active["A1"] = "Name"
        book.active["XFD1048576"] = "far away"

    assert read("far.xlsx", workbook(fill)).rows == (("Name",),)


def test_what_goes_beyond_the_limits_is_cut_and_said_to_be(read):
    long = read("long.csv", ("name\n" + "Mina\n" * 2_001).encode())
    assert (len(long.rows), long.cut) == (2_000, True)
    wide = read("wide.csv", (",".join(["x"] * 61) + "\n").encode())
    assert (len(wide.rows[0]), wide.cut) == (60, True)
    deep = read("deep.csv", ("x" * 5_001 + "\n").encode())
    assert (len(deep.rows[0][0]), deep.cut) == (5_000, True)


def test_an_operator_may_bring_a_longer_csv(tmp_path):
    path = tmp_path / "campaign.csv"
    path.write_text("name,age\n" + "Mina,9\n" * 5_000)
    table = read_own_csv(path)
    assert (len(table.rows), table.cut, table.numbers[-1]) == (5_001, False, 5_001)


def test_an_ods_reads_as_it_looks_and_may_say_that_nothing_comes_a_billion_times(read):
    cell = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'
    rows = (
        cell.format("string", "", "Mina<text:s text:c='2'/>K"),
        cell.format("float", 'office:value="9"', "9,00 J."),
        cell.format("date", 'office:date-value="2017-05-04T00:00:00"', "4. Mai"),
    )
    table = read(
        "class.ods",
        ods(
            '<table:table table:name="Liste">'
            '<table:table-row table:number-rows-repeated="999999999"><table:table-cell/></table:table-row>'
            f"<table:table-row>{''.join(rows)}"
            '<table:table-cell table:number-columns-repeated="2000000000"/></table:table-row></table:table>'
        ),
    )
    assert table.rows == (("Mina  K", "9", "2017-05-04"),)
    assert (table.numbers, table.sheet) == ((1_000_000_000,), "Liste")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "Олена"),
        ("utf-8-sig", "Zoë"),
        ("utf-16", "Ελένη"),
        ("utf-16-le", "Mina"),
        ("cp1252", "Zoë Müller, René Lefèvre und Anaïs Gagné haben die Bilder der Straße gemalt"),
        ("cp1250", "Jiří Dvořák, Věra Nováková a Šárka Růžičková"),
        ("cp1250", "Łukasz Żak i Małgorzata Dębińska"),
        ("cp1257", "Žydrūnas Šarūnaitis, Eglė Petrauskienė ir Ąžuolas"),
        ("cp852", "Jiří Dvořák a Věra Nováková"),
        ("mac_roman", "Zoë Müller, René Lefèvre"),
        ("cp1251", "Олена Шевченко и Юрий Коваль написали стихотворение о море"),
    ],
)
def test_a_csv_reads_whatever_its_encoding_and_delimiter(read, encoding, name, delimiter):
    text = "\r\n".join(f'"{name}"{delimiter}9{delimiter}"a ""b"" c"' for _ in range(3)) + "\r\n"
    table = read("class.csv", text.encode(encoding))
    assert table.rows == ((name, "9", 'a "b" c'),) * 3
    assert table.delimiter == delimiter


def test_a_text_of_several_lines_stays_in_its_cell_and_the_next_row_has_its_own_line(read):
    table = read("class.csv", b'name;text\nMina;"one\n\ntwo"\nAli;x\n')
    assert table.rows == (("name", "text"), ("Mina", "one\n\ntwo"), ("Ali", "x"))
    assert table.numbers == (1, 2, 5)


def test_excels_own_word_about_the_delimiter_is_taken(read):
    assert read("class.csv", b"sep=|\na,b|c\n").rows == (("a,b", "c"),)


def test_another_encoding_or_delimiter_can_be_told(read):
    table = read("class.csv", "имя;a,b".encode("koi8_r"), encoding="koi8_r", delimiter=",")
    assert table.rows == (("имя;a", "b"),)


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("class.xlsx", b"PK\x03\x04 and then nothing", SpreadsheetError | RefusedKindError),
        ("class.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), RefusedKindError),
        ("class.csv", b"%PDF-1.7 ...", RefusedKindError),
        ("class.csv", b"\n\n;;\n", EmptySheetError),
        ("class.ods", ods("<table:table>"), UnreadableTableError),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(read, name, content, refusal):
    kinds = refusal.__args__ if hasattr(refusal, "__args__") else (refusal,)
    with pytest.raises(kinds) as refused:
        read(name, content)
    assert str(refused.value)
