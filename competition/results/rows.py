"""The rows of the programme that chooses the awards: who may have what, and what every rule allows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from competition.results.awarding import Candidate, Task, groups_to_serve, held
from competition.results.design import FloatArray, IntArray
from competition.results.quotas import Rule, Sense, Trait

_Group = tuple[int, str]


@dataclass(frozen=True)
class Item:
    """A candidate at its turn; `copies` above zero: it stands for so many of its like that are not seen."""

    turn: int
    candidate: Candidate
    copies: int = 0


class Rows:
    """One number for every item and kind of award (one or none), one for every value that a rule counts.

    `upper`: the bound of each number; `whole`: how many, the first ones, must be whole; `short`: those that
    tell by how much a rule of "at least" is missed.
    """

    def __init__(self, task: Task, items: Sequence[Item]) -> None:
        self.task, self.items = task, items
        self.kinds = max((len(seats) for seats in task.seats), default=0)
        self._seats = [(*seats, *[0] * (self.kinds - len(seats))) for seats in task.seats]
        self.upper = [
            float(min(item.copies or 1, number))
            for item in items
            for number in self._seats[item.candidate.category]
        ]
        self.whole = len(self.upper)
        self.short: list[int] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self._rows: list[tuple[IntArray, FloatArray]] = []
        self._share_out()
        for rule in task.rules:
            self._keep(rule)

    def of(self, items: Sequence[int]) -> IntArray:
        """Return the numbers of these items, one row each with one for each kind."""
        found: IntArray = np.array(items, dtype=np.int64)[:, np.newaxis] * self.kinds + np.arange(self.kinds)
        return found

    def matrix(self) -> csr_array:
        """Return all rows."""
        ends = np.cumsum([0, *(len(columns) for columns, _values in self._rows)])
        columns, values = (np.concatenate([row[part] for row in self._rows]) for part in (0, 1))
        return csr_array((values, columns, ends), shape=(len(self._rows), len(self.upper)))

    def _share_out(self) -> None:
        """Give each kind of a category at most as often as it is to be given, and each item one award."""
        members: defaultdict[int, list[int]] = defaultdict(list)
        for at, item in enumerate(self.items):
            members[item.candidate.category].append(at)
            if not item.copies:
                self._row(self.of([at]), high=1.0)
        for category, some in members.items():
            for columns, number in zip(self.of(some).T, self._seats[category], strict=True):
                self._row(columns, high=number)

    def _keep(self, rule: Rule) -> None:
        members = self._members(rule)
        counts = held(rule, self.task.given)
        if rule.sense is Sense.MOST:
            for group, some in members.items():
                self._row(self.of(some), high=max(0, rule.number - counts[group]))
        elif rule.sense is Sense.EACH:
            for group in groups_to_serve(rule, self.task):
                served = np.append(self.of(members.get(group, ())), self._shortage())
                self._row(served, low=rule.number - counts[group])
        else:
            for where, _ in groups_to_serve(rule, self.task):
                here = {group: some for group, some in members.items() if group[0] == where}
                self._differ(rule, here, counts)

    def _members(self, rule: Rule) -> Mapping[_Group, Sequence[int]]:
        """Return the items by the groups that a rule sees."""
        members: defaultdict[_Group, list[int]] = defaultdict(list)
        for at, item in enumerate(self.items):
            group = item.candidate.group(rule)
            # What stands for unseen entries stands for several schools: their limit does not bind it.
            if group[1] and not (item.copies and rule.trait is Trait.SCHOOL):
                members[group].append(at)
        return members

    def _differ(
        self, rule: Rule, members: Mapping[_Group, Sequence[int]], counts: Mapping[_Group, int]
    ) -> None:
        """Ask for so many different values; a value counts once, and only if somebody has it."""
        where = {group[0] for group in members}
        wanted = rule.number - sum(group[0] in where for group in counts)
        total = [self._shortage()]
        for group, some in members.items():
            if group not in counts:
                total.append(self._variable(1.0))
                self._row(self.of(some), low=0.0, less=total[-1])
        self._row(np.array(total), low=wanted)

    def _shortage(self) -> int:
        self.short.append(self._variable(np.inf))
        return self.short[-1]

    def _variable(self, upper: float) -> int:
        self.upper.append(upper)
        return len(self.upper) - 1

    def _row(
        self, columns: IntArray, *, low: float = -np.inf, high: float = np.inf, less: int | None = None
    ) -> None:
        """Keep the sum of these numbers, less that of `less`, within bounds."""
        values = np.ones(columns.size + (less is not None))
        if less is not None:
            columns, values[-1] = np.append(columns, less), -1.0
        self._rows.append((columns.ravel(), values))
        self.low.append(low)
        self.high.append(high)
