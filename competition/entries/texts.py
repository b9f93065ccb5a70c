"""The words of a work: tidied, counted sensibly in every script, watched for trouble."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from math import ceil

MAX_BYTES = 200_000
LONGEST_RUN = 1_000
MOST_MARKS = 16

_KEPT_CONTROLS = "\n\t"
_OVERRIDES = re.compile("[\u202d\u202e]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# What ends a word besides white space: dashes, the Ethiopic word space, the invisible space of Khmer.
_BETWEEN_WORDS = re.compile("[\\s\u200b\u1361\u2013\u2014]+")

# Scripts written without spaces: first and last code point, and letters to a word. Chinese and Japanese words
# are mostly of two characters; words of Thai, Lao, Tibetan, Burmese and Khmer of about five letters.
_DENSE = (
    (0x0E00, 0x0FFF, 5),
    (0x1000, 0x109F, 5),
    (0x1780, 0x17FF, 5),
    (0x3040, 0x30FF, 2),
    (0x3400, 0x9FFF, 2),
    (0xF900, 0xFAFF, 2),
    (0x20000, 0x3FFFF, 2),
)


class Trouble(StrEnum):
    """What would stop the typesetter."""

    TOO_LARGE = "too-large"
    NO_SPACES = "no-spaces"
    TOO_MANY_MARKS = "too-many-marks"


def tidy(text: str) -> str:
    """Return the text in NFC with plain line ends and no control characters; lines and stanzas stay.

    Blank ends go. A lone surrogate, which no file can hold, becomes the replacement character.
    """
    kept = "".join(_plain(char) for char in _LINE_ENDS.sub("\n", text))
    lines = [line.rstrip() for line in unicodedata.normalize("NFC", kept).split("\n")]
    return "\n".join(lines).strip("\n")


def tidy_line(text: str) -> str:
    """Return a title or a name: tidied, on one line, trimmed, single spaces.

    Overrides of the writing direction go: left open, they would turn what stands beside the name.
    """
    return " ".join(tidy(_OVERRIDES.sub("", text)).split())


def count_lines(text: str) -> int:
    """Return the number of lines with something on them."""
    return sum(1 for line in text.split("\n") if line.strip())


def count_words(text: str) -> int:
    """Return the number of words; where a script has no spaces, as many as its letters usually make."""
    words, dense = 0, Counter[int]()
    for token in _BETWEEN_WORDS.split(text):
        spaced = False
        for char in token:
            size = letters_to_a_word(char)
            if size and char.isalpha():
                dense[size] += 1
            elif not size and char.isalnum():
                spaced = True
        words += spaced
    return words + sum(ceil(letters / size) for size, letters in dense.items())


def is_dense(text: str) -> bool:
    """Whether most letters of a text are of scripts that are written without spaces."""
    letters = [char for char in text if char.isalpha()]
    dense = sum(1 for char in letters if letters_to_a_word(char))
    return 2 * dense > len(letters)


def count_characters(text: str) -> int:
    """Return the number of characters as one counts them on paper: spaces and marks are none of their own."""
    return sum(1 for char in text if not char.isspace() and unicodedata.category(char)[0] not in "MC")


def letters_to_a_word(char: str) -> int:
    """Return how many letters make a word in the script of `char`, 0 where spaces part the words."""
    code = ord(char)
    if code < 0x0E00:
        return 0
    return next((size for first, last, size in _DENSE if first <= code <= last), 0)


def troubles(text: str) -> list[Trouble]:
    """Return what in the text would stop the typesetter, if anything."""
    found = []
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        found.append(Trouble.TOO_LARGE)
    if any(length > LONGEST_RUN for length in _runs(text)):
        found.append(Trouble.NO_SPACES)
    if any(marks > MOST_MARKS for marks in _stacks(text)):
        found.append(Trouble.TOO_MANY_MARKS)
    return found


def _plain(char: str) -> str:
    if char in _KEPT_CONTROLS:
        return char
    return {"Cc": "", "Cs": "\ufffd"}.get(unicodedata.category(char), char)


def _runs(text: str) -> Iterator[int]:
    """Yield the lengths of the runs in which a line cannot be broken."""
    run = 0
    for char in text:
        if char.isspace() or char == "\u200b" or letters_to_a_word(char):
            yield run
            run = 0
        else:
            run += 1
    yield run


def _stacks(text: str) -> Iterator[int]:
    """Yield how many marks stand on each letter."""
    marks = 0
    for char in text:
        if unicodedata.category(char).startswith("M"):
            marks += 1
        else:
            yield marks
            marks = 0
    yield marks
