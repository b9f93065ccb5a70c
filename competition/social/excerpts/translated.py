"""Which part of a translation says what a passage of the original says. Pure."""

from collections import Counter

from competition.social.content import Words
from competition.social.excerpts.units import Passage, Units, units_of, well_formed


def same_passage(original: Words, translation: Words, passage: Passage, *, verse: bool) -> Passage | None:
    """Return the passage of the translation that stands for one of the original, None unless it is certain.

    All of the one stands for all of the other. Of a part it is certain where a poem was translated line for
    line, and where prose has the same paragraphs, and the same number of sentences in those of the passage;
    neither may stand mid-sentence.
    """
    ours = units_of(original.text, original.language, verse=verse)
    theirs = units_of(translation.text, translation.language, verse=verse)
    if not well_formed(ours, passage):
        return None
    everything = Passage(0, len(theirs) - 1)
    if passage == Passage(0, len(ours) - 1) and well_formed(theirs, everything):
        return everything
    mine, other = _lengths(ours), _lengths(theirs)
    first, last = ours.each[passage.first].group, ours.each[passage.last].group
    asked = mine if verse else mine[first : last + 1]
    if len(mine) != len(other) or asked != (other if verse else other[first : last + 1]):
        return None
    moved = sum(other[:first]) - sum(mine[:first])
    found = Passage(passage.first + moved, passage.last + moved)
    return found if well_formed(theirs, found) else None


def _lengths(units: Units) -> list[int]:
    """Return how many units each stanza or paragraph has."""
    return list(Counter(unit.group for unit in units.each).values())
