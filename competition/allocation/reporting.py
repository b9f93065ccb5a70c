"""The report of an allocation as it is kept, and read again."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from competition.allocation.allocate import Allocation
from competition.allocation.rules import OTHER_LANGUAGE, THROUGH_TRANSLATION, WORDLESS
from competition.allocation.shortage import Cure, Shortage
from competition.judging.rules import ReadingMode


@dataclass(frozen=True)
class Report:
    """What an allocation came to: reads by how they are read, pools that are linked, and what is short."""

    wanted: int
    filled: int
    first_language: int
    other_language: int
    translation: int
    wordless: int
    pools: int
    pools_linked: int
    shortages: tuple[Shortage, ...]

    @property
    def missing(self) -> int:
        """The reads that nobody could take."""
        return self.wanted - self.filled


def report_of(allocation: Allocation) -> dict[str, Any]:
    """Return the report as JSON: ids, counts and short codes."""
    modes = Counter(allocation.modes)
    return {
        "wanted": allocation.wanted,
        "filled": allocation.filled,
        "affinity": allocation.affinity,
        "optimum": allocation.optimum,
        "modes": {mode.value: modes[mode] for mode in ReadingMode},
        "loads": {str(judge): load for judge, load in allocation.loads.items()},
        "pools": allocation.pools,
        "pools_linked": allocation.pools_linked,
        "shortages": [asdict(shortage) for shortage in allocation.shortages],
    }


def read_report(kept: Mapping[str, Any]) -> Report:
    """Return a kept report as a value.

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
        shortages=tuple(Shortage(**{**each, "cure": Cure(each["cure"])}) for each in kept["shortages"]),
    )
