"""Which passage of a text stands on a card: the one chosen by hand, else the strongest that fits. Pure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from competition.social.content import Words
from competition.social.excerpts.strength import ranked
from competition.social.excerpts.units import Passage, Units, text_of, units_of, well_formed
from competition.social.setting import Fitted

_FOREMOST = 3
"""So many of the strongest passages are tried in comfortable type before any is set smaller."""

Fit = Callable[[Units, Passage, int], Fitted | None]
"""Fits a passage in type that is not smaller than this."""


@dataclass(frozen=True)
class Chosen:
    """A passage that fits, in its units, and how."""

    units: Units
    passage: Passage
    fitted: Fitted

    @property
    def text(self) -> str:
        """Its words as they were written."""
        return text_of(self.units, self.passage)


def choose(
    words: Words, asked: tuple[int, int] | None, *, verse: bool, smallest: tuple[int, int], fit: Fit
) -> Chosen | None:
    """Return the passage that was asked for, else the strongest that fits; None where none does.

    `smallest`: the smallest comfortable type and the smallest of all. A line is turned only where no passage
    fits without.
    """
    units = units_of(words.text, words.language, verse=verse)
    stands = asked is not None and well_formed(units, Passage(*asked))
    passages = (Passage(*asked),) if asked and stands else _ranked(words.text, words.language, verse)
    for passage, size, turned in _tries(passages, smallest, verse):
        fitted = fit(units, passage, size)
        if fitted and (turned or not any(line.turned for line in fitted.lines)):
            return Chosen(units, passage, fitted)
    return None


def _tries(
    passages: Sequence[Passage], smallest: tuple[int, int], verse: bool
) -> Iterator[tuple[Passage, int, bool]]:
    comfortable, least = smallest
    yield from ((each, comfortable, False) for each in passages[:_FOREMOST])
    yield from ((each, least, False) for each in passages)
    yield from ((each, least, True) for each in passages if verse)


@lru_cache(256)
def _ranked(text: str, language: str, verse: bool) -> tuple[Passage, ...]:
    return ranked(text, language, verse)
