"""The numbers a book goes by, ISBN and ISSN: whether one can be right. Pure."""

import re

_PARTS = re.compile(r"[\s\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}-]+")
_NAME = re.compile(r"\A\s*(?:ISBN(?:-13)?|ISSN)\s*:?\s*", re.IGNORECASE)


def without_name(typed: str) -> str:
    """Return a number without the word before it that says what it is."""
    return _NAME.sub("", typed)


def digits_of(typed: str) -> str:
    """Return a number without what parts it: hyphens, spaces, its name before it."""
    return _PARTS.sub("", without_name(typed)).upper()


def is_isbn(typed: str) -> bool:
    """Whether this is an ISBN of thirteen digits whose last one fits the others."""
    digits = digits_of(typed)
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        return False
    return sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(digits)) % 10 == 0


def is_issn(typed: str) -> bool:
    """Whether this is an ISSN of eight digits, the last one an X for ten, that fit each other."""
    digits = digits_of(typed)
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits):
        return False
    return sum((8 - at) * (10 if digit == "X" else int(digit)) for at, digit in enumerate(digits)) % 11 == 0
