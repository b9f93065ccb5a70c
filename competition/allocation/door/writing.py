"""What an allocation came to, as a table and a report."""

import csv
import statistics
from collections import Counter
from collections.abc import Mapping
from typing import Any, TextIO

from competition.allocation.allocate import Allocation
from competition.allocation.door.reading import Instance


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
