"""When each post of a campaign goes out: the calendar's own first, then the results week, then voices. Pure.

The plan is made as if nobody had moved anything; then posts moved by hand are put where somebody wants them,
and only those posts give way that stand too close to one or share its school's day. So a move changes the
time of its neighbours at most. `before` (the times of an earlier plan) holds as far as the rules allow, so
that a post which is left out leaves an hour empty and a new one takes one that is free (`told.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule.board import Board
from competition.social.schedule.countdowns import count_down
from competition.social.schedule.hours import EVENING, GAP, closest_to, day_of, days_from
from competition.social.schedule.moves import moved_by_hand
from competition.social.schedule.postings import Kind, Posting, Schedule, Waiting, Why
from competition.social.schedule.waiting import lacking
from competition.social.schedule.week import Wanted, spread

WEEK = 7
QUOTES_A_DAY = 2

_ANCHORS = {Kind.ANNOUNCEMENT: MilestoneKey.RESULTS, Kind.PUBLICATION: MilestoneKey.PUBLICATION}


def planned(
    postings: Iterable[Posting],
    calendar: Calendar,
    zone: str,
    moved: Mapping[str, datetime] | None = None,
    before: Mapping[str, datetime] | None = None,
    now: datetime | None = None,
) -> Schedule:
    """Return the times of all posts of a campaign whose place lives by `zone`; moments are in UTC.

    `moved`: times set by hand, kept exactly. `before`: times that an earlier plan by the same calendar gave;
    of two that do not go together, the first holds. Keys of posts that there are no more are passed over.
    `now`: no new time lies before it, but those of the calendar itself.
    """
    all_posts = sorted(postings, key=lambda posting: posting.key)
    plan = _Plan(all_posts, calendar, zone)
    plan.anchors()
    plan.keep(before or {})
    plan.begin(now)
    plan.results_week()
    plan.voices()
    moved_by_hand(plan.board, {posting.key: posting for posting in all_posts}, moved or {}, plan.floors)
    slots = sorted(plan.board.slots.values(), key=lambda slot: (slot.at, slot.key))
    missing = [posting for posting in all_posts if posting.key not in plan.board.slots]
    return Schedule(tuple(slots), tuple(Waiting(each.key, lacking(each)) for each in missing))


class _Plan:
    """A board that fills; `floors` tells from when on a post may stand."""

    def __init__(self, postings: Sequence[Posting], calendar: Calendar, zone: str) -> None:
        self.board, self.zone = Board(zone), zone
        self._postings, self._calendar = postings, calendar
        self._results = calendar.at(MilestoneKey.RESULTS)
        self._publication = calendar.at(MilestoneKey.PUBLICATION)
        self._statements = calendar.at(MilestoneKey.STATEMENTS) or self._publication
        self.floors = {posting.key: floor for posting in postings if (floor := self._floor(posting.kind))}

    def _floor(self, kind: str) -> datetime | None:
        if kind == Kind.STATEMENT:
            return self._statements
        if kind == Kind.QUOTE:
            return self._results or (self._publication and self._publication - timedelta(days=WEEK))
        return self._publication if kind == Kind.PUBLICATION else self._results

    def _left(self, kind: Kind) -> list[Posting]:
        """Return the posts of a kind that have no time yet and may have one."""
        return [
            each
            for each in self._postings
            if each.kind == kind and each.key not in self.board.slots and each.key in self.floors
        ]

    def _standing(self, kind: Kind) -> list[Posting]:
        """Return the posts of a kind that have their time."""
        return [each for each in self._postings if each.kind == kind and each.key in self.board.slots]

    def anchors(self) -> None:
        """Put what goes out at a milestone's own moment, and what counts the days before one."""
        for kind, key in _ANCHORS.items():
            at, found = self._calendar.at(key), self._left(kind)
            if at is not None and found:
                self.board.put(found[0], at, Why.MILESTONE)
                self.board.soon(found[1:], at, Why.AFTER_ANNOUNCEMENT)
        for posting in self._postings:
            if posting.kind == Kind.COUNTDOWN:
                count_down(self.board, posting, self._calendar)

    def keep(self, before: Mapping[str, datetime]) -> None:
        """Put posts where they stood, where that still holds."""
        known = {each.key: each for each in self._postings if each.kind in _KEPT and each.key in self.floors}
        for key, at in before.items():
            posting = known.get(key)
            if posting and at >= self.floors[key] and self.board.free(posting, at):
                self.board.put(posting, at, self._why(Kind(posting.kind), at))

    def _why(self, kind: Kind, at: datetime) -> Why:
        if kind != Kind.WORK:
            return _KEPT[kind]
        return Why.RESULTS_WEEK if day_of(at, self.zone) in self._week() else Why.LONGER_WEEK

    def _week(self) -> list[date]:
        """Return the days of the results week."""
        assert self._results is not None
        first = day_of(self._results, self.zone)
        return [first + timedelta(days=number) for number in range(WEEK)]

    def begin(self, now: datetime | None) -> None:
        """Let nothing more stand before `now`."""
        if now is not None:
            self.floors = {key: max(floor, now) for key, floor in self.floors.items()}

    def _from(self, postings: Iterable[Posting]) -> datetime:
        """Return from when on all of these may stand."""
        return max((self.floors[each.key] for each in postings), default=datetime.max.replace(tzinfo=UTC))

    def results_week(self) -> None:
        """Put the winners soon after the announcement, then the works, then the thanks."""
        if self._results is None:
            return
        winners, works, thanks = (self._left(kind) for kind in (Kind.WINNERS, Kind.WORK, Kind.THANKS))
        self.board.soon(winners, self._from(winners), Why.AFTER_ANNOUNCEMENT)
        first = (Kind.ANNOUNCEMENT, Kind.WINNERS)
        told = [at for at, posting in self.board.posts() if posting.kind in first]
        self._thank(thanks, self._from(thanks))
        if works:
            days = _evenly(self._week(), len(works))
            floor = max([self._from(works), *(at + GAP for at in told)])
            spread(self.board, works, Wanted(days, floor), Why.RESULTS_WEEK, Why.LONGER_WEEK)
        last = max((at for at, posting in self.board.posts() if posting.kind == Kind.WORK), default=None)
        early = [
            each for each in self._standing(Kind.THANKS) if last and self.board.slots[each.key].at < last
        ]
        for posting in early:
            self.board.take(posting.key)
        if last:
            self._thank(early, max(last, self._from(early)))

    def _thank(self, postings: Iterable[Posting], floor: datetime) -> None:
        """Put the thanks on the evening of the week's last day, or of the first one after `floor`."""
        for posting in postings:
            zone = posting.zone(self.zone)
            for day in days_from(max(self._week()[-1], day_of(floor, self.zone))):
                moments = closest_to(EVENING, day, self.zone, zone)
                at = next((at for at in moments if at >= floor and self.board.free(posting, at)), None)
                if at is not None:
                    self.board.put(posting, at, Why.END_OF_WEEK)
                    break

    def voices(self) -> None:
        """Put the statements from their milestone on, and the quotes between results and publication."""
        statements, quotes = self._left(Kind.STATEMENT), self._left(Kind.QUOTE)
        self.board.soon(statements, self._from(statements), Why.STATEMENTS)
        if quotes:
            days = self._days_of_quotes(len(quotes))
            wanted = Wanted(days, self._from(quotes), QUOTES_A_DAY)
            spread(self.board, quotes, wanted, Why.VOICES, Why.VOICES)

    def _days_of_quotes(self, number: int) -> tuple[date, ...]:
        """Return the days between results week and publication; with many quotes, those of the week too."""
        floor = self._floor(Kind.QUOTE)
        assert floor is not None
        first = day_of(floor, self.zone)
        end = day_of(self._publication, self.zone) if self._publication else first + timedelta(days=2 * WEEK)
        after = first + timedelta(days=WEEK) if self._results else first
        between = _days(after, end)
        if number > QUOTES_A_DAY * len(between):
            between = _days(first + timedelta(days=1), end)
        return _evenly(between or [max(end, first) + timedelta(days=1)], number)


_KEPT = {
    Kind.WORK: Why.RESULTS_WEEK,
    Kind.WINNERS: Why.AFTER_ANNOUNCEMENT,
    Kind.THANKS: Why.END_OF_WEEK,
    Kind.STATEMENT: Why.STATEMENTS,
    Kind.QUOTE: Why.VOICES,
}


def _days(first: date, end: date) -> list[date]:
    """Return the days from `first` on, without `end`."""
    return [first + timedelta(days=number) for number in range((end - first).days)]


def _evenly(days: Sequence[date], number: int) -> tuple[date, ...]:
    """Return days in the order in which so many posts take them: first those that lie evenly apart."""
    last = len(days) - 1
    chosen = (
        {round(place * last / max(1, number - 1)) for place in range(number)} if number <= last else set()
    )
    return tuple(
        [days[place] for place in sorted(chosen)] + [d for p, d in enumerate(days) if p not in chosen]
    )
