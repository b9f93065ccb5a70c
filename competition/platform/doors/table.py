"""A CSV table with a header row, UTF-8 and commas; what is wrong with it is said by its line."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from competition.platform.doors.errors import TableRefusedError

if TYPE_CHECKING:
    from _csv import Reader

_LONGEST_CELL = 1_000_000
_WHY = {
    "unexpected end of data": "a quotation mark is opened there and never closed",
    "',' expected after '\"'": "a quotation mark is closed there within a cell",
    f"field larger than field limit ({_LONGEST_CELL})": "a cell is too long; is a quotation mark not closed?",
}


@dataclass
class Table:
    """The rows of a file, each with its line, their cells in the order of `columns`, then of `others`.

    `columns` must be there. Where `open_to_others`, `others` are all further columns that have a name, once
    the header is read; else they are ignored. `warnings` name the columns that are ignored.
    """

    name: str
    columns: tuple[str, ...]
    open_to_others: bool = False
    others: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    _wrong: list[tuple[int, str]] = field(default_factory=list)

    @property
    def problems(self) -> list[str]:
        """What is wrong so far, by line."""
        found = sorted(self._wrong, key=itemgetter(0))
        return [f"{self.name}, line {line}: {what}" for line, what in found]

    def wrong(self, line: int, what: str) -> None:
        """Note what is wrong on a line."""
        self._wrong.append((line, what))

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
        rows = self._numbered(reader)
        places, width = self._header(next(rows, (1, None))[1])
        empty = True
        for line, cells in rows:
            if not any(cells):
                continue
            empty = False
            if len(cells) == width:
                yield line, [cells[place].strip() for place in places]
            else:
                self.wrong(line, f"there are {len(cells)} cells, but the header has {width}.")
        if empty:
            raise self.refuse("there is nothing below the header on line 1.")

    def _numbered(self, reader: "Reader") -> Iterator[tuple[int, list[str]]]:
        """Every row with the line it begins on. Raises TableRefusedError where one is no CSV."""
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                why = _WHY.get(str(error), str(error))
                raise self.refuse(f"line {line} cannot be read as CSV ({why}).") from None
            yield line, cells

    def _header(self, cells: list[str] | None) -> tuple[list[int], int]:
        """Find the columns, and the number of all. Raises TableRefusedError where one lacks, or is twice."""
        header = [name.strip().lower() for name in cells or ()]
        if not any(header):
            what = "the file is empty; its first line" if cells is None else "line 1 is empty; it"
            raise self.refuse(f"{what} must name the columns {self._asked}.")
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
            text = content.decode("utf-8-sig")
            at = content.find(b"\0")  # UTF-16 may pass for UTF-8 with these between
        except UnicodeDecodeError as error:
            at = error.start
        if at >= 0:
            line = content.count(b"\n", 0, at) + 1
            raise self.refuse(f"line {line} is not UTF-8. Save the table as CSV in UTF-8.")
        return text


def columns_named(names: list[str]) -> str:
    """Name columns in a sentence."""
    quoted = [f'"{name}"' for name in names]
    return f"the column{'s' if len(names) > 1 else ''} {', '.join(quoted)}"
