"""Who wins what: standings, awards and quotas of each category, and what people decided against the order."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import nan

from competition.results.awarding import Candidate, Task, in_order
from competition.results.choosing import Choice, choose
from competition.results.duelled import Places, settled
from competition.results.facts import MENTION, CategoryFacts, Entrant
from competition.results.placed import Placed
from competition.results.quotas import Quotas


@dataclass(frozen=True)
class Won:
    """An award. `place` counts from 1 through all kinds of the category; `overridden`: by a person."""

    entry: str
    category: str
    kind: str
    place: int
    overridden: bool


@dataclass(frozen=True)
class Contest:
    """All that the awards follow from.

    Only entries among the `entrants` compete. An override takes an award of its kind out of the category's
    number, or adds one where none is left; without a kind the entry wins nothing. Special mentions do not
    follow from the standings: who is among `mentions` and wins nothing else has one. `duels` decide where
    scores leave the order open (`results/duelled.py`), the one closed last at the end.
    """

    standings: Sequence[Placed]
    categories: Sequence[CategoryFacts]
    entrants: Mapping[str, Entrant]
    overrides: Mapping[str, str | None]
    quotas: Quotas = field(default_factory=Quotas)
    mentions: Collection[str] = ()
    duels: Sequence[Places] = ()

    @cached_property
    def competing(self) -> list[Placed]:
        """Who competes; an entry's number is its position here."""
        return sorted((s for s in self.standings if s.entry in self.entrants), key=lambda s: s.entry)

    @cached_property
    def turns(self) -> dict[int, int]:
        """The turn of everybody who was read or compared, from 1, in the order of the category."""
        number = {placed.entry: at for at, placed in enumerate(self.competing)}
        by_scores = [self.competing[each.entry] for each in in_order(self._read, self.quotas.ties)]
        seen: Counter[str] = Counter()
        found = {}
        for placed in settled(by_scores, self.duels):
            seen[placed.category] += 1
            found[number[placed.entry]] = seen[placed.category]
        return found

    @cached_property
    def _candidates(self) -> list[Candidate]:
        order = {category.key: at for at, category in enumerate(self.categories)}
        return [
            self._candidate(at, placed, order[placed.category]) for at, placed in enumerate(self.competing)
        ]

    @property
    def _read(self) -> Iterable[Candidate]:
        return (each for each in self._candidates if self.competing[each.entry].calibrated is not None)

    def _candidate(self, at: int, placed: Placed, category: int) -> Candidate:
        entrant, facts = self.entrants[placed.entry], self.categories[category]
        return Candidate(
            entry=at,
            category=category,
            calibrated=placed.calibrated or 0.0,
            raw=placed.raw or 0.0,
            disagreement=nan if placed.disagreement is None else placed.disagreement,
            submitted=entrant.submitted,
            nominations=placed.nominations,
            school=entrant.school,
            city=entrant.city,
            language=entrant.language,
            form=facts.form,
            age=facts.age,
        )

    @cached_property
    def task(self) -> Task:
        """What is left to be chosen."""
        free = {at: turn for at, turn in self.turns.items() if self.competing[at].entry not in self.overrides}
        lines: list[list[tuple[int, Candidate]]] = [[] for _ in self.categories]
        for at, turn in sorted(free.items(), key=lambda each: each[1]):
            lines[self._candidates[at].category].append((turn, self._candidates[at]))
        return Task(
            lines=tuple(map(tuple, lines)),
            seats=tuple(self._left(category) for category in self.categories),
            given=tuple(each for each in self._candidates if self._forced(each) not in (None, MENTION)),
            rules=self.quotas.rules,
        )

    def _forced(self, candidate: Candidate) -> str | None:
        return self.overrides.get(self.competing[candidate.entry].entry)

    def _left(self, category: CategoryFacts) -> tuple[int, ...]:
        """Return the category's awards that the overrides leave to be won."""
        taken = Counter(self.overrides.get(s.entry) for s in self.competing if s.category == category.key)
        return tuple(max(0, number - taken[kind]) for kind, number in category.from_standings)

    @cached_property
    def choice(self) -> Choice:
        """The best choice that the rules allow."""
        return choose(self.task)

    def kind(self, candidate: Candidate, choice: Choice) -> str:
        """Return the kind that a choice gives to an entry."""
        return self.categories[candidate.category].from_standings[choice.entries[candidate.entry]][0]

    @cached_property
    def won(self) -> tuple[Won, ...]:
        """The awards, by category and place."""
        kinds = {c.entry: self.kind(c, self.choice) for c, _kind in self.choice.chosen}
        kinds |= {c.entry: kind for c in self._candidates if (kind := self._forced(c))}
        mentioned = (c.entry for c in self._candidates if self._is_mentioned(c, kinds))
        kinds |= dict.fromkeys(mentioned, MENTION)
        return tuple(
            Won(
                self.competing[at].entry,
                category.key,
                kinds[at],
                place,
                self.competing[at].entry in self.overrides,
            )
            for category in self.categories
            for place, at in enumerate(self._by_kind(category, kinds), start=1)
        )

    def _is_mentioned(self, candidate: Candidate, kinds: Collection[int]) -> bool:
        ref = self.competing[candidate.entry].entry
        return ref in self.mentions and ref not in self.overrides and candidate.entry not in kinds

    def _by_kind(self, category: CategoryFacts, kinds: Mapping[int, str]) -> Iterable[int]:
        """Return who is awarded in a category, the highest kind first, then in the order of standings."""
        order = {kind: at for at, (kind, _number) in enumerate(category.kinds)}

        def key(at: int) -> tuple[int, str, int, int]:
            return order.get(kinds[at], len(order)), kinds[at], self.turns.get(at, len(self.turns)), at

        return sorted((at for at in kinds if self.competing[at].category == category.key), key=key)
