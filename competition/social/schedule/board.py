"""The board on which posts are put one by one: what stands already keeps others away. Pure."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from competition.social.schedule.difference import sameness
from competition.social.schedule.hours import GAP, MOST, day_of, days_from, good_moments
from competition.social.schedule.postings import Posting, Slot, Why


class Board:
    """Posts with their moments, on days as `here`, the campaign's time zone, counts them."""

    def __init__(self, here: str) -> None:
        self.here = here
        self.slots: dict[str, Slot] = {}
        self._postings: dict[str, Posting] = {}
        self._moments: list[tuple[datetime, str]] = []
        self._on: Counter[date] = Counter()

    def put(self, posting: Posting, at: datetime, why: Why) -> None:
        """Give a post its moment, without asking."""
        self.slots[posting.key] = Slot(posting.key, at, posting.zone(self.here), why)
        self._postings[posting.key] = posting
        insort(self._moments, (at, posting.key))
        self._on[day_of(at, self.here)] += 1

    def take(self, key: str) -> Slot:
        """Take a post off the board."""
        slot = self.slots.pop(key)
        self._moments.remove((slot.at, key))
        self._on[day_of(slot.at, self.here)] -= 1
        return slot

    def posts(self) -> Iterator[tuple[datetime, Posting]]:
        """Yield moments and posts in the order of time."""
        return ((at, self._postings[key]) for at, key in self._moments)

    def count(self, day: date) -> int:
        """Return how many posts stand on a day of the campaign's place."""
        return self._on[day]

    def has_room(self, day: date) -> bool:
        """Whether a day takes another post."""
        return self.count(day) < MOST

    def free(self, posting: Posting, at: datetime) -> bool:
        """Whether a post may stand at a moment: far enough from others, alone of its school on that day."""
        return self.apart(at) and not self._school_stands(posting, at)

    def apart(self, at: datetime) -> bool:
        """Whether a moment is far enough from all posts."""
        place = bisect_left(self._moments, (at, ""))
        return all(abs(at - other) >= GAP for other, _key in self._moments[max(0, place - 1) : place + 1])

    def _school_stands(self, posting: Posting, at: datetime) -> bool:
        if not posting.school:
            return False
        zone = posting.zone(self.here)
        day = day_of(at, zone)
        same = (other for other in self._postings.values() if other.school == posting.school)
        return any(day_of(self.slots[other.key].at, zone) == day for other in same if other.key in self.slots)

    def first(self, posting: Posting, floor: datetime) -> datetime:
        """Return the first good moment from `floor` on at which a post may stand."""
        for day in days_from(day_of(floor, self.here)):
            if self.has_room(day):
                for at in good_moments(day, self.here, posting.zone(self.here)):
                    if at >= floor and self.free(posting, at):
                        return at
        raise AssertionError("days do not end")

    def soon(self, postings: Iterable[Posting], floor: datetime, why: Why) -> None:
        """Put posts one after the other as soon as may be; of those that may be next, the most different."""
        left = sorted(postings, key=lambda each: each.key)
        while left:
            found = [(self.first(each, floor), each) for each in left]
            at, chosen = min(found, key=lambda each: (each[0], self._beside(*each), each[1].key))
            self.put(chosen, at, why)
            left.remove(chosen)

    def _beside(self, at: datetime, posting: Posting) -> int:
        """Return how alike a post is to the one before a moment."""
        place = bisect_left(self._moments, (at, ""))
        return sameness(self._postings[self._moments[place - 1][1]], posting) if place else 0
