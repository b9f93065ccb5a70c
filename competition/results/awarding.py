"""What is awarded: entries in the order of the standings, and the awards that are to be given."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from competition.results.quotas import DEFAULT_TIES, Rule, Sense, Tie, Trait
from competition.results.ranking import DECIMALS


@dataclass(frozen=True, slots=True)
class Candidate:
    """A standing as awards see it; an empty school or city falls under no quota."""

    entry: int
    category: int
    calibrated: float
    raw: float
    disagreement: float
    submitted: float
    nominations: int = 0
    school: str = ""
    city: str = ""
    language: str = ""
    form: str = ""
    age: str = ""

    def group(self, rule: Rule) -> tuple[int, str]:
        """Return whom a rule counts together with this entry; an empty name counts with nobody."""
        return (self.category if rule.within else -1), self.value(rule.trait)

    def value(self, trait: Trait) -> str:
        """Return what it is by a trait."""
        found: str = getattr(self, trait)  # a trait's value is the name of the field
        return found


def in_order(candidates: Iterable[Candidate], ties: Sequence[Tie] = DEFAULT_TIES) -> list[Candidate]:
    """Put candidates in order; ties go by the rules chosen, one after the other, then by id."""

    def key(one: Candidate) -> tuple[float, ...]:
        return -round(one.calibrated, DECIMALS), *(_tie(one, tie) for tie in ties), one.entry

    return sorted(candidates, key=key)


def _tie(one: Candidate, tie: Tie) -> float:
    """Return what goes first by a rule, as the smaller number."""
    if tie is Tie.RAW:
        return -round(one.raw, DECIMALS)
    if tie is Tie.AGREEMENT:
        # One read alone has no disagreement (NaN); it counts as more than any, since nobody confirmed it.
        return round(one.disagreement, DECIMALS) if one.disagreement >= 0 else float("inf")
    return -one.nominations if tie is Tie.NOMINATIONS else one.submitted


@dataclass(frozen=True)
class Task:
    """The awards to be given and who may have them.

    `lines`: by category, the candidates with their turn in its order, the best first. `seats`: by category,
    how many awards of each kind, from the highest. `given`: who has an award already, by a person's word.
    """

    lines: tuple[tuple[tuple[int, Candidate], ...], ...]
    seats: tuple[tuple[int, ...], ...]
    given: tuple[Candidate, ...] = ()
    rules: tuple[Rule, ...] = ()

    def everybody(self) -> Iterator[tuple[int, Candidate]]:
        """Go through all candidates, the best of every category first."""
        return iter(
            sorted((each for line in self.lines for each in line), key=lambda e: (e[0], e[1].category))
        )

    @property
    def wanted(self) -> int:
        """How many awards there are."""
        return sum(map(sum, self.seats))


def held(rule: Rule, awarded: Iterable[Candidate]) -> Counter[tuple[int, str]]:
    """Count the awarded by the groups that a rule sees."""
    groups = (each.group(rule) for each in awarded)
    return Counter(group for group in groups if group[1])


def groups_to_serve(rule: Rule, task: Task) -> list[tuple[int, str]]:
    """Return the groups in which a rule asks for at least its number."""
    some = [line[0][1] for line in task.lines if line]
    if rule.sense is Sense.EACH:
        return sorted({each.group(rule) for each in some})
    return sorted({(each.category if rule.within else -1, "") for each in some})


def shortfall(rule: Rule, task: Task, awarded: Sequence[Candidate]) -> int:
    """Return by how much a rule of "at least" is missed."""
    counts = held(rule, awarded)
    if rule.sense is Sense.EACH:
        reached = {group: counts[group] for group in groups_to_serve(rule, task)}
    else:
        reached = {group: sum(at == group[0] for at, _ in counts) for group in groups_to_serve(rule, task)}
    return sum(max(0, rule.number - number) for number in reached.values())


def excess(rule: Rule, awarded: Iterable[Candidate]) -> int:
    """Return by how much a rule of "at most" is passed."""
    return sum(max(0, number - rule.number) for number in held(rule, awarded).values())


def keeps(task: Task, chosen: Sequence[Candidate]) -> bool:
    """Whether all rules hold with these in addition to those given."""
    awarded = [*task.given, *chosen]
    return all(
        not (excess(rule, awarded) if rule.sense is Sense.MOST else shortfall(rule, task, awarded))
        for rule in task.rules
    )
