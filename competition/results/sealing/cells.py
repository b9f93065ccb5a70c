"""Tables in a bundle: rows of plain values as CSV, and back; six decimals, nothing for nothing."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from competition.results.ranking import DECIMALS

Kinds = Mapping[str, Callable[[str], Any]]


def whole(cell: str) -> int | None:
    """Read a whole number, None for an empty cell."""
    return int(cell) if cell else None


def figure(cell: str) -> float | None:
    """Read a figure, None for an empty cell."""
    return float(cell) if cell else None


def mark(cell: str) -> bool:
    """Read yes or nothing. Raises KeyError for anything else."""
    return {"yes": True, "": False}[cell]


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """Write a table; columns that a row does not have stay empty."""
    out = io.StringIO()
    written = csv.writer(out, lineterminator="\n")
    written.writerow(columns)
    written.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return out.getvalue().encode()


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Read a table. Raises ValueError where a row is not as long as the head."""
    head, *rows = csv.reader(io.StringIO(content.decode(), newline=""), strict=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def typed(row: Mapping[str, str], kinds: Kinds) -> dict[str, Any]:
    """Return the cells of a row as what they are."""
    return {name: kind(row[name]) for name, kind in kinds.items()}


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}"
    return "" if value is None else str(value)
