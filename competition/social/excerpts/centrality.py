"""How much of what a text is about stands in each of its units. Pure.

Degree centrality as in LexRank (Erkan and Radev, "LexRank: Graph-based lexical centrality as salience in text
summarization", JAIR 22, 2004): a unit counts by how alike all others are to it, likeness being the cosine of
their words, rare words weighing more. Without the paper's threshold the sum of a unit's cosines is its
product with the sum of all vectors, so a long text costs no more than its words.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt


def weights(units: Sequence[Sequence[str]]) -> dict[str, float]:
    """Return how much each stem weighs: nothing when all units have it (inverse document frequency)."""
    held = Counter(stem for stems in units for stem in set(stems))
    return {stem: log(len(units) / count) for stem, count in held.items()}


def centrality(units: Sequence[Sequence[str]], weighed: Mapping[str, float]) -> list[float]:
    """Return the centrality of units given by their stems, the greatest being 1."""
    vectors = [_vector(stems, weighed) for stems in units]
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    # A unit is alike to itself, which tells nothing.
    degrees = [
        sum(length * total[stem] for stem, length in vector.items()) - bool(vector) for vector in vectors
    ]
    greatest = max(degrees, default=0.0)
    return [max(0.0, degree) / greatest if greatest > 0 else 0.0 for degree in degrees]


def _vector(stems: Sequence[str], weighed: Mapping[str, float]) -> dict[str, float]:
    """Return a unit as a vector of length 1."""
    found = {stem: count * weighed[stem] for stem, count in Counter(stems).items() if weighed[stem] > 0}
    length = sqrt(sum(value * value for value in found.values()))
    return {stem: value / length for stem, value in found.items()}
