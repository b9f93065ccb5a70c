"""How a sentence begins that is too long for a card: to the end of a phrase, else of a word. Pure."""

from bisect import bisect_left
from collections.abc import Callable
from itertools import accumulate

from competition.social.breaking import in_words
from competition.social.excerpts.fitting import GOES_ON
from competition.social.sentences import pauses, without_pause

_FEWEST = 3
"""So many words at least are a beginning."""
_ENOUGH = 0.5
"""How much of what would fit a phrase has to hold to be preferred to it."""


def beginning(sentence: str, fits: Callable[[str], bool]) -> str:
    """Return as much of a sentence's beginning as fits, with the mark that it goes on; "" for too little."""
    ends = list(accumulate(map(len, in_words(sentence))))[:-1]
    most = bisect_left(ends, True, key=lambda end: not fits(_marked(sentence[:end])))
    if most < _FEWEST:
        return ""
    phrases = [end for end in ends[:most] if pauses(sentence[:end].rstrip())]
    longest = ends[most - 1]
    end = phrases[-1] if phrases and phrases[-1] >= _ENOUGH * longest else longest
    return _marked(sentence[:end])


def _marked(said: str) -> str:
    return without_pause(said) + GOES_ON
