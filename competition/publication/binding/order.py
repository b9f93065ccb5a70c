"""Which page each part begins on, and where a page stays blank so that a part begins on its side. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Where a part may begin."""

    ANY = "any"
    LEFT = "left"
    RIGHT = "right"


BLANK_BEFORE, BLANK_BETWEEN = "blank-before", "blank-between"
"""The names of blank pages: one before an opening belongs to it, one between works does not."""


@dataclass(frozen=True)
class Place:
    """A part's place: its first page (from 1), and the name of the blank page right before it, if any."""

    name: str
    first: int
    blank: str = ""


@dataclass(frozen=True)
class Wish:
    """What a part asks for: a side, and how a blank page before it is called."""

    name: str
    side: Side = Side.ANY
    blank: str = BLANK_BETWEEN


def placed(wishes: Sequence[Wish], lengths: Mapping[str, int], *, opens_right: bool = True) -> list[Place]:
    """Return where parts of these lengths stand; the book's first page is a right one if it `opens_right`."""
    return list(_placed(wishes, lengths, opens_right))


def _placed(wishes: Sequence[Wish], lengths: Mapping[str, int], opens_right: bool) -> Iterator[Place]:
    page = 1
    for wish in wishes:
        right = (page % 2 == 1) is opens_right
        amiss = wish.side is (Side.LEFT if right else Side.RIGHT)
        page += amiss
        yield Place(wish.name, page, wish.blank if amiss else "")
        page += lengths[wish.name]
