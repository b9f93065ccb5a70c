"""How many comparisons a duel wants, who makes how many of them, and how far a judge is. Pure."""

from dataclasses import dataclass
from math import ceil

ROUNDS = 10
"""So many comparisons per work tell a whole field apart well; a few works need less."""


@dataclass(frozen=True)
class Progress:
    """How far a judge is: so many decided of so many."""

    done: int
    total: int

    @property
    def is_over(self) -> bool:
        """Whether nothing is left."""
        return self.done >= self.total


def suggested(works: int, judges: int) -> int:
    """Return how many comparisons a duel wants: every pair by every judge, or ten for each work if less."""
    pairs = works * (works - 1) // 2
    return min(pairs * judges, ROUNDS * works) if works > 2 else judges


def shares(wanted: int, pairs_of_judge: dict[int, int]) -> dict[int, int]:
    """Deal the comparisons out evenly; who cannot see as many pairs leaves the rest to the others.

    Where all of them together see fewer, everybody compares every pair that they may.
    """
    left, found = wanted, {}
    for done, (judge, pairs) in enumerate(
        sorted(pairs_of_judge.items(), key=lambda each: (each[1], each[0]))
    ):
        found[judge] = min(pairs, ceil(left / (len(pairs_of_judge) - done)))
        left -= found[judge]
    return found


def progress(share: int, done: int, readable: int, seen: int) -> Progress:
    """Return how far a judge is in the share, or in fewer where no further pair is left (`seen`: used up)."""
    pairs_left = max(0, readable * (readable - 1) // 2 - seen)
    return Progress(done, min(share, done + pairs_left) if done < share else done)
