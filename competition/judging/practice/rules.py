"""Which works a judge practises on, and how the panel scored them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

EACH = 2
"""So many works a judge practises on."""
FEWEST = 3
"""So many judges must have scored a work before the spread is shown: among fewer, all would know who."""
YOUNG_UP_TO = 11


class HasLanguage(Protocol):
    """Anything that is written in a language, or in none."""

    @property
    def language(self) -> str:
        """Its BCP 47 tag."""


Kind = TypeVar("Kind", bound=HasLanguage)


@dataclass(frozen=True)
class Level:
    """How many judges chose a level of one question, and whether one's own choice is among them."""

    value: int
    judges: int
    own: bool


def choose_works(works: Sequence[Kind], languages: Sequence[str]) -> list[Kind]:
    """Return the works a judge practises on: those in a language that the judge reads go first."""
    read = {tag.split("-")[0] for tag in languages}
    ordered = sorted(works, key=lambda work: bool(work.language) and work.language.split("-")[0] not in read)
    return ordered[:EACH]


def levels_of(
    key: str, lowest: int, highest: int, own: Mapping[str, int], panel: Sequence[Mapping[str, int]]
) -> list[Level]:
    """Return how often each level of a question was chosen; the panel's values include one's own."""
    counts = Counter(values[key] for values in panel if key in values)
    return [Level(value, counts[value], own.get(key) == value) for value in range(lowest, highest + 1)]


def is_young(age_group: str) -> bool:
    """Whether an age group such as "5-10" is that of the younger ones."""
    ends = [int(part) for part in age_group.replace("–", "-").split("-") if part.strip().isdigit()]
    return bool(ends) and max(ends) <= YOUNG_UP_TO
