"""The rows of the programme that chooses the awards: who may have what, and what every rule allows."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_array

from competition.results.awarding import Candidate, Task, groups_to_serve, held
from competition.results.quotas import Rule, Sense, Trait

Row = Mapping[int, float]


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
        self.upper = [
            float(min(item.copies or 1, seats[kind]) if kind < len(seats) else 0)
            for item in items
            for seats in (task.seats[item.candidate.category],)
            for kind in range(self.kinds)
        ]
        self.whole = len(self.upper)
        self.short: list[int] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self._rows: list[Row] = []
        self._seats()
        for rule in task.rules:
            self._keep(rule)

    def of(self, at: int) -> range:
        """Return the numbers of an item, one for each kind."""
        return range(at * self.kinds, (at + 1) * self.kinds)

    def matrix(self) -> coo_array:
        """Return all rows."""
        return self.sparse(self._rows)

    def _seats(self) -> None:
        """Give each kind of a category at most as often as it is to be given, and each item one award."""
        seats: defaultdict[tuple[int, int], dict[int, float]] = defaultdict(dict)
        for at, item in enumerate(self.items):
            mine = self.of(at)
            for kind, index in enumerate(mine):
                seats[item.candidate.category, kind][index] = 1.0
            if not item.copies:
                self._row(dict.fromkeys(mine, 1.0), high=1.0)
        for (category, kind), row in seats.items():
            kinds = self.task.seats[category]
            self._row(row, high=kinds[kind] if kind < len(kinds) else 0)

    def _keep(self, rule: Rule) -> None:
        members: defaultdict[tuple[int, str], dict[int, float]] = defaultdict(dict)
        for at, item in enumerate(self.items):
            group = item.candidate.group(rule)
            # What stands for unseen entries stands for several schools: their limit does not bind it.
            if group[1] and not (item.copies and rule.trait is Trait.SCHOOL):
                members[group].update(dict.fromkeys(self.of(at), 1.0))
        counts = held(rule, self.task.given)
        if rule.sense is Sense.MOST:
            for group, row in members.items():
                self._row(row, high=max(0, rule.number - counts[group]))
        elif rule.sense is Sense.EACH:
            for group in groups_to_serve(rule, self.task):
                self._row({**members[group], self._shortage(): 1.0}, low=rule.number - counts[group])
        else:
            for where, _ in groups_to_serve(rule, self.task):
                self._differ(
                    rule, {group: row for group, row in members.items() if group[0] == where}, counts
                )

    def _differ(
        self,
        rule: Rule,
        members: Mapping[tuple[int, str], Mapping[int, float]],
        counts: Mapping[tuple[int, str], int],
    ) -> None:
        """Ask for so many different values; a value counts once, and only if somebody has it."""
        where = {group[0] for group in members}
        wanted = rule.number - sum(group[0] in where for group in counts)
        total = {self._shortage(): 1.0}
        for group, row in members.items():
            if group not in counts:
                value = self._variable(1.0)
                total[value] = 1.0
                self._row({**row, value: -1.0}, low=0.0)
        self._row(total, low=wanted)

    def _shortage(self) -> int:
        self.short.append(self._variable(np.inf))
        return self.short[-1]

    def _variable(self, upper: float) -> int:
        self.upper.append(upper)
        return len(self.upper) - 1

    def _row(self, row: Row, *, low: float = -np.inf, high: float = np.inf) -> None:
        self._rows.append(row)
        self.low.append(low)
        self.high.append(high)

    def sparse(self, rows: Sequence[Row]) -> coo_array:
        """Return rows as a sparse matrix."""
        lengths = [len(row) for row in rows]
        at = (np.repeat(np.arange(len(rows)), lengths), [index for row in rows for index in row])
        values = [value for row in rows for value in row.values()]
        return coo_array((values, at), shape=(len(rows), len(self.upper)))
