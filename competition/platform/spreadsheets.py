"""Tables that people keep, read by a killable child: XLSX, ODS and CSV of any delimiter and encoding."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from competition.platform import kinds, sandbox, sheet_csv
from competition.platform import spreadsheet_errors as errors
from competition.platform.confined import RefusedError

_REFUSALS = {kind.__name__: kind for kind in errors.SpreadsheetError.__subclasses__()}


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook; a hidden one is said to be."""

    name: str
    is_hidden: bool


@dataclass(frozen=True)
class Table:
    """What stands in a sheet: rows of equal length, with their numbers as the spreadsheet counts them.

    `encoding` and `delimiter` are those of a CSV file. `cut`: there is more than could be taken.
    """

    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    sheets: tuple[Sheet, ...] = ()
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    cut: bool = False


def kind_of(path: Path, file_name: str) -> str:
    """Return `xlsx`, `ods` or `csv`; raise RefusedKindError with what to do for anything else."""
    kind = kinds.kind_of_file(path, file_name)
    if kind.name == "txt":
        return "csv"
    kinds.require(kind, kinds.Category.SHEET)
    return kind.name


def read_table(
    path: Path,
    *,
    kind: str,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Table:
    """Read a table of this `kind`; what is not told of a CSV is found out. Raises a SpreadsheetError."""
    request = {"path": str(path.resolve()), "kind": kind, "sheet": sheet}
    request |= {"encoding": encoding, "delimiter": delimiter}
    try:
        found = sandbox.run("competition.platform.spreadsheet_child", request)
    except sandbox.ChildRefusedError as refusal:
        raise _REFUSALS[refusal.name](**refusal.values) from None
    except sandbox.ChildFailedError:
        raise errors.UnreadableTableError from None
    return _table(found)


def read_own_csv(path: Path) -> Table:
    """Read a CSV of the operator's own in this process: a whole campaign is longer than any class's list."""
    try:
        found = sheet_csv.read(path, None, None, most=100_000, letters=100_000_000)
    except RefusedError as refusal:
        raise _REFUSALS[refusal.name](**refusal.values) from None
    if not found["rows"]:
        raise errors.EmptySheetError
    numbers, rows = zip(*found.pop("rows"), strict=True)
    return _table({"sheets": [], "sheet": "", **found, "numbers": numbers, "rows": rows})


def _table(found: dict[str, Any]) -> Table:
    return Table(
        rows=tuple(tuple(row) for row in found["rows"]),
        numbers=tuple(found["numbers"]),
        sheets=tuple(Sheet(name, hidden) for name, hidden in found["sheets"]),
        sheet=found["sheet"],
        encoding=found["encoding"],
        delimiter=found["delimiter"],
        cut=found["cut"],
    )
