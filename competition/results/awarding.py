"""Awards: down the standings kind by kind, within the quotas, and who was displaced by which rule."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from competition.results.ranking import DECIMALS

Kinds = Sequence[tuple[str, int]]


class Rule(StrEnum):
    """What can keep an entry from an award that its place would have brought it."""

    EXCLUDED = "excluded"
    SCHOOL = "school"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A standing as awards see it; an empty school or city falls under no quota."""

    entry: int
    category: int
    calibrated: float
    raw: float
    disagreement: float
    submitted_at: datetime
    school: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class Awarded:
    """An award. `place` counts through all kinds of the category, from 1."""

    entry: int
    category: int
    kind: str
    place: int


@dataclass(frozen=True, slots=True)
class Displaced:
    """An entry that would have had this award but for a rule; `by` names the entries that fill its quota."""

    entry: int
    category: int
    kind: str
    rule: Rule
    by: tuple[int, ...]


@dataclass(frozen=True)
class Awarding:
    """All awards and whom the rules displaced, both in the order of the decisions."""

    awarded: tuple[Awarded, ...]
    displaced: tuple[Displaced, ...]


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Put candidates in order; ties go by raw mean, less disagreement, earlier submission, then id."""
    return sorted(candidates, key=_key)


def _key(candidate: Candidate) -> tuple[float, float, float, datetime, int]:
    # One read alone has no disagreement (NaN); it counts as more than any, since nobody confirmed it.
    disagreement = candidate.disagreement if candidate.disagreement >= 0 else float("inf")
    return (
        -round(candidate.calibrated, DECIMALS),
        -round(candidate.raw, DECIMALS),
        round(disagreement, DECIMALS),
        candidate.submitted_at,
        candidate.entry,
    )


def award(
    candidates: Iterable[Candidate],
    kinds: Mapping[int, Kinds],
    *,
    excluded: Set[int] = frozenset(),
    at_most_per_school: int | None = None,
    at_most_per_city: int | None = None,
) -> Awarding:
    """Award the kinds of each category, (name, number) from the highest, to its best entries.

    Quotas hold over all categories together. Every category awards its first place, in the order of
    `kinds`, then every category its second and so on, so that none uses up a quota before the others had
    their turn. An entry that a rule displaces leaves its award to the next in order, and gets no lower one:
    the quota stays full.
    """
    quota = _Quota(excluded, {Rule.SCHOOL: at_most_per_school, Rule.CITY: at_most_per_city})
    lines: dict[int, list[Candidate]] = {category: [] for category in kinds}
    for candidate in in_order(candidates):
        if candidate.category in lines:
            lines[candidate.category].append(candidate)
    waiting = {category: iter(line) for category, line in lines.items()}
    awarded, displaced = [], []
    for place, category, kind in _seats(kinds):
        for candidate in waiting[category]:
            rule = quota.bars(candidate)
            if rule is None:
                quota.fill(candidate)
                awarded.append(Awarded(candidate.entry, category, kind, place))
                break
            displaced.append(Displaced(candidate.entry, category, kind, rule, quota.holders(candidate, rule)))
    return Awarding(tuple(awarded), tuple(displaced))


def _seats(kinds: Mapping[int, Kinds]) -> list[tuple[int, int, str]]:
    """Return (place, category, kind) of every award: all first places, then all second ones, and so on."""
    seats = [
        (place, category, kind)
        for category, each in kinds.items()
        for place, kind in enumerate((kind for kind, number in each for _ in range(number)), start=1)
    ]
    return sorted(seats, key=lambda seat: seat[0])


class _Quota:
    """Who holds awards, by school and city."""

    def __init__(self, excluded: Set[int], limits: Mapping[Rule, int | None]) -> None:
        self._excluded = excluded
        self._limits = limits
        self._holders: defaultdict[tuple[Rule, str], list[int]] = defaultdict(list)

    def bars(self, candidate: Candidate) -> Rule | None:
        """Return the first rule that keeps this entry from an award."""
        if candidate.entry in self._excluded:
            return Rule.EXCLUDED
        for rule, limit in self._limits.items():
            if limit is not None and _group(candidate, rule) and len(self.holders(candidate, rule)) >= limit:
                return rule
        return None

    def holders(self, candidate: Candidate, rule: Rule) -> tuple[int, ...]:
        """The entries that hold awards in this entry's school or city."""
        return tuple(self._holders[rule, _group(candidate, rule)])

    def fill(self, candidate: Candidate) -> None:
        """Count an award."""
        for rule in self._limits:
            self._holders[rule, _group(candidate, rule)].append(candidate.entry)


def _group(candidate: Candidate, rule: Rule) -> str:
    return {Rule.SCHOOL: candidate.school, Rule.CITY: candidate.city}.get(rule, "")
