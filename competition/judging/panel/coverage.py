"""What a panel can read, language by language, beside what has come in."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


class Reads(Protocol):
    """A judge as far as it matters here."""

    @property
    def languages(self) -> tuple[str, ...]:
        """From the strongest on."""

    @property
    def capacity(self) -> int:
        """For how many entries there is room."""


@dataclass(frozen=True)
class Covered:
    """A language: judges whose strongest it is and others who read it, their places, what wants reading."""

    language: str
    strongest: int = 0
    others: int = 0
    places: int = 0
    other_places: int = 0
    entries: int = 0
    reads: int = 0

    @property
    def judges(self) -> int:
        """Everybody who reads it."""
        return self.strongest + self.others

    @property
    def is_unread(self) -> bool:
        """Whether entries are there and nobody reads them as they are."""
        return self.entries > 0 and self.judges == 0

    @property
    def is_short(self) -> bool:
        """Whether there are too few places even if all who read it read nothing else."""
        return self.reads > self.places + self.other_places


def coverage(judges: Iterable[Reads], wanted: Mapping[str, tuple[int, int]]) -> Sequence[Covered]:
    """Return every language that is read or wanted: what is lacking first, then where most places are."""
    strongest: defaultdict[str, list[int]] = defaultdict(list)
    others: defaultdict[str, list[int]] = defaultdict(list)
    for judge in judges:
        for position, tag in enumerate(dict.fromkeys(judge.languages)):
            (others if position else strongest)[tag].append(judge.capacity)
    tags = {*strongest, *others, *wanted} - {""}
    found = [
        Covered(
            tag,
            strongest=len(strongest[tag]),
            others=len(others[tag]),
            places=sum(strongest[tag]),
            other_places=sum(others[tag]),
            entries=wanted.get(tag, (0, 0))[0],
            reads=wanted.get(tag, (0, 0))[1],
        )
        for tag in tags
    ]
    return sorted(found, key=_order)


def _order(one: Covered) -> tuple[bool, bool, int, str]:
    return not one.is_unread, not one.is_short, -(one.places + one.other_places), one.language
