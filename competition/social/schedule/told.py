"""Times that were told already: a later plan keeps them, whatever else comes, goes or is moved. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime

from competition.campaign.rules import Calendar, MilestoneKey
from competition.social.schedule.postings import Kind, Schedule, Why

_BY = {
    Kind.WORK: (MilestoneKey.RESULTS,),
    Kind.WINNERS: (MilestoneKey.RESULTS,),
    Kind.THANKS: (MilestoneKey.RESULTS,),
    Kind.STATEMENT: (MilestoneKey.STATEMENTS, MilestoneKey.PUBLICATION),
    Kind.QUOTE: (MilestoneKey.RESULTS, MilestoneKey.PUBLICATION),
}
"""By which milestones the times of a kind are planned; other kinds follow the calendar by themselves."""
Times = tuple[tuple[str, datetime], ...]
"""Keys with moments."""


@dataclass(frozen=True)
class Told:
    """The times of an earlier plan, those that hold first before others, and what it was planned by."""

    times: Times = ()
    milestones: Times = ()
    zone: str = ""

    def hold(self, calendar: Calendar, zone: str) -> Times:
        """Return the times that still hold: of the same place, and where no milestone has moved."""
        then = dict(self.milestones)
        same = {
            kind.value for kind, by in _BY.items() if all(then.get(key) == calendar.at(key) for key in by)
        }
        return tuple(each for each in self.times if zone == self.zone and each[0].partition("-")[0] in same)

    def over(self, now: datetime) -> "Told":
        """Return what holds when everything that is to come is planned anew: the times that are over."""
        return replace(self, times=tuple(each for each in self.times if each[1] <= now))


NOTHING = Told()


def told_by(schedule: Schedule, unmoved: Schedule, before: Told, calendar: Calendar, zone: str) -> Told:
    """Return what is told by a schedule: its times, and last those of posts that there are no more.

    A post that was moved by hand keeps the time that it would have otherwise (that of `unmoved`), as long as
    no other has that by now.
    """
    times = {slot.key: slot.at for slot in schedule.slots if slot.why != Why.BY_HAND}
    times |= {slot.key: slot.at for slot in unmoved.slots if slot.key not in times}
    times |= {key: at for key, at in before.hold(calendar, zone) if key not in times}
    return Told(tuple(times.items()), tuple(sorted(calendar.milestones.items())), zone)
