"""Choosing among the works by form, age group, language and city: what an address asks for, what there is."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from competition.gallery.queries import Shelf

Key = Callable[[Shelf], str]
A_PAGE = 48
"""How many works a page of the list holds, so that it loads on a slow line."""
FACETS: Mapping[str, Key] = {
    "form": lambda work: work.form,
    "ages": lambda work: work.age_group,
    "language": lambda work: work.language,
    "city": lambda work: work.credit.city,
}


@dataclass(frozen=True)
class Option:
    """A value one can choose, with how many works it leaves beside what else is chosen."""

    value: str
    works: int
    chosen: bool


@dataclass(frozen=True)
class Chosen:
    """The works that are left, and what can be chosen of each facet."""

    works: tuple[Shelf, ...]
    options: Mapping[str, tuple[Option, ...]]
    wanted: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """A page of the list, counted from 1."""

    number: int
    works: tuple[Shelf, ...]
    of: int

    @property
    def first(self) -> int:
        """The place of its first work in the list."""
        return (self.number - 1) * A_PAGE + 1

    @property
    def last(self) -> int:
        """The place of its last work in the list."""
        return self.first - 1 + len(self.works)

    @property
    def has_next(self) -> bool:
        """Whether the list goes on."""
        return self.last < self.of and bool(self.works)

    @property
    def categories(self) -> list[tuple[tuple[str, str], list[Shelf]]]:
        """The works by form and age group."""
        return [(key, list(own)) for key, own in groupby(self.works, lambda w: (w.form, w.age_group))]


def sheet(works: Sequence[Shelf], number: int) -> Sheet:
    """Return a page of the list."""
    return Sheet(number, tuple(works[(number - 1) * A_PAGE : number * A_PAGE]), len(works))


def choose(works: Sequence[Shelf], asked: Mapping[str, str]) -> Chosen:
    """Return the works that fit what is asked; a value that no work has is not asked for."""
    known = {facet: {key(work) for work in works} for facet, key in FACETS.items()}
    wanted = {facet: asked[facet] for facet in FACETS if asked.get(facet) in known[facet] - {""}}
    return Chosen(
        works=tuple(_fitting(works, wanted)),
        options={facet: _options(works, wanted, facet) for facet in FACETS},
        wanted=wanted,
    )


def _fitting(works: Iterable[Shelf], wanted: Mapping[str, str]) -> list[Shelf]:
    return [work for work in works if all(FACETS[facet](work) == value for facet, value in wanted.items())]


def _options(works: Iterable[Shelf], wanted: Mapping[str, str], facet: str) -> tuple[Option, ...]:
    """Return a facet's values in the order of the works, counted among those that fit the other facets."""
    others = {name: value for name, value in wanted.items() if name != facet}
    counts = Counter(FACETS[facet](work) for work in _fitting(works, others))
    return tuple(
        Option(value, number, wanted.get(facet) == value) for value, number in counts.items() if value
    )
