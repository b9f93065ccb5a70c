"""Which passage of a text to show: all that make sense, the strongest first. Pure, and explained.

A passage gains and loses points, by nothing but what can be seen of it in any language:

- what the text is about: words shared with the rest of it (`centrality.py`, LexRank);
- where it stands: the close of a poem, then its opening; the ends of paragraphs (position is the oldest
  feature of extracts: Edmundson, "New methods in automatic extracting", JACM 16, 1969);
- how it reads: a length for a telephone, whole stanzas, words taken up again from line to line or sentence
  to sentence. Parallels, and nothing that hangs on what was said before, are what makes a line be quoted
  (Danescu-Niculescu-Mizil et al., "You had me at hello: How phrasing affects memorability", ACL 2012);
- what speaks against it: `traits.py`.
"""

from collections.abc import Iterator

from competition.social.excerpts.points import points
from competition.social.excerpts.reading import Reading, read
from competition.social.excerpts.units import Passage, units_of, well_formed

_MOST_LINES, _MOST_SENTENCES = 14, 6
_LEAST_BREADTH, _MOST_BREADTH = 12, 320
"""A word or two of verse says nothing by itself where there is more; longer prose fits no card."""


def ranked(text: str, language: str, verse: bool) -> tuple[Passage, ...]:
    """Return every sensible passage of a text, the strongest first; none of a text without words.

    Short ones are among them, as a card takes the first that fits; the shortest opening is always there.
    """
    reading = read(units_of(text, language, verse=verse))
    # Rounded, so that no machine's last digit decides.
    sensible, least = list(_sensible(reading)), _LEAST_BREADTH if verse else 0
    telling = [passage for passage in sensible if reading.breadth(passage) >= least]
    worth = {each: round(sum(points(reading, each).values()), 6) for each in telling or sensible}
    found = sorted(worth, key=lambda passage: (-worth[passage], passage))
    return (*found, *(opening for opening in _opening(reading) if opening not in worth))


def _sensible(reading: Reading) -> Iterator[Passage]:
    """Yield the well-formed passages that are short enough; those of prose keep to one paragraph."""
    units = reading.units
    most = _MOST_LINES if units.verse else _MOST_SENTENCES
    for first, unit in enumerate(units.each):
        for last in range(first, min(first + most, len(units))):
            passage = Passage(first, last)
            if not units.verse and units.each[last].group != unit.group:
                break
            broad = reading.breadth(passage)
            if well_formed(units, passage) and broad and (units.verse or broad <= _MOST_BREADTH):
                yield passage


def _opening(reading: Reading) -> list[Passage]:
    """Return the shortest opening that ends where a sentence ends."""
    openings = [Passage(0, at) for at, unit in enumerate(reading.units.each) if unit.ends]
    return [opening for opening in openings if reading.breadth(opening)][:1]
