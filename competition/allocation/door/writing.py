"""What an allocation came to, as files: written aside, then put in place together."""

import contextlib
import csv
import json
import os
import statistics
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

from competition.allocation.allocate import Allocation
from competition.allocation.door.reading import Instance

Write = Callable[[TextIO], object]


def report_of(instance: Instance, allocation: Allocation, seconds: float) -> dict[str, Any]:
    """Return the report; scripts rely on its keys."""
    missing: Counter[tuple[str, str]] = Counter()
    for shortage in allocation.shortages:
        missing[instance.category_names[shortage.category], shortage.language] += shortage.missing
    return {
        "reads_wanted": allocation.wanted,
        "reads_filled": allocation.filled,
        "missing": [
            {"category": category, "language": language, "count": count}
            for (category, language), count in sorted(missing.items())
        ],
        "affinity": allocation.affinity,
        "optimum": allocation.optimum,
        "loads": _loads(allocation.loads),
        "pools": allocation.pools,
        "pools_linked": allocation.pools_linked,
        "seconds": round(seconds, 3),
    }


def _loads(loads: Mapping[int, int]) -> dict[str, float]:
    if not loads:
        return {"min": 0, "median": 0, "max": 0}
    return {
        "min": min(loads.values()),
        "median": statistics.median(loads.values()),
        "max": max(loads.values()),
    }


def write_pairs(instance: Instance, allocation: Allocation, file: TextIO) -> None:
    """Write the assignments, in the order of the entries' ids and then of the judges'."""
    entries, judges = instance.entry_names, instance.judge_names
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(("entry", "judge"))
    rows.writerows((entries[entry], judges[judge]) for entry, judge in allocation.pairs)


def write_report(report: Mapping[str, Any], file: TextIO) -> None:
    """Write the report as JSON."""
    json.dump(report, file, ensure_ascii=False, indent=2)
    file.write("\n")


def put_in_place(files: Mapping[Path, Write]) -> None:
    """Write all files aside, then rename each; where one cannot be written, none is. Raises OSError."""
    with contextlib.ExitStack() as stack:
        aside = {path: stack.enter_context(_aside(path, write)) for path, write in files.items()}
        for path, written in aside.items():
            written.replace(path)


@contextlib.contextmanager
def _aside(path: Path, write: Write) -> Iterator[Path]:
    """Write into a new file beside `path`, whole on the disk; it goes if it was not needed."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
