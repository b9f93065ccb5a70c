"""Which passage of a text stands on a card: the one chosen by hand, else the strongest that fits. Pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from competition.social.content import Words
from competition.social.excerpts.beginnings import beginning
from competition.social.excerpts.strength import ranked
from competition.social.excerpts.units import Passage, Unit, Units, text_of, units_of, well_formed
from competition.social.setting import Fitted

_FOREMOST, _STRONG = 3, 10
"""So many of the strongest passages are tried in comfortable type before any is set smaller, and so many may
stand for them: in type that is nearly comfortable, or for their translation's sake."""
_MUCH = 0.4
"""How long what stands for the strongest passage has to be, to it: a few words of it are none."""
_NEARLY = 0.82
"""How much smaller than is comfortable some more are tried before all are in the smallest type."""

Fit = Callable[[Units, Passage, int], Fitted | None]
"""Fits a passage in type that is not smaller than this."""


@dataclass(frozen=True)
class Chosen:
    """A passage that fits, in its units, and how."""

    units: Units
    passage: Passage
    fitted: Fitted
    begun: bool = False
    """Whether it is but the beginning of a sentence that is too long."""

    @property
    def text(self) -> str:
        """Its words as they were written."""
        return text_of(self.units, self.passage)


Liked = Callable[[Chosen], bool]


def choose(
    words: Words,
    asked: tuple[int, int] | None,
    *,
    verse: bool,
    smallest: tuple[int, int],
    fit: Fit,
    liked: Liked = bool,
    whole: bool = False,
) -> Chosen | None:
    """Return the passage that was asked for, else the strongest that fits; None where none does.

    `smallest`: the smallest comfortable type and the smallest of all. Of the foremost that fit in comfortable
    type one that is liked comes first; `whole`, all that was written where it is nearly comfortable. A line
    is turned only where no passage fits without.
    """
    units = units_of(words.text, words.language, verse=verse)
    stands = asked is not None and well_formed(units, Passage(*asked))
    passages = (Passage(*asked),) if asked and stands else _ranked(words.text, words.language, verse)

    def fitting(tries: Iterable[tuple[Passage, int, bool]]) -> Iterator[Chosen]:
        for passage, size, turned in tries:
            fitted = fit(units, passage, size)
            if fitted and (turned or not any(line.turned for line in fitted.lines)):
                yield Chosen(units, passage, fitted)

    comfortable, least = smallest
    nearly = max(least, round(comfortable * _NEARLY))
    everything = Passage(0, len(units) - 1)
    if whole and not (asked and stands) and well_formed(units, everything):
        complete = next(fitting([(everything, nearly, False)]), None)
        if complete:
            return complete
    first = next(fitting((each, comfortable, False) for each in passages[:_FOREMOST]), None)
    if first:
        other = _like(units, passages, first.passage)
        fine = fitting((each, comfortable, False) for each in other)
        return next(filter(liked, fine), first)
    close = list(fitting((each, nearly, False) for each in _like(units, passages)))
    if close:
        return next(filter(liked, close), close[0])
    return next(fitting(_smallest(passages, least, verse)), None)


def begin(words: Words, least: int, fit: Fit) -> Chosen | None:
    """Return how prose begins, for where not one sentence fits; None for too little of it."""
    units, passage = units_of(words.text, words.language, verse=False), Passage(0, 0)

    def fitted(said: str) -> Fitted | None:
        return fit(_only(units, said), passage, least)

    first = next((unit.text for unit in units.each if any(map(str.isalnum, unit.text))), "")
    said = beginning(first, lambda text: fitted(text) is not None)
    made = fitted(said) if said else None
    return Chosen(_only(units, said), passage, made, begun=True) if made else None


def _only(units: Units, said: str) -> Units:
    return replace(units, each=(Unit(said, 0, begins=True, ends=True),))


def _smallest(passages: Sequence[Passage], least: int, verse: bool) -> Iterator[tuple[Passage, int, bool]]:
    yield from ((each, least, False) for each in passages)
    yield from ((each, least, True) for each in passages if verse)


def _like(units: Units, passages: Sequence[Passage], *first: Passage) -> list[Passage]:
    """Return the strongest passages that are not much shorter than the strongest, or than the first."""
    enough = _MUCH * min((_long(units, each) for each in (*passages[:1], *first)), default=0)
    return [each for each in passages[:_STRONG] if _long(units, each) >= enough]


def _long(units: Units, passage: Passage) -> int:
    return len(text_of(units, passage))


@lru_cache(256)
def _ranked(text: str, language: str, verse: bool) -> tuple[Passage, ...]:
    return ranked(text, language, verse)
