"""ODS in a confined child: row by row, since a sheet may say that an empty row comes a million times."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from competition.platform.confined import RefusedError
from competition.platform.sheet_cells import (
    COLUMNS,
    ROWS,
    Merge,
    Merges,
    Numbered,
    bounded,
    fill_merged,
    seen,
)

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_SPACES = 100


def read(path: Path, wanted: str | None) -> dict[str, Any]:
    """Return the rows of the sheet of this name, else of the first that shows something."""
    sheets: list[tuple[str, bool]] = []
    chosen: dict[str, Any] = {}
    for name, hidden, rows, cut in _tables(path):
        sheets.append((name, hidden))
        better = bool(rows) and (not chosen or not chosen["rows"] or (chosen["hidden"] and not hidden))
        if name == wanted or (better and chosen.get("sheet") != wanted) or not chosen:
            chosen = {"sheet": name, "rows": rows, "cut": cut, "hidden": hidden}
    if not chosen:
        raise RefusedError("EmptySheetError")
    return {"sheets": sheets, "sheet": chosen["sheet"], "rows": chosen["rows"], "cut": chosen["cut"]}


def _tables(path: Path) -> Iterator[tuple[str, bool, list[Numbered], bool]]:
    hidden_styles: set[str] = set()
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as file:
        events = etree.iterparse(
            file, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False
        )
        for event, element in events:
            if event == "end" and element.tag == _STYLE + "table-properties":
                parent = element.getparent()
                if element.get(_TABLE + "display") == "false" and parent is not None:
                    hidden_styles.add(str(parent.get(_STYLE + "name")))
            if event == "start" and element.tag == _TABLE + "table" and not _is_nested(element):
                hidden = str(element.get(_TABLE + "style-name")) in hidden_styles
                merges: Merges = {}
                rows, cut = bounded(fill_merged(_rows(events, element, merges), merges))
                yield str(element.get(_TABLE + "name", "")), hidden, rows, cut


def _is_nested(element: Any) -> bool:
    return any(True for _ in element.iterancestors(_TABLE + "table"))


def _rows(events: Any, table: Any, merges: Merges) -> Iterator[Numbered]:
    """Yield the rows of a table until it ends; what was read is forgotten."""
    number = 0
    for event, element in events:
        if event != "end":
            continue
        if element is table:
            return
        if element.tag == _TABLE + "table-row":
            repeated = _count(element, "number-rows-repeated")
            cells = _cells(element, number + 1, merges)
            for copy in range(min(repeated, ROWS) if any(cells) else 0):
                yield number + 1 + copy, list(cells)
            number += repeated
            element.clear()


def _cells(row: Any, number: int, merges: Merges) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        value = _value(cell) if cell.tag == _CELLS[0] else ""
        spanned = _count(cell, "number-rows-spanned")
        if spanned > 1 and value:
            merges.setdefault(number, []).append(Merge(len(cells) + 1, number + spanned - 1))
        room = COLUMNS + 1 - len(cells)
        cells.extend([value] * min(_count(cell, "number-columns-repeated"), room))
        if len(cells) > COLUMNS:
            break
    return cells


def _count(element: Any, name: str) -> int:
    said = element.get(_TABLE + name) or "1"
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 10 else 1


def _value(cell: Any) -> str:
    """Return what the cell shows; a plain number and a date by their value, whatever the format hides."""
    kind = cell.get(_OFFICE + "value-type")
    if kind == "float":
        try:
            return seen(float(cell.get(_OFFICE + "value") or ""))
        except ValueError:
            pass
    if kind == "date":
        return str(cell.get(_OFFICE + "date-value") or "").removesuffix("T00:00:00")
    return "\n".join(_written(part) for part in cell if part.tag == _TEXT + "p")


def _written(element: Any) -> str:
    """Return the text of a paragraph, its tabs, breaks and runs of spaces included."""
    said = element.text or ""
    for part in element:
        if part.tag == _TEXT + "s":
            count = part.get(_TEXT + "c") or "1"
            said += " " * (min(int(count), _SPACES) if count.isdigit() and len(count) < 10 else _SPACES)
        elif part.tag == _TEXT + "tab":
            said += "\t"
        elif part.tag == _TEXT + "line-break":
            said += "\n"
        elif isinstance(part.tag, str) and part.tag != _OFFICE + "annotation":
            said += _written(part)
        said += part.tail or ""
    return said
