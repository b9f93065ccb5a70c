"""In which order the works of a section stand, and what moving one of them does. Pure."""

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

from competition.publication.manuscript import Work

Key = TypeVar("Key")


class Order(StrEnum):
    """What decides the order of a section; HAND is what somebody moved."""

    FACING = "facing"
    PLACE = "place"
    CITY = "city"
    LANGUAGE = "language"
    HAND = "hand"


class Translations(StrEnum):
    """Which translations an edition prints."""

    ALL = "all"
    BOOK = "book"
    NONE = "none"


def by_city(works: Sequence[Work]) -> list[Work]:
    """Return works city by city, in each as they stood; those without a city come last."""
    return sorted(works, key=lambda work: (not work.byline.city, work.byline.city.casefold()))


def by_language(works: Sequence[Work]) -> list[Work]:
    """Return works so that the language changes from one to the next as often as can be.

    The first stays the first, and works of one language stay in their order among themselves. After each
    comes a language with most works left, so that no run of one language is left for the end.
    """
    left, chosen = list(works), list[Work]()
    while left:
        waiting = Counter(_language(work) for work in left)
        last = _language(chosen[-1]) if chosen else None
        other = [work for work in left if _language(work) != last] or left
        following = max(other, key=lambda work: waiting[_language(work)]) if chosen else left[0]
        chosen.append(following)
        left.remove(following)
    return chosen


def by_hand(works: Sequence[Work], positions: dict[int, int]) -> list[Work]:
    """Return works as somebody put them; those that came since stand at the end, as they stood."""
    return sorted(works, key=lambda work: positions.get(work.entry_id, len(positions) + len(works)))


def in_order(works: Sequence[Work], order: Order, positions: dict[int, int]) -> list[Work]:
    """Return the works of a section, given by place, in its order."""
    if order is Order.CITY:
        return by_city(works)
    if order is Order.LANGUAGE:
        return by_language(works)
    return by_hand(works, positions) if order is Order.HAND else list(works)


def put_after(keys: Sequence[Key], moved: Key, after: Key | None) -> list[Key]:
    """Return the keys with one of them moved behind another, or to the front; `moved` may come from outside.

    Where `after` is not among them any more, it goes to the end.
    """
    rest = [key for key in keys if key != moved]
    if after is None:
        return [moved, *rest]
    at = rest.index(after) + 1 if after in rest else len(rest)
    return [*rest[:at], moved, *rest[at:]]


def _language(work: Work) -> str:
    return work.original.language.partition("-")[0]
