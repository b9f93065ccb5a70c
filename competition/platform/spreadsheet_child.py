"""Reads a spreadsheet that nobody has looked at yet. Runs in a confined child process, see `sandbox`."""

from pathlib import Path
from typing import Any

from competition.platform import sheet_csv, sheet_ods, sheet_xlsx
from competition.platform.confined import RefusedError


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Return the rows of the file of a `kind` at `path`, with the facts about its sheets."""
    try:
        found = _read(Path(request["path"]), request["kind"], request)
    except (RefusedError, MemoryError):
        raise
    except Exception:
        # Broken bytes make the libraries raise anything; whatever it is, the answer is about the file.
        raise RefusedError("UnreadableTableError") from None
    rows = found.pop("rows", [])
    if not rows:
        raise RefusedError("EmptySheetError")
    facts: dict[str, Any] = {"sheets": [], "sheet": "", "encoding": "", "delimiter": "", **found}
    return {**facts, "numbers": [number for number, _ in rows], "rows": [row for _, row in rows]}


def _read(path: Path, kind: str, request: dict[str, Any]) -> dict[str, Any]:
    if kind == "csv":
        return sheet_csv.read(path, request.get("encoding"), request.get("delimiter"))
    if kind == "xlsx":
        return sheet_xlsx.read(path, request.get("sheet"))
    return sheet_ods.read(path, request.get("sheet"))
