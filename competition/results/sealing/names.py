"""Names drawn for one freeze alone, in the place of every entry and judge; pure.

They lead nowhere. In one thing only they follow the references: where nothing but the id tells two works
apart, or two judges have scored alike, whoever came first comes first again. So the figures stay the same.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from secrets import token_hex
from typing import Any

from competition.results.deciding import Contest
from competition.results.duelled import renamed
from competition.results.facts import RoundFacts
from competition.results.laying import coloured, readers, scored_sheets
from competition.results.placed import Placed

_WORD = re.compile(r"\w+")
_ALIKE = 1e-5  # points: what differs by less may tie, whatever is rounded


@dataclass(frozen=True)
class Names:
    """The names drawn, by the references in whose place they stand."""

    entries: Mapping[str, str]
    judges: Mapping[str, str]

    def facts(self, facts: RoundFacts) -> RoundFacts:
        """Return a round's facts under the names."""
        entries = {self.entries[ref]: category for ref, category in facts.entries.items()}
        sheets = (
            replace(each, entry=self.entries[each.entry], judge=self.judges[each.judge])
            for each in facts.sheets
        )
        ordered = tuple(sorted(sheets, key=lambda each: (each.entry, each.judge)))
        pairs = tuple(
            replace(each, one=self.entries[each.one], other=self.entries[each.other]) for each in facts.pairs
        )
        return RoundFacts(facts.categories, dict(sorted(entries.items())), ordered, pairs)

    def contest(self, contest: Contest) -> Contest:
        """Return what the awards follow from under the names; of who is not in the round nothing is left."""
        known = self.entries
        return replace(
            contest,
            standings=[replace(each, entry=known[each.entry]) for each in contest.standings],
            entrants={known[ref]: entrant for ref, entrant in contest.entrants.items()},
            overrides={known[ref]: kind for ref, kind in contest.overrides.items() if ref in known},
            mentions=[known[ref] for ref in contest.mentions if ref in known],
            duels=renamed(contest.duels, known),
        )

    def lead_back(self, packed: bytes) -> bool:
        """Whether a reference of anybody stands in a ZIP, in whatever file of it."""
        refs = self.entries.keys() | self.judges.keys()
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            return any(refs & set(_WORD.findall(archive.read(name).decode())) for name in archive.namelist())

    def anywhere(self, value: Any) -> Any:
        """Return plain values with every reference in them under its name.

        A list of nothing but references comes in the order of the names: theirs would lead back.
        """
        if isinstance(value, Mapping):
            return {self.anywhere(key): self.anywhere(each) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            found = [self.anywhere(each) for each in value]
            return sorted(found) if all(map(self._stands_for, value)) else found
        return self._stands_for(value) or value

    def _stands_for(self, value: Any) -> str | None:
        """Return the name in the place of a reference."""
        return (self.entries.get(value) or self.judges.get(value)) if isinstance(value, str) else None


def draw_names(facts: RoundFacts, contest: Contest, entries: Iterable[str], judges: Iterable[str]) -> Names:
    """Draw names for these entries and judges, those of the round among them."""
    scored = scored_sheets(facts)
    seats = zip(readers(scored), coloured(facts, scored).judges.tolist(), strict=True)
    return Names(
        entries=_drawn("E", entries, _tied(contest)),
        judges=_drawn("J", judges, _same_colour(seats)),
    )


def _drawn(letter: str, refs: Iterable[str], groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return a name for everybody; within a group, in the order of the references.

    A letter goes first, so that no spreadsheet takes a name for a number.
    """
    found = dict(zip(refs, _fresh(letter), strict=False))
    for group in groups:
        found |= zip(sorted(group), sorted(found[ref] for ref in group), strict=True)
    return found


def _fresh(letter: str) -> Iterator[str]:
    given: set[str] = set()
    while True:
        name = letter + token_hex(5)
        if name not in given:
            given.add(name)
            yield name


def _tied(contest: Contest) -> Iterator[list[str]]:
    """Yield the works whose order may be left to their ids."""
    read = [each for each in contest.standings if each.calibrated is not None]
    group: list[Placed] = []
    for placed in sorted(read, key=lambda each: (each.category, each.calibrated)):
        if group and not _may_tie(group[-1], placed):
            yield [each.entry for each in group]
            group = []
        group.append(placed)
    yield [each.entry for each in group]
    touched = contest.overrides.keys() | set(contest.mentions).union(*contest.duels)
    ranked = {each.entry for each in read}
    yield [ref for ref in sorted(touched) if ref not in ranked]


def _may_tie(one: Placed, other: Placed) -> bool:
    near = abs((one.calibrated or 0.0) - (other.calibrated or 0.0)) < _ALIKE
    return one.category == other.category and near


def _same_colour(seats: Iterable[tuple[str, int]]) -> Iterator[list[str]]:
    ordered = sorted(seats, key=lambda seat: (seat[1], seat[0]))
    for _colour, group in groupby(ordered, key=lambda seat: seat[1]):
        yield [judge for judge, _colour in group]
