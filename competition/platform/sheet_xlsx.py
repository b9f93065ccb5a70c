"""XLSX in a confined child: openpyxl row by row; what it does not know is left to calamine."""

import warnings
import zipfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import etree

from competition.platform.confined import RefusedError
from competition.platform.sheet_cells import (
    COLUMNS,
    MERGED,
    ROWS,
    Merge,
    Merges,
    Numbered,
    bounded,
    fill_merged,
    seen,
)

_MERGE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}mergeCell"


def read(path: Path, wanted: str | None) -> dict[str, Any]:
    """Return the rows of the sheet of this name, else of the first that shows something."""
    warnings.simplefilter("ignore")
    try:
        return _by_openpyxl(path, wanted)
    except (RefusedError, MemoryError):
        raise
    except Exception:
        # Strict OOXML and what other programs write amiss; calamine minds less.
        return _by_calamine(path, wanted)


def _by_openpyxl(path: Path, wanted: str | None) -> dict[str, Any]:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    sheets = [(sheet.title, sheet.sheet_state != "visible") for sheet in book.worksheets]
    if not sheets:
        raise LookupError("no sheet that openpyxl knows")
    answer: dict[str, Any] = {}
    for name in _order(sheets, wanted):
        sheet: Any = book[name]
        sheet.reset_dimensions()  # a file may say far more, or less, than it holds
        rows, cut = bounded(fill_merged(_rows(sheet), _merges(path, sheet)))
        answer = answer or {"sheet": name, "rows": rows, "cut": cut}
        if rows:
            answer = {"sheet": name, "rows": rows, "cut": cut}
            break
    return {"sheets": sheets, **answer}


def _rows(sheet: Any) -> Iterator[Numbered]:
    """Yield one row more and one column more than are taken, to know whether there are any."""
    found = sheet.iter_rows(max_row=ROWS * 2, max_col=COLUMNS + 1, values_only=True)
    for number, values in enumerate(found, start=1):
        yield number, [seen(value) for value in values]


def _merges(path: Path, sheet: Any) -> Merges:
    from openpyxl.utils import range_boundaries

    found: Merges = {}
    with zipfile.ZipFile(path) as archive, archive.open(sheet._worksheet_path) as file:
        context = etree.iterparse(
            file, events=("end",), tag=_MERGE, resolve_entities=False, no_network=True, load_dtd=False
        )
        for _event, element in islice(context, MERGED):
            column, first, _last_column, last = range_boundaries(str(element.get("ref")))
            if column and first and last and last > first:
                found.setdefault(first, []).append(Merge(column, last))
    return found


def _by_calamine(path: Path, wanted: str | None) -> dict[str, Any]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    book = CalamineWorkbook.from_path(path)
    sheets = [
        (one.name, one.visible is not SheetVisibleEnum.Visible)
        for one in book.sheets_metadata
        if one.typ is SheetTypeEnum.WorkSheet
    ]
    answer: dict[str, Any] = {}
    for name in _order(sheets, wanted):
        found = islice(book.get_sheet_by_name(name).iter_rows(), ROWS * 2)
        rows, cut = bounded(
            (number, [seen(value) for value in values[: COLUMNS + 1]])
            for number, values in enumerate(found, 1)
        )
        answer = {"sheet": name, "rows": rows, "cut": cut}
        if rows:
            break
    return {"sheets": sheets, **answer}


def _order(sheets: list[tuple[str, bool]], wanted: str | None) -> list[str]:
    """Return the names of the sheets to try: the one that is asked for, else what is in sight first."""
    names = [name for name, _ in sorted(sheets, key=lambda sheet: sheet[1])]
    if not names:
        raise RefusedError("EmptySheetError")
    return [wanted] if wanted in names else names
