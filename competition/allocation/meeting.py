"""How many cities and other judges a judge meets: the more, the better scores can be compared."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from competition.allocation.rules import EntryToRead


@dataclass(frozen=True)
class Meeting:
    """Cities whose entries a judge reads, and judges who read one of them too."""

    cities: int
    judges: int


def meetings(entries: Iterable[EntryToRead], pairs: Iterable[tuple[int, int]]) -> dict[int, Meeting]:
    """Return what every judge meets who holds something already or is given something by these pairs."""
    given: defaultdict[int, list[int]] = defaultdict(list)
    for entry_id, judge_id in pairs:
        given[entry_id].append(judge_id)
    cities: defaultdict[int, set[str]] = defaultdict(set)
    others: defaultdict[int, set[int]] = defaultdict(set)
    for entry in entries:
        readers = [*entry.already, *given[entry.id]]
        for judge in readers:
            cities[judge].add(entry.city)
            others[judge].update(readers)
    return {judge: Meeting(len(met), len(others[judge]) - 1) for judge, met in sorted(cities.items())}
