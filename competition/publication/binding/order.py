"""Which page each part begins on, and where a page stays blank so that a part begins on its side. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Where a part may begin: on the second page of a leaf or the first, however the book is read.

    A book that is read from the right has its first page on the left, and each `LEFT` on the right.
    """

    ANY = "any"
    LEFT = "left"
    RIGHT = "right"


BLANK_BEFORE, BLANK_BETWEEN = "blank-before", "blank-between"
"""The names of blank pages: one before an opening belongs to it, one between works does not."""


@dataclass(frozen=True)
class Place:
    """A part's place: its first page (from 1), the name of the blank pages right before it, and how many."""

    name: str
    first: int
    blank: str = ""
    blanks: int = 0


@dataclass(frozen=True)
class Wish:
    """What a part asks for: a side, and how a blank page before it is called.

    One that ends the book ends it on a page whose number can be divided by `whole`.
    """

    name: str
    side: Side = Side.ANY
    blank: str = BLANK_BETWEEN
    whole: int = 1


def placed(wishes: Sequence[Wish], lengths: Mapping[str, int]) -> list[Place]:
    """Return where parts of these lengths stand. What faces each other begins on an even page."""
    return list(_placed(wishes, lengths))


def _placed(wishes: Sequence[Wish], lengths: Mapping[str, int]) -> Iterator[Place]:
    page = 1
    for wish in wishes:
        right = page % 2 == 1
        amiss = int(wish.side is (Side.LEFT if right else Side.RIGHT))
        amiss += -(page + amiss + lengths[wish.name] - 1) % wish.whole
        page += amiss
        yield Place(wish.name, page, wish.blank if amiss else "", amiss)
        page += lengths[wish.name]
