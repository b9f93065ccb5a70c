"""What a certificate says of a work and where: pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

MENTION, PRINTED = "special_mention", "published"
UNPLACED = (MENTION, PRINTED)
"""Awards that have no order among those who hold them."""
SIGNATURES = 3
"""How many may sign."""
WHOLE, CLASS_PAGE = "", "class"
"""The parts of a class's certificates that are no pupil's: all pages, and the page of the class itself."""


@dataclass(frozen=True)
class Signature:
    """Who signs by hand above this line."""

    name: str
    role: str


@dataclass(frozen=True)
class Work:
    """A work with what it has won (`kind`, None for nothing); `title` is empty where it may not be shown."""

    title: str
    language: str
    form: str
    kind: str | None = None
    place: int | None = None


@dataclass(frozen=True)
class Page:
    """One certificate; without a `name` it is that of the class. `part` tells which of them it is."""

    part: str
    name: str
    works: tuple[Work, ...]

    @property
    def honours(self) -> tuple[Work, ...]:
        """The works that have won something."""
        return tuple(work for work in self.works if work.kind)


def said_place(kind: str | None, place: int | None, kinds: Sequence[str]) -> int | None:
    """Return the place that is said: not where the award alone says it, nor where there is no order.

    `kinds` are the awards of the category, the highest first: who has that needs no number.
    """
    if kind is None or place is None or place < 2 or kind in UNPLACED or kind == next(iter(kinds), None):
        return None
    return place


def language_of_class(
    works: Iterable[str], *, official: Sequence[str], campaign: str, spoken: Collection[str]
) -> str:
    """Return the language that a class gets first: an official one of its country, and of several the one
    that most of its works are in; else that of its works, else the campaign's, as far as it is `spoken`.
    """
    counts: dict[str, int] = {}
    for tag in works:
        known = next((each for each in (tag, tag.partition("-")[0]) if each in spoken), None)
        if known:
            counts[known] = counts.get(known, 0) + 1
    ranked = sorted(counts, key=lambda tag: (-counts[tag], tag))
    ours = [tag for tag in official if tag in spoken]
    if ours:
        return next((tag for tag in ranked if tag in ours), ours[0])
    return next((tag for tag in (*ranked, campaign) if tag in spoken), "en")


def signatures_of(kept: Iterable[Mapping[str, str]]) -> tuple[Signature, ...]:
    """Return who signs, from what a campaign keeps."""
    return tuple(Signature(each["name"], each["role"]) for each in kept)
