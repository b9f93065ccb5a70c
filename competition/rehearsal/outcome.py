"""What a rehearsal came to, and how it is kept: ids, counts and short codes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from statistics import fmean
from typing import Any

from competition.allocation.shortage import Cure, Shortage
from competition.rehearsal.simulation import Sure


@dataclass(frozen=True)
class Lack:
    """So many entries of a language have fewer readers than meant, `unread` of them none at all."""

    language: str
    entries: int
    unread: int


@dataclass(frozen=True)
class Spoken:
    """A language: entries expected, judges who read it, judges who read its entries through a translation."""

    language: str
    entries: int
    readers: int
    through: int


@dataclass(frozen=True)
class Scenario:
    """One number of reads: how far the panel carries it, what a judge has to do, how sure the places are.

    `load` and `minutes` are of the judge in the middle; `busiest` and `longest` of who has most.
    """

    reads: int
    wanted: int
    filled: int
    load: int
    busiest: int
    minutes: float
    longest: float
    all_minutes: float
    idle: int
    shortages: tuple[Shortage, ...]
    lacks: tuple[Lack, ...]
    sure: tuple[Sure, ...]

    @property
    def missing(self) -> int:
        """The reads that nobody could take."""
        return self.wanted - self.filled

    def chance(self, name: str) -> float | None:
        """Return the mean over the categories in which something could go wrong; None without any."""
        values = [getattr(each, name) for each in self.sure if each.counts]
        return fmean(values) if values else None


@dataclass(frozen=True)
class Outcome:
    """A rehearsal's scenarios by number of reads; `room` is how many entries the panel takes in all."""

    entries: int
    judges: int
    room: int
    spoken: tuple[Spoken, ...]
    scenarios: tuple[Scenario, ...]

    def of(self, reads: int) -> Scenario:
        """Return what this number of reads came to."""
        return next(each for each in self.scenarios if each.reads == reads)

    @property
    def carries(self) -> float:
        """For how many reads per entry the panel has room, languages and conflicts apart."""
        return self.room / self.entries if self.entries else 0.0


def kept(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as JSON."""
    return asdict(outcome)


def read(json: Mapping[str, Any]) -> Outcome:
    """Return a kept outcome as a value."""
    return Outcome(
        entries=json["entries"],
        judges=json["judges"],
        room=json["room"],
        spoken=tuple(Spoken(**each) for each in json["spoken"]),
        scenarios=tuple(_scenario(each) for each in json["scenarios"]),
    )


def _scenario(json: Mapping[str, Any]) -> Scenario:
    parts = {
        "shortages": tuple(Shortage(**{**each, "cure": Cure(each["cure"])}) for each in json["shortages"]),
        "lacks": tuple(Lack(**each) for each in json["lacks"]),
        "sure": tuple(Sure(**each) for each in json["sure"]),
    }
    return Scenario(**{**json, **parts})
