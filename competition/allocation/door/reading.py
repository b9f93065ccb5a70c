"""Entries and judges out of two CSV tables, numbered in the order of their ids, whatever that of the rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from competition.allocation.rules import EntryToRead, JudgeOnPanel
from competition.platform.doors.errors import TableRefusedError
from competition.platform.doors.table import Table

ENTRIES = ("entry", "category", "language", "translation", "city", "school")
JUDGES = ("judge", "languages", "categories", "city", "barred_schools", "capacity")
MOST_CAPACITY = 1_000_000
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Instance:
    """What the tables hold: an id in the tables is what stands at its number here."""

    entries: list[EntryToRead]
    judges: list[JudgeOnPanel]
    entry_names: list[str]
    judge_names: list[str]
    category_names: list[str]
    warnings: list[str]


def read(entries: Path, judges: Path) -> Instance:
    """Read both tables. Raises TableRefusedError with everything that is wrong in either."""
    works, panel = Table(entries.name, ENTRIES), Table(judges.name, JUDGES)
    problems: list[str] = []
    entry_rows = _sorted(works, entries, problems)
    judge_rows = _sorted(panel, judges, problems)
    capacity = [_capacity(panel, row) for row in judge_rows]
    problems += works.problems + panel.problems
    if problems:
        raise TableRefusedError(list(dict.fromkeys(problems)))
    wanted = {cells[1] for _, cells in entry_rows}
    stated = {name for _, cells in judge_rows for name in _listed(cells[2])}
    names = sorted(wanted | stated)
    numbers = {name: number for number, name in enumerate(names)}
    strange = [
        f'{judges.name}: no entry is of the category "{name}", which judges name.'
        for name in sorted(stated - wanted)
    ]
    return Instance(
        entries=[_entry(number, cells, numbers) for number, (_, cells) in enumerate(entry_rows)],
        judges=[
            _judge(number, cells, numbers, capacity[number]) for number, (_, cells) in enumerate(judge_rows)
        ],
        entry_names=[cells[0] for _, cells in entry_rows],
        judge_names=[cells[0] for _, cells in judge_rows],
        category_names=names,
        warnings=[*works.warnings, *panel.warnings, *strange],
    )


def _sorted(table: Table, path: Path, problems: list[str]) -> list[Row]:
    """The rows in the order of their ids; nothing where the table is refused as a whole."""
    try:
        rows = list(_once(table, table.rows(path)))
    except TableRefusedError as refusal:
        problems += refusal.problems
        return []
    return sorted(rows, key=lambda row: row[1][0])


def _once(table: Table, rows: Iterable[Row]) -> Iterator[Row]:
    """Every row with an id of its own."""
    seen: dict[str, int] = {}
    what = table.columns[0]
    for line, cells in rows:
        name = cells[0]
        if not name:
            table.wrong(line, f"the {what} has no id.")
        elif (first := seen.setdefault(name, line)) != line:
            table.wrong(line, f'the {what} "{name}" is on line {first} already.')
        else:
            yield line, cells


def _capacity(table: Table, row: Row) -> int:
    line, cells = row
    if re.fullmatch(r"[0-9]{1,7}", cells[5]) and int(cells[5]) <= MOST_CAPACITY:
        return int(cells[5])
    asked = f"a whole number from 0 to {MOST_CAPACITY}"
    table.wrong(line, f'the capacity must be {asked}, not "{cells[5][:40]}".')
    return 0


def _entry(number: int, cells: list[str], categories: dict[str, int]) -> EntryToRead:
    _, category, language, translation, city, school = cells
    return EntryToRead(number, categories[category], language, translation, city, school)


def _judge(number: int, cells: list[str], categories: dict[str, int], capacity: int) -> JudgeOnPanel:
    _, languages, stated, city, schools, _ = cells
    return JudgeOnPanel(
        id=number,
        languages=tuple(_listed(languages)),
        capacity=capacity,
        categories=frozenset(categories[name] for name in _listed(stated)),
        city=city,
        barred_schools=frozenset(_listed(schools)),
    )


def _listed(cell: str) -> list[str]:
    return [part for each in cell.split(";") if (part := each.strip())]
