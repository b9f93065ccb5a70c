"""A CSV table with a header row, UTF-8 and commas; what is wrong with it is said by its line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from competition.platform.doors.errors import TableRefusedError

if TYPE_CHECKING:
    from _csv import Reader

_LONGEST_CELL = 1_000_000


@dataclass
class Table:
    """The rows of a file, each with its line, their cells in the order of `columns`, then of `others`.

    `columns` must be there. Where `open_to_others`, `others` are all further columns that have a name, once
    the header is read; else they are ignored. `problems` grow while the rows are read; `warnings` name the
    columns that are ignored.
    """

    name: str
    columns: tuple[str, ...]
    open_to_others: bool = False
    others: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def wrong(self, line: int, what: str) -> None:
        """Note what is wrong on a line."""
        self.problems.append(f"{self.name}, line {line}: {what}")

    def ignore(self, names: list[str]) -> None:
        """Note which columns are ignored, if any."""
        if names:
            verb = ("is", "was") if len(names) == 1 else ("are", "were")
            known = f"{verb[0]} not known here and {verb[1]} ignored."
            self.warnings.append(f"{self.name}: {columns_named(names)} {known}")

    def refuse(self, what: str) -> TableRefusedError:
        """Refuse the table as a whole, along with all that was wrong before."""
        return TableRefusedError([*self.problems, f"{self.name}: {what}"])

    def rows(self, path: Path) -> Iterator[tuple[int, list[str]]]:
        """Read the file row by row. Raises TableRefusedError where it is no table with these columns."""
        reader = csv.reader(io.StringIO(self._text(path), newline=""), strict=True)
        csv.field_size_limit(_LONGEST_CELL)
        try:
            yield from self._cells(reader)
        except csv.Error as error:
            raise self.refuse(f"line {reader.line_num} cannot be read as CSV ({error}).") from None

    def _cells(self, reader: "Reader") -> Iterator[tuple[int, list[str]]]:
        places, width = self._header(reader)
        before, empty = reader.line_num, True
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not any(cells):
                continue
            empty = False
            if len(cells) == width:
                yield line, [cells[place].strip() for place in places]
            else:
                self.wrong(line, f"there are {len(cells)} cells, but the header has {width}.")
        if empty:
            raise self.refuse("there is nothing below the header on line 1.")

    def _header(self, reader: "Reader") -> tuple[list[int], int]:
        """Find the columns, and the number of all. Raises TableRefusedError where one lacks, or is twice."""
        header = [name.strip().lower() for name in next(reader, [])]
        if not any(header):
            raise self.refuse(f"the file is empty; its first line must name the columns {self._asked}.")
        unknown = list(dict.fromkeys(name for name in header if name and name not in self.columns))
        self.others = unknown if self.open_to_others else []
        taken = [*self.columns, *self.others]
        missing = [name for name in self.columns if name not in header]
        twice = [name for name in taken if header.count(name) > 1]
        if missing:
            hint = " Is it separated by commas?" if len(header) == 1 else ""
            raise self.refuse(f"line 1 lacks {columns_named(missing)}; it must name {self._asked}.{hint}")
        if twice:
            raise self.refuse(f"line 1 names {columns_named(twice)} twice.")
        if not self.open_to_others:
            self.ignore(unknown)
        return [header.index(name) for name in taken], len(header)

    @property
    def _asked(self) -> str:
        return ",".join(self.columns)

    def _text(self, path: Path) -> str:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise self.refuse("there is no such file.") from None
        except OSError as error:
            raise self.refuse(f"the file cannot be read ({error.strerror}).") from None
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content.count(b"\n", 0, error.start) + 1
            raise self.refuse(f"line {line} is not UTF-8. Save the table as CSV in UTF-8.") from None


def columns_named(names: list[str]) -> str:
    """Name columns in a sentence."""
    quoted = [f'"{name}"' for name in names]
    return f"the column{'s' if len(names) > 1 else ''} {', '.join(quoted)}"
