"""Why a work is talked over, what can be decided about it, and how its judges are called; pure."""

from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

from competition.results.facts import MENTION

HIGH_DISAGREEMENT = 15.0
"""Points by which a work's scores usually differ where judges are called of different minds."""


class Cause(StrEnum):
    """Why a work is at stake."""

    CLOSE = "close"
    TIED = "tied"
    OVERRIDDEN = "overridden"
    FLAGGED = "flagged"
    DISAGREEMENT = "disagreement"
    CHOSEN = "chosen"


NOTHING, AS_IT_IS, ORDER = "none", "as-it-is", "order"
"""No award; leave it as it is; let the order of the standings hold again. All others are kinds of award."""


def choices(kinds: Iterable[str], *, decided: bool) -> list[str]:
    """Return what can be decided; the order can hold again only where something was decided against it."""
    awards = [kind for kind in kinds if kind != MENTION]
    return [*awards, MENTION, NOTHING, AS_IT_IS, *([ORDER] if decided else [])]


def shuffled(work: str, judges: Iterable[str]) -> list[str]:
    """Return a work's judges in an order that looks random, is always the same, and tells nothing of them.

    It is another order for each work, so that nobody is Judge A throughout.
    """
    return sorted(judges, key=lambda judge: sha256(f"{work}:{judge}".encode()).digest())


def letter(at: int) -> str:
    """Return what the judge at this place is called: A to Z, then AA."""
    return chr(65 + at) if at < 26 else letter(at // 26 - 1) + letter(at % 26)
