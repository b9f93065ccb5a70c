"""The ways in which posts in a row change places while their order is bettered. Pure."""

from collections.abc import Iterator

_PAIRS = 1500
"""So many pairs at most are tried in one go; in a large set those furthest from each other are not."""
_SHAKES = 100
"""A set of one post would be shaken so often; a large one takes longer, and is shaken less."""


def pairs(count: int) -> Iterator[tuple[int, int]]:
    """Yield which two of so many posts may change places: any, in a large set those not far apart."""
    reach = max(8, _PAIRS // max(1, count))
    for first in range(count):
        for second in range(first + 1, min(count, first + reach + 1)):
            yield first, second


def _swapped(flat: list[int], first: int, second: int) -> list[int]:
    flat[first], flat[second] = flat[second], flat[first]
    return flat


def _carried(flat: list[int], first: int, second: int) -> list[int]:
    flat.insert(second, flat.pop(first))
    return flat


def _carried_back(flat: list[int], first: int, second: int) -> list[int]:
    flat.insert(first, flat.pop(second))
    return flat


def _reversed(flat: list[int], first: int, second: int) -> list[int]:
    flat[first : second + 1] = flat[first : second + 1][::-1]
    return flat


def shakes(count: int) -> int:
    """Return how often it is worth shaking so many posts."""
    return _SHAKES // max(1, count)


def shaken(flat: list[int], shake: int) -> list[int]:
    """Return posts of which three pairs have changed places, other pairs with every shake."""
    found, count = [*flat], len(flat)
    for step in range(3):
        first = (shake + step * (shake // count + 2)) % count
        _swapped(found, first, (first + 1 + (shake * 3 + step) % max(1, count - 1)) % count)
    return found


EXCHANGES = (_swapped, _carried, _carried_back, _reversed)
