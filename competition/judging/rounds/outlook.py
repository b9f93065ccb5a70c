"""What a planned round comes to, before it is set up: a pure calculation from counts."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Outlook:
    """Entries that go in, the reads they make, from `fewest` to `most` each; the panel's judges and room.
    `empty` are the categories that were chosen and have no entry.
    """

    entries: int
    reads: int
    fewest: int
    most: int
    judges: int
    room: int
    empty: tuple[int, ...]

    @property
    def lacking(self) -> int:
        """The reads for which the panel has no room."""
        return max(0, self.reads - self.room)


def look_ahead(reads: Mapping[int, int], entries: Mapping[int, int], judges: int, room: int) -> Outlook:
    """Return what `reads` per entry by category come to with so many entries by category."""
    chosen = {category: number for category, number in reads.items() if number > 0}
    filled = [number for category, number in chosen.items() if entries.get(category)]
    return Outlook(
        entries=sum(entries.get(category, 0) for category in chosen),
        reads=sum(number * entries.get(category, 0) for category, number in chosen.items()),
        fewest=min(filled, default=0),
        most=max(filled, default=0),
        judges=judges,
        room=room,
        empty=tuple(category for category in chosen if not entries.get(category)),
    )
