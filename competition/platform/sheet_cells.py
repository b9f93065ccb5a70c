"""Cells of a spreadsheet as people see them, and how much of a sheet is taken: the same for every kind."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

ROWS, COLUMNS, LETTERS = 2_000, 60, 5_000
ALL_LETTERS = 600_000
"""How many letters of all cells together are taken: an answer of a child is not longer than 4 MB."""
MERGED = 2_000
"""How many merged ranges are looked at."""

Numbered = tuple[int, list[str]]


class Merge(NamedTuple):
    """A cell merged over several rows: its column (from 1) and its last row."""

    column: int
    last: int


Merges = dict[int, list[Merge]]


def seen(value: Any) -> str:
    """Return a cell's value as its reader sees it: 9 rather than 9.0, dates by ISO."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, float):
        return format(value, ".15g")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def bounded(
    rows: Iterable[Numbered], *, most: int = ROWS, letters: int = ALL_LETTERS
) -> tuple[list[Numbered], bool]:
    """Return the rows that something stands in, within the limits, and whether anything was cut off."""
    found: list[Numbered] = []
    cut = False
    for number, cells in _filled(rows):
        letters -= sum(map(len, cells[:COLUMNS]))
        if len(found) == most or letters < 0:
            return _even(found), True
        kept = [cell[:LETTERS] for cell in cells[:COLUMNS]]
        cut = cut or any(cells[COLUMNS:]) or any(len(cell) > LETTERS for cell in cells)
        found.append((number, kept))
    return _even(found), cut


def _filled(rows: Iterable[Numbered]) -> Iterator[Numbered]:
    return ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))


def _even(rows: list[Numbered]) -> list[Numbered]:
    """Make the rows equally long, without empty columns at their end."""
    width = max((_width(cells) for _, cells in rows), default=0)
    return [(number, (cells + [""] * width)[:width]) for number, cells in rows]


def _width(cells: list[str]) -> int:
    return max((at for at, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def fill_merged(rows: Iterable[Numbered], merges: Merges) -> Iterator[Numbered]:
    """Say in every row what a cell merged over several rows says once; an empty row stays empty.

    `merges` by the row they begin in; they may come to light while the rows are read.
    """
    held: list[tuple[Merge, str]] = []
    for number, cells in rows:
        held = [one for one in held if one[0].last >= number]
        for merge, value in held if any(cells) else ():
            cells.extend([""] * (merge.column - len(cells)))
            cells[merge.column - 1] = cells[merge.column - 1] or value
        fresh = [merge for merge in merges.pop(number, ()) if merge.column <= len(cells)]
        held += [(merge, cells[merge.column - 1]) for merge in fresh]
        yield number, cells
