"""A move as a button says it: what goes where, and how often it had been moved when it was shown. Pure."""

from dataclasses import dataclass

FRONT = "-"
"""Instead of what something is put behind: to the front."""
_DIGITS = 9


@dataclass(frozen=True)
class Move:
    """A work or a voice (by reference) put behind another in `chapter`, or a part (by key) behind another."""

    kind: str
    what: str
    moves: int
    chapter: str
    after: str

    def __str__(self) -> str:
        return f"{self.kind} {self.what} {self.moves} {self.chapter or FRONT} {self.after}"


def read(said: str) -> Move | None:
    """Return the move that a button sent; None where it is none."""
    parts = said.split(" ")
    if len(parts) != 5 or parts[0] not in ("work", "voice", "part") or (moves := number(parts[2])) < 0:
        return None
    kind, what, _moves, chapter, after = parts
    return Move(kind, what, moves, "" if chapter == FRONT else chapter, after)


def number(typed: str | None) -> int:
    """Return a count that came from a form; one that was tampered with is -1 and matches nothing."""
    return int(typed) if typed and typed.isdecimal() and len(typed) <= _DIGITS else -1
