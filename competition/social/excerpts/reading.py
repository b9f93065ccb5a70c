"""A text read once, for all that is asked of its passages. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from competition.social.excerpts.centrality import centrality, weights
from competition.social.excerpts.pointing import points_back
from competition.social.excerpts.quoting import Quoting, quoting
from competition.social.excerpts.traits import Traits, names, traits
from competition.social.excerpts.units import Passage, Units
from competition.social.excerpts.words import breadth, stems


@dataclass(frozen=True)
class Known:
    """What is known of a unit; `central` at most 1, `points_back` of its beginning."""

    central: float
    breadth: int
    stems: frozenset[str]
    traits: Traits
    quoting: Quoting
    points_back: bool


@dataclass(frozen=True)
class Reading:
    """A text and what is known of its units; `weighed` tells how rare each stem is in it."""

    units: Units
    known: tuple[Known, ...]
    weighed: Mapping[str, float]

    def of(self, passage: Passage) -> tuple[Known, ...]:
        """Return what is known of the units of a passage."""
        return self.known[passage.first : passage.last + 1]

    def breadth(self, passage: Passage) -> int:
        """Return how long a passage is to the eye."""
        return sum(unit.breadth for unit in self.of(passage))


def read(units: Units) -> Reading:
    """Read a text."""
    texts, language = [unit.text for unit in units.each], units.language
    named = names(texts, language)
    found = [stems(text) for text in texts]
    weighed = weights(found)
    known = tuple(
        Known(
            central,
            breadth(text),
            frozenset(own),
            traits(text, named),
            quoted,
            points_back(text, language),
        )
        for text, own, central, quoted in zip(
            texts, found, centrality(found, weighed), quoting(units), strict=True
        )
    )
    return Reading(units, known, weighed)
