"""What every benchmark does: CPU seconds of two ways, measured in turns, and the median of their ratio."""

import os
import resource
import statistics
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from competition.platform import nursery

Way = Callable[[], object]
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Result:
    """Medians of the CPU seconds of each way, and of the ratios to the first within a round."""

    seconds: Mapping[str, float]
    ratios: Mapping[str, float]


def cpu() -> float:
    """Return the CPU seconds used so far by this process, its children and the process that forks them."""
    own = [resource.getrusage(kind) for kind in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in own) + _forked()


def _forked() -> float:
    """Return what the nursery and all that it forked have used; it runs on, so nobody has waited for it."""
    held = nursery.held()
    if held is None:
        return 0.0
    fields = Path(f"/proc/{held.pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / TICK


def compare(ways: Mapping[str, Way], *, rounds: int) -> Result:
    """Run every way once in each round, after a round that does not count; the first is compared with."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        for name, way in ways.items():
            before = cpu()
            way()
            if number:
                taken[name].append(cpu() - before)
    first = next(iter(ways))
    ratios = {
        name: statistics.median(ours / theirs for ours, theirs in zip(each, taken[first], strict=True))
        for name, each in taken.items()
    }
    return Result({name: statistics.median(each) for name, each in taken.items()}, ratios)
