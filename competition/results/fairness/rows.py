"""The sheets of an aspect as arrays: what is compared, within what, and what else varies at random; pure.

What could differ between works (language, country, age, form, hand) is compared within categories (forms
within an age group, age groups within a form) and judges; schools, works and every judge's leanings to a
group vary at random. What could differ between reads of one work (translation, reading order) is compared
within works and judges; judges' leanings vary, and translations do from work to work.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from competition.results.design import FloatArray, IntArray
from competition.results.fairness.facts import OTHERS, Aspect, Sheet, Work
from competition.results.fairness.noise import Term

FEWEST = 5
"""A group of fewer works is shown with the others or not at all."""
MOST_GROUPS = 12
"""Languages and countries with a line of their own: those with the most works."""


@dataclass(frozen=True)
class Rows:
    """One row for each sheet of an aspect. `columns`: one for each label, then whether it is a translation.

    `alike` is what is compared within: the category, or the work itself. `terms` vary at random; schools
    come under `schools`, judges' leanings under `leanings`, by their places among the terms.
    """

    labels: Sequence[str]
    works: Sequence[int]
    points: FloatArray
    alike: IntArray
    judge: IntArray
    columns: FloatArray
    terms: tuple[Term, ...]
    leanings: int
    schools: int | None = None


def between_works(aspect: Aspect, works: Mapping[str, Work], sheets: Sequence[Sheet]) -> Rows | None:
    """Return the rows of an aspect that sorts works into groups; None with fewer than two groups."""
    read = sorted({sheet.work for sheet in sheets})
    merged = dict(zip(read, _merged([getattr(works[name], aspect.value) for name in read]), strict=True))
    sizes = Counter(label for label in merged.values() if label)
    labels = sorted(sizes, key=lambda label: (label == OTHERS, -sizes[label], label))
    if len(labels) < 2:
        return None
    kept = [sheet for sheet in sheets if merged[sheet.work]]
    of = [works[sheet.work] for sheet in kept]
    place = {label: at for at, label in enumerate(labels)}
    label = np.array([place[merged[sheet.work]] for sheet in kept], dtype=np.int64)
    judge = _numbered(sheet.judge for sheet in kept)
    through = _translated(kept)
    school, work = _numbered(each.school for each in of), _numbered(sheet.work for sheet in kept)
    return Rows(
        labels=labels,
        works=[sizes[each] for each in labels],
        points=_points(kept),
        alike=_numbered(map(_within(aspect), of)),
        judge=judge,
        columns=np.column_stack([np.eye(len(labels))[label], through]),
        terms=(
            Term(school),
            Term(work),
            Term(_pairs(judge, label)),
            Term(_pairs(judge, through.astype(np.int64))),
        ),
        schools=0,
        leanings=2,
    )


def between_reads(aspect: Aspect, sheets: Sequence[Sheet]) -> Rows | None:
    """Return the rows of translation or reading order; None where fewer than five works have it."""
    kept = [sheet for sheet in sheets if sheet.place is not None] if aspect is Aspect.ORDER else list(sheets)
    has = kept if aspect is Aspect.ORDER else [sheet for sheet in kept if sheet.translated]
    number = len({sheet.work for sheet in has})
    if number < FEWEST:
        return None
    work, judge = _numbered(sheet.work for sheet in kept), _numbered(sheet.judge for sheet in kept)
    through = _translated(kept)
    terms: tuple[Term, ...]
    if aspect is Aspect.ORDER:
        place = np.array([sheet.place or 0.0 for sheet in kept])
        terms, columns = (Term(judge, place - 0.5),), np.column_stack([place, through])
    else:
        both = through.astype(np.int64)
        terms, columns = (Term(_pairs(judge, both)), Term(_pairs(work, both))), through[:, np.newaxis]
    return Rows([""], [number], _points(kept), work, judge, columns, terms, leanings=0)


def _within(aspect: Aspect) -> Callable[[Work], str]:
    """Return what must be alike in works that are compared."""
    if aspect is Aspect.AGE:
        return lambda work: work.form
    return (lambda work: work.age) if aspect is Aspect.FORM else (lambda work: f"{work.form}/{work.age}")


def _merged(labels: Sequence[str]) -> list[str]:
    """Return the labels with small groups together under "others", or without one where those are few too."""
    sizes = Counter(label for label in labels if label)
    largest = sorted(sizes, key=lambda label: (-sizes[label], label))[:MOST_GROUPS]
    large = {label for label in largest if sizes[label] >= FEWEST}
    rest = sum(size for label, size in sizes.items() if label not in large)
    other = OTHERS if rest >= FEWEST else ""
    return [label if label in large or not label else other for label in labels]


def _points(sheets: Sequence[Sheet]) -> FloatArray:
    return np.array([sheet.points for sheet in sheets], dtype=np.float64)


def _translated(sheets: Sequence[Sheet]) -> FloatArray:
    return np.array([sheet.translated for sheet in sheets], dtype=np.float64)


def _numbered(names: Any) -> IntArray:
    """Return a number for each name, alike for alike names."""
    found: IntArray = np.unique(np.array(list(names), dtype=str), return_inverse=True)[1].astype(np.int64)
    return found


def _pairs(one: IntArray, other: IntArray) -> IntArray:
    """Return a number for each pair of numbers."""
    width = int(other.max(initial=0)) + 1
    found: IntArray = np.unique(one * width + other, return_inverse=True)[1].astype(np.int64)
    return found
