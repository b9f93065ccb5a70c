"""Scores out of a CSV table; entries and judges are numbered in the order of their ids, not of the rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from competition.platform.doors.errors import TableRefusedError
from competition.platform.doors.table import Table
from competition.results.design import FloatArray, IntArray
from competition.results.door.criteria import mean_of_criteria
from competition.results.door.numbers import LARGEST, is_number, within_reach

KEYS = ("entry", "judge")
CATEGORY, SCORE = "category", "score"
_NONE = float("nan")
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Scores:
    """What the table holds: an id in it is what stands at its position here. One row for each score."""

    entry: IntArray
    judge: IntArray
    score: FloatArray
    category_of_entry: IntArray
    entry_names: list[str]
    judge_names: list[str]
    category_names: list[str]
    warnings: list[str]


def read(path: Path, weights: Mapping[str, float], *, standardise: bool) -> Scores:
    """Read the scores, or their criteria. Raises TableRefusedError with everything that is wrong."""
    table = Table(path.name, KEYS, open_to_others=True)
    rows = sorted(_once(table, list(table.rows(path))), key=lambda row: row[1][:2])
    categories = _categories(table, rows)
    criteria = _criteria(table, rows)
    strange = sorted(weights.keys() - criteria.keys())
    if strange:
        raise table.refuse(f"--weights names {_quoted(strange)}; the criteria are {_quoted(list(criteria))}.")
    criteria = _counted(table, criteria, weights)
    values = _values(table, rows, criteria)
    if not table.problems:
        counts = np.array([weights.get(name, 1.0) for name in criteria])
        score = mean_of_criteria(values, counts, standardise=standardise)
        for at in np.flatnonzero(np.isnan(score)).tolist():
            table.wrong(
                rows[at][0], "there is no score." if SCORE in criteria else "no criterion has a score."
            )
    if table.problems:
        raise TableRefusedError(table.problems)
    return _numbered(table, rows, categories, score)


def _once(table: Table, rows: list[Row]) -> list[Row]:
    """The rows that name an entry and a judge, each pair once."""
    seen: dict[tuple[str, str], int] = {}
    kept = []
    for row in rows:
        line, (entry, judge, *_) = row
        if not (entry and judge):
            table.wrong(line, f"the {'judge' if entry else 'entry'} has no id.")
        elif (first := seen.setdefault((entry, judge), line)) != line:
            table.wrong(line, f'the judge "{judge}" has scored the entry "{entry}" on line {first} already.')
        else:
            kept.append(row)
    return kept


def _categories(table: Table, rows: list[Row]) -> dict[str, str]:
    """The category of each entry; one without a name where there is no such column."""
    if CATEGORY not in table.others:
        return {cells[0]: "" for _, cells in rows}
    place = len(KEYS) + table.others.index(CATEGORY)
    first: dict[str, Row] = {}
    for line, cells in rows:
        at, before = first.setdefault(cells[0], (line, cells))
        if before[place] != cells[place]:
            there = f'"{before[place]}" on line {at}'
            table.wrong(line, f'the entry "{cells[0]}" is in the category "{cells[place]}", but in {there}.')
    return {name: cells[place] for name, (_, cells) in first.items()}


def _criteria(table: Table, rows: list[Row]) -> dict[str, int]:
    """Where each criterion stands: the score alone if there is one, else every column that has numbers."""
    places = {name: len(KEYS) + at for at, name in enumerate(table.others) if name != CATEGORY}
    if SCORE in places:
        table.ignore([name for name in places if name != SCORE])
        return {SCORE: places[SCORE]}
    found = {
        name: place
        for name, place in sorted(places.items())
        if any(is_number(cells[place]) for _, cells in rows)
    }
    table.ignore([name for name in places if name not in found])
    if not found and rows:
        raise table.refuse(
            'there is no column "score", nor any column with numbers that could be a criterion. '
            "Line 1 must name entry,judge,score, or entry,judge and the criteria."
        )
    return found


def _counted(table: Table, criteria: Mapping[str, int], weights: Mapping[str, float]) -> dict[str, int]:
    """The criteria that count; whatever stands in the others is not read."""
    counted = {name: place for name, place in criteria.items() if weights.get(name, 1.0) > 0}
    if criteria and not counted:
        raise table.refuse(f"--weights gives 0 to all there is: {_quoted(list(criteria))}. One must count.")
    return counted


def _values(table: Table, rows: list[Row], criteria: Mapping[str, int]) -> FloatArray:
    """One row for each row, one column for each criterion; NaN where a cell is empty."""
    values = np.full((len(rows), len(criteria)), _NONE)
    for at, (line, cells) in enumerate(rows):
        for column, (name, place) in enumerate(criteria.items()):
            if cell := cells[place]:
                values[at, column] = _number(table, line, name, cell)
    return values


def _number(table: Table, line: int, name: str, cell: str) -> float:
    if not is_number(cell):
        table.wrong(line, f'"{name}" must be a number such as 3 or 3.5, not "{cell[:40]}".')
    elif not within_reach(float(cell)):
        most = f"{LARGEST:,.0f}"
        table.wrong(line, f'"{name}" must lie between -{most} and {most}, not "{cell[:40]}".')
    else:
        return float(cell)
    return _NONE


def _numbered(table: Table, rows: list[Row], categories: Mapping[str, str], score: FloatArray) -> Scores:
    entries, judges = sorted(categories), sorted({cells[1] for _, cells in rows})
    names = sorted(set(categories.values()))
    place = {name: at for at, name in enumerate(entries)}
    seat = {name: at for at, name in enumerate(judges)}
    order = {name: at for at, name in enumerate(names)}
    return Scores(
        entry=np.array([place[cells[0]] for _, cells in rows], dtype=np.int64),
        judge=np.array([seat[cells[1]] for _, cells in rows], dtype=np.int64),
        score=score,
        category_of_entry=np.array([order[categories[name]] for name in entries], dtype=np.int64),
        entry_names=entries,
        judge_names=judges,
        category_names=names,
        warnings=table.warnings,
    )


def _quoted(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
