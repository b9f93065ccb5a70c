"""The report of an allocation as it is kept, and read again."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from competition.allocation.allocate import Allocation
from competition.allocation.facts import Facts
from competition.allocation.linkage import Apart, ApartPool
from competition.allocation.meeting import Meeting, meetings
from competition.allocation.rules import OTHER_LANGUAGE, THROUGH_TRANSLATION, WORDLESS
from competition.allocation.shortage import Cure, Shortage
from competition.judging.rules import ReadingMode

_SHORT = "nobody_else"


@dataclass(frozen=True)
class Report:
    """What an allocation came to: reads by how they are read, pools that are linked, and what is short.

    `affinity` is what the reads are worth, `optimum` the most they could be, `without_bounds` the most they
    could be if loads were bounded by capacity alone. By judge: `loads`, `shares` (the
    part of all reads that their capacity makes) and `met` (cities and other judges). `reads` are per entry by
    category; `facts` is the same for two allocations of the same entries, panel and reads.
    """

    wanted: int
    filled: int
    first_language: int
    other_language: int
    translation: int
    wordless: int
    pools: int
    pools_linked: int
    shortages: tuple[Shortage, ...]
    affinity: int = 0
    optimum: int = 0
    without_bounds: int = 0
    apart: tuple[ApartPool, ...] = ()
    loads: Mapping[int, int] = field(default_factory=dict)
    shares: Mapping[int, float] = field(default_factory=dict)
    met: Mapping[int, Meeting] = field(default_factory=dict)
    reads: Mapping[int, int] = field(default_factory=dict)
    facts: str = ""

    @property
    def missing(self) -> int:
        """The reads that nobody could take."""
        return self.wanted - self.filled


def report_of(allocation: Allocation, facts: Facts) -> dict[str, Any]:
    """Return the report as JSON: ids, counts and short codes."""
    modes = Counter(allocation.modes)
    return {
        "wanted": allocation.wanted,
        "filled": allocation.filled,
        "affinity": allocation.affinity,
        "optimum": allocation.optimum,
        "without_bounds": allocation.without_bounds or 0,
        "modes": {mode.value: modes[mode] for mode in ReadingMode},
        "loads": {str(judge): load for judge, load in allocation.loads.items()},
        "shares": _shares(allocation, facts),
        "met": {str(j): [m.cities, m.judges] for j, m in meetings(facts.entries, allocation.pairs).items()},
        "pools": allocation.pools,
        "pools_linked": allocation.pools_linked,
        "apart": [asdict(pool) for pool in allocation.apart],
        "shortages": [asdict(shortage) for shortage in allocation.shortages],
        "reads": {str(category): reads for category, reads in facts.reads.items()},
        "facts": hashlib.sha256(repr(facts).encode()).hexdigest()[:16],
    }


def shortage_report(allocation: Allocation) -> dict[str, Any]:
    """Return the report of looking for other readers: only what nobody could take."""
    return {_SHORT: [asdict(shortage) for shortage in allocation.shortages]}


def read_shortages(kept: Mapping[str, Any]) -> tuple[Shortage, ...] | None:
    """Return what nobody could take over; None for the report of a whole allocation."""
    return _shortages(kept[_SHORT]) if _SHORT in kept else None


def read_report(kept: Mapping[str, Any]) -> Report:
    """Return a kept report as a value; of an old one some things are not known.

    How many reads are in a first language follows from the affinity: what translations and works without
    words bring is known, and the rest counts three in a first language and two in another.
    """
    modes = {mode: kept["modes"][mode.value] for mode in ReadingMode}
    in_own_language = modes[ReadingMode.ORIGINAL]
    first = (
        kept["affinity"]
        - THROUGH_TRANSLATION * modes[ReadingMode.TRANSLATION]
        - WORDLESS * modes[ReadingMode.WORDLESS]
        - OTHER_LANGUAGE * in_own_language
    )
    return Report(
        wanted=kept["wanted"],
        filled=kept["filled"],
        first_language=first,
        other_language=in_own_language - first,
        translation=modes[ReadingMode.TRANSLATION],
        wordless=modes[ReadingMode.WORDLESS],
        pools=kept["pools"],
        pools_linked=kept["pools_linked"],
        shortages=_shortages(kept["shortages"]),
        affinity=kept["affinity"],
        optimum=kept["optimum"],
        without_bounds=kept.get("without_bounds", 0),
        apart=tuple(ApartPool(**{**each, "reason": Apart(each["reason"])}) for each in kept.get("apart", ())),
        loads=_by_id(kept["loads"]),
        shares=_by_id(kept.get("shares", {})),
        met={judge: Meeting(*counts) for judge, counts in _by_id(kept.get("met", {})).items()},
        reads=_by_id(kept.get("reads", {})),
        facts=kept.get("facts", ""),
    )


def _shares(allocation: Allocation, facts: Facts) -> dict[str, float]:
    """Return by judge the part of everything the panel reads that their capacity makes."""
    capacity = sum(judge.capacity for judge in facts.judges) or 1
    load = sum(allocation.loads.values())
    return {str(judge.id): round(load * judge.capacity / capacity, 1) for judge in facts.judges}


def _shortages(kept: Iterable[Mapping[str, Any]]) -> tuple[Shortage, ...]:
    return tuple(Shortage(**{**each, "cure": Cure(each["cure"])}) for each in kept)


def _by_id(kept: Mapping[str, Any]) -> dict[int, Any]:
    return {int(key): value for key, value in kept.items()}
