"""What speaks for a passage, and what against it, each by name and in points. Pure."""

from collections import Counter
from math import fsum

from competition.social.excerpts.quoting import quotes, torn
from competition.social.excerpts.reading import Reading
from competition.social.excerpts.units import Passage, Units, left_out

Lengths = tuple[float, float, float, float]
"""None at all, good from, good to, none again."""
_LINES: Lengths = (0, 3, 6, 13)
_VERSE: Lengths = (0, 40, 260, 480)
_PROSE: Lengths = (10, 60, 170, 320)


def points(reading: Reading, passage: Passage) -> dict[str, float]:
    """Return what speaks for a passage and, below nothing, against it."""
    place = _in_verse if reading.units.verse else _in_prose
    against = _against_words(reading, passage) | _against_edges(reading, passage)
    return {
        "length": _length(reading, passage),
        "central": 0.35 * _central(reading, passage),
        "echoes": 0.45 * _echoes(reading, passage),
        **place(reading.units, passage),
        **{name: -cost for name, cost in against.items()},
    }


def _length(reading: Reading, passage: Passage) -> float:
    broad = reading.breadth(passage)
    if reading.units.verse:
        return min(_between(len(passage), _LINES), _between(broad, _VERSE))
    return _between(broad, _PROSE)


def _between(value: float, lengths: Lengths) -> float:
    none, short, long, too_long = lengths
    if value < short:
        return max(0.0, (value - none) / (short - none))
    return max(0.0, (too_long - value) / (too_long - long)) if value > long else 1.0


def _central(reading: Reading, passage: Passage) -> float:
    """Return the mean centrality of the units, longer ones counting more."""
    broad = reading.breadth(passage)
    return fsum(unit.central * unit.breadth for unit in reading.of(passage)) / broad if broad else 0.0


def _echoes(reading: Reading, passage: Passage) -> float:
    """Return how much of its words a passage takes up again, rare ones counting more; a third is much."""
    held = Counter(stem for unit in reading.of(passage) for stem in unit.stems)
    total = fsum(reading.weighed[stem] for stem in held)
    again = fsum(reading.weighed[stem] for stem, count in held.items() if count > 1)
    return min(1.0, 3 * again / total) if total > 0 else 0.0


def _in_verse(units: Units, passage: Passage) -> dict[str, float]:
    """Return what its place in a poem tells; a side on which the poem goes on needs a mark that says so."""
    opens, closes = _edges(units, passage)
    before, after = left_out(units, passage)
    across = units.each[passage.first].group != units.each[passage.last].group
    whole = opens and closes
    return {
        "one whole stanza": 0.4 * (whole and not across),
        "whole stanzas": 0.3 * (whole and across),
        "ragged": -0.3 * (across and not whole),
        "opening": 0.35 * (not before),
        "close": 0.5 * (not after),
        "goes on": -0.1 * (before + after),
    }


def _in_prose(units: Units, passage: Passage) -> dict[str, float]:
    opens, closes = _edges(units, passage)
    return {
        "begins its paragraph": 0.15 * opens,
        "ends its paragraph": 0.15 * closes,
        "opening": 0.15 * (passage.first == 0),
        "close": 0.1 * (passage.last == len(units) - 1),
    }


def _edges(units: Units, passage: Passage) -> tuple[bool, bool]:
    """Return whether a passage begins and ends with its stanzas or paragraphs."""
    first, last, each = passage.first, passage.last, units.each
    opens = first == 0 or each[first - 1].group != each[first].group
    return opens, last == len(units) - 1 or each[last + 1].group != each[last].group


def _against_words(reading: Reading, passage: Passage) -> dict[str, float]:
    """Return what in the words speaks against a passage."""
    units, verse = reading.of(passage), reading.units.verse
    traits = [unit.traits for unit in units]
    quoting = [unit.quoting for unit in units]
    tears = torn(quoting)
    return {
        "no words": 5.0 * (not any(unit.stems for unit in units)),
        "torn quotation": 1.5 * tears,
        "within a quotation": 0.3 * (bool(quoting[0].before) and not tears),
        "quotation": 0.1 * (not verse and quotes(quoting)),
        "dialogue": 0.5 * sum(each.speaks for each in traits) / len(traits),
        "cries": 0.3 * sum(each.cries for each in traits) / len(traits),
        "list": (0.2 if verse else 0.6) * any(each.lists for each in traits),
        "figures": 0.15 * min(4, sum(each.figures for each in traits)),
        "capitals": 0.15 * min(4, sum(each.capitals for each in traits)),
        "names": 0.05 * min(4, sum(each.names for each in traits)),
    }


def _against_edges(reading: Reading, passage: Passage) -> dict[str, float]:
    """Return what at its beginning and its end speaks against a passage."""
    known, verse = reading.known, reading.units.verse
    first, last = known[passage.first], known[passage.last]
    before = known[passage.first - 1].traits if passage.first else None
    goes_on = passage.last < len(known) - 1
    return {
        "points back": (0.1 if verse else 0.4) * (before is not None and first.points_back),
        "begins small": 0.4 * (not verse and first.traits.small),
        "answer without question": 0.3 * (before is not None and before.asks),
        "question without answer": (0.2 if verse else 0.3) * (goes_on and last.traits.asks),
        "breaks off": 0.1 * (before is not None and before.pauses) + 0.2 * last.traits.pauses,
    }
