"""Further reads at the award line: what is asked for, and what comes of it; plain values."""

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256

from competition.allocation.shortage import Shortage
from competition.judging.rules import ReadingMode

MOST_READS, MOST_EACH = 500, 5


@dataclass(frozen=True)
class Wanted:
    """So many further reads in all, and at most so many for each work."""

    reads: int
    each: int = 1


@dataclass(frozen=True)
class FurtherRead:
    """A work (its entry and the copy that is read), who reads it, and how."""

    entry_id: int
    copy_id: int
    judge_id: int
    mode: ReadingMode


@dataclass(frozen=True)
class Plan:
    """Further reads, the most telling first; how many works are close, and how many of those wait for reads.

    `shortages` tell what the panel lacks where fewer reads could be given than asked for.
    """

    close: int
    waiting: int
    reads: tuple[FurtherRead, ...] = ()
    shortages: tuple[Shortage, ...] = ()

    @property
    def of_judges(self) -> Counter[int]:
        """How many works each judge would read."""
        return Counter(read.judge_id for read in self.reads)

    @property
    def of_entries(self) -> Counter[int]:
        """How many further reads each work would get."""
        return Counter(read.entry_id for read in self.reads)

    @property
    def seal(self) -> str:
        """What tells this plan from another one: who would read what."""
        pairs = sorted((read.copy_id, read.judge_id) for read in self.reads)
        return sha256(repr(pairs).encode()).hexdigest()[:16]
