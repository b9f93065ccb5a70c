"""Posts spread over days so that neighbours in time differ: a fair share first, then bettered by exchanges.

Pure. Each school's posts go to the emptiest days, which keeps the days balanced and a school off a day it has
already; then any two posts change places, or one moves and those between close up, as long as that lowers
the cost (`difference.py`). The same posts always give the same result.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from competition.social.schedule.board import Board
from competition.social.schedule.difference import sameness
from competition.social.schedule.exchanges import EXCHANGES, pairs, shaken, shakes
from competition.social.schedule.hours import GAP, MOST, closest_to, day_of, days_from, hours
from competition.social.schedule.postings import Posting, Why

_Row = tuple[int, ...]
_Order = list[tuple[datetime, int]]


class _Day(NamedTuple):
    """The posts of a day in the order of time, and what that costs."""

    order: _Order
    cost: int


class _Found(NamedTuple):
    """The posts row by row, the days that they make, and what those cost."""

    flat: list[int]
    days: list[_Day]
    cost: float

    @property
    def order(self) -> _Order:
        """All posts in the order of time."""
        return [each for day in self.days for each in day.order]


@dataclass(frozen=True)
class Wanted:
    """Where posts go: days in the order in which they are taken, from when on, so many a day at most."""

    days: tuple[date, ...]
    floor: datetime
    most: int = MOST


def spread(board: Board, postings: Sequence[Posting], wanted: Wanted, why: Why, later: Why) -> None:
    """Put posts on a board's days, and on days after them what finds no place (`later`)."""
    week = _Week(board, _by_school(postings), wanted)
    for posting, at in week.planned():
        board.put(posting, at, why if day_of(at, board.here) in wanted.days else later)


def _by_school(postings: Sequence[Posting]) -> list[Posting]:
    """Return posts in the order in which they choose a day: those of schools with most of them first."""
    number = Counter(posting.school for posting in postings if posting.school)
    return sorted(postings, key=lambda each: (-number[each.school], each.school, each.city, each.key))


class _Week:
    """Days, each with a row of posts that share its hours out; posts are told by their numbers."""

    def __init__(self, board: Board, postings: Sequence[Posting], wanted: Wanted) -> None:
        self._board, self._own, self._wanted = board, postings, wanted
        standing = list(board.posts())
        self._posts = [*postings, *(posting for _at, posting in standing)]
        self._standing: dict[date, _Order] = {}
        for number, (at, _posting) in enumerate(standing, start=len(postings)):
            self._standing.setdefault(day_of(at, board.here), []).append((at, number))
        self._alike = [[sameness(one, other) for other in self._posts] for one in self._posts]
        self._zones = [posting.zone(board.here) for posting in postings]
        self._days = list(wanted.days)
        self._rows: list[_Row] = [() for _ in self._days]
        self._laid: dict[tuple[date, _Row], _Day | None] = {}
        self._open: dict[tuple[int, date, time], tuple[datetime, ...]] = {}

    def planned(self) -> list[tuple[Posting, datetime]]:
        """Return the posts with their moments."""
        for number in range(len(self._own)):
            self._share(number)
        order = self._bettered()
        return [(self._own[number], at) for at, number in order if number < len(self._own)]

    def _share(self, number: int) -> None:
        """Give a post the emptiest day that takes it; there is always another day."""
        for place in self._emptiest():
            rows = [*self._rows]
            rows[place] += (number,)
            found = self._found(rows)
            if found.cost < inf and self._apart(found.order):
                self._rows = rows
                return

    def _emptiest(self) -> Iterator[int]:
        def load(place: int) -> int:
            return len(self._rows[place]) + self._board.count(self._days[place])

        for place in sorted(range(len(self._days)), key=lambda place: (load(place), place)):
            if len(self._rows[place]) < self._wanted.most and load(place) < MOST:
                yield place
        for day in days_from(max(self._days)):
            if day not in self._days and self._board.has_room(day):
                self._days.append(day)
                self._rows.append(())
                yield len(self._days) - 1

    def _bettered(self) -> _Order:
        """Return all posts in the order of time once neither exchanges nor shaking lower the cost."""
        best = self._climbed(self._rows)
        for shake in range(shakes(len(self._own)) if best.cost else 0):
            found = self._climbed(self._cut(shaken(best.flat, shake)))
            if found.cost < best.cost and self._apart(found.order):
                best = found
        return best.order

    def _climbed(self, rows: list[_Row]) -> _Found:
        """Return what exchanges that each lower the cost make of rows."""
        best = self._found(rows)
        better = True
        while better and best.cost:
            better = False
            for first, second in pairs(len(self._own)):
                for exchange in EXCHANGES:
                    found = self._found(self._cut(exchange([*best.flat], first, second)))
                    if found.cost < best.cost and self._apart(found.order):
                        best, better = found, True
        return best

    def _found(self, rows: list[_Row]) -> _Found:
        """Return the days that rows make; infinitely costly where a post finds no moment on its day."""
        flat = [number for row in rows for number in row]
        days: list[_Day] = []
        for day, row in sorted(zip(self._days, rows, strict=True)):
            laid = self._lay(day, row)
            if laid is None:
                return _Found(flat, [], inf)
            if laid.order:
                days.append(laid)
        nights = sum(self._alike[one.order[-1][1]][other.order[0][1]] for one, other in pairwise(days))
        return _Found(flat, days, nights + sum(day.cost for day in days))

    def _cut(self, flat: list[int]) -> list[_Row]:
        """Return rows as long as they are, of other posts."""
        ends = list(accumulate((len(row) for row in self._rows), initial=0))
        return [tuple(flat[begin:end]) for begin, end in pairwise(ends)]

    def _cost(self, order: _Order) -> int:
        return sum(self._alike[one][other] for (_, one), (_, other) in pairwise(order))

    def _apart(self, order: _Order) -> bool:
        """Whether the posts are far enough from each other, and no school is seen twice on a day."""
        own = [(at, number) for at, number in order if number < len(self._own)]
        if any(other - one < GAP for (one, _), (other, _) in pairwise(own)):
            return False
        seen = [(self._own[number].school, day_of(at, self._zones[number])) for at, number in own]
        schools = [each for each in seen if each[0]]
        return len(schools) == len(set(schools))

    def _lay(self, day: date, row: _Row) -> _Day | None:
        """Return a day's posts with their moments, each as close to its hour as what stands allows."""
        if (day, row) not in self._laid:
            order = self._laid_out(day, row)
            self._laid[day, row] = None if order is None else _Day(order, self._cost(order))
        return self._laid[day, row]

    def _laid_out(self, day: date, row: _Row) -> _Order | None:
        order: _Order = []
        for number, hour in zip(row, hours(len(row)), strict=True):
            for at in self._moments(number, day, hour):
                if all(abs(at - other) >= GAP for other, _ in order):
                    order.append((at, number))
                    break
            else:
                return None
        return sorted([*order, *self._standing.get(day, [])])

    def _moments(self, number: int, day: date, hour: time) -> tuple[datetime, ...]:
        """Return a day's good moments at which the board lets a post stand, the closest to its hour first."""
        if (number, day, hour) not in self._open:
            posting, zone = self._own[number], self._zones[number]
            self._open[number, day, hour] = tuple(
                at
                for at in closest_to(hour, day, self._board.here, zone)
                if at >= self._wanted.floor and self._board.free(posting, at)
            )
        return self._open[number, day, hour]
