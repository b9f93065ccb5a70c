"""A rehearsal as plain values: what is expected, who reads it, how long that takes, how judges differ."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from competition.allocation.rules import JudgeOnPanel

MOST_ENTRIES = 100_000
MOST_JUDGES = 3_000
MOST_READS = 9
USUAL_READS = 3
USUAL_PLACES = 3
"""How many works of a category count as its best where the campaign has set no awards."""
TIMES = (20, 100, 500)
"""How often a round is rehearsed: at least, usually, at most."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How far scores differ, as standard deviations in points from 0 to 100.

    `entry`: the works themselves; `judge`: how strict judges are; `residual`: everything else, that is how
    much the same judge's verdict on the same work depends on taste, mood and chance.

    The usual values give 57 % of the variance to the works, 12 % to the judges, 31 % to the rest. In four
    tasks of New York's statewide tests of English, rated by trained teachers, pupils had 49–62 %, raters
    2–16 % and the rest 29–40 % ("Rater variability and reliability of constructed response questions in New
    York state high-stakes tests of English language arts and mathematics", Humanities and Social Sciences
    Communications 10, 2023, doi:10.1057/s41599-023-02385-4, table 1). On two sets of ratings of Austrian
    school writing (published with the R package sirt) our own calibration finds deviations of 21, 7 and 10
    and of 17, 4 and 11 points. Volunteers who were not trained together differ like the less agreed among
    those, and works sent to a competition less than those of whole classes.
    """

    entry: float = 15.0
    judge: float = 7.0
    residual: float = 11.0


@dataclass(frozen=True, slots=True)
class Cell:
    """So many entries of a category in a language; works without words have an empty one."""

    category: int
    language: str
    number: int


@dataclass(frozen=True, slots=True)
class Extra:
    """Judges who are not on the panel: how many, their languages (strongest first), entries each."""

    number: int
    languages: tuple[str, ...]
    capacity: int


@dataclass(frozen=True)
class Plan:
    """What is rehearsed. `growth` and `capacity` are per cent: of the entries, of what judges have stated.

    `minutes` are for one read, by category. `reads` is the number that is meant; others are tried beside it.
    The same plan, entries and panel give the same figures.
    """

    cells: tuple[Cell, ...]
    growth: int = 100
    extra: tuple[Extra, ...] = ()
    capacity: int = 100
    minutes: Mapping[int, float] = field(default_factory=dict)
    spread: Spread = Spread()
    reads: int = USUAL_READS
    times: int = TIMES[1]
    seed: int = 1

    @property
    def compared(self) -> range:
        """The numbers of reads that are tried: two to four, and as far as what is meant."""
        return range(min(2, self.reads), max(4, self.reads) + 1)

    def grown(self, cell: Cell) -> int:
        """How many entries a cell has once they have grown."""
        return round(cell.number * self.growth / 100)

    @property
    def entries(self) -> int:
        """How many entries are expected in all."""
        return sum(self.grown(cell) for cell in self.cells)

    def of_category(self, category: int) -> int:
        """How many entries of a category are expected."""
        return sum(self.grown(cell) for cell in self.cells if cell.category == category)


@dataclass(frozen=True, slots=True)
class Came:
    """So many entries that came in and are alike in all these; `city` is an id as allocation knows it."""

    category: int
    language: str
    translation: str
    city: str
    number: int


@dataclass(frozen=True)
class World:
    """What stands already: the entries that came in, the panel, and the campaign's own rules.

    `places` counts the awards of each category. `translate_into` are the languages of which a text needs one.
    """

    came: tuple[Came, ...]
    judges: tuple[JudgeOnPanel, ...]
    wordless: frozenset[int]
    places: Mapping[int, int]
    translate_into: tuple[str, ...]
