"""A text as what an excerpt is made of: lines of verse, sentences of prose. Pure.

Where a passage may begin and end is the same everywhere: at the ends of sentences. Verse without marks ends
its sentences with its stanzas, and a single stanza without marks with its lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from competition.platform.scripts import main_script
from competition.platform.text import paragraphs, stanzas
from competition.social.sentences import begins_small, ends_sentence, pauses, sentences, without_marks

CLOSE = ("Hani", "Hira", "Kana", "Bopo")
"""Scripts that put no space between sentences."""


@dataclass(frozen=True)
class Unit:
    """A line or a sentence, and its stanza or paragraph, counted from 0.

    `begins`, `ends`: whether a passage may begin before it and end after it, without standing mid-sentence.
    """

    text: str
    group: int
    begins: bool
    ends: bool


@dataclass(frozen=True)
class Units:
    """A whole text in its units; `glue` stands between two sentences of prose."""

    each: tuple[Unit, ...]
    verse: bool
    language: str = ""
    glue: str = " "

    def __len__(self) -> int:
        return len(self.each)


@dataclass(frozen=True, order=True)
class Passage:
    """A part of a text: its first and its last unit, both in it, counted from 0."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1


def units_of(text: str, language: str, *, verse: bool) -> Units:
    """Return a text in its units."""
    return verse_units(text, language) if verse else prose_units(text, language)


def verse_units(text: str, language: str) -> Units:
    """Return a poem in its lines."""
    kept = [[line.strip() for line in stanza] for stanza in stanzas(text)]
    ends = _ends_of_verse(kept, language) if kept else []
    return Units(_units(kept, ends, [True, *ends][: len(ends)]), verse=True, language=language)


def prose_units(text: str, language: str) -> Units:
    """Return a prose text in its sentences."""
    found = [sentences(paragraph, language) for paragraph in paragraphs(text)]
    kept = [paragraph for paragraph in found if paragraph]
    ends = _ends_of_prose(kept, language)
    glue = "" if main_script(text) in CLOSE else " "
    begins = _begins_of_prose(kept, ends, parted=len(stanzas(text)) > 1)
    return Units(_units(kept, ends, begins), verse=False, language=language, glue=glue)


def groups_of(units: Units, passage: Passage) -> list[list[Unit]]:
    """Return the units of a passage by stanza or paragraph."""
    chosen = units.each[passage.first : passage.last + 1]
    return [list(group) for _, group in groupby(chosen, key=lambda unit: unit.group)]


def text_of(units: Units, passage: Passage) -> str:
    """Return the words of a passage: lines kept, sentences running on, stanzas and paragraphs parted."""
    glue = "\n" if units.verse else units.glue
    return "\n\n".join(glue.join(unit.text for unit in group) for group in groups_of(units, passage))


def well_formed(units: Units, passage: Passage) -> bool:
    """Whether a passage is a part of the text that neither begins nor ends mid-sentence."""
    if not 0 <= passage.first <= passage.last < len(units):
        return False
    return units.each[passage.first].begins and units.each[passage.last].ends


def left_out(units: Units, passage: Passage) -> tuple[bool, bool]:
    """Whether words of the text stand before a passage, and after it; a line of stars says nothing."""
    before, after = units.each[: passage.first], units.each[passage.last + 1 :]
    return _words_in(before), _words_in(after)


def _words_in(each: Sequence[Unit]) -> bool:
    return any(character.isalnum() for unit in each for character in unit.text)


def _units(groups: Sequence[Sequence[str]], ends: Sequence[bool], begins: Sequence[bool]) -> tuple[Unit, ...]:
    numbered = [(text, number) for number, group in enumerate(groups) for text in group]
    return tuple(
        Unit(text, number, begin, end)
        for (text, number), begin, end in zip(numbered, begins, ends, strict=True)
    )


def _ends_of_verse(poem: Sequence[Sequence[str]], language: str) -> list[bool]:
    """Marks say where sentences end; where most stanzas end without one, their ends say it too.

    With no end at all but the poem's, every stanza ends a sentence, or every pause of a single stanza.
    """
    lines = [line for stanza in poem for line in stanza]
    closing = [at == len(stanza) for stanza in poem for at in range(1, len(stanza) + 1)]
    # Where every line begins small, a small letter does not tell that a sentence goes on.
    tells = not all(map(begins_small, lines))
    goes_on = [tells and begins_small(after) for after in [*lines[1:], ""]]
    ends = [ends_sentence(line, language) and not on for line, on in zip(lines, goes_on, strict=False)]
    if 2 * sum(end for end, close in zip(ends, closing, strict=True) if close) < len(poem):
        parts = zip(ends, closing, lines, goes_on, strict=False)
        ends = [end or (close and not on and not pauses(line)) for end, close, line, on in parts]
    if not any(ends[:-1]):
        stops = [pauses(line) for line in lines[:-1]]
        ends = closing if len(poem) > 1 else [*(stops if any(stops) else [True] * len(stops)), True]
    return [*ends[:-1], True]


def _ends_of_prose(text: Sequence[Sequence[str]], language: str) -> list[bool]:
    """Every sentence ends but a paragraph's last one without a mark.

    With no end at all but the text's, every paragraph ends a sentence.
    """
    lasts = [without_marks(language) or ends_sentence(paragraph[-1], language) for paragraph in text]
    ends = [
        at < len(paragraph) - 1 or last
        for paragraph, last in zip(text, lasts, strict=True)
        for at in range(len(paragraph))
    ]
    if not any(ends[:-1]):
        return [True] * len(ends)
    return [*ends[:-1], True]


def _begins_of_prose(text: Sequence[Sequence[str]], ends: Sequence[bool], *, parted: bool) -> list[bool]:
    """Every sentence begins behind one that ends; behind a heading or a colon a new paragraph does too.

    Lines that no empty line parts may be one sentence that was broken.
    """
    every = [(sentence, at == 0) for paragraph in text for at, sentence in enumerate(paragraph)]
    begins = [True] * len(every[:1])
    for ended, (before, _), (sentence, opens) in zip(ends, every, every[1:], strict=False):
        headed = before.rstrip().endswith((":", "：")) or (parted and not begins_small(sentence))
        begins.append(ended or (opens and headed))
    return begins
