"""The exact choice of who is awarded: as high in the standings as the rules allow.

Among all choices that keep every rule of "at most", the one that is best by these aims, each counting only
where those before it are equal:

1. as many awards as can be given are given;
2. where not all can, as many of the highest kind, then of the second, and so on;
3. the rules of "at least" are missed by as little as can be, all together;
4. the turns of those with the highest kind, added up over all categories, are as few as can be; then those of
   the second kind, and so on (the turn is the place in the order of the category, ties decided);
5. the first in order in whom two choices still differ is awarded: by turn, then by category in their order.

No two choices are equal by all five, so the answer depends on neither solver nor machine. What a person has
awarded is given beforehand: it counts under every rule, and stands even where it breaks one.

The solver need not see everybody. Two entries of the same category that are alike in all the rules speak of
can change places without touching a rule, so of those alike the first in order are chosen. Of each class,
alike but for the school, it sees some, and for the rest one that stands at the turn of the first unseen, may
be taken more than once, and falls under no school's limit. Every choice with unseen entries is matched by one
with these stand-ins that is at least as good: its turns are no greater, and it keeps every rule. So when
the best answer has no stand-in in it, no choice is better; when it has one, more of that class are shown.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from competition.results.awarding import Candidate, Task, keeps, shortfall
from competition.results.program import Program
from competition.results.quotas import Rule, Sense, Trait
from competition.results.rows import Item

_MORE = 8  # shown beyond the number of awards at first
_ANY = 10**9
_Class = tuple[int, tuple[str, ...]]


@dataclass(frozen=True)
class Choice:
    """Who is awarded, with the position of its kind in the category: by category and turn."""

    chosen: tuple[tuple[Candidate, int], ...]

    @property
    def entries(self) -> dict[int, int]:
        """The kind's position by entry."""
        return {candidate.entry: kind for candidate, kind in self.chosen}


def choose(task: Task) -> Choice:
    """Return the one best choice."""
    plain = [
        candidate
        for line, seats in zip(task.lines, task.seats, strict=True)
        for _, candidate in line[: sum(seats)]
    ]
    if not plain or keeps(task, plain):
        return _ordered(task, plain)
    fewer = replace(task, rules=tuple(rule for rule in task.rules if rule.sense is not Sense.DIFFERENT))
    found = _best(fewer)
    different = [rule for rule in task.rules if rule.sense is Sense.DIFFERENT]
    missed = any(shortfall(rule, task, [*task.given, *found]) for rule in different)
    return _ordered(task, _best(task) if missed else found)


def _best(task: Task) -> list[Candidate]:
    """Solve with a part of the candidates, until those not seen are sure not to matter."""
    window, reached = _Window(task), list[int]()
    while True:
        items = window.items()
        found = Program(task, items, reached).solve() if items else []
        standing_in = [item.candidate for item, _kind in found if item.copies]
        if not standing_in:
            return [item.candidate for item, _kind in found]
        window.widen(standing_in)


def _ordered(task: Task, awarded: Iterable[Candidate]) -> Choice:
    """Hand out the kinds: of the chosen, who stands higher has the higher one."""
    found, chosen = [], {each.entry for each in awarded}
    for line, seats in zip(task.lines, task.seats, strict=True):
        kinds = [kind for kind, number in enumerate(seats) for _ in range(number)]
        winners = [candidate for _turn, candidate in line if candidate.entry in chosen]
        found += list(zip(winners, kinds, strict=False))
    return Choice(tuple(found))


class _Window:
    """Whom the solver sees: of each class the first in order, and what stands for the rest."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._traits = sorted({r.trait for r in task.rules} & {Trait.CITY, Trait.LANGUAGE})
        self._per_school = _lowest(r for r in task.rules if r.trait is Trait.SCHOOL)
        self._per_city = _lowest(r for r in task.rules if r.trait is Trait.CITY and not r.within)
        self._classes = self._sorted()
        self._shown = self._first()

    def _class(self, candidate: Candidate) -> _Class:
        return candidate.category, tuple(candidate.value(trait) for trait in self._traits)

    def _sorted(self) -> dict[_Class, list[tuple[int, Candidate]]]:
        """Sort everybody into classes, without those who come after enough of their like."""
        classes: defaultdict[_Class, list[tuple[int, Candidate]]] = defaultdict(list)
        alike: Counter[tuple[_Class, str]] = Counter()
        kept: Counter[int] = Counter()
        enough = self._enough()
        for turn, candidate in self._task.everybody():
            of, school = self._class(candidate), candidate.school if self._per_school < _ANY else ""
            alike[of, school] += 1
            if alike[of, school] > min(sum(self._task.seats[of[0]]), self._per_school if school else _ANY):
                continue
            if len(classes[of]) < (self._per_city if candidate.city else _ANY) and kept[of[0]] < enough:
                kept[of[0]] += 1
                classes[of].append((turn, candidate))
        return {of: members for of, members in classes.items() if members}

    def _enough(self) -> int:
        """Return how many of a category can matter."""
        unbounded = any(
            r.sense is Sense.DIFFERENT or (r.trait is Trait.CITY and r.within) for r in self._task.rules
        )
        return _ANY if unbounded else self._task.wanted + len(self._task.given)

    def _first(self) -> Counter[_Class]:
        """Show the first of each category, whatever their class."""
        ends = [
            line[: sum(seats) + _MORE] for line, seats in zip(self._task.lines, self._task.seats, strict=True)
        ]
        last = [line[-1][0] if line else 0 for line in ends]
        return Counter(
            {of: sum(turn <= last[of[0]] for turn, _ in members) for of, members in self._classes.items()}
        )

    def items(self) -> list[Item]:
        """Return those seen, and for the rest of each class one that stands for them."""
        found = []
        for of, members in self._classes.items():
            shown = self._shown[of]
            found += [Item(turn, candidate) for turn, candidate in members[:shown]]
            if shown < len(members):
                turn, candidate = members[shown]
                copies = min(len(members) - shown, sum(self._task.seats[of[0]]))
                found.append(Item(turn, candidate, copies))
        return found

    def widen(self, standing_in: list[Candidate]) -> None:
        """Show more of the classes whose unseen were wanted."""
        for of in {self._class(candidate) for candidate in standing_in}:
            self._shown[of] += 1 + _MORE + self._shown[of]


def _lowest(rules: Iterable[Rule]) -> int:
    """Return the strictest limit of these rules."""
    return min((rule.number for rule in rules if rule.sense is Sense.MOST), default=_ANY)
