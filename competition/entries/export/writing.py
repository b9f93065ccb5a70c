"""A table written down as CSV, XLSX or JSON, row by row, so that any number of them fits."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import TextIOWrapper
from typing import IO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from competition.entries.export.rows import harmless
from competition.entries.roster.wording import column_letter

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
LONGEST = 32_767
"""How many characters a cell of a workbook holds."""
_MORE = " …"
_BROKEN = {code: None for code in range(32) if code not in (9, 10, 13)} | {0xFFFE: None, 0xFFFF: None}

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        f'<sheet name="Garland" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
_SHEET = (
    f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews><sheetData>'
)
Cells = Mapping[str, str | int | float]
"""A row by its columns."""


def write_csv(columns: Sequence[str], rows: Iterable[Cells], out: IO[bytes]) -> int:
    """Write the rows with a mark by which Excel takes them for UTF-8; return how many there are."""
    text = TextIOWrapper(out, encoding="utf-8-sig", errors="replace", newline="", write_through=True)
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    number = 0
    for row in rows:
        writer.writerow({name: harmless(value) for name, value in row.items()})
        number += 1
    text.flush()
    text.detach()
    return number


def write_xlsx(columns: Sequence[str], rows: Iterable[Cells], out: IO[bytes]) -> int:
    """Write a workbook whose cells are numbers or plain text, so that nothing in it is ever computed.

    A text that is longer than a cell holds ends with three dots; the CSV has it whole.
    """
    letters = {name: column_letter(position) for position, name in enumerate(columns)}
    number = 0
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=4) as archive:
        for name, content in _PARTS.items():
            archive.writestr(name, content)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            sheet.write(_SHEET.encode())
            sheet.write(_row(1, letters, {name: name for name in columns}))
            for number, row in enumerate(rows, start=1):
                sheet.write(_row(number + 1, letters, row))
            sheet.write(b"</sheetData></worksheet>")
    return number


def _row(number: int, letters: Mapping[str, str], row: Cells) -> bytes:
    found = (_cell(f"{letter}{number}", row[name]) for name, letter in letters.items())
    return f'<row r="{number}">{"".join(found)}</row>'.encode("utf-8", "replace")


def _cell(place: str, value: str | int | float) -> str:
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    if not value:
        return ""
    said = value.translate(_BROKEN)
    if len(said) > LONGEST:
        said = said[: LONGEST - len(_MORE)] + _MORE
    text = escape(said).replace("\r", "&#13;")
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def write_json(_columns: Sequence[str], rows: Iterable[Cells], out: IO[bytes]) -> int:
    """Write one JSON document, a list with an object for each row; its texts are as they are."""
    number = 0
    for number, row in enumerate(rows, start=1):
        out.write(b"[\n" if number == 1 else b",\n")
        out.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "replace"))
    out.write(b"\n]\n" if number else b"[]\n")
    return number


WRITERS: dict[str, Callable[[Sequence[str], Iterable[Cells], IO[bytes]], int]] = {
    "xlsx": write_xlsx,
    "csv": write_csv,
    "json": write_json,
}
