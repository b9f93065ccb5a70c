"""The scores of a round laid out for the mixed model: who read what, in sparse arrays."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array, hstack
from scipy.sparse.csgraph import connected_components

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]
Crossed: TypeAlias = "csr_array | FloatArray"
WORDLESS, ORIGINAL, TRANSLATION = -1, 0, 1  # how an entry was read for a score
_ENOUGH = 2  # scores of either kind, before the two are told apart
_FEW = 256  # columns; up to here it is quicker to write their zeros out


@dataclass(frozen=True)
class Design:
    """One row for each score: its entry, judge and category by position, and its distance from `centre`.

    `columns` holds the fixed effects (one for each category that has scores, then, where there is one, that
    of reading in translation), then the judges. `of_entry` gives each entry's own category. `sums` are the
    rows of `columns` added up by entry. `translated` is how far a score's reading is from the usual mix of
    its category: what it has of the effect of translation, None where that cannot be told.
    """

    entry: IntArray
    judge: IntArray
    category: IntArray
    score: FloatArray
    centre: float
    categories: int
    translated: FloatArray | None
    columns: csr_array
    of_entry: csr_array
    sums: csr_array
    reads: IntArray

    @cached_property
    def gram(self) -> csr_array:
        """How often columns meet in a score."""
        return self.columns.T @ self.columns

    @cached_property
    def meetings(self) -> dict[int, csr_array]:
        """How often columns meet in an entry, for the entries of each number of reads."""
        parts = {count: self.sums[self.reads == count] for count in np.unique(self.reads).tolist()}
        return {count: csr_array(part.T @ part) for count, part in parts.items() if count}

    @cached_property
    def of_rows(self) -> csr_array:
        """Adds scores up by entry."""
        return indicator(self.entry, np.arange(self.rows), (len(self.reads), self.rows))

    @cached_property
    def of_judges(self) -> csr_array:
        """One for each judge on the diagonal of the columns, 0 for fixed effects."""
        places = np.arange(self.fixed, self.columns.shape[1])
        return indicator(places, places, (self.columns.shape[1], self.columns.shape[1]))

    @cached_property
    def crossed(self) -> tuple[Crossed, Crossed, dict[int, Crossed]]:
        """`gram`, `of_judges` and `meetings`, to be computed with; written out where the columns are few."""
        found = self.gram, self.of_judges, self.meetings
        if self.columns.shape[1] > _FEW:
            return found
        gram, judges, meetings = found
        return gram.toarray(), judges.toarray(), {reads: met.toarray() for reads, met in meetings.items()}

    @cached_property
    def entry_sums(self) -> FloatArray:
        """The sum of each entry's scores, as distances from the centre."""
        sums: FloatArray = np.bincount(self.entry, self.score, minlength=len(self.reads)).astype(np.float64)
        return sums

    @property
    def rows(self) -> int:
        """How many scores there are."""
        return len(self.score)

    @property
    def fixed(self) -> int:
        """How many fixed effects there are."""
        return self.categories + (self.translated is not None)

    @property
    def judges(self) -> int:
        """How many judges there are."""
        return int(self.columns.shape[1] - self.fixed)

    @property
    def freedom(self) -> int:
        """Scores less fixed effects."""
        return self.rows - self.fixed


def lay_out(
    entry: IntArray,
    judge: IntArray,
    category_of_entry: IntArray,
    score: FloatArray,
    reading: IntArray | None = None,
) -> Design:
    """Lay the scores out. Categories without scores have no fixed effect."""
    entries, judges = len(category_of_entry), int(judge.max(initial=-1)) + 1
    scored, category = np.unique(category_of_entry[entry], return_inverse=True)
    rows = np.arange(len(score))
    translated = None if reading is None else _translated(reading, category, len(scored))
    fixed = [indicator(rows, category, (len(score), len(scored)))]
    fixed += [] if translated is None else [csr_array(translated[:, np.newaxis])]
    columns = csr_array(hstack([*fixed, indicator(rows, judge, (len(score), judges))]))
    known = np.flatnonzero(np.isin(category_of_entry, scored))
    places = np.searchsorted(scored, category_of_entry[known])
    centre = float(score.mean()) if len(score) else 0.0
    return Design(
        entry=entry,
        judge=judge,
        category=category,
        score=score - centre,
        centre=centre,
        categories=len(scored),
        translated=translated,
        columns=columns,
        of_entry=indicator(known, places, (entries, columns.shape[1])),
        sums=csr_array(indicator(rows, entry, (len(score), entries)).T @ columns),
        reads=np.bincount(entry, minlength=entries),
    )


def _translated(reading: IntArray, category: IntArray, categories: int) -> FloatArray | None:
    """Return 1 for a translation and 0 for an original, less the mean of its category; 0 without words.

    None unless some categories have both, with scores enough of either in these.
    """
    worded, through = reading != WORDLESS, reading == TRANSLATION
    count = np.bincount(category, worded, minlength=categories)
    share = np.bincount(category, through, minlength=categories) / np.maximum(count, 1)
    mixed = ((share > 0) & (share < 1))[category] & worded
    if min((mixed & through).sum(), (mixed & ~through).sum()) < _ENOUGH:
        return None
    return np.where(mixed, through - share[category], 0.0)


def indicator(row: IntArray, column: IntArray, shape: tuple[int, int]) -> csr_array:
    """Return a sparse matrix that is one at these places."""
    return csr_array(coo_array((np.ones(len(row)), (row, column)), shape=shape))


@dataclass(frozen=True)
class Islands:
    """Which entries and judges chains of reads join: those of the same number; -1 has no score at all."""

    of_entry: IntArray
    of_judge: IntArray

    @property
    def count(self) -> int:
        """Into how many parts the design falls."""
        return int(max(self.of_entry.max(initial=-1), self.of_judge.max(initial=-1)) + 1)


def islands(design: Design) -> Islands:
    """Number the connected parts of the design in the order of their first entries."""
    entries, size = len(design.reads), len(design.reads) + design.judges
    graph = indicator(design.entry, entries + design.judge, (size, size))
    _, label = connected_components(graph, directed=False)
    used = np.full(size, False)
    used[design.entry] = used[entries + design.judge] = True
    label[~used] = -1
    numbers = {-1: -1}
    for part in label.tolist():
        numbers.setdefault(part, len(numbers) - 1)
    found = np.array([numbers[part] for part in label.tolist()], dtype=np.int64)
    return Islands(found[:entries], found[entries:])
