"""Whether one judge may be given one entry by hand, and what speaks against it; pure."""

from dataclasses import dataclass
from enum import StrEnum

from competition.allocation.rules import (
    Conflict,
    EntryToRead,
    JudgeOnPanel,
    affinity,
    conflict,
    mode_of,
    reads_category,
)
from competition.judging.rules import ReadingMode


class Doubt(StrEnum):
    """What does not bar a judge, but should be known."""

    CATEGORY = "category"
    FULL = "full"


@dataclass(frozen=True)
class Verdict:
    """`barred` or without a `mode` (no common language): not to be given. Else how it would be read."""

    judge: JudgeOnPanel
    value: int
    barred: Conflict | None
    mode: ReadingMode | None
    doubts: tuple[Doubt, ...] = ()

    @property
    def may(self) -> bool:
        """Whether the entry may be given."""
        return self.barred is None and self.mode is not None


def verdict(judge: JudgeOnPanel, entry: EntryToRead) -> Verdict:
    """Return what the rules say of this judge and this entry."""
    value = affinity(judge, entry)
    doubts = []
    if not reads_category(judge, entry.category):
        doubts.append(Doubt.CATEGORY)
    if not judge.room:
        doubts.append(Doubt.FULL)
    mode = None if value is None else mode_of(entry, value)
    return Verdict(judge, value or 0, conflict(judge, entry), mode, tuple(doubts))


def best_first(verdict: Verdict) -> tuple[bool, int, int, float, int]:
    """Order by what fits: may, no doubts, language, and who has least of their capacity."""
    judge = verdict.judge
    return (
        not verdict.may,
        len(verdict.doubts),
        -verdict.value,
        judge.load / max(1, judge.capacity),
        judge.id,
    )
